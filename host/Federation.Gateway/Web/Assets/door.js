// A centre's door: shows a nonce, waits for what becomes of it, and asks for the next one. Where the network goes, it decides by what it took along, and tells the directory afterwards.
import { ask, say, show } from './graphql.js';
import { draw } from './codes.js';
import { install } from './install.js';
import { countDown, forget } from './countdown.js';
import { admit, admittedAt, forgetKit, keepKit, kitOf, nonces, openNonce, unrecordedAt, useNonce } from './ledger.js';
import { closeCamera, readPasses } from './reading.js';
import { sound } from './sound.js';
import { tell } from './tell.js';
import { encode } from './tokens.js';
import { dayAt, judge, verdictOf } from './verdict.js';

const page = document.querySelector('main [data-door]');
const words = page.dataset;
const { centre, language } = words;
const LOOK_EVERY_MS = 1000;
const RETRY_EVERY_MS = 10_000;
const EQUIP_EVERY_MS = 5 * 60 * 1000;
const RENEW_MS = 30_000;
const NONCE_MS = 5 * 60 * 1000;
const KIT = `query Kit($centre: ID!, $language: Language) { doorKit(centre: $centre) {
  at until audience labelLevel quota passSeconds leewaySeconds blocked
  rules { admits { networkKey tier daysPerMonth } } closed { networkKey code } open { from until } days { day from until } visitors { visitor days }
  issuers { issuer keys statusList states until network } remedies { code remedy(language: $language) } } }`;

let turn = 0; // What was begun for a nonce before is over once the next one is shown.
let timer;
let isAlone = false;
let isOurs = true;
let deciding = Promise.resolve();
const troubles = new Map();

function link(nonce) {
  return new URL(`/member/pass?${new URLSearchParams(isAlone ? { centre, nonce, alone: '1' } : { centre, nonce })}`, location.href).href;
}

// What does not work behind the door, as long as it does not. @param text null once it works.
function complain(about, text) {
  if (text) troubles.set(about, text);
  else troubles.delete(about);
  say('trouble', [...troubles.values()].join(' '));
  document.querySelector('[data-trouble]').hidden = troubles.size === 0;
}

async function turnAway() {
  isOurs = false;
  for (const about of [...troubles.keys()]) complain(about, null);
  forget();
  for (const button of document.querySelectorAll('[data-next]')) button.hidden = true;
  show('forbidden');
  // Whoever may not stand here has no business with who was.
  await forgetKit(centre);
}

// Without the picture there is the address, and the pass as text.
function undrawn() {
  document.querySelector('[data-code]').replaceChildren();
  say('drawn', words.noCode);
}

function showNonce(nonce) {
  const anchor = document.querySelector('[data-link]');
  anchor.href = anchor.textContent = link(nonce);
  show('waiting');
}

const whoIs = ({ homeNetwork, tier }) => [homeNetwork, tier].filter(Boolean).join(', ');

function fail(failure) {
  say('remedy', failure.message);
  show('failed');
}

function answerWith({ verdict, code, remedy, who }) {
  turn++;
  clearTimeout(timer);
  forget();
  closeCamera();
  say('who', who);
  say('remedy', verdict === 'ALLOWED' ? '' : remedy);
  say('code', verdict === 'ALLOWED' ? '' : code);
  show(verdict);
  sound(verdict === 'ALLOWED');
  const box = document.querySelector(`[data-state="${verdict}"]`);
  box.focus();
  if (verdict === 'ALLOWED') countDown(box.querySelector('progress'), open);
}

async function open() {
  const mine = ++turn;
  clearTimeout(timer);
  forget();
  say('who', '');
  say('drawn', '');
  // An answer goes at once, however long the next nonce takes.
  show('opening');
  try {
    await (isAlone ? openAlone(mine) : openAsked(mine));
  } catch (failure) {
    if (mine === turn) fail(failure);
  }
}

// ---- with network ----

