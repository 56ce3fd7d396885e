// Keys between pairs, for as long as one of them has the focus; a letter leads to a button, and Enter decides. Without this there are the buttons.
customElements.define('pair-list', class extends HTMLElement {
  connectedCallback() {
    this.addEventListener('keydown', event => this.#press(event));
    // After a decision the next pair is where one goes on.
    if (new URLSearchParams(location.search).has('told')) this.querySelector('.pair')?.focus();
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
