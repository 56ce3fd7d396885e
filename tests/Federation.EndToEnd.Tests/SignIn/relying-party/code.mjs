// A person signs in at a client: code and PKCE.
import * as client from 'openid-client';
import assert from 'node:assert/strict';
import { Browser } from './browser.mjs';

/** What a client sends and keeps for one sign-in. */
export async function wish(directory, name, scope = 'openid', more = {}) {
  const verifier = client.randomPKCECodeVerifier(), state = client.randomState(), nonce = client.randomNonce();
  const parameters = { redirect_uri: directory.redirect(name), scope, state, nonce, code_challenge: await client.calculatePKCECodeChallenge(verifier), code_challenge_method: 'S256', ...more };
  return { parameters, checks: { pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce, idTokenExpected: scope.split(' ').includes('openid') } };
}

/** The person's own browser without a session: signing in again would end the one that all walks share. */
export const onTheirDevice = directory => new Browser(directory, Object.fromEntries(Object.entries(directory.setup.cookies).filter(([name]) => name.endsWith('device'))));

/** A whole sign-in, and the tokens that the client has of it. */
export async function tokens(directory, browser, name, scope = 'openid', more = {}) {
  const config = await directory.client(name);
  const { parameters, checks } = await wish(directory, name, scope, more);
  const left = await browser.authorize(client.buildAuthorizationUrl(config, parameters));
  return { config, left, checks, got: await client.authorizationCodeGrant(config, left, checks) };
}

export async function discovery(directory) {
  const server = (await directory.client('web')).serverMetadata();
  assert.equal(server.issuer, directory.setup.issuer);
  assert.deepEqual(server.code_challenge_methods_supported, ['S256']);
  assert.deepEqual(server.subject_types_supported, ['pairwise']);
  assert.deepEqual(server.response_types_supported, ['code']);
  assert.deepEqual(server.id_token_signing_alg_values_supported, ['ES256']);
  assert.deepEqual(server.grant_types_supported.toSorted(), ['authorization_code', 'client_credentials', 'refresh_token', 'urn:ietf:params:oauth:grant-type:device_code', 'urn:ietf:params:oauth:grant-type:token-exchange']);
  assert.equal(server.authorization_response_iss_parameter_supported, true);
  assert.ok(server.token_endpoint_auth_methods_supported.includes('private_key_jwt'));
  for (const endpoint of ['authorization', 'token', 'pushed_authorization_request', 'introspection', 'revocation', 'userinfo', 'end_session']) {
    assert.ok(server[`${endpoint}_endpoint`].startsWith(directory.setup.issuer), endpoint);
  }
}

/** From the invitation to the account's page; tells the browser's cookies. */
export async function enrol(directory, browser) {
  const { person } = directory.setup;
  const page = await browser.submit(await browser.open(person.invitation), { password: 'Password1234' });
  assert.equal(page.status, 422, 'a weak password is not taken');
  const account = await browser.submit(page, { password: person.password });
  assert.equal(account.url.pathname, '/account');
  assert.ok(account.html.includes(person.email));
  assert.equal((await new Browser(directory).open(person.invitation)).status, 410, 'an invitation is good once');
  return browser.cookies;
}

/** A browser that nobody knows: sign-in page, password, consent, and back to the client. */
export async function signIn(directory) {
  const browser = new Browser(directory);
  const config = await directory.client('asked');
  const { parameters, checks } = await wish(directory, 'asked', 'openid networks');
  const asked = await browser.signIn(await browser.open(client.buildAuthorizationUrl(config, parameters)), directory.setup.person);
  assert.ok(asked.html.includes('name="agree"'), 'a client of others needs the person to agree');
  assert.ok(!asked.html.includes(directory.setup.person.email));
  const { left } = await browser.submit(asked, { agree: 'true' });
  assert.equal(left.searchParams.get('iss'), directory.setup.issuer);
  const got = await client.authorizationCodeGrant(config, left, checks);
  const claims = await directory.claims(config, got.id_token);
  assert.equal(got.scope ?? 'openid networks', 'openid networks');
  // OpenIddict adds the random ids of its own rows.
  assert.deepEqual(Object.keys(claims).filter(name => !name.startsWith('oi_')).toSorted(), ['at_hash', 'aud', 'auth_time', 'azp', 'exp', 'iat', 'iss', 'nonce', 'sub'], 'an id token says who, and nothing else');
  assert.deepEqual(await client.fetchUserInfo(config, got.access_token, claims.sub), { sub: claims.sub });
  // Who agreed is not asked again.
  assert.ok((await browser.open(client.buildAuthorizationUrl(config, (await wish(directory, 'asked', 'openid networks')).parameters))).left);
}

export async function noConsent(directory, browser) {
  const config = await directory.client('other');
  const { parameters, checks } = await wish(directory, 'other', 'openid passes');
  const left = await browser.authorize(client.buildAuthorizationUrl(config, parameters), false);
  assert.equal((await client.authorizationCodeGrant(config, left, checks).catch(thrown => thrown)).error, 'access_denied');
}

export async function pushed(directory, browser) {
  const config = await directory.client('web');
  const { parameters, checks } = await wish(directory, 'web', 'openid labels');
  const address = await client.buildAuthorizationUrlWithPAR(config, parameters);
  assert.deepEqual([...address.searchParams.keys()].toSorted(), ['client_id', 'request_uri']);
  const left = await browser.authorize(address);
  assert.ok((await client.authorizationCodeGrant(config, left, checks)).access_token);
  const again = await browser.open(address);
  assert.ok(!again.left?.searchParams.has('code'), 'a pushed request is good once');
}

