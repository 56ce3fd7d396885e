// "Near me": asks the device where it is, and the directory what is there. The place goes no further than into the address.
customElements.define('near-me', class extends HTMLElement {
  connectedCallback() {
    if (!navigator.geolocation) return;
    this.hidden = false;
    this.querySelector('button').addEventListener('click', () => this.#ask());
  }

  #ask() {
    const button = this.querySelector('button');
    button.disabled = true;
    navigator.geolocation.getCurrentPosition(({ coords }) => {
      button.disabled = false;
      const form = this.closest('form');
      const near = form.elements.near;
      near.disabled = false;
      near.value = `${coords.latitude.toFixed(3)},${coords.longitude.toFixed(3)}`;
      form.elements.where.value = '';
      form.elements.area.disabled = true;
      form.requestSubmit();
    }, () => {
      button.disabled = false;
      document.getElementById('count').textContent = this.dataset.failed;
    }, { timeout: 10_000, maximumAge: 300_000 });
  }
});

// A town that is typed takes the place of the device's.
document.addEventListener('input', event => {
  if (event.target.id !== 'where' || !event.target.value) return;
  event.target.form.elements.near.disabled = true;
  event.target.form.elements.area.disabled = true;
});
