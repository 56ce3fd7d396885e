// A person's browser without script: cookies, redirects, and the forms of whatever page it is on. Like any browser it gives a cookie to every port of a host.
import assert from 'node:assert/strict';

const MOST_HOPS = 12;
const NAMED = { amp: '&', lt: '<', gt: '>', quot: '"' };

function plain(text) {
  return text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (all, hex, decimal, name) => (name ? NAMED[name] ?? all : String.fromCodePoint(hex ? parseInt(hex, 16) : Number(decimal))));
}

function attributes(tag) {
  return Object.fromEntries([...tag.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, name, value]) => [name, plain(value)]));
}

export class Browser {
  #cookies = new Map();

  /** Goes to an address and on to where that leads. */
  async open(address, options = {}) {
    let url = new URL(address);
    for (let hops = 0; hops < MOST_HOPS; hops++) {
      const answer = await this.send(url, options);
      const location = answer.headers.get('location');
      if (!location) return { url, status: answer.status, html: await answer.text() };
      await answer.body?.cancel();
      url = new URL(location, url);
      options = {};
    }

    throw new Error(`${address} leads in circles`);
  }

  /** Fills in the form that has the fields named, with what it holds itself, and sends it. */
  async submit(page, fields = {}) {
    const names = Object.keys(fields);
    // A button may stand elsewhere on the page and say whose it is.
    const outside = found => [...page.html.matchAll(/<button[^>]*>/g)].map(([tag]) => tag).filter(tag => attributes(tag).form && attributes(tag).form === attributes(found.slice(0, found.indexOf('>'))).id).join('');
    const form = [...page.html.matchAll(/<form[\s\S]*?<\/form>/g)].map(([found]) => found).find(found => names.every(name => (found + outside(found)).includes(`name="${name}"`)));
    assert.ok(form, `${page.url.origin}${page.url.pathname} (${page.status}) has no form with ${names.join(', ') || 'anything'}`);
    const { action } = attributes(form.slice(0, form.indexOf('>')));
    const hidden = [...form.matchAll(/<input[^>]*type="hidden"[^>]*>/g)].map(([tag]) => attributes(tag)).map(({ name, value }) => [name, value]);
    return this.open(new URL(action, page.url), { method: 'POST', body: new URLSearchParams({ ...Object.fromEntries(hidden), ...fields }) });
  }

  /** One request, with the cookies that belong to it. */
  async send(url, options = {}) {
    const kept = [...this.#cookies.values()].filter(({ host, path }) => host === url.hostname && url.pathname.startsWith(path));
    const cookie = kept.map(({ name, value }) => `${name}=${value}`).join('; ');
    const answer = await fetch(url, { ...options, headers: { ...options.headers, ...(cookie && { cookie }) }, redirect: 'manual' });
    for (const line of answer.headers.getSetCookie()) this.#keep(url.hostname, line);
    return answer;
  }

  #keep(host, line) {
    const [pair, ...rest] = line.split(';').map(part => part.trim());
    const [name, value] = [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)];
    const rules = Object.fromEntries(rest.map(part => part.split('=')).map(([key, told]) => [key.toLowerCase(), told]));
    const key = `${host} ${rules.path ?? '/'} ${name}`;
    if (value === '' || Date.parse(rules.expires) <= Date.now()) this.#cookies.delete(key);
    else this.#cookies.set(key, { host, path: rules.path ?? '/', name, value });
  }
}
