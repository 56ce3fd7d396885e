// Tells the directory whom a door admitted while it had no network.
import { ask } from './graphql.js';
import { admittedAt, settle } from './ledger.js';

const AT_ONCE = 40;
// Of these the directory may say otherwise the next time: an issuer that does not answer, a key that it does not have yet.
const LATER = ['pass.issuer', 'pass.key-unknown', 'admission.not-now'];
const TELL = `mutation Tell($centre: ID!, $admissions: [OfflineAdmissionInput!]!, $language: Language) {
  reconcileDoor(centre: $centre, admissions: $admissions) { ... on DoorReconciled { admissions { recorded code remedy(language: $language) } } ... on Refusal { code remedy(language: $language) } } }`;

// What could not be told is told again; what the directory does not take stays here for people to settle.
// @returns how many were told, and of those that were left why: [{ code, remedy, count }].
export async function tell(centre, language) {
  const waiting = await admittedAt(centre);
  const left = new Map();
  const leave = ({ code, remedy }, count = 1) => left.set(code, { code, remedy, count: (left.get(code)?.count ?? 0) + count });
  let told = 0;
  for (let index = 0; index < waiting.length; index += AT_ONCE) {
    const some = waiting.slice(index, index + AT_ONCE);
    const { reconcileDoor } = await ask(TELL, { centre, language, admissions: some.map(one => ({ pass: one.pass, at: new Date(one.at).toISOString() })) });
    // The directory listened to none of it: they all stay, and the door says why.
    if (!reconcileDoor.admissions) leave(reconcileDoor, some.length);
    for (const [place, one] of (reconcileDoor.admissions ?? []).entries()) {
      if (!one.recorded && LATER.includes(one.code)) {
        leave(one);
        continue;
      }
      await settle(some[place], one.recorded ? null : one.code);
      if (one.recorded) told++;
    }
  }
  return { told, left: [...left.values()] };
}
