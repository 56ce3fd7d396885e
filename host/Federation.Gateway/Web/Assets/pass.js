// A member's phone at the door: it has a key that never leaves it, fetches a credential for this centre, and signs the door's nonce.
import { ask, say, show } from './graphql.js';

const page = document.querySelector('main [data-pass]');
const { centre, nonce, language } = page.dataset;
const PASS_SECONDS = 120;

function keyStore() {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('passes', 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore('keys');
    opening.onsuccess = () => resolve(opening.result);
    opening.onerror = () => reject(opening.error);
  });
}

function wait(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

// One key for each centre, so that two centres see nothing in common.
async function keyOf(centreKey) {
  const database = await keyStore();
  const known = await wait(database.transaction('keys').objectStore('keys').get(centreKey));
  if (known) return known;
  const made = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign', 'verify']);
  await wait(database.transaction('keys', 'readwrite').objectStore('keys').put(made, centreKey));
  return made;
}

function encode(bytes) {
  return btoa(String.fromCharCode(...new Uint8Array(bytes))).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

function encodeJson(value) {
  return encode(new TextEncoder().encode(JSON.stringify(value)));
}

function payloadOf(jwt) {
  return JSON.parse(atob(jwt.split('.')[1].replaceAll('-', '+').replaceAll('_', '/')));
}

async function credentialFor(key) {
  const { kty, crv, x, y } = await crypto.subtle.exportKey('jwk', key.publicKey);
  const { requestCredential } = await ask(
    'mutation Credential($input: RequestCredentialInput!, $language: Language) { requestCredential(input: $input) { ... on CredentialIssued { credential } ... on Refusal { code remedy(language: $language) } } }',
    { input: { centre, key: JSON.stringify({ kty, crv, x, y }) }, language },
  );
  const { credential, code, remedy } = requestCredential;
  if (!credential) {
    say('remedy', remedy);
    say('code', code);
  }
  return credential;
}

async function sign(credential, key) {
  const now = Math.floor(Date.now() / 1000);
  const header = encodeJson({ alg: 'ES256', typ: 'centre-pass+jwt' });
  const payload = encodeJson({ aud: payloadOf(credential).aud, nonce, iat: now, exp: now + PASS_SECONDS, jti: crypto.randomUUID(), credential });
  const signature = await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, key.privateKey, new TextEncoder().encode(`${header}.${payload}`));
  return `${header}.${payload}.${encode(signature)}`;
}

async function present() {
  show('working');
  try {
    const key = await keyOf(centre);
    const credential = await credentialFor(key);
    if (!credential) return show('refused');
    const { presentPass } = await ask(
      'mutation Pass($centre: ID!, $pass: String!, $language: Language) { presentPass(centre: $centre, pass: $pass) { ... on Admission { verdict code remedy(language: $language) } ... on Refusal { code remedy(language: $language) } } }',
      { centre, pass: await sign(credential, key), language },
    );
    say('remedy', presentPass.verdict === 'ALLOWED' ? '' : presentPass.remedy);
    say('code', presentPass.verdict === 'ALLOWED' ? '' : presentPass.code);
    show(presentPass.verdict ?? 'refused');
  } catch (failure) {
    say('remedy', failure.message);
    say('code', '');
    show(failure.code === 'FORBIDDEN' ? 'forbidden' : 'refused');
  }
}

for (const button of document.querySelectorAll('[data-present]')) button.addEventListener('click', present);
show('ready');
