// A field that suggests while somebody types, after the ARIA pattern of a combobox with a list: the field keeps the focus, arrows go through the list, Enter takes, Escape closes.
// What it shows comes as HTML with role=option and either a link (data-href) or a text to take (data-text).
const pause = 150;

customElements.define('combo-box', class extends HTMLElement {
  #field;
  #list;
  #timer;
  #request;

  connectedCallback() {
    this.#field = this.querySelector('input');
    this.#list = document.createElement('div');
    Object.assign(this.#list, { id: `${this.#field.id}-options`, className: 'options', hidden: true });
    this.#list.setAttribute('role', 'listbox');
    this.#list.setAttribute('aria-label', this.closest('.field')?.querySelector('label')?.textContent ?? '');
    this.append(this.#list);
    for (const [name, value] of Object.entries({ role: 'combobox', 'aria-autocomplete': 'list', 'aria-expanded': 'false', 'aria-controls': this.#list.id })) this.#field.setAttribute(name, value);
    this.#field.addEventListener('input', () => {
      // Other words, and nobody has chosen anything for them yet.
      this.#unselect();
      this.#later();
    });
    this.#field.addEventListener('keydown', event => this.#key(event));
    this.#field.addEventListener('blur', () => this.#close());
    // Pressing must not take the focus out of the field before the click is over.
    this.#list.addEventListener('mousedown', event => event.preventDefault());
    this.#list.addEventListener('click', event => this.#take(event.target.closest('[role=option]')));
  }

  #later() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#ask(), pause);
  }

  async #ask() {
    this.#request?.abort();
    const text = this.#field.value.trim();
    if (!text) return this.#close();
    this.#request = new AbortController();
    try {
      const answer = await fetch(`${this.dataset.source}?q=${encodeURIComponent(text)}`, { signal: this.#request.signal });
      if (!answer.ok) return this.#close();
      this.#list.innerHTML = await answer.text();
      this.#options.forEach((option, at) => { option.id = `${this.#list.id}-${at}`; });
      if (this.#options.length && document.activeElement === this.#field) this.#open();
      else this.#close();
    } catch (failure) {
      if (failure.name !== 'AbortError') this.#close();
    }
  }

  get #options() { return [...this.#list.querySelectorAll('[role=option]')]; }

  get #current() { return this.#list.querySelector('[aria-selected=true]'); }

  #open() {
    this.#list.hidden = false;
    this.#field.setAttribute('aria-expanded', 'true');
  }

  #settle() {
    clearTimeout(this.#timer);
    this.#request?.abort();
  }

  #close() {
    this.#settle();
    this.#list.hidden = true;
    this.#field.setAttribute('aria-expanded', 'false');
    this.#unselect();
  }

  #unselect() {
    this.#field.removeAttribute('aria-activedescendant');
    this.#current?.setAttribute('aria-selected', 'false');
  }

  #key(event) {
    if (event.key === 'Escape' && !this.#list.hidden) {
      event.preventDefault();
      this.#close();
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      if (this.#list.hidden) return void this.#ask();
      event.preventDefault();
      // Who is in the list keeps it: no answer that is still to come, or fails, changes or closes it.
      this.#settle();
      const options = this.#options;
      const at = options.indexOf(this.#current);
      const next = event.key === 'ArrowDown' ? (at + 1) % options.length : (at <= 0 ? options.length : at) - 1;
      this.#current?.setAttribute('aria-selected', 'false');
      options[next].setAttribute('aria-selected', 'true');
      options[next].scrollIntoView({ block: 'nearest' });
      this.#field.setAttribute('aria-activedescendant', options[next].id);
    } else if (event.key === 'Enter') {
      const current = this.#list.hidden ? null : this.#current;
      if (current) event.preventDefault();
      this.#take(current);
    }
  }

  #take(option) {
    this.#close();
    if (!option) return;
    if (option.dataset.href) {
      location.assign(option.dataset.href);
      return;
    }

    this.#field.value = option.dataset.text;
    this.#field.form?.requestSubmit();
  }
});
