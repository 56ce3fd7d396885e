// What a door without network says to a pass. It follows PassVerifier and Admission.Decide of the directory, in their order and with their codes; a test holds them together. Pure but for the signatures.
import { decode, isSignedBy, read } from './tokens.js';
import { isGood, readStates } from './states.js';

const MOST_CHARACTERS = 8192;
const MOST_CREDENTIAL = 4096;
const MOST_TEXT = 256;
const DAY_SECONDS = 24 * 60 * 60;
const LAST_SECOND = 253402300799;
const TIER = /^[a-z0-9][a-z0-9._-]*$/;
const NETWORK = /^[a-z0-9-]{1,63}$/;
const POLICIES = ['ALWAYS', 'ALLOWED', 'ALLOWED_OFFLINE', 'NEVER'];
const USED_UP = ['admission.network-quota', 'admission.away-quota'];
const VERDICTS = { 'admission.allowed': 'ALLOWED', 'admission.blocked': 'BLOCKED', 'admission.withdrawn': 'BLOCKED', 'admission.expired': 'EXPIRED', 'admission.no-days-left': 'NO_CREDIT', 'admission.network-quota': 'NO_CREDIT', 'admission.away-quota': 'NO_CREDIT' };

const isObject = value => typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value, most = MOST_TEXT) => typeof value === 'string' && value.length > 0 && value.length <= most;
const isTime = value => Number.isInteger(value) && value >= 0 && value <= LAST_SECOND;
const isBytes = (value, count) => isText(value) && decode(value)?.length === count;

export function verdictOf(code) {
  return VERDICTS[code] ?? 'NOT_ALLOWED';
}

function formOf(token, type) {
  if (token.header.typ !== type) return 'pass.type';
  return token.header.alg === 'ES256' ? null : 'pass.algorithm';
}

function holderOf(credential) {
  const key = isObject(credential.cnf) && isObject(credential.cnf.jwk) ? credential.cnf.jwk : null;
  return key && !('d' in key) && key.kty === 'EC' && key.crv === 'P-256' && isBytes(key.x, 32) && isBytes(key.y, 32) ? key : null;
}

function placeOf(credential, issuer) {
  const list = isObject(credential.status) && isObject(credential.status.status_list) ? credential.status.status_list : null;
  return list && list.uri === issuer.statusList && Number.isInteger(list.idx) && list.idx >= 0 && list.idx < 2 ** 31 ? list.idx : null;
}

function factsOf(credential, pass, issuer) {
  const place = placeOf(credential, issuer);
  const level = credential.label_level;
  const isWhole =
    isText(credential.jti) && isText(pass.jti) &&
    isTime(pass.iat) && isTime(pass.exp) && pass.iat < pass.exp &&
    isTime(credential.iat) && isTime(credential.exp) && credential.iat < credential.exp && credential.exp - credential.iat <= DAY_SECONDS &&
    place !== null && (!('label_level' in credential) || (Number.isInteger(level) && level >= 1 && level <= 3)) &&
    isBytes(credential.sub, 32) && isBytes(pass.nonce, 16) &&
    isText(credential.home_network) && NETWORK.test(credential.home_network) && isText(credential.tier, 32) && TIER.test(credential.tier) &&
    POLICIES.includes(credential.offline_policy);
  if (!isWhole) return null;
  return {
    visitor: credential.sub, network: issuer.network ?? credential.home_network, tier: credential.tier, policy: credential.offline_policy, level: level ?? null,
    until: credential.exp, signedAt: pass.iat, expires: pass.exp, nonce: pass.nonce, place, issuer: issuer.issuer,
  };
}

