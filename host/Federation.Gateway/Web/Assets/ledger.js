// What a door keeps while it has no network: what it decides by, whom it admitted, and which of its nonces were used. It goes with the device; a pass goes once the directory knows of it.
import { shelf } from './shelf.js';

const NONCE_MS = 5 * 60 * 1000;
const FORGET_MS = 25 * 60 * 60 * 1000;
const UNRECORDED_MS = 30 * 24 * 60 * 60 * 1000;
const kept = shelf('door', 2, ['kits', 'admitted', 'nonces', 'unrecorded']);

// By the directory's clock: the device's own may be wrong by any time.
export async function keepKit(centre, kit) {
  await kept.put('kits', centre, { ...kit, skew: Date.parse(kit.at) - Date.now() });
}

// What is over goes: it knows who was here.
export async function kitOf(centre) {
  const kit = await kept.get('kits', centre);
  if (kit && Date.now() + kit.skew >= Date.parse(kit.until)) {
    await kept.remove('kits', centre);
    return undefined;
  }
  return kit;
}

export const forgetKit = centre => kept.remove('kits', centre);

export async function admittedAt(centre) {
  return (await kept.all('admitted')).filter(one => one.centre === centre).sort((one, other) => one.at - other.at);
}

export async function admit(centre, pass, nonce, { visitor, day }, at) {
  await kept.put('admitted', nonce, { centre, pass, nonce, visitor, day, at });
}

// The directory knows of it: the pass goes. What it does not take stays to be settled by hand, with the code of why.
export async function settle(one, code) {
  if (code) await kept.put('unrecorded', one.nonce, { ...one, code });
  await kept.remove('admitted', one.nonce);
}

export async function unrecordedAt(centre, now) {
  const known = (await kept.all('unrecorded')).filter(one => one.centre === centre);
  for (const old of known) if (old.at < now - UNRECORDED_MS) await kept.remove('unrecorded', old.nonce);
  return known.filter(one => one.at >= now - UNRECORDED_MS);
}

// Of all doors of this device: at which somebody was admitted that the directory was not told of, how many that are, and how many it does not take.
export async function keptHere() {
  const admitted = await kept.all('admitted');
  const unrecorded = (await kept.all('unrecorded')).filter(one => one.at >= Date.now() - UNRECORDED_MS);
  return { centres: [...new Set(admitted.map(one => one.centre))], untold: admitted.length, unrecorded: unrecorded.length };
}

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
