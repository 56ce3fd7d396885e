// What must not work.
import * as client from 'openid-client';
import assert from 'node:assert/strict';
import { refused } from './directory.mjs';
import { Browser } from './browser.mjs';
import { tokens, wish } from './code.mjs';

/** A code that comes twice was stolen: what was given for it is taken back. */
export async function codeReplay(directory, browser) {
  const { config, left, checks, got } = await tokens(directory, browser, 'web', 'openid offline_access networks');
  assert.equal((await client.tokenIntrospection(config, got.access_token)).active, true);
  await refused(client.authorizationCodeGrant(config, left, checks), 'invalid_grant');
  assert.equal((await client.tokenIntrospection(config, got.access_token)).active, false);
  await refused(client.refreshTokenGrant(config, got.refresh_token), 'invalid_grant');
}

/** A code is of one client, one verifier and one redirect address. */
export async function codeStolen(directory, browser) {
  const config = await directory.client('web'), other = await directory.client('other');
  const redirect_uri = directory.redirect('web');
  for (const steal of [
    (url, checks) => client.authorizationCodeGrant(other, url, checks, { redirect_uri }),
    (url, checks) => client.authorizationCodeGrant(config, url, { ...checks, pkceCodeVerifier: client.randomPKCECodeVerifier() }),
    (url, checks) => client.authorizationCodeGrant(config, url, { ...checks, pkceCodeVerifier: undefined }),
  ]) {
    const { parameters, checks } = await wish(directory, 'web');
    await refused(steal(await browser.authorize(client.buildAuthorizationUrl(config, parameters)), checks), 'invalid_grant', 'invalid_request');
  }
}

export async function plainPkce(directory, browser) {
  const config = await directory.client('web');
  const { parameters, checks } = await wish(directory, 'web');
  const plain = { ...parameters, code_challenge: checks.pkceCodeVerifier, code_challenge_method: 'plain' };
  const { code_challenge, code_challenge_method, ...none } = parameters;
  const { code_challenge_method: unnamed, ...unsaid } = { ...parameters, code_challenge: checks.pkceCodeVerifier };
  for (const bad of [plain, none, unsaid]) {
    const page = await browser.open(client.buildAuthorizationUrl(config, bad));
    assert.ok(!page.left?.searchParams.has('code'));
    assert.equal(page.left?.searchParams.get('error') ?? page.html.match(/invalid_request/)?.[0], 'invalid_request');
    await refused(client.buildAuthorizationUrlWithPAR(config, bad), 'invalid_request');
  }
}

/** Nobody is sent to an address that was not registered, not even with an error. */
export async function redirectAddress(directory, browser) {
  const config = await directory.client('web');
  for (const redirect_uri of ['https://evil.example/callback', `${directory.redirect('web')}/..`, `${directory.redirect('web')}?more=1`, directory.redirect('web').replace('https', 'http'), directory.redirect('other')]) {
    const { parameters } = await wish(directory, 'web', 'openid', { redirect_uri });
    const page = await browser.open(client.buildAuthorizationUrl(config, parameters));
    assert.deepEqual([page.left, page.status], [undefined, 400], redirect_uri);
    await refused(client.buildAuthorizationUrlWithPAR(config, parameters), 'invalid_request');
  }
}

/** A client that talks to several servers sees by the issuer in the answer that another one made it (RFC 9207). */
export async function mixUp(directory, browser) {
  const config = await directory.client('web');
  for (const change of [url => url.searchParams.set('iss', 'https://evil.example'), url => url.searchParams.delete('iss'), url => url.searchParams.append('iss', 'https://evil.example')]) {
    const { parameters, checks } = await wish(directory, 'web');
    const left = await browser.authorize(client.buildAuthorizationUrl(config, parameters));
    assert.equal(left.searchParams.get('iss'), directory.setup.issuer);
    const mixed = new URL(left);
    change(mixed);
    let asked = false;
    config[client.customFetch] = (url, options) => (asked = true, directory.send(url, options));
    const failure = await client.authorizationCodeGrant(config, mixed, checks).catch(thrown => thrown);
    assert.match(failure.message, /invalid response|iss|parameter/i);
    assert.equal(asked, false, 'the code is shown to nobody');
  }
}

/** Two parameters where one must be; a response type that gives tokens through the browser; a client that is none. */
export async function oddRequests(directory, browser) {
  const config = await directory.client('web');
  const { parameters } = await wish(directory, 'web');
  for (const [more, error] of [[{ response_type: 'token' }, /unsupported_response_type|unauthorized_client|invalid_request/], [{ response_type: 'code id_token' }, /unsupported_response_type|unauthorized_client|invalid_request/], [{ scope: 'openid unheard' }, /invalid_scope/], [{ scope: 'openid operate' }, /invalid_scope|invalid_request/], [{ client_id: 'nobody' }, /invalid_(client|request)/], [{ request: 'e30.e30.' }, /request_not_supported/]]) {
    const page = await browser.open(client.buildAuthorizationUrl(config, { ...parameters, ...more }));
    assert.ok(!page.left?.searchParams.has('code'));
    assert.match(page.left?.searchParams.get('error') ?? page.html, error, JSON.stringify(more));
  }
}

/** A page of another site can neither agree nor sign in for the person: it has no form of ours. */
export async function forgedForms(directory, browser) {
  const config = await directory.client('fresh');
  const { parameters } = await wish(directory, 'fresh');
  const forged = await browser.open('/connect/authorize', { method: 'POST', body: new URLSearchParams({ ...parameters, client_id: config.clientMetadata().client_id, response_type: 'code', agree: 'true' }) });
  assert.ok(!forged.left?.searchParams.has('code'), JSON.stringify(forged));
  assert.equal(forged.status, 400);
  const { email, password } = directory.setup.person;
  assert.equal((await new Browser(directory).open('/sign-in', { method: 'POST', body: new URLSearchParams({ email, password }) })).status, 400);
  assert.equal((await browser.open('/sign-out', { method: 'POST', body: new URLSearchParams() })).status, 400);
}
