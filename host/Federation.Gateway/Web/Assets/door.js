// A centre's door: shows a nonce, waits for what becomes of it, and asks for the next one. Where the network goes, it decides by what it took along, and tells the directory afterwards.
import { ask, say, show } from './graphql.js';
import { draw, watch } from './codes.js';
import { install } from './install.js';
import { admit, admittedAt, keepKit, kitOf, nonces, openNonce, settle, useNonce } from './ledger.js';
import { sound } from './sound.js';
import { encode } from './tokens.js';
import { dayAt, judge, verdictOf } from './verdict.js';

const page = document.querySelector('main [data-door]');
const { centre, language } = page.dataset;
const LOOK_EVERY_MS = 1000;
const RETRY_EVERY_MS = 10_000;
const EQUIP_EVERY_MS = 5 * 60 * 1000;
const RENEW_MS = 30_000;
const NONCE_MS = 5 * 60 * 1000;
const AT_ONCE = 40;
const KIT = `query Kit($centre: ID!, $language: Language) { doorKit(centre: $centre) {
  at until audience labelLevel quota passSeconds leewaySeconds blocked
  rules { admits { networkKey tier daysPerMonth } } open { from until } days { day from until } visitors { visitor days }
  issuers { issuer keys statusList states network } remedies { code remedy(language: $language) } } }`;

let timer;
let shown;
let isAlone = false;
let stopCamera;

function link(nonce) {
  return new URL(`/member/pass?${new URLSearchParams(isAlone ? { centre, nonce, alone: '1' } : { centre, nonce })}`, location.href).href;
}

function turnAway() {
  for (const button of document.querySelectorAll('[data-next]')) button.hidden = true;
  show('forbidden');
}

function showNonce(nonce) {
  shown = nonce;
  const anchor = document.querySelector('[data-link]');
  anchor.href = anchor.textContent = link(nonce);
  show('waiting');
}

function answerWith({ verdict, code, remedy, who }) {
  clearInterval(timer);
  stopCamera?.();
  say('who', who);
  say('remedy', verdict === 'ALLOWED' ? '' : remedy);
  say('code', verdict === 'ALLOWED' ? '' : code);
  show(verdict);
  sound(verdict === 'ALLOWED');
  document.querySelector(`[data-state="${verdict}"]`).focus();
}

// ---- with network ----

async function open() {
  clearInterval(timer);
  say('who', '');
  if (isAlone) return openAlone();
  try {
    const { openDoor } = await ask('mutation Open($centre: ID!) { openDoor(centre: $centre) { __typename ... on DoorOpened { nonce until } ... on Refusal { message } } }', { centre });
    // The door of a centre that one's own network does not keep is none.
    if (openDoor.__typename === 'NotFound') return turnAway();
    if (!openDoor.nonce) throw new Error(openDoor.message);
    const { nonce, until } = openDoor;
    const picture = document.querySelector('[data-code]');
    picture.replaceChildren(Object.assign(new Image(280, 280), { src: `/door/code?${new URLSearchParams({ centre, nonce })}`, alt: '' }));
    showNonce(nonce);
    timer = setInterval(() => look(nonce, Date.parse(until)), LOOK_EVERY_MS);
  } catch (failure) {
    if (failure.isOffline) return leaveNetwork();
    if (failure.code === 'FORBIDDEN') return turnAway();
    say('remedy', failure.message);
    show('failed');
  }
}

async function look(nonce, until) {
  // A nonce that nobody answered is replaced before it is over.
  if (Date.now() > until - RENEW_MS) return open();
  try {
    const { admission } = await ask(
      'query Look($centre: ID!, $nonce: String!, $language: Language) { admission(centre: $centre, nonce: $nonce) { verdict code homeNetwork tier remedy(language: $language) } }',
      { centre, nonce, language },
    );
    // Somebody may have asked for the next nonce meanwhile.
    if (admission && nonce === shown) answerWith({ ...admission, who: [admission.homeNetwork, admission.tier].filter(Boolean).join(', ') });
  } catch (failure) {
    if (failure.isOffline && nonce === shown) await leaveNetwork();
  }
}

async function equip() {
  if (isAlone) return;
  try {
    const { doorKit } = await ask(KIT, { centre, language });
    if (doorKit?.audience) await keepKit(centre, doorKit);
  } catch {
    // The next round asks again; what was taken along before stays.
  }
}

// ---- without ----

async function leaveNetwork() {
  isAlone = true;
  page.dataset.network = 'none';
  await count();
  await open();
}