async function openAsked(mine) {
  try {
    const { openDoor } = await ask('mutation Open($centre: ID!) { openDoor(centre: $centre) { __typename ... on DoorOpened { nonce until } ... on Refusal { message } } }', { centre });
    if (mine !== turn) return;
    // The door of a centre that one's own network does not keep is none.
    if (openDoor.__typename === 'NotFound') return await turnAway();
    if (!openDoor.nonce) throw new Error(openDoor.message);
    const { nonce } = openDoor;
    const over = performance.now() + NONCE_MS - RENEW_MS;
    // Should the network go before it is answered, the door knows its own nonce.
    await openNonce(nonce, Date.now());
    isOurs = true;
    document.querySelector('[data-code]').replaceChildren(Object.assign(new Image(280, 280), { src: `/door/code?${new URLSearchParams({ centre, nonce })}`, alt: '', onerror: undrawn }));
    showNonce(nonce);
    timer = setTimeout(() => look(mine, nonce, over), LOOK_EVERY_MS);
  } catch (failure) {
    if (mine !== turn) return;
    if (failure.isOffline) return await leaveNetwork();
    if (failure.code === 'FORBIDDEN') return await turnAway();
    throw failure;
  }
}

async function look(mine, nonce, over) {
  if (mine !== turn) return;
  // A nonce that nobody answered is replaced before it is over.
  if (performance.now() > over) return await open();
  try {
    const { admission } = await ask(
      'query Look($centre: ID!, $nonce: String!, $language: Language) { admission(centre: $centre, nonce: $nonce) { verdict code homeNetwork tier remedy(language: $language) } }',
      { centre, nonce, language },
    );
    // Somebody may have asked for the next nonce meanwhile.
    if (mine !== turn) return;
    if (admission) return answerWith({ ...admission, who: whoIs(admission) });
  } catch (failure) {
    if (mine !== turn) return;
    if (failure.isOffline) return await leaveNetwork();
  }
  timer = setTimeout(() => look(mine, nonce, over), LOOK_EVERY_MS);
}

