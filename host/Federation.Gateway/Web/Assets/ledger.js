// What a door keeps while it has no network: what it decides by, whom it admitted, and which of its nonces were used. It goes with the device; a pass goes once the directory knows of it.
import { shelf } from './shelf.js';

const NONCE_MS = 5 * 60 * 1000;
const FORGET_MS = 25 * 60 * 60 * 1000;
const kept = shelf('door', 1, ['kits', 'admitted', 'nonces']);

export const keepKit = (centre, kit) => kept.put('kits', centre, kit);
export const kitOf = centre => kept.get('kits', centre);

export async function admittedAt(centre) {
  return (await kept.all('admitted')).filter(one => one.centre === centre).sort((one, other) => one.at - other.at);
}

export async function admit(centre, pass, nonce, { visitor, day }, at) {
  await kept.put('admitted', nonce, { centre, pass, nonce, visitor, day, at });
}

// The directory knows of it: the pass goes.
export const settle = nonce => kept.remove('admitted', nonce);

// Of its own nonces each is good once, and for five minutes.
export async function openNonce(nonce, at) {
  for (const old of await kept.all('nonces')) if (old.at < at - FORGET_MS) await kept.remove('nonces', old.nonce);
  await kept.put('nonces', nonce, { nonce, at, used: false });
}

export async function useNonce(nonce, at) {
  await kept.put('nonces', nonce, { nonce, at, used: true });
}

// How to tell of a nonce whether it is open: the code of why not, or null.
export async function nonces(now) {
  const known = new Map((await kept.all('nonces')).map(one => [one.nonce, one]));
  return nonce => {
    const one = known.get(nonce);
    if (!one) return 'pass.nonce-unknown';
    if (one.used) return 'pass.replayed';
    return now >= one.at + NONCE_MS ? 'pass.nonce-late' : null;
  };
}
