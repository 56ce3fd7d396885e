// The directory under its public address. TLS ends in front of the host, as it does where an operator puts a proxy there: this module is what stands in front.
import * as client from 'openid-client';
import { createLocalJWKSet, importJWK, jwtVerify } from 'jose';
import assert from 'node:assert/strict';

export class Directory {
  /** @param setup what the test says: where the host listens, its issuer, clients, person. */
  constructor(setup) {
    this.setup = setup;
    this.issuer = new URL(setup.issuer);
    this.send = (url, options) => fetch(setup.listens + String(url).slice(this.issuer.origin.length), { ...options, redirect: 'manual' });
  }

  /** A client as openid-client makes it from discovery alone. */
  async client(name, key) {
    const { id, secret, jwk } = this.setup.clients[name];
    const authentication = jwk ? client.PrivateKeyJwt({ key: await importJWK(key ?? jwk, 'ES256'), kid: jwk.kid }) : secret ? client.ClientSecretBasic(secret) : client.None();
    return client.discovery(this.issuer, id, { id_token_signed_response_alg: 'ES256' }, authentication, { [client.customFetch]: this.send });
  }

  redirect(name) {
    return this.setup.clients[name].redirect;
  }

  /** Asks an endpoint as no library does: with just these fields. */
  async post(path, fields, headers = {}) {
    const answer = await this.send(this.issuer.origin + path, { method: 'POST', body: new URLSearchParams(fields), headers });
    return { status: answer.status, location: answer.headers.get('location'), body: await answer.json().catch(() => null) };
  }

  /** Whether a token manages the network: only its manager sees which hosts were approved. */
  async manages(token) {
    const answer = await this.send(`${this.issuer.origin}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ query: `{ network(id: "${this.setup.network}") { approvedHosts } }` }),
    });
    return Array.isArray((await answer.json()).data?.network?.approvedHosts);
  }

  /** The claims of an id token, by the published keys. */
  async claims(config, idToken) {
    const keys = await (await this.send(config.serverMetadata().jwks_uri, {})).json();
    assert.ok(keys.keys.every(key => key.d === undefined && key.kty === 'EC'), 'only public keys are published');
    const { payload } = await jwtVerify(idToken, createLocalJWKSet(keys), { issuer: this.setup.issuer, audience: config.clientMetadata().client_id });
    return payload;
  }
}

/** What went wrong, as OAuth names it: in the body, or in the challenge beside it. */
export const errorOf = failure => failure.error ?? failure.cause?.[0]?.parameters?.error ?? failure.message;

/** Fails unless the promise fails in one of the ways named. */
export async function refused(promise, ...errors) {
  const failure = await promise.then(() => assert.fail(`${errors} was expected, but it worked`), thrown => thrown);
  assert.ok(errors.includes(errorOf(failure)), `${errorOf(failure)} in place of ${errors}: ${JSON.stringify(failure.cause)}`);
}
