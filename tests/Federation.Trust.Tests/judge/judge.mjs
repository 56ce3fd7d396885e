// @openid-federation/core with jose, as judge of chains. It reads { statements, leaf, anchor }, or { origin, server, leaf, anchor } where a server
// stands for an origin, and says how it resolves the leaf's metadata,
// or { make: true, now } and makes a federation of its own: statements by address, and the anchor's keys.
import { readFileSync } from 'node:fs';
import { createEntityConfiguration, createEntityStatement, resolveTrustChains } from '@openid-federation/core';
import { CompactSign, calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK, jwtVerify } from 'jose';

const question = JSON.parse(readFileSync(0, 'utf8'));
console.log(JSON.stringify(question.make ? await make(question.now) : await resolve(question)));

async function resolve({ statements, origin, server, leaf, anchor }) {
  const network = globalThis.fetch;
  globalThis.fetch = async address => {
    if (origin) return address.startsWith(`${origin}/`) ? network(server + address.slice(origin.length)) : new Response('', { status: 404 });
    const statement = statements[address] ?? statements[address.replace(/\?$/, '')];
    return new Response(statement ?? '', { status: statement ? 200 : 404, headers: { 'content-type': 'application/entity-statement+jwt' } });
  };
  try {
    const chains = await resolveTrustChains({
      entityId: leaf,
      trustAnchorEntityIds: [anchor],
      verifyJwtCallback: async ({ jwt, jwk }) => !!await jwtVerify(jwt, await importJWK(jwk, 'ES256'), { currentDate: new Date(question.now * 1000) }),
    });
    return { metadata: chains.map(chain => chain.resolvedLeafMetadata) };
  } catch (failure) {
    return { metadata: [], error: `${failure.message} ${JSON.stringify(failure.cause ?? '')}` };
  }
}

async function make(now) {
  const [anchor, middle, leaf] = await Promise.all(['https://anchor.example', 'https://middle.example', 'https://leaf.example'].map(async id => {
    const { publicKey, privateKey } = await generateKeyPair('ES256', { extractable: true });
    const jwk = await exportJWK(publicKey);
    return { id, privateKey, jwk: { ...jwk, kid: await calculateJwkThumbprint(jwk) } };
  }));
  const signed = async (sign, by, about, claims) => sign({
    jwk: by.jwk,
    header: { alg: 'ES256', typ: 'entity-statement+jwt', kid: by.jwk.kid },
    claims: { iss: by.id, sub: about.id, iat: now, exp: now + 3600, jwks: { keys: [about.jwk] }, ...claims },
    // What is to be signed is header and claims as they will stand there, which the library puts together itself.
    signJwtCallback: async ({ toBeSigned }) => {
      const [header, payload] = new TextDecoder().decode(toBeSigned).split('.').map(part => Buffer.from(part, 'base64url'));
      const compact = await new CompactSign(payload).setProtectedHeader(JSON.parse(header)).sign(by.privateKey);
      return Buffer.from(compact.split('.')[2], 'base64url');
    },
  });
  const itself = (entity, claims) => signed(createEntityConfiguration, entity, entity, claims);
  const endpoint = entity => ({ federation_entity: { federation_fetch_endpoint: `${entity.id}/fetch` } });
  const place = entity => `${entity.id}/.well-known/openid-federation`;
  return {
    anchorKeys: { keys: [anchor.jwk] },
    statements: {
      [place(leaf)]: await itself(leaf, {
        authority_hints: [middle.id],
        metadata: { openid_relying_party: { client_registration_types: ['automatic'], scope: 'openid email', contacts: ['a@leaf.example'] } },
      }),
      [place(middle)]: await itself(middle, { authority_hints: [anchor.id], metadata: endpoint(middle) }),
      [place(anchor)]: await itself(anchor, { metadata: endpoint(anchor) }),
      [`${middle.id}/fetch?sub=${encodeURIComponent(leaf.id)}`]: await signed(createEntityStatement, middle, leaf, {
        metadata_policy: { openid_relying_party: { contacts: { add: ['b@middle.example'] }, token_endpoint_auth_method: { default: 'private_key_jwt' } } },
      }),
      [`${anchor.id}/fetch?sub=${encodeURIComponent(middle.id)}`]: await signed(createEntityStatement, anchor, middle, {
        metadata_policy: { openid_relying_party: { subject_type: { value: 'pairwise' }, token_endpoint_auth_method: { one_of: ['private_key_jwt', 'self_signed_tls_client_auth'] } } },
        constraints: { max_path_length: 1 },
      }),
    },
  };
}
