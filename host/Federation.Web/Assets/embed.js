// For other sites: puts a centre of this directory into a frame in place of the link that it holds. Without script the link stays.
customElements.define('connected-centre', class extends HTMLElement {
  connectedCallback() {
    const source = new URL(this.dataset.src);
    if (source.origin !== new URL(import.meta.url).origin) return;
    const frame = document.createElement('iframe');
    Object.assign(frame, { src: `${source.href}/embed`, title: this.textContent.trim(), width: this.dataset.width ?? 320, height: this.dataset.height ?? 220, loading: 'lazy' });
    frame.style.border = '0';
    this.replaceChildren(frame);
  }
});