/** The same, for somebody who signs in on the way and is asked. */
export async function pushedSignIn(directory) {
  const browser = new Browser(directory);
  const config = await directory.client('asked');
  const { parameters, checks } = await wish(directory, 'asked', 'openid labels');
  const asked = await browser.signIn(await browser.open(await client.buildAuthorizationUrlWithPAR(config, parameters)), directory.setup.person);
  const { left } = await browser.submit(asked, { agree: 'true' });
  assert.ok((await client.authorizationCodeGrant(config, left, checks)).access_token);
}

/** Without end it would be asked for again after each sign-in. */
export async function pushedPrompt(directory) {
  const browser = onTheirDevice(directory);
  const config = await directory.client('web');
  await older(directory, browser);
  const { parameters, checks } = await wish(directory, 'web', 'openid', { prompt: 'login' });
  const page = await browser.open(await client.buildAuthorizationUrlWithPAR(config, parameters));
  assert.equal(page.url?.pathname, '/sign-in', 'a session of before is not enough');
  const { left } = await browser.signIn(page, directory.setup.person);
  assert.ok((await client.authorizationCodeGrant(config, left, checks)).access_token);
}

/** An app on the person's own machine, which takes whatever port is free. */
export async function app(directory, browser) {
  const { got } = await tokens(directory, browser, 'app', 'openid passes', { redirect_uri: 'http://127.0.0.1:49152/callback' });
  assert.ok(got.access_token);
}

export async function pairwise(directory, browser) {
  const [web, other] = [await tokens(directory, browser, 'web'), await tokens(directory, browser, 'other')];
  const subjects = [web.got.claims().sub, other.got.claims().sub];
  assert.notEqual(subjects[0], subjects[1]);
  assert.ok(subjects.every(subject => /^[\w-]{43}$/.test(subject)));
  assert.equal((await tokens(directory, browser, 'web')).got.claims().sub, subjects[0], 'at one client it stays the same');
}

export async function promptNone(directory, browser) {
  const config = await directory.client('web');
  const { parameters } = await wish(directory, 'web', 'openid', { prompt: 'none' });
  const address = client.buildAuthorizationUrl(config, parameters);
  const stranger = await new Browser(directory).open(address);
  assert.equal(stranger.left?.searchParams.get('error'), 'login_required');
  assert.equal(stranger.left.searchParams.get('iss'), directory.setup.issuer);
  await tokens(directory, browser, 'web');
  assert.ok((await browser.open(address)).left?.searchParams.has('code'), 'who is signed in and has agreed is not asked');
}

export async function promptLogin(directory) {
  const browser = onTheirDevice(directory);
  const config = await directory.client('web');
  await tokens(directory, browser, 'web');
  const { parameters, checks } = await wish(directory, 'web', 'openid', { prompt: 'login', max_age: '3600' });
  const page = await browser.open(client.buildAuthorizationUrl(config, parameters));
  assert.equal(page.url.pathname, '/sign-in');
  const { left } = await browser.signIn(page, directory.setup.person);
  assert.ok((await client.authorizationCodeGrant(config, left, { ...checks, maxAge: 3600 })).claims().auth_time);
}

/** A session's time counts in seconds: it has to be older than the wish. */
async function older(directory, browser) {
  while (Math.floor(Date.now() / 1000) <= (await tokens(directory, browser, 'web')).got.claims().auth_time);
}

/** The address that the sign-in returns to still asks for what the client asked for. */
export async function promptKept(directory, browser) {
  const config = await directory.client('web');
  await older(directory, browser);
  for (const more of [{ prompt: 'login' }, { max_age: '0' }]) {
    const { parameters } = await wish(directory, 'web', 'openid', more);
    const page = await browser.open(client.buildAuthorizationUrl(config, parameters));
    assert.equal(page.url?.pathname, '/sign-in', JSON.stringify(more));
    const back = new URL(page.url.searchParams.get('return'), directory.issuer);
    const opened = await browser.open(back.href);
    assert.equal(opened.url?.pathname, '/sign-in', `${JSON.stringify(more)} is asked for no more`);
    for (const name of [...back.searchParams.keys()].filter(name => !(name in parameters))) back.searchParams.set(name, 'made-up');
    assert.ok(!(await browser.open(back.href)).left?.searchParams.has('code'), 'nobody else writes when it was asked for');
  }
}

export async function promptConsent(directory, browser) {
  const config = await directory.client('web');
  await tokens(directory, browser, 'web');
  const { parameters, checks } = await wish(directory, 'web', 'openid', { prompt: 'consent' });
  const asked = await browser.open(client.buildAuthorizationUrl(config, parameters));
  assert.ok(asked.html?.includes('name="agree"'), JSON.stringify(asked));
  const { left } = await browser.submit(asked, { agree: 'true' });
  assert.ok((await client.authorizationCodeGrant(config, left, checks)).access_token);
}

/** Any program on the person's machine can say that it is this one (RFC 8252, 8.6). */
export async function appAsksAgain(directory, browser) {
  const redirect_uri = 'http://127.0.0.1:49152/callback';
  const config = await directory.client('app');
  await tokens(directory, browser, 'app', 'openid passes', { redirect_uri });
  const asked = await browser.open(client.buildAuthorizationUrl(config, (await wish(directory, 'app', 'openid passes', { redirect_uri })).parameters));
  assert.ok(asked.html?.includes('name="agree"'), JSON.stringify(asked));
  const silent = await browser.open(client.buildAuthorizationUrl(config, (await wish(directory, 'app', 'openid passes', { redirect_uri, prompt: 'none' })).parameters));
  assert.equal(silent.left?.searchParams.get('error'), 'consent_required');
}
