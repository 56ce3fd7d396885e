// A terminal at a door, without a keyboard: openid-client's device flow (RFC 8628), with a certificate of its own where it has one (RFC 8705).
import * as client from 'openid-client';
import assert from 'node:assert/strict';
import https from 'node:https';
import { Browser } from './browser.mjs';
import { errorOf } from './directory.mjs';

/** fetch, as far as a library asks, over TLS with a client certificate: Node's own takes none. */
const overTls = (ca, certificate) => (url, { method, headers, body }) => new Promise((resolve, reject) => {
  const text = body === undefined || body === null ? undefined : String(body);
  const asked = https.request(url, { method, headers: { ...Object.fromEntries(new Headers(headers)), ...(text && { 'content-length': Buffer.byteLength(text) }) }, ca, agent: false, ...certificate }, async answer => {
    const chunks = await answer.toArray();
    resolve(new Response(chunks.length ? Buffer.concat(chunks) : null, { status: answer.statusCode, headers: Object.entries(answer.headers).map(([name, value]) => [name, String(value)]) }));
  });
  asked.on('error', reject).end(text);
});

class Terminal {
  /** @param certificate its own, with its key; undefined for a terminal that has none. */
  constructor(directory, certificate) {
    const { origin } = new URL(directory.setup.terminals.url);
    const tls = overTls(directory.setup.terminals.ca, certificate);
    this.directory = directory;
    this.certificate = certificate;
    this.send = (url, options) => (String(url).startsWith(origin) ? tls(url, options) : directory.send(url, options));
    this.asks = `${certificate ? origin : directory.issuer.origin}/graphql`;
  }

  async configure() {
    const metadata = { use_mtls_endpoint_aliases: Boolean(this.certificate) };
    this.config = await client.discovery(this.directory.issuer, 'terminals', metadata, client.None(), { [client.customFetch]: this.send });
  }

  begin(centre, scope = 'admission offline_access') {
    return client.initiateDeviceAuthorization(this.config, { scope, ...(centre && { centre }) });
  }

  poll(begun) {
    return client.pollDeviceAuthorizationGrant(this.config, { ...begun, interval: 1 });
  }