async function count() {
  const [kit, admitted] = [await kitOf(centre), await admittedAt(centre)];
  document.querySelector('[data-alone]').hidden = !isAlone && admitted.length === 0;
  say('admitted', `${admitted.length} / ${kit?.quota ?? 0}`);
}

async function openAlone() {
  clearInterval(timer);
  const nonce = encode(crypto.getRandomValues(new Uint8Array(16)));
  await openNonce(nonce, Date.now());
  await draw(link(nonce), document.querySelector('[data-code]')).catch(() => {});
  showNonce(nonce);
  timer = setInterval(openAlone, NONCE_MS - RENEW_MS);
}

async function decideAlone(text) {
  const now = Date.now();
  const kit = await kitOf(centre);
  const { facts, code } = kit ? await judge(text.trim(), kit, { admitted: await admittedAt(centre), isOpen: await nonces(now), millis: now }) : { code: 'admission.kit-old' };
  // As with the directory: a genuine pass uses its nonce up, whatever is decided, and nothing else does.
  if (facts) await useNonce(facts.nonce, now);
  const verdict = verdictOf(code);
  if (verdict === 'ALLOWED') await admit(centre, text.trim(), facts.nonce, { visitor: facts.visitor, day: dayAt(kit, now) }, now);
  await count();
  answerWith({ verdict, code, remedy: kit?.remedies.find(one => one.code === code)?.remedy ?? code, who: facts ? [facts.network, facts.tier].join(', ') : '' });
}

// What could not be told is told again; what was refused as no pass at all would be so for ever, and goes too.
async function reconcile() {
  const waiting = await admittedAt(centre);
  for (let index = 0; index < waiting.length; index += AT_ONCE) {
    const some = waiting.slice(index, index + AT_ONCE);
    const { reconcileDoor } = await ask(
      'mutation Tell($centre: ID!, $admissions: [OfflineAdmissionInput!]!) { reconcileDoor(centre: $centre, admissions: $admissions) { ... on DoorReconciled { admissions { recorded code } } ... on NotFound { code } } }',
      { centre, admissions: some.map(one => ({ pass: one.pass, at: new Date(one.at).toISOString() })) },
    );
    if (!reconcileDoor.admissions) return;
    for (const one of some) await settle(one.nonce);
  }
  const told = waiting.length;
  if (told > 0) say('told', String(told));
  document.querySelector('[data-told]').hidden = told === 0;
}

async function seekNetwork() {
  try {
    await reconcile();
    if (!isAlone) return;
    await ask('{ __typename }');
    isAlone = false;
    page.dataset.network = 'there';
    await equip();
    // An answer stays to be read; a nonce of the door alone is of no use any more.
    if (!document.querySelector('[data-state="waiting"]').hidden) await open();
  } catch {
    // Still none.
  }
  await count();
}

// ---- the page ----

const form = document.querySelector('[data-read]');
form.addEventListener('submit', async event => {
  event.preventDefault();
  const field = form.querySelector('textarea');
  const text = field.value;
  field.value = '';
  if (text.trim()) await take(text);
});

// A pass that is shown, not sent: without network the door decides, with it the directory does.
async function take(text) {
  if (isAlone) {
    await decideAlone(text);
    return true;
  }
  try {
    const { presentPass } = await ask(
      'mutation Pass($centre: ID!, $pass: String!, $language: Language) { presentPass(centre: $centre, pass: $pass) { ... on Admission { verdict code homeNetwork tier remedy(language: $language) } ... on Refusal { code remedy(language: $language) } } }',
      { centre, pass: text.trim(), language },
    );
    answerWith({ verdict: 'NOT_ALLOWED', ...presentPass, who: [presentPass.homeNetwork, presentPass.tier].filter(Boolean).join(', ') });
  } catch (failure) {
    if (!failure.isOffline) throw failure;
    await leaveNetwork();
    await decideAlone(text);
  }
  return true;
}

const camera = document.querySelector('[data-camera]');
camera.addEventListener('click', async () => {
  const video = document.querySelector('video');
  try {
    const stop = await watch(video, take);
    video.hidden = false;
    stopCamera = () => {
      stop();
      video.hidden = true;
      stopCamera = undefined;
    };
  } catch {
    say('camera', camera.dataset.none);
  }
});

for (const button of document.querySelectorAll('[data-next]')) button.addEventListener('click', open);
addEventListener('online', seekNetwork);
setInterval(seekNetwork, RETRY_EVERY_MS);
setInterval(equip, EQUIP_EVERY_MS);
install('/door/');
await equip();
await seekNetwork();
await open();
