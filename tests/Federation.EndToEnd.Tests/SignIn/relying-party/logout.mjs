// Clients are told when a session that the person came from ends: OpenID Connect Back-Channel Logout 1.0.
import * as client from 'openid-client';
import { createLocalJWKSet, jwtVerify } from 'jose';
import assert from 'node:assert/strict';
import { Browser } from './browser.mjs';
import { refused } from './directory.mjs';
import { onTheirDevice, tokens, wish } from './code.mjs';
import { formOf } from './pages.mjs';
import { throughNetwork } from './persons.mjs';

const Event = 'http://schemas.openid.net/event/backchannel-logout';

/** Asks until so many tokens came. */
async function told(directory, count) {
  for (;;) {
    const all = await (await fetch(directory.setup.logouts)).json();
    if (all.length >= count) return all;
    await new Promise(again => { setTimeout(again, 50); });
  }
}

/** As a client has to check it (2.6). */
export async function read(directory, config, token) {
  const keys = await (await directory.send(config.serverMetadata().jwks_uri, {})).json();
  const { payload } = await jwtVerify(token, createLocalJWKSet(keys), { issuer: directory.setup.issuer, typ: 'logout+jwt', algorithms: ['ES256'], requiredClaims: ['jti', 'iat', 'exp', 'sid'] });
  assert.deepEqual(payload.events, { [Event]: {} });
  assert.equal(payload.nonce, undefined);
  assert.ok(payload.exp - payload.iat <= 120);
  return payload;
}

export async function logout(directory) {
  const browser = onTheirDevice(directory), elsewhere = onTheirDevice(directory);
  const before = (await told(directory, 0)).length;
  const one = await tokens(directory, browser, 'told'), two = await tokens(directory, browser, 'told-too'), other = await tokens(directory, elsewhere, 'told');
  await tokens(directory, browser, 'web'); // which nobody tells
  const server = one.config.serverMetadata();
  assert.deepEqual([server.backchannel_logout_supported, server.backchannel_logout_session_supported], [true, true]);
  const [first, second, third] = [one, two, other].map(({ got }) => got.claims());
  assert.equal(first.sub, third.sub);
  assert.equal(new Set([first.sid, second.sid, third.sid]).size, 3, 'a session is another for each client, and each session');
  await browser.open('/sign-out', { method: 'POST', body: new URLSearchParams(formOf(await browser.open('/account'), '/sign-out')) });
  const came = await Promise.all((await told(directory, before + 2)).slice(before).map(token => read(directory, one.config, token)));
  const heard = came.map(({ aud, sub, sid }) => [aud, sub, sid]).toSorted();
  assert.deepEqual(heard, [['told', first.sub, first.sid], ['told-too', second.sub, second.sid]]);
  await elsewhere.open('/connect/logout');
  const last = await read(directory, one.config, (await told(directory, before + 3)).at(-1));
  assert.deepEqual([last.aud, last.sub, last.sid], ['told', third.sub, third.sid]);
  assert.equal((await told(directory, before + 3)).length, before + 3, 'each was told once');
}

/** Whoever signs in again has left the session of before: its clients are told, and a copy of its cookie is worth nothing. */
export async function logoutByANewSignIn(directory) {
  const browser = onTheirDevice(directory);
  const { config, got } = await tokens(directory, browser, 'told');
  const copy = new Browser(directory, { ...browser.cookies });
  const before = (await told(directory, 0)).length;
  const page = await browser.open(client.buildAuthorizationUrl(config, (await wish(directory, 'told', 'openid', { prompt: 'login' })).parameters));
  await browser.signIn(page, directory.setup.person);
  const { sub, sid } = await read(directory, config, (await told(directory, before + 1)).at(-1));
  assert.deepEqual([sub, sid], [got.claims().sub, got.claims().sid]);
  assert.equal(await isIn(copy), false);
}

/** Who agreed can take it back on the account's page: what the program holds is worth nothing, and it has to ask again. */
export async function disagree(directory) {
  const browser = onTheirDevice(directory);
  const { config, got } = await tokens(directory, browser, 'fresh', 'openid offline_access networks');
  const other = await tokens(directory, browser, 'web', 'openid offline_access networks');
  const account = await browser.open('/account');
  const form = account.html.match(/<form[^>]*disagree[\s\S]*?<\/form>/g).find(found => found.includes('value="fresh"'));
  const token = form.match(/name="(__[^"]+)" value="([^"]+)"/);
  await browser.open('/account/disagree', { method: 'POST', body: new URLSearchParams({ [token[1]]: token[2], client: 'fresh' }) });
  await refused(client.refreshTokenGrant(config, got.refresh_token), 'invalid_grant');
  assert.equal(await directory.manages(got.access_token), false);
  assert.ok((await client.refreshTokenGrant(other.config, other.got.refresh_token)).access_token, 'of no other program');
  const asked = await browser.open(client.buildAuthorizationUrl(config, (await wish(directory, 'fresh', 'openid networks')).parameters));
  assert.ok(asked.html?.includes('name="agree"'), 'it has to ask again');
}

const isIn = async browser => (await browser.open('/account')).url.pathname === '/account';

/** A member who signed in at the network's provider. */
async function member(directory) {
  const browser = new Browser(directory);
  await throughNetwork(browser, { network: directory.setup.network });
  assert.equal(await isIn(browser), true);
  return browser;
}

const tell = (directory, token) => directory.post(`/sign-in/logout/${directory.setup.network}`, { logout_token: token });

export async function ended(directory) {
  const { refused, ofAnother, ofSession } = directory.setup;
  const browser = await member(directory), copy = new Browser(directory, { ...browser.cookies });
  for (const [what, token] of Object.entries(refused)) {
    const answer = await tell(directory, token);
    assert.deepEqual([answer.status, answer.body.error], [400, 'invalid_request'], what);
    assert.equal(await isIn(browser), true, what);
  }

  assert.equal((await directory.post('/sign-in/logout/nobody', { logout_token: ofSession })).status, 400);
  assert.equal((await tell(directory, ofAnother)).status, 200);
  assert.equal(await isIn(browser), true, 'another session of the same person goes on');
  assert.equal((await tell(directory, ofSession)).status, 200);
  assert.deepEqual([await isIn(browser), await isIn(copy)], [false, false]);
}

export async function endedForAll(directory) {
  const devices = [await member(directory), await member(directory)];
  assert.equal((await tell(directory, directory.setup.ofPerson)).status, 200);
  for (const device of devices) assert.equal(await isIn(device), false);
  const later = await member(directory);
  assert.equal((await tell(directory, directory.setup.ofPerson)).status, 200);
  assert.equal(await isIn(later), true, 'a token counts once');
}