  /** @returns data and the codes of errors. */
  async ask(token, query) {
    const answer = await this.send(this.asks, { method: 'POST', headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json', authorization: `Bearer ${token}` }, body: JSON.stringify({ query }) });
    const { data, errors } = await answer.json();
    return { data, errors: (errors ?? []).map(({ extensions }) => extensions?.code) };
  }

  async opens(token, centre) {
    const { data, errors } = await this.ask(token, `mutation { openDoor(centre: "${centre}") { __typename } }`);
    return data?.openDoor?.__typename ?? errors[0];
  }
}

/** The person types the code, looks, and answers. @returns the page after it. */
async function answer(browser, begun, agree, person) {
  let page = await browser.open(begun.verification_uri);
  if (page.url.pathname === '/sign-in') page = await browser.signIn(page, person);
  const asked = await browser.submit(page, { user_code: begun.user_code });
  return { asked, done: asked.html.includes('name="agree"') ? await browser.submit(asked, { agree: String(agree) }) : undefined };
}

const failed = promise => promise.then(() => assert.fail('it worked'), errorOf);

export async function terminals(directory, browser) {
  const { centre, elsewhere, names, person, stranger, certificates } = directory.setup.terminals;
  const terminal = new Terminal(directory, certificates[0]);
  await terminal.configure();
  const server = terminal.config.serverMetadata();
  assert.ok(server.mtls_endpoint_aliases.token_endpoint.startsWith(directory.setup.terminals.url) && server.tls_client_certificate_bound_access_tokens);

  // What it may ask for: the door of one centre that there is.
  assert.equal(await failed(terminal.begin(undefined)), 'invalid_request');
  assert.equal(await failed(terminal.begin('01a22289983471f6a27b41482b8d5c53')), 'invalid_request');
  assert.equal(await failed(terminal.begin(centre, 'openid')), 'invalid_scope');
  assert.ok(['invalid_scope', 'invalid_request'].includes(await failed(terminal.begin(centre, 'admission networks'))));
  assert.ok(['unauthorized_client', 'invalid_client'].includes(await failed(client.initiateDeviceAuthorization(await directory.client('web'), { scope: 'openid', centre }))));

  // Nine digits; until somebody types them it waits, and a wrong code is none.
  const begun = await terminal.begin(centre);
  assert.match(begun.user_code, /^\d{3}-\d{3}-\d{3}$/);
  assert.equal(begun.verification_uri, `${directory.issuer.origin}/connect/verify`);
  const pending = await terminal.send(server.mtls_endpoint_aliases.token_endpoint, { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: new URLSearchParams({ grant_type: 'urn:ietf:params:oauth:grant-type:device_code', client_id: 'terminals', device_code: begun.device_code }) });
  assert.equal((await pending.json()).error, 'authorization_pending');
  const wrong = await browser.submit(await browser.open(begun.verification_uri), { user_code: '000-000-000' });
  assert.equal(wrong.status, 422);

  // Staff of another network see which door it is, and cannot open it.
  const other = new Browser(directory);
  const foreign = await answer(other, begun, true, stranger);
  assert.deepEqual([foreign.asked.status, foreign.done], [403, undefined]);

  // Staff of the centre: the page says which door and which code, in their language.
  const { asked, done } = await answer(browser, begun, true, person);
  assert.ok(asked.html.includes(names.centre) && asked.html.includes(begun.user_code), asked.html);
  assert.equal(done.url.pathname, '/connect/verify/done');
  const page = await browser.open(`/connect/verify?lang=fr`);
  assert.ok(page.html.includes('lang="fr"') && page.html.includes('Code affiché par le terminal'));
  const got = await terminal.poll(begun);

  // Its door, and nothing else.
  assert.equal(await terminal.opens(got.access_token, centre), 'DoorOpened');
  assert.equal(await terminal.opens(got.access_token, elsewhere), 'NotFound');
  const fields = await terminal.ask(got.access_token, `{ door(centre: "${centre}") { __typename } other: door(centre: "${elsewhere}") { __typename } }`);
  assert.deepEqual([fields.data?.door !== null, fields.data?.other], [true, null], JSON.stringify(fields));
  assert.equal((await terminal.ask(got.access_token, `{ network(id: "${directory.setup.network}") { approvedHosts } }`)).data.network.approvedHosts, null);
  assert.deepEqual((await terminal.ask(got.access_token, `{ quarantine(network: "${directory.setup.network}") { __typename } }`)).errors, ['FORBIDDEN']);
  assert.deepEqual((await terminal.ask(got.access_token, `mutation { inviteAccount(network: "${directory.setup.network}", role: CENTRE_STAFF, email: "x@y.example") { __typename } }`)).errors, ['FORBIDDEN']);

  // Its certificate: another, or none, opens nothing, and renews nothing.
  const stolen = new Terminal(directory, certificates[1]), bare = new Terminal(directory);
  await stolen.configure();
  await bare.configure();
  assert.equal(await stolen.opens(got.access_token, centre), 'UNAUTHENTICATED');
  assert.equal(await bare.opens(got.access_token, centre), 'UNAUTHENTICATED');
  for (const thief of [stolen, bare]) assert.equal(await failed(client.refreshTokenGrant(thief.config, got.refresh_token)), 'invalid_grant');
  const renewed = await client.refreshTokenGrant(terminal.config, got.refresh_token);
  assert.deepEqual([await terminal.opens(renewed.access_token, centre), await terminal.opens(renewed.access_token, elsewhere), await stolen.opens(renewed.access_token, centre)], ['DoorOpened', 'NotFound', 'UNAUTHENTICATED']);

  // On that port nothing else is answered, and who brings no certificate is.
  const naked = overTls(directory.setup.terminals.ca);
  for (const path of ['/', '/sign-in', '/connect/authorize', '/.well-known/openid-configuration', '/graphiql']) assert.equal((await naked(directory.setup.terminals.url + path, { method: 'GET' })).status, 404, path);
  assert.equal((await naked(`${directory.setup.terminals.url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query: '{ networks { id } }' }) })).status, 200);

  // A terminal without certificate has a token that is bound to nothing; one that is refused gets none.
  const plain = await bare.begin(centre);
  await answer(browser, plain, true);
  const unbound = await bare.poll(plain);
  assert.equal(await bare.opens(unbound.access_token, centre), 'DoorOpened');
  const exchange = client.genericGrantRequest(await directory.client('web'), 'urn:ietf:params:oauth:grant-type:token-exchange', { subject_token: unbound.access_token, subject_token_type: 'urn:ietf:params:oauth:token-type:access_token' });
  assert.ok(['invalid_grant', 'invalid_token', 'invalid_request'].includes(await failed(exchange)), 'nobody makes of it what is for more than its door');
  assert.equal(await failed(bare.poll(plain)), 'invalid_grant', 'a code is good once');
  assert.equal(await bare.opens(unbound.access_token, centre), 'UNAUTHENTICATED', 'and one that comes twice was stolen');
  const unwanted = await terminal.begin(centre);
  const refusal = await answer(browser, unwanted, false);
  assert.equal(refusal.done.url.pathname, '/connect/verify/refused');
  assert.match(refusal.done.html, /role="status"/);
  assert.equal(await failed(terminal.poll(unwanted)), 'access_denied');

  // Whoever sets up a row of them is not taken for one who guesses: to answer for a code that was shown is no further try. Two more than ten tries would allow.
  const row = [];
  for (let count = 0; count < 6; count++) row.push((await answer(browser, await terminal.begin(centre), count > 0)).done?.url.pathname);
  assert.deepEqual(row, ['/connect/verify/refused', ...Array(5).fill('/connect/verify/done')]);

  return { access: renewed.access_token, refresh: renewed.refresh_token };
}

/** After whoever let it in has lost the role: what it holds opens nothing. */
export async function terminalEnded(directory) {
  const { centre, certificates, held } = directory.setup.terminals;
  const terminal = new Terminal(directory, certificates[0]);
  await terminal.configure();
  return terminal.opens(held.access, centre);
}

/** Whoever guesses is soon told nothing more. */
export async function terminalGuessing(directory, browser) {
  let page = await browser.open('/connect/verify');
  const came = [];
  for (let guess = 0; guess < 12; guess++) {
    page = await browser.submit(page, { user_code: String(100_000_000 + guess) });
    came.push(page.status);
  }

  assert.ok(came.includes(422) && came.at(-1) === 429, came.join(' '));
  page = await browser.submit(await browser.open('/connect/verify'), { user_code: '200000000', agree: 'true', shown: 'made up' });
  assert.equal(page.status, 429, 'an answer to what was not shown is a guess too');
}
