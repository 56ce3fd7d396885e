// What a member's phone keeps: a key for each centre, which no script can read out of it, and the credential for that key.
import { encode, encodeJson, read } from './tokens.js';
import { shelf } from './shelf.js';

const PASS_SECONDS = 120;
const ABOUT_MS = 60_000;
const kept = shelf('passes', 3, ['keys', 'credentials', 'owner']);

// One key for each centre, so that two centres see nothing in common.
export async function keyOf(centre) {
  const known = await kept.get('keys', centre);
  if (known) return known;
  const made = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign', 'verify']);
  await kept.put('keys', centre, made);
  return made;
}

export async function keepCredential(centre, name, credential) {
  await kept.put('credentials', centre, { centre, name, credential, until: read(credential).claims.exp * 1000 });
}

// The one that still counts for a while; what is over is thrown away.
export async function credentialOf(centre) {
  const known = await kept.get('credentials', centre);
  if (known && known.until - ABOUT_MS > Date.now()) return known;
  if (known) await kept.remove('credentials', centre);
  return null;
}

export async function credentials() {
  const known = await Promise.all((await kept.keys('credentials')).map(credentialOf));
  return known.filter(Boolean).sort((one, other) => one.name.localeCompare(other.name));
}

export async function forget() {
  for (const box of ['keys', 'credentials', 'owner']) for (const key of await kept.keys(box)) await kept.remove(box, key);
}

// Another person on the same device finds nothing of the one before. @param owner what the page calls its account, and nobody else.
export async function belongTo(owner) {
  if ((await kept.get('owner', 'account')) === owner) return;
  await forget();
  await kept.put('owner', 'account', owner);
}

export async function publicKey(key) {
  const { kty, crv, x, y } = await crypto.subtle.exportKey('jwk', key.publicKey);
  return JSON.stringify({ kty, crv, x, y });
}

// A pass over a door's nonce.
export async function sign(credential, key, nonce) {
  const now = Math.floor(Date.now() / 1000);
  const header = encodeJson({ alg: 'ES256', typ: 'centre-pass+jwt' });
  const payload = encodeJson({ aud: read(credential).claims.aud, nonce, iat: now, exp: now + PASS_SECONDS, jti: crypto.randomUUID(), credential });
  const signature = await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, key.privateKey, new TextEncoder().encode(`${header}.${payload}`));
  return `${header}.${payload}.${encode(signature)}`;
}
