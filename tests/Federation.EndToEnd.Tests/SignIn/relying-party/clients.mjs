// Clients: who they prove to be, and what they get for themselves and for others.
import * as client from 'openid-client';
import { exportJWK, generateKeyPair, importJWK } from 'jose';
import assert from 'node:assert/strict';
import { refused } from './directory.mjs';
import { tokens, wish } from './code.mjs';

const Exchange = 'urn:ietf:params:oauth:grant-type:token-exchange';
const AccessToken = 'urn:ietf:params:oauth:token-type:access_token';

export async function privateKey(directory, browser) {
  const config = await directory.client('keyed');
  const { parameters, checks } = await wish(directory, 'keyed', 'openid offline_access');
  const left = await browser.authorize(await client.buildAuthorizationUrlWithPAR(config, parameters));
  const got = await client.authorizationCodeGrant(config, left, checks);
  assert.ok((await client.refreshTokenGrant(config, got.refresh_token)).access_token);
  assert.equal((await client.tokenIntrospection(config, got.access_token)).active, true);
}

/** The error is told to the client that pushes, and the browser is sent nowhere. */
export async function wrongKey(directory) {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true });
  const config = await directory.client('keyed', await exportJWK(privateKey));
  const { parameters } = await wish(directory, 'keyed');
  await refused(client.buildAuthorizationUrlWithPAR(config, parameters), 'invalid_client');
  await refused(client.clientCredentialsGrant(config), 'invalid_client');
  const plain = await directory.post('/connect/par', { ...parameters, client_id: directory.setup.clients.keyed.id, response_type: 'code' });
  assert.deepEqual([plain.status, plain.location, plain.body.error], [401, null, 'invalid_client']);
  const wrongSecret = await directory.post('/connect/par', { ...parameters, client_id: directory.setup.clients.web.id, client_secret: 'guess', response_type: 'code' });
  assert.deepEqual([wrongSecret.status, wrongSecret.location, wrongSecret.body.error], [401, null, 'invalid_client']);
}

/** An assertion is of the client, for this server, and not for ever. */
export async function assertions(directory) {
  const { id, jwk } = directory.setup.clients.keyed;
  const key = { key: await importJWK(jwk, 'ES256'), kid: jwk.kid };
  const minutes = count => Math.floor(Date.now() / 1000) + count * 60;
  const push = async change => {
    const config = await client.discovery(directory.issuer, id, undefined, client.PrivateKeyJwt(key, { [client.modifyAssertion]: (header, payload) => change(payload, header) }), { [client.customFetch]: directory.send });
    return client.buildAuthorizationUrlWithPAR(config, (await wish(directory, 'keyed')).parameters);
  };
  assert.ok(await push(() => {}));
  assert.ok(await push(payload => payload.aud = directory.setup.issuer));
  for (const change of [
    payload => payload.aud = 'https://evil.example/',
    payload => delete payload.aud,
    payload => payload.exp = minutes(-10),
    payload => delete payload.exp,
    payload => payload.iss = 'web',
    payload => payload.sub = 'web',
  ]) {
    await refused(push(change), 'invalid_client', 'invalid_request', 'invalid_token', 'invalid_grant');
  }

  for (const type of ['JWT', 'client-authentication+jwt']) assert.ok(await push((_, header) => header.typ = type));
  for (const type of ['at+jwt', 'oauth-authz-req+jwt']) await refused(push((_, header) => header.typ = type), 'invalid_client');
}

export async function forItself(directory) {
  const config = await directory.client('service');
  const { access_token, refresh_token, scope } = await client.clientCredentialsGrant(config, { scope: 'networks' });
  assert.equal(refresh_token, undefined);
  assert.equal(scope ?? 'networks', 'networks');
  assert.equal((await client.tokenIntrospection(config, access_token)).active, true);
  assert.equal(await directory.manages(access_token), true);
  await client.tokenRevocation(config, access_token);
  assert.equal((await client.tokenIntrospection(config, access_token)).active, false);
  assert.equal(await directory.manages(access_token), false, 'a token that was revoked opens nothing');
  await refused(client.clientCredentialsGrant(config, { scope: 'operate' }), 'invalid_scope', 'invalid_request');
  await refused(client.clientCredentialsGrant(await directory.client('web'), { scope: 'networks' }), 'unauthorized_client');
  const { access_token: scopeless } = await client.clientCredentialsGrant(config);
  assert.equal(await directory.manages(scopeless), false, 'a role counts only with its scope');
}

/** Another client's token is none of its business. */
export async function foreignToken(directory, browser) {
  const { got } = await tokens(directory, browser, 'web', 'openid offline_access networks');
  const service = await directory.client('service');
  for (const token of [got.access_token, got.refresh_token]) {
    assert.notEqual((await client.tokenIntrospection(service, token).catch(thrown => thrown)).active, true);
    await client.tokenRevocation(service, token).catch(thrown => thrown);
  }

  const config = await directory.client('web');
  assert.equal((await client.tokenIntrospection(config, got.access_token)).active, true);
  assert.ok((await client.refreshTokenGrant(config, got.refresh_token)).access_token);
}

export async function exchange(directory, browser) {
  const { config, got } = await tokens(directory, browser, 'web', 'openid networks labels');
  const resource = await directory.client('directory');
  const narrow = await client.genericGrantRequest(config, Exchange, { subject_token: got.access_token, subject_token_type: AccessToken, scope: 'networks' });
  assert.equal(narrow.issued_token_type, AccessToken);
  const told = await client.tokenIntrospection(resource, narrow.access_token);
  assert.deepEqual([told.active, told.scope, told.act, told.sub], [true, 'networks', { sub: directory.setup.clients.web.id }, got.claims().sub]);
  assert.ok(!Object.keys(told).some(name => name.startsWith('oi_')), 'what only the directory reads is told to nobody');
  assert.equal((await client.tokenIntrospection(resource, got.access_token)).act, undefined);
  assert.ok(narrow.expires_in <= 900);
  const wide = await client.genericGrantRequest(config, Exchange, { subject_token: got.access_token, subject_token_type: AccessToken, scope: 'networks passes' }).catch(thrown => thrown);
  if (wide.access_token) assert.equal((await client.tokenIntrospection(resource, wide.access_token)).scope, 'networks', 'no scope that the token had not');
  await refused(client.genericGrantRequest(config, Exchange, { subject_token: narrow.access_token, subject_token_type: AccessToken }), 'invalid_grant');
  await refused(client.genericGrantRequest(await directory.client('other'), Exchange, { subject_token: got.access_token, subject_token_type: AccessToken }), 'unauthorized_client');
}
