// What the directory's own pages keep in a browser, and what they say where something fails.
import * as client from 'openid-client';
import assert from 'node:assert/strict';
import { Browser } from './browser.mjs';
import { wish } from './code.mjs';

/** A browser of the person, with a session of its own. */
async function signedIn(directory) {
  const browser = new Browser(directory);
  const page = await browser.signIn(await browser.open('/sign-in'), directory.setup.person);
  assert.equal(page.url?.pathname, '/account', JSON.stringify(page));
  return { browser, page };
}

const isOut = async browser => (await browser.open('/account')).url.pathname === '/sign-in';

/** Signing out ends the session, and not only the cookie that this browser has of it. */
export async function signOut(directory) {
  const { browser, page } = await signedIn(directory);
  const copy = new Browser(directory, { ...browser.cookies });
  const { browser: elsewhere } = await signedIn(directory);
  assert.deepEqual([await isOut(copy), await isOut(elsewhere)], [false, false]);
  await browser.open('/sign-out', { method: 'POST', body: new URLSearchParams(formOf(page, '/sign-out')) });
  assert.deepEqual([await isOut(browser), await isOut(copy), await isOut(elsewhere)], [true, true, false]);
  const left = new Browser(directory, { ...elsewhere.cookies });
  await elsewhere.open('/connect/logout');
  assert.equal(await isOut(left), true, 'a client that signs the person out ends the session too');
}

/** No other host of the domain can set them (RFC 6265bis, 4.1.3.2). */
export async function cookieNames(directory) {
  const { browser } = await signedIn(directory);
  const ours = Object.entries(browser.cookies);
  assert.deepEqual(ours.map(([name]) => name).toSorted(), ['__Host-federation-device', '__Host-federation-form', '__Host-federation-session']);
  for (const [name, { path, rule }] of ours) assert.deepEqual([path, rule.domain], ['/', undefined], name);
}

/** A form that was given to nobody, or to another account, is worth nothing in this browser. */
export async function formOfAnother(directory) {
  const { browser } = await signedIn(directory);
  const form = Object.entries(browser.cookies).find(([name]) => name.endsWith('form'));
  const stranger = new Browser(directory, { [form[0]]: form[1] });
  const fields = formOf(await stranger.open('/sign-in'), '/sign-in/email').filter(([name]) => name !== 'return');
  const answer = await browser.open('/sign-out', { method: 'POST', body: new URLSearchParams(fields) });
  assert.deepEqual([answer.status, await isOut(browser)], [400, false]);
}

/** Whatever cannot be told to a client is told to the person: on a page, in both languages, without what went wrong inside. */
export async function failurePages(directory) {
  const config = await directory.client('web');
  const { parameters } = await wish(directory, 'web', 'openid', { redirect_uri: 'https://evil.example/callback' });
  const authorize = client.buildAuthorizationUrl(config, parameters);
  const callback = `/sign-in/callback/${directory.setup.network}`;
  for (const address of [authorize.href, `${callback}?error=access_denied&error_description=sentinel&state=none`, `${callback}?code=1&state=none`, callback, '/sign-in/callback/nobody', '/connect/authorize', '/connect/logout?post_logout_redirect_uri=https://evil.example/']) {
    for (const [language, word] of [['en', 'Sign in'], ['fr', 'Se connecter']]) {
      const page = await new Browser(directory).open(address, { headers: { 'accept-language': language } });
      assert.equal(page.left, undefined, address);
      assert.ok(page.status >= 400 && page.status < 500, `${address} answers ${page.status}`);
      assert.match(page.html, new RegExp(`<html lang="${language}">`), `${address}: ${page.html}`);
      assert.ok(page.html.includes(word), `${address}: ${page.html}`);
      assert.doesNotMatch(page.html.slice(page.html.indexOf('<main>')), /error_description|error_uri|sentinel|documentation\.openiddict|ID\d{4}/, address);
    }
  }
}

/** The hidden fields of the form that goes to an address. */
export function formOf(page, action) {
  const form = page.html.match(/<form[\s\S]*?<\/form>/g).find(found => found.includes(`action="${action}"`));
  return [...form.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)">/g)].map(([, name, value]) => [name, value]);
}
