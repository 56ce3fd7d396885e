// Keys between pairs, for as long as one of them has the focus; a letter leads to a button, and Enter decides. Without this there are the buttons.
customElements.define('pair-list', class extends HTMLElement {
  connectedCallback() {
    this.addEventListener('keydown', event => this.#press(event));
    if (!new URLSearchParams(location.search).has('told')) return;
    // After a decision the next pair is where one goes on. What was done is said again, for those who hear the page: of what stands there from the beginning they are not told.
    this.querySelector('.pair')?.focus();
    const told = document.querySelector('.notice[role=status]');
    if (!told) return;
    const says = told.textContent;
    told.textContent = '';
    requestAnimationFrame(() => { told.textContent = says; });
  }

  #press(event) {
    if (event.ctrlKey || event.altKey || event.metaKey || event.target.closest('input, textarea, select')) return;
    const pair = event.target.closest('.pair');
    if (!pair) return;
    const isPair = event.target === pair;
    const next = event.key === 'j' || isPair && event.key === 'ArrowRight' ? pair.nextElementSibling
      : event.key === 'k' || isPair && event.key === 'ArrowLeft' ? pair.previousElementSibling
      : /^[a-z]$/.test(event.key) ? pair.querySelector(`[data-key="${event.key}"]`) : null;
    if (!next) return;
    event.preventDefault();
    next.focus();
  }
});
