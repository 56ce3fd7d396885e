// The map beside a list. Outlines and spots come from this directory alone; what belongs together on a spot is counted by the server. The list has everything that the map has.
const first = { centre: [46.6, 4.5], zoom: 5 };
const nearer = 5; // From this zoom on borders are drawn, and finer coasts.
const here = new URL('.', import.meta.url);

const script = name => new Promise((done, failed) => document.head.append(Object.assign(document.createElement('script'), { src: new URL(name, here), onload: done, onerror: failed })));

customElements.define('centre-map', class extends HTMLElement {
  #map;
  #spots;
  #outline;
  #fine;
  #request;
  #words;

  connectedCallback() {
    this.#words = JSON.parse(this.dataset.words);
    // It is loaded when it comes into sight, and not at all where it does not.
    new IntersectionObserver((entries, observer) => {
      if (!entries.some(entry => entry.isIntersecting)) return;
      observer.disconnect();
      this.#start().catch(() => { this.textContent = this.#words.failed; });
    }).observe(this);
  }

  async #start() {
    await script('leaflet.js');
    const L = window.L;
    const box = this.#known();
    this.#map = L.map(this, { zoomControl: false, minZoom: 1, maxZoom: 18, worldCopyJump: true, attributionControl: false, scrollWheelZoom: true });
    L.control.zoom({ zoomInTitle: this.#words.zoomIn, zoomOutTitle: this.#words.zoomOut }).addTo(this.#map);
    this.setAttribute('role', 'region');
    this.setAttribute('aria-label', this.#words.label);
    this.#spots = L.layerGroup().addTo(this.#map);
    if (box) this.#map.fitBounds(box, { padding: [30, 30], maxZoom: 13 });
    else this.#map.setView(first.centre, first.zoom);
    this.#draw(this.dataset.land, 'map-land').then(layer => { this.#outline = layer; this.#outlines(); });
    this.#map.on('moveend', () => { this.#outlines(); this.#load(); });
    this.#map.on('dragend', () => this.#offer());
    this.#load();
    addEventListener('htmx:afterSettle', event => { if (event.target.id === 'results' || event.detail.elt?.id === 'results') this.#follow(); });
    document.addEventListener('mouseover', event => this.#light(event.target.closest?.('.card')?.dataset.key));
    document.addEventListener('focusin', event => this.#light(event.target.closest?.('.card')?.dataset.key));
  }

  get #query() { return document.getElementById('results')?.dataset.query ?? ''; }

  // Where the centres of the list are; null where none has a place.
  #known() {
    const points = [...document.querySelectorAll('#results [data-at]')].map(card => card.dataset.at).filter(Boolean).map(at => at.split(',').map(Number));
    const area = new URLSearchParams(this.#query).get('area')?.split(',').map(Number);
    if (area?.length === 4) return [[area[1], area[0]], [area[3], area[2]]];
    if (points.length) return window.L.latLngBounds(points);
    const near = document.getElementById('results')?.dataset.near?.split(',').map(Number);
    return near?.length === 2 ? window.L.latLng(near).toBounds(50_000) : null;
  }

  // The list is another one: the map goes to where it is, unless the map was what was asked about.
  #follow() {
    this.querySelector('.map-here')?.remove();
    const box = this.#known();
    if (box && !new URLSearchParams(this.#query).has('area')) this.#map.fitBounds(box, { padding: [30, 30], maxZoom: 13 });
    this.#load();
  }

  async #draw(source, className) {
    const answer = await fetch(source);
    return window.L.geoJSON(await answer.json(), { interactive: false, style: feature => ({ className: feature.geometry.type.endsWith('Polygon') ? className : 'map-border', weight: 0.75 }) });
  }

  #outlines() {
    const isNear = this.#map.getZoom() >= nearer;
    if (isNear && !this.#fine) this.#fine = this.#draw(this.dataset.countries, 'map-land').then(layer => { this.#fine = layer; this.#outlines(); });
    const [shown, other] = isNear && this.#fine?.addTo ? [this.#fine, this.#outline] : [this.#outline, this.#fine];
    shown?.addTo(this.#map).bringToBack();
    other?.remove?.();
  }

  async #load() {
    this.#request?.abort();
    this.#request = new AbortController();
    const bounds = this.#map.getBounds();
    const limit = (value, most) => Math.max(-most, Math.min(most, value)).toFixed(4);
    const ask = new URLSearchParams(this.#query);
    ask.set('box', [limit(bounds.getWest(), 180), limit(bounds.getSouth(), 85), limit(bounds.getEast(), 180), limit(bounds.getNorth(), 85)].join());
    ask.set('zoom', this.#map.getZoom());
    try {
      const answer = await fetch(`${this.dataset.source}?${ask}`, { signal: this.#request.signal });
      if (answer.ok) this.#show(await answer.json());
    } catch (failure) {
      if (failure.name !== 'AbortError') throw failure;
    }
  }

  #show(clusters) {
    const L = window.L;
    this.#spots.clearLayers();
    for (const { count, at, box, centre } of clusters) {
      const size = count === 1 ? 20 : Math.min(56, 26 + 8 * Math.log10(count));
      const spot = document.createElement('div');
      spot.className = 'spot';
      if (centre) spot.dataset.key = centre.key;
      else spot.textContent = count.toLocaleString(document.documentElement.lang);
      const name = centre?.name ?? this.#words.centres.replace('{0}', count.toLocaleString(document.documentElement.lang));
      const marker = L.marker(at, { icon: L.divIcon({ html: spot, className: '', iconSize: [size, size] }), title: name, alt: name, keyboard: true }).addTo(this.#spots);
      marker.on('click', () => {
        if (centre) location.assign(centre.href);
        else this.#map.fitBounds([[box[1], box[0]], [box[3], box[2]]], { padding: [40, 40] });
      });
      if (!centre) marker.on('click', () => this.#offer());
      marker.on('mouseover', () => this.#card(centre?.key, true));
      marker.on('mouseout', () => this.#card(centre?.key, false));
    }
  }

  // Spot and entry of one centre stand out together.
  #light(key) {
    for (const spot of this.querySelectorAll('.spot[data-key]')) spot.classList.toggle('lit', spot.dataset.key === key);
  }

  #card(key, isLit) {
    if (key) document.querySelector(`.card[data-key="${CSS.escape(key)}"]`)?.classList.toggle('lit', isLit);
  }

  #offer() {
    if (this.querySelector('.map-here')) return;
    const button = Object.assign(document.createElement('button'), { type: 'button', className: 'map-here', textContent: this.#words.here });
    button.addEventListener('click', () => {
      const form = document.getElementById('search');
      const bounds = this.#map.getBounds();
      form.elements.area.disabled = false;
      form.elements.area.value = [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()].map(value => value.toFixed(4)).join();
      form.elements.near.disabled = true;
      form.elements.where.value = '';
      form.requestSubmit();
      button.remove();
    });
    this.append(button);
  }
});
