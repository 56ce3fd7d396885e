// The map beside a list. Outlines and spots come from this directory alone; what belongs together on a spot is counted by the server. The list has everything that the map has.
const first = { centre: [46.6, 4.5], zoom: 5 };
const nearer = 7; // From this zoom on borders are drawn, and finer coasts.
const here = new URL('.', import.meta.url);

const script = name => new Promise((done, failed) => document.head.append(Object.assign(document.createElement('script'), { src: new URL(name, here), onload: done, onerror: failed })));

customElements.define('centre-map', class extends HTMLElement {
  #map;
  #spots;
  #outline;
  #fine;
  #request;
  #words;
  #goes = false;
  #isLost = false; // nobody told where the centres are
  #shown = ''; // of which list its spots are

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
    // Its style comes before ours, whose colours replace its own.
    document.head.prepend(Object.assign(document.createElement('link'), { rel: 'stylesheet', href: new URL('leaflet.css', here) }));
    const [box] = await Promise.all([this.#extent(), script('leaflet.js')]);
    const L = window.L;
    this.#map = L.map(this, { zoomControl: false, minZoom: 1, maxZoom: 18, worldCopyJump: true, attributionControl: false, scrollWheelZoom: true });
    L.control.zoom({ zoomInTitle: this.#words.zoomIn, zoomOutTitle: this.#words.zoomOut }).addTo(this.#map);
    this.setAttribute('role', 'region');
    this.setAttribute('aria-label', this.#words.label);
    this.#spots = L.layerGroup().addTo(this.#map);
    // Where somebody moved it to may be searched; where it went by itself was.
    this.#map.on('zoomend dragend', () => { if (!this.#goes) this.#offer(); });
    this.#map.on('moveend', () => { this.#goes = false; this.#outlines(); this.#load(); });
    this.#go(box);
    this.#draw(this.dataset.land, 'map-land').then(layer => { this.#outline = layer; this.#outlines(); });
    addEventListener('htmx:afterSettle', event => { if (event.target.id === 'results' || event.detail.elt?.id === 'results') this.#follow(); });
    document.addEventListener('mouseover', event => this.#light(event.target.closest?.('.card')?.dataset.key));
    document.addEventListener('focusin', event => this.#light(event.target.closest?.('.card')?.dataset.key));
  }

  get #query() { return document.getElementById('results')?.dataset.query ?? ''; }

  // What the map was asked about, else where all the centres of the list are; null where none has a place.
  async #extent() {
    const area = new URLSearchParams(this.#query).get('area')?.split(',').map(Number);
    if (area?.length === 4) return [[area[1], area[0]], [area[3], area[2]]];
    const all = await this.#ask('-180,-85,180,85', 1);
    this.#isLost = !all;
    const boxes = all?.map(cluster => cluster.box) ?? [];
    if (boxes.length) return [[Math.min(...boxes.map(box => box[1])), Math.min(...boxes.map(box => box[0]))], [Math.max(...boxes.map(box => box[3])), Math.max(...boxes.map(box => box[2]))]];
    const near = document.getElementById('results')?.dataset.near?.split(',').map(Number);
    return near?.length === 2 ? [[near[0] - 0.3, near[1] - 0.4], [near[0] + 0.3, near[1] + 0.4]] : null;
  }

  #go(box) {
    this.#goes = true;
    if (box) this.#map.fitBounds(box, { padding: [30, 30], maxZoom: 13 });
    else this.#map.setView(first.centre, first.zoom);
  }

  // The list is another one: the map goes to where it is, unless the map was what was asked about.
  async #follow() {
    this.querySelector('.map-here')?.remove();
    if (new URLSearchParams(this.#query).has('area')) this.#load();
    else this.#go(await this.#extent());
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
    const box = this.#box();
    try {
      const query = this.#query, clusters = await this.#ask(box, this.#map.getZoom(), this.#request.signal);
      if (clusters && this.#isLost) {
        // Once: where the centres are may be what cannot be told.
        const all = await this.#extent();
        this.#isLost = false;
        if (all) return this.#go(all);
      }
      if (clusters || query !== this.#shown) this.#show(clusters ?? []);
      this.#shown = query;
    } catch (failure) {
      if (failure.name !== 'AbortError') throw failure;
    }
  }

  // What is shown, as west, south, east and north: the whole way round at most, and across the antimeridian with a west greater than its east.
  #box() {
    const bounds = this.#map.getBounds();
    const isWhole = bounds.getEast() - bounds.getWest() >= 360;
    const wrapped = longitude => longitude - 360 * Math.floor((longitude + 180) / 360);
    const limited = latitude => Math.max(-85, Math.min(85, latitude));
    return [isWhole ? -180 : wrapped(bounds.getWest()), limited(bounds.getSouth()), isWhole ? 180 : wrapped(bounds.getEast()), limited(bounds.getNorth())].map(value => value.toFixed(4)).join();
  }

  // Null where there is no answer; what is shown of the same list stays then, and is asked for again at the time that the directory names.
  async #ask(box, zoom, signal) {
    const ask = new URLSearchParams(this.#query);
    ask.set('box', box);
    ask.set('zoom', zoom);
    const answer = await fetch(`${this.dataset.source}?${ask}`, { signal });
    if (answer.ok) return answer.json();
    const seconds = Number(answer.headers.get('Retry-After'));
    if (seconds && signal) setTimeout(() => { if (!signal.aborted) this.#load(); }, seconds * 1_000);
    return null;
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
      form.elements.area.disabled = false;
      form.elements.area.value = this.#box();
      form.elements.near.disabled = true;
      form.elements.where.value = '';
      form.requestSubmit();
      button.remove();
    });
    this.append(button);
  }
});
