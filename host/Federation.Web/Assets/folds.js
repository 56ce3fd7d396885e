// What somebody unfolded stays unfolded when its part of the page is replaced.
let open = new Set();

addEventListener('htmx:beforeSwap', () => {
  open = new Set([...document.querySelectorAll('details[id][open]')].map(fold => fold.id));
});

addEventListener('htmx:afterSettle', () => {
  for (const id of open) document.getElementById(id)?.setAttribute('open', '');
});
