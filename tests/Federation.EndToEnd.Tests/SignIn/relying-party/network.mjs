// A network that speaks for itself, with relying parties below it: entities of OpenID Federation on one port of this machine, as their own software would have them.
import { createServer } from 'node:http';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import * as client from 'openid-client';

const keyPair = async kid => {
  const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true });
  return { kid, privateKey, public: { ...await exportJWK(publicKey), kid, use: 'sig', alg: 'ES256' } };
};

export class Network {
  #entities = new Map();
  #told = [];
  #waiting = [];

  /** @param anchor the entity id of the directory. */
  static async start(anchor) {
    const network = new Network();
    network.anchor = anchor;
    network.key = await keyPair('network');
    network.server = createServer((request, response) => network.#answer(request, response)).listen(0, '127.0.0.1');
    await once(network.server, 'listening');
    network.id = `http://127.0.0.1:${network.server.address().port}`;
    return network;
  }

  stop() {
    this.server.close();
    this.server.closeAllConnections();
  }

  /** The keys that the directory's operator is told. */
  get keys() {
    return JSON.stringify({ keys: [this.key.public] });
  }

  /** Adds a relying party. Nobody but its network hears of it. */
  async relyingParty(name, metadata = {}) {
    const id = `${this.id}/${name}`;
    const party = { id, key: await keyPair(`${name}, the entity`), login: await keyPair(`${name}, the client`), redirect: `https://${name}.example/callback` };
    party.metadata = {
      client_registration_types: ['automatic'],
      client_name: name,
      redirect_uris: [party.redirect],
      response_types: ['code'],
      grant_types: ['authorization_code', 'refresh_token'],
      token_endpoint_auth_method: 'private_key_jwt',
      id_token_signed_response_alg: 'ES256',
      subject_type: 'pairwise',
      scope: 'openid offline_access',
      jwks: { keys: [party.login.public] },
      ...metadata,
    };
    this.#entities.set(id, party);
    return party;
  }

  /** The relying party as openid-client makes it, from the directory's discovery document. @param key another one than its own. */
  static async configure(directory, party, key = party.login) {
    const authentication = client.PrivateKeyJwt({ key: key.privateKey, kid: party.login.kid });
    return client.discovery(directory.issuer, party.id, { id_token_signed_response_alg: 'ES256' }, authentication, { [client.customFetch]: directory.send, execute: [client.allowInsecureRequests] });
  }

  /** The next logout token that comes to `/told`. */
  hears() {
    return this.#told.length > 0 ? Promise.resolve(this.#told.shift()) : new Promise(heard => { this.#waiting.push(heard); });
  }

  async #answer(request, response) {
    const url = new URL(request.url, this.id);
    if (request.method === 'POST' && url.pathname === '/told') {
      const token = new URLSearchParams(await text(request)).get('logout_token');
      if (this.#waiting.length > 0) this.#waiting.shift()(token);
      else this.#told.push(token);
      response.writeHead(204).end();
      return;
    }

    const subject = url.searchParams.get('sub');
    const entity = this.id + url.pathname.replace('/.well-known/openid-federation', '');
    let statement;
    if (url.pathname === '/.well-known/openid-federation') {
      statement = await this.#sign(this.key, this.id, this.id, { jwks: { keys: [this.key.public] }, authority_hints: [this.anchor], metadata: { federation_entity: { federation_fetch_endpoint: `${this.id}/fetch` } } });
    } else if (url.pathname === '/fetch' && this.#entities.has(subject)) {
      statement = await this.#sign(this.key, this.id, subject, { jwks: { keys: [this.#entities.get(subject).key.public] } });
    } else if (this.#entities.has(entity)) {
      const party = this.#entities.get(entity);
      statement = await this.#sign(party.key, entity, entity, { jwks: { keys: [party.key.public] }, authority_hints: [this.id], metadata: { openid_relying_party: party.metadata } });
    }

    if (statement) response.writeHead(200, { 'content-type': 'application/entity-statement+jwt' }).end(statement);
    else response.writeHead(404, { 'content-type': 'application/json' }).end(JSON.stringify({ error: 'not_found', error_description: 'There is none.' }));
  }

  #sign(key, issuer, subject, claims) {
    return new SignJWT(claims).setProtectedHeader({ alg: 'ES256', typ: 'entity-statement+jwt', kid: key.kid }).setIssuer(issuer).setSubject(subject).setIssuedAt().setExpirationTime('12h').sign(key.privateKey);
  }
}