// { facts } or { code }.
export async function verify(pass, kit, seconds) {
  if (pass.length > MOST_CHARACTERS) return { code: 'pass.too-large' };
  const shown = read(pass);
  if (!shown) return { code: 'pass.malformed' };
  const form = formOf(shown, 'centre-pass+jwt');
  if (form) return { code: form };
  const credential = isText(shown.claims.credential, MOST_CREDENTIAL) ? read(shown.claims.credential) : null;
  if (!credential) return { code: 'pass.malformed' };
  const inner = formOf(credential, 'centre-credential+jwt');
  if (inner) return { code: inner };
  const issuer = kit.issuers.find(known => known.issuer === credential.claims.iss);
  if (!issuer) return { code: 'pass.issuer' };
  const key = isText(credential.header.kid) ? JSON.parse(issuer.keys).keys.find(known => known.kid === credential.header.kid && known.kty === 'EC' && known.crv === 'P-256') : null;
  if (!key) return { code: 'pass.key-unknown' };
  if (!(await isSignedBy(credential, key))) return { code: 'pass.altered' };
  const holder = holderOf(credential.claims);
  const facts = holder && factsOf(credential.claims, shown.claims, issuer);
  if (!facts) return { code: 'pass.malformed' };
  if (!(await isSignedBy(shown, holder))) return { code: 'pass.resigned' };
  if (credential.claims.aud !== kit.audience || shown.claims.aud !== kit.audience) return { code: 'pass.audience' };
  if (facts.expires - facts.signedAt > kit.passSeconds) return { code: 'pass.lasting' };
  if (facts.signedAt > seconds + kit.leewaySeconds) return { code: 'pass.early' };
  return facts.expires <= seconds - kit.leewaySeconds ? { code: 'pass.late' } : { facts };
}

// The code of what is said to a genuine pass. What the door itself admitted since the kit was made counts with what the kit knows.
// @param admitted what the door admitted alone: [{ visitor, day }].
// @param good whether the kit's list of states says that the credential still counts.
export function decide(facts, kit, { admitted, good, millis }) {
  if (kit.blocked.includes(facts.visitor)) return 'admission.blocked';
  if (millis >= facts.until * 1000) return 'admission.expired';
  if (!good && facts.policy !== 'ALWAYS') return 'admission.withdrawn';
  if (facts.policy === 'NEVER') return 'admission.home-silent';
  const admits = kit.rules?.admits ?? [];
  if (admits.length === 0) return 'admission.nobody';
  const ofNetwork = admits.filter(entry => entry.networkKey === facts.network);
  if (ofNetwork.length === 0) return 'admission.network';
  const fitting = ofNetwork.filter(entry => entry.tier === null || entry.tier === facts.tier);
  if (fitting.length === 0) return 'admission.tier';
  // A number of visits that is used up is told last by the directory, of whom it would admit.
  const closed = kit.closed?.find(one => one.networkKey === facts.network)?.code;
  if (closed && !USED_UP.includes(closed)) return closed;
  if ((facts.level ?? 0) > (kit.labelLevel ?? 0)) return 'admission.label-level';
  if (kit.open && !kit.open.some(span => Date.parse(span.from) <= millis && millis < Date.parse(span.until))) return 'admission.outside-hours';
  if (fitting.every(entry => entry.daysPerMonth !== null)) {
    const today = dayAt(kit, millis);
    const known = kit.visitors.find(visitor => visitor.visitor === facts.visitor)?.days ?? [];
    const days = new Set([...known, ...admitted.filter(one => one.visitor === facts.visitor).map(one => one.day), today].filter(day => day?.slice(0, 7) === today?.slice(0, 7)));
    if (days.size > Math.max(...fitting.map(entry => entry.daysPerMonth))) return 'admission.no-days-left';
  }
  if (closed) return closed;
  // Last, so that who is refused anyway learns why.
  return admitted.length >= kit.quota ? 'admission.offline-quota' : 'admission.allowed';
}

export function dayAt(kit, millis) {
  return kit.days.find(day => Date.parse(day.from) <= millis && millis < Date.parse(day.until))?.day ?? null;
}

// All of it: what a door without network says to a text that somebody shows.
export async function judge(pass, kit, { admitted, isOpen, millis }) {
  if (millis >= Date.parse(kit.until) || millis < Date.parse(kit.at) - kit.leewaySeconds * 1000) return { code: 'admission.kit-old' };
  const { facts, code } = await verify(pass, kit, Math.floor(millis / 1000));
  if (!facts) return { code };
  const against = isOpen(facts.nonce);
  if (against) return { code: against };
  const issuer = kit.issuers.find(known => known.issuer === facts.issuer);
  // A list that is over says nothing any more: then the home network is silent, and whoever wants to be asked is not admitted alone anyway.
  const good = millis >= Date.parse(issuer.until) || isGood(await readStates(issuer.states), facts.place);
  return { facts, code: decide(facts, kit, { admitted, good, millis }) };
}
