// A relying party that nobody registered here: known by its network alone (OpenID Federation 1.0, automatic registration).
import * as client from 'openid-client';
import { generateKeyPair } from 'jose';
import assert from 'node:assert/strict';
import { errorOf, refused } from './directory.mjs';
import { read } from './logout.mjs';
import { Network } from './network.mjs';

const request = async (party, scope = 'openid offline_access') => {
  const verifier = client.randomPKCECodeVerifier(), state = client.randomState(), nonce = client.randomNonce();
  const parameters = { redirect_uri: party.redirect, scope, state, nonce, code_challenge: await client.calculatePKCECodeChallenge(verifier), code_challenge_method: 'S256' };
  return { parameters, checks: { pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce, idTokenExpected: true } };
};

/** Pushes, signs the person in, has them agree where they are asked, and exchanges the code. */
async function signIn(directory, browser, config, party) {
  const { parameters, checks } = await request(party);
  let page = await browser.open(await client.buildAuthorizationUrlWithPAR(config, parameters));
  if (page.url?.pathname === '/sign-in') page = await browser.signIn(page, directory.setup.person);
  const asked = page.html;
  if (asked) page = await browser.submit(page, { agree: 'true' });
  return { asked, left: page.left, checks, got: await client.authorizationCodeGrant(config, page.left, checks) };
}

const mutate = async (directory, query, variables) => {
  const answer = await directory.send(`${directory.issuer.origin}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${directory.setup.token}` },
    body: JSON.stringify({ query, variables }),
  });
  return (await answer.json()).data.done;
};

export async function federated(directory, browser) {
  const { issuer } = directory.setup;
  const network = await Network.start(issuer);
  try {
    const entity = { network: directory.setup.network, entity: network.id, keys: network.keys };
    assert.equal((await mutate(directory, 'mutation($input: NetworkEntityInput!) { done: setNetworkEntity(input: $input) { __typename } }', { input: entity })).__typename, 'EntitySet');
    const party = await network.relyingParty('visiteurs', { client_name: 'Les <i>Visiteurs</i> & Cie', backchannel_logout_uri: `${network.id}/told` });
    const config = await Network.configure(directory, party);
    assert.deepEqual(config.serverMetadata().client_registration_types_supported, ['automatic']);

    // Through the browser alone, before it has proved who it is: nowhere.
    const { parameters } = await request(party);
    const unpushed = await browser.open(client.buildAuthorizationUrl(config, parameters));
    assert.deepEqual([unpushed.status, unpushed.left], [400, undefined]);

    // A key that is not its own, and nothing is remembered of it.
    const stranger = { privateKey: (await generateKeyPair('ES256')).privateKey };
    await refused(client.buildAuthorizationUrlWithPAR(await Network.configure(directory, party, stranger), parameters), 'invalid_client');
    await refused(client.buildAuthorizationUrlWithPAR(config, { ...parameters, redirect_uri: 'https://evil.example/callback' }), 'invalid_request');
    await refused(client.buildAuthorizationUrlWithPAR(await Network.configure(directory, { ...party, id: `${network.id}/nobody` }), parameters), 'invalid_trust_chain', 'temporarily_unavailable');

    // A whole sign-in. The name is shown as text, with the address that the network vouches for.
    const { asked, left, checks, got } = await signIn(directory, browser, config, party);
    assert.ok(asked.includes('Les &lt;i&gt;Visiteurs&lt;/i&gt; &amp; Cie') && asked.includes('127.0.0.1'), asked);
    assert.equal(left.searchParams.get('iss'), issuer);
    const claims = await directory.claims(config, got.id_token);
    assert.equal(claims.aud, party.id);
    assert.equal((await client.fetchUserInfo(config, got.access_token, claims.sub)).sub, claims.sub);
    assert.equal((await client.tokenIntrospection(config, got.access_token)).active, true);
    const renewed = await client.refreshTokenGrant(config, got.refresh_token);
    assert.ok(renewed.access_token);

    // Mix-up: an answer of another issuer, or of none, is not taken.
    for (const change of [answer => answer.searchParams.set('iss', 'https://evil.example/'), answer => answer.searchParams.delete('iss')]) {
      const mixed = new URL(left);
      change(mixed);
      const failure = await client.authorizationCodeGrant(config, mixed, checks).then(() => assert.fail('it was taken'), thrown => thrown);
      assert.match(String(failure.cause?.message ?? failure.message), /issuer|iss/i, errorOf(failure));
    }

    // Another party of the same network, at the same host even: another subject.
    const other = await network.relyingParty('voisins', { redirect_uris: [party.redirect] });
    const second = await signIn(directory, browser, await Network.configure(directory, other), { ...other, redirect: party.redirect });
    const theirs = second.got.claims();
    assert.notEqual(theirs.sub, claims.sub);
    const again = await signIn(directory, browser, config, party);
    assert.deepEqual([again.asked, again.got.claims().sub], [undefined, claims.sub], 'who agreed is not asked again, and has the same subject');

    // The person signs out: the party that asked for it in its metadata is told, the other is not.
    const endings = network.hears();
    await browser.open('/connect/logout');
    const ended = await read(directory, config, await endings);
    assert.deepEqual([ended.aud, ended.sub, ended.sid], [party.id, claims.sub, claims.sid]);

    // Its network goes, and with it the client, and what it holds.
    assert.equal((await mutate(directory, 'mutation($network: ID!) { done: removeNetworkEntity(network: $network) { __typename } }', { network: directory.setup.network })).__typename, 'EntitySet');
    await refused(client.refreshTokenGrant(config, renewed.refresh_token), 'invalid_client');
    await refused(client.buildAuthorizationUrlWithPAR(config, (await request(party)).parameters), 'invalid_client');
    await refused(client.fetchUserInfo(config, again.got.access_token, claims.sub), 'invalid_token');
  } finally {
    network.stop();
  }
}
