// Refresh tokens: each is good once, and one that comes twice ends them all.
import * as client from 'openid-client';
import assert from 'node:assert/strict';
import { refused } from './directory.mjs';
import { Browser } from './browser.mjs';
import { tokens } from './code.mjs';

const Scope = 'openid offline_access networks labels';

export async function rotation(directory, browser) {
  const { config, got } = await tokens(directory, browser, 'web', Scope);
  const next = await client.refreshTokenGrant(config, got.refresh_token);
  assert.notEqual(next.refresh_token, got.refresh_token);
  assert.notEqual(next.access_token, got.access_token);
  assert.equal(next.claims().sub, got.claims().sub);
  const narrow = await client.refreshTokenGrant(config, next.refresh_token, { scope: 'openid networks' });
  assert.equal((await client.tokenIntrospection(await directory.client('directory'), narrow.access_token)).scope, 'openid networks');
  await refused(client.refreshTokenGrant(await directory.client('other'), next.refresh_token), 'invalid_grant');
}

export async function wider(directory, browser) {
  const { config, got } = await tokens(directory, browser, 'web', 'openid offline_access networks');
  await refused(client.refreshTokenGrant(config, got.refresh_token, { scope: 'openid networks labels' }), 'invalid_grant');
}

export async function reuse(directory, browser) {
  const { config, got } = await tokens(directory, browser, 'web', Scope);
  const next = await client.refreshTokenGrant(config, got.refresh_token);
  assert.equal((await client.tokenIntrospection(config, next.access_token)).active, true);
  await refused(client.refreshTokenGrant(config, got.refresh_token), 'invalid_grant');
  await refused(client.refreshTokenGrant(config, next.refresh_token), 'invalid_grant');
  for (const token of [got.access_token, next.access_token, next.refresh_token]) assert.equal((await client.tokenIntrospection(config, token)).active, false);
  // The person signs in again, and is not shut out.
  assert.ok((await tokens(directory, browser, 'web', Scope)).got.refresh_token);
}

/** Another device of the same person, which signed in by itself: it keeps what it has. */
export async function reuseElsewhere(directory, browser) {
  const { config, left, checks, got } = await tokens(directory, browser, 'web', Scope);
  const phone = (await tokens(directory, new Browser(directory), 'web', Scope)).got;
  const ours = [(await tokens(directory, browser, 'ours', Scope)).got, (await tokens(directory, new Browser(directory), 'ours', Scope)).got];
  const next = await client.refreshTokenGrant(config, got.refresh_token);
  await refused(client.refreshTokenGrant(config, got.refresh_token), 'invalid_grant');
  await refused(client.authorizationCodeGrant(config, left, checks), 'invalid_grant');
  assert.equal((await client.tokenIntrospection(config, next.access_token)).active, false);
  assert.equal((await client.tokenIntrospection(config, phone.access_token)).active, true);
  assert.ok((await client.refreshTokenGrant(config, phone.refresh_token)).access_token);
  const own = await directory.client('ours');
  await client.refreshTokenGrant(own, ours[0].refresh_token);
  await refused(client.refreshTokenGrant(own, ours[0].refresh_token), 'invalid_grant');
  assert.ok((await client.refreshTokenGrant(own, ours[1].refresh_token)).access_token);
}
