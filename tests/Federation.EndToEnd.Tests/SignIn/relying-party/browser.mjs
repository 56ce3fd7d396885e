// A person's browser, without script: cookies, redirects, and the forms of the pages.
import assert from 'node:assert/strict';

const Named = { amp: '&', lt: '<', gt: '>', quot: '"' };
const unescape = text => text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (_, hex, decimal, name) => name ? Named[name] : String.fromCodePoint(hex ? parseInt(hex, 16) : Number(decimal)));
const attributes = tag => Object.fromEntries([...tag.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, name, value]) => [name, unescape(value)]));

export class Browser {
  /** @param cookies those of a browser that was here before: by name. */
  constructor(directory, cookies = {}) {
    this.directory = directory;
    this.cookies = cookies;
  }

  /** Goes to an address, and on, until there is a page or the address is none of the directory's. */
  async open(address, options = {}) {
    let url = new URL(address, this.directory.issuer);
    for (let hops = 0; hops < 10; hops++) {
      if (url.origin !== this.directory.issuer.origin) return { left: url };
      const answer = await this.directory.send(url.href, { ...options, headers: { ...options.headers, cookie: this.#cookiesFor(url) } });
      this.#keep(answer);
      const location = answer.headers.get('location');
      if (!location) return { status: answer.status, html: await answer.text(), url };
      url = new URL(location, url);
      options = {};
    }

    assert.fail(`${address} leads in circles`);
  }

  /** Fills in the form that has a field, or a button, of this name, and sends it. */
  async submit(page, fields) {
    const [name] = Object.keys(fields);
    const form = page.html?.match(/<form[\s\S]*?<\/form>/g)?.find(found => found.includes(`name="${name}"`));
    assert.ok(form, `there is no form with ${name} on ${JSON.stringify(page)}`);
    const hidden = [...form.matchAll(/<input type="hidden"[^>]*>/g)].map(([tag]) => attributes(tag)).map(({ name, value }) => [name, value]).filter(([name]) => !(name in fields));
    const { action } = attributes(form.slice(0, form.indexOf('>')));
    return this.open(new URL(action, page.url), { method: 'POST', body: new URLSearchParams([...hidden, ...Object.entries(fields)]) });
  }

  /** From the sign-in page to where the person wanted to. */
  async signIn(page, { email, password }) {
    return this.submit(await this.submit(page, { email }), { password });
  }

  /** Follows a client's wish to where it leads, agreeing to what is asked. */
  async authorize(address, agree = true) {
    let page = await this.open(address);
    if (page.url?.pathname === '/sign-in') page = await this.signIn(page, this.directory.setup.person);
    if (page.html?.includes('name="agree"')) page = await this.submit(page, { agree: String(agree) });
    return page.left ?? assert.fail(`the browser stays here: ${JSON.stringify(page)}`);
  }

  #cookiesFor(url) {
    return Object.entries(this.cookies).filter(([, { path }]) => url.pathname.startsWith(path)).map(([name, { value }]) => `${name}=${value}`).join('; ');
  }

  #keep(answer) {
    for (const line of answer.headers.getSetCookie()) {
      const [pair, ...rules] = line.split(';').map(part => part.trim());
      const [name, value] = [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)];
      const rule = Object.fromEntries(rules.map(part => part.split('=')).map(([key, told]) => [key.toLowerCase(), told ?? true]));
      assert.ok((rule.secure || this.directory.issuer.protocol === 'http:') && rule.httponly && rule.samesite, `the cookie ${name} is not closed: ${rules.join(' ')}`);
      if (value) this.cookies[name] = { value, path: rule.path ?? '/', rule };
      else delete this.cookies[name];
    }
  }
}
