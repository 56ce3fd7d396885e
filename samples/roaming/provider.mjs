// The identity provider of the network "Nordlicht": oidc-provider with its own pages, as a process of its own. What it is to know comes on standard input; it prints its issuer once it
// answers, and ends when that input does.
//
// It tells more than anybody asked for. Name and mailbox stand in every ID token, so that one can look whether the directory keeps them.
import { createServer } from 'node:http';
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { createInterface } from 'node:readline';
import { readFileSync } from 'node:fs';
import Provider from 'oidc-provider';

const members = Object.values(JSON.parse(readFileSync(new URL('members.json', import.meta.url), 'utf8')));
const input = createInterface({ input: process.stdin });
const { value: line } = await input[Symbol.asyncIterator]().next();
const { clientId, clientSecret, redirectUri, logoutUri } = JSON.parse(line);
process.stdin.on('close', () => process.exit(0)).resume();

function claimsOf(member) {
  return {
    sub: member.number,
    name: member.name,
    email: member.email,
    plan: member.plan,
    active: member.active,
    paid_until: member.paidForSeconds ? Math.floor(Date.now() / 1000) + member.paidForSeconds : member.paidUntil,
  };
}

const server = createServer().listen(0, '127.0.0.1');
await new Promise((resolve, reject) => server.once('listening', resolve).once('error', reject));
const issuer = `http://127.0.0.1:${server.address().port}`;
const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const provider = new Provider(issuer, {
  clients: [{ client_id: clientId, client_secret: clientSecret, redirect_uris: [redirectUri], backchannel_logout_uri: logoutUri, backchannel_logout_session_required: true, id_token_signed_response_alg: 'ES256' }],
  jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), alg: 'ES256', use: 'sig' }] },
  cookies: { keys: [randomBytes(32).toString('hex')] },
  pkce: { required: () => true },
  features: { backchannelLogout: { enabled: true } },
  // The library connects to no machine of its own; here the directory is on this one.
  fetch: (url, { dispatcher, ...options }) => globalThis.fetch(url, options),
  scopes: ['openid', 'membership'],
  claims: { openid: ['sub', 'name', 'email'], membership: ['plan', 'active', 'paid_until'] },
  conformIdTokenClaims: false,
  findAccount: (_, number) => {
    const member = members.find(known => known.number === number);
    return member && { accountId: number, claims: () => claimsOf(member) };
  },
});
// Beside the walk's own words: a directory that does not take the word of a sign-out.
provider.on('backchannel.error', (_, { message }) => console.error(message));
server.on('request', provider.callback());
console.log(JSON.stringify({ issuer }));