async function equip() {
  if (isAlone || !isOurs) return;
  try {
    const { doorKit } = await ask(KIT, { centre, language });
    if (doorKit?.audience) await keepKit(centre, doorKit);
    complain('kit', doorKit?.audience ? null : words.noKit);
  } catch (failure) {
    // The next round asks again; what was taken along before stays. That there is no network is told elsewhere.
    if (!failure.isOffline) complain('kit', `${words.kitNotRenewed} ${failure.message}`);
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
  const [kit, admitted, unrecorded] = [await kitOf(centre), await admittedAt(centre), await unrecordedAt(centre, Date.now())];
  document.querySelector('[data-alone]').hidden = !isAlone;
  document.querySelector('[data-untold]').hidden = isAlone || admitted.length === 0;
  document.querySelector('[data-unrecorded]').hidden = unrecorded.length === 0;
  say('admitted', `${admitted.length} / ${kit?.quota ?? 0}`);
  say('untold', String(admitted.length));
  say('unrecorded', [...new Set(unrecorded.map(one => one.code))].map(code => `${unrecorded.filter(one => one.code === code).length} × ${code}`).join(', '));
}

async function openAlone(mine) {
  const nonce = encode(crypto.getRandomValues(new Uint8Array(16)));
  await openNonce(nonce, Date.now());
  await draw(link(nonce), document.querySelector('[data-code]')).catch(undrawn);
  if (mine !== turn) return;
  showNonce(nonce);
  timer = setTimeout(open, NONCE_MS - RENEW_MS);
}

async function decideAlone(pass) {
  const kit = await kitOf(centre);
  const at = Date.now() + (kit?.skew ?? 0);
  const { facts, code } = kit ? await judge(pass, kit, { admitted: await admittedAt(centre), isOpen: await nonces(Date.now()), millis: at }) : { code: 'admission.kit-old' };
  // As with the directory: a genuine pass uses its nonce up, whatever is decided, and nothing else does.
  if (facts) await useNonce(facts.nonce, Date.now());
  const verdict = verdictOf(code);
  if (verdict === 'ALLOWED') await admit(centre, pass, facts.nonce, { visitor: facts.visitor, day: dayAt(kit, at) }, at);
  await count();
  const remedy = code === 'admission.kit-old' ? words.kitOld : kit.remedies.find(one => one.code === code)?.remedy ?? words.unlisted;
  answerWith({ verdict, code, remedy, who: facts ? [facts.network, facts.tier].join(', ') : '' });
}

async function reconcile() {
  const { told, left } = await tell(centre, language);
  complain('telling', left.map(({ code, remedy, count }) => `${count} × ${code}: ${remedy}`).join(' '));
  if (told === 0) return;
  say('told', String(told));
  document.querySelector('[data-told]').hidden = false;
  // They count in what the door takes along from now on.
  await equip();
}

async function seekNetwork() {
  try {
    if (isAlone) {
      await ask('{ __typename }');
      isAlone = false;
      page.dataset.network = 'there';
      // An answer stays to be read; a nonce of the door alone is of no use any more.
      if (!document.querySelector('[data-state="waiting"]').hidden) await open();
      await equip();
    }
    await reconcile();
  } catch (failure) {
    // There is none still, or the directory does not listen to whoever stands here; then the door opens for nobody either, and says so.
    if (failure.code === 'FORBIDDEN') await turnAway();
    else if (!failure.isOffline) complain('telling', `${words.notTold} ${failure.message}`);
  }
  await count();
}

// ---- a pass that is shown, not sent ----

// One after another: of two that are read in one moment not both are the first. @returns whether it was a pass.
async function take(text) {
  const pass = text.trim();
  // What stands in front of the camera is not always meant for it.
  if (!/^[\w-]+\.[\w-]+\.[\w-]+$/.test(pass)) return false;
  // What was answered to the one before is not for whoever shows this.
  forget();
  show('opening');
  deciding = deciding.then(() => decide(pass)).catch(fail);
  await deciding;
  return true;
}

// Without network the door decides, with it the directory does.
async function decide(pass) {
  if (isAlone) return decideAlone(pass);
  try {
    const { presentPass } = await ask(
      'mutation Pass($centre: ID!, $pass: String!, $language: Language) { presentPass(centre: $centre, pass: $pass) { ... on Admission { verdict code homeNetwork tier remedy(language: $language) } ... on Refusal { code remedy(language: $language) } } }',
      { centre, pass, language },
    );
    answerWith({ verdict: 'NOT_ALLOWED', ...presentPass, who: whoIs(presentPass) });
  } catch (failure) {
    if (!failure.isOffline) throw failure;
    await leaveNetwork();
    await decideAlone(pass);
  }
}

// A code carries no signature: it says nothing to a door without network. One after another, as passes are. @returns whether the directory was asked.
async function takeCode(code) {
  say('typed', isAlone ? words.codeNeedsNetwork : '');
  if (isAlone) return false;
  forget();
  show('opening');
  let isAsked = true;
  deciding = deciding.then(async () => { isAsked = await decideByCode(code); }).catch(fail);
  await deciding;
  return isAsked;
}

async function decideByCode(code) {
  try {
    const { presentCode } = await ask(
      'mutation Code($centre: ID!, $code: String!, $language: Language) { presentCode(centre: $centre, code: $code) { ... on Admission { verdict code homeNetwork tier remedy(language: $language) } ... on Refusal { code remedy(language: $language) } } }',
      { centre, code, language },
    );
    answerWith({ verdict: 'NOT_ALLOWED', ...presentCode, who: whoIs(presentCode) });
  } catch (failure) {
    if (!failure.isOffline) throw failure;
    say('typed', words.codeNeedsNetwork);
    await leaveNetwork();
    return false;
  }
  return true;
}

readPasses(take, takeCode, words);
for (const button of document.querySelectorAll('[data-next]')) button.addEventListener('click', open);
addEventListener('online', seekNetwork);
setInterval(seekNetwork, RETRY_EVERY_MS);
setInterval(equip, EQUIP_EVERY_MS);
install('/door/');
await equip();
await open();
await seekNetwork();
