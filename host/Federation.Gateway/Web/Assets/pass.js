// A member's phone at the door: it fetches a credential for this centre while it can, and signs the door's nonce. Where one of the two has no network, it shows the pass itself as a code.
import { ask, say, show } from './graphql.js';
import { countDown } from './countdown.js';
import { draw } from './codes.js';
import { install } from './install.js';
import { encode, read } from './tokens.js';
import { belongTo, credentialOf, keepCredential, keyOf, publicKey, sign } from './wallet.js';

const page = document.querySelector('main [data-pass]');
const { centre, name, language, door, account } = page.dataset;
const receipt = page.querySelector('[data-receipt]');
// As long as a code counts; by the phone's own clock, which may differ from the directory's.
const CODE_MS = 2 * 60 * 1000;
const REUSE_MS = 12 * 60 * 60 * 1000;
const address = new URLSearchParams(location.search);
const nonce = address.get('nonce');
// The door says so in its code: then it cannot hear of a pass but by seeing it.
const doorIsAlone = address.get('alone') === '1';

// One that counts for half a day still is used again: a door asks whether it does.
async function fetchCredential(key) {
  const kept = await credentialOf(centre);
  if (kept && kept.until - Date.now() > REUSE_MS) return { credential: kept.credential };
  const { requestCredential } = await ask(
    'mutation Credential($input: RequestCredentialInput!, $language: Language) { requestCredential(input: $input) { ... on CredentialIssued { credential } ... on Refusal { code remedy(language: $language) } } }',
    { input: { centre, key: await publicKey(key) }, language },
  );
  const { credential, code, remedy } = requestCredential;
  if (credential) await keepCredential(centre, name, credential);
  return { credential: credential ?? (code === 'membership.too-many-credentials' ? kept?.credential : undefined), code, remedy };
}

function refuse(code, remedy) {
  say('remedy', remedy);
  say('code', code);
  show('refused');
}

async function showPass(pass) {
  document.querySelector('[data-pass-text]').value = pass;
  const code = document.querySelector('[data-pass-code]');
  const isDrawn = await draw(pass, code).then(() => true, () => false);
  code.hidden = !isDrawn;
  document.querySelector('[data-undrawn]').hidden = isDrawn;
  // The text takes its place.
  if (!isDrawn) document.querySelector('[data-pass-text]').closest('details').open = true;
  show('shown');
}

// To the door of a centre of another directory. A door that cannot be reached is shown the pass.
async function deliver(pass) {
  try {
    const response = await fetch(door, { method: 'POST', headers: { 'content-type': 'application/jwt' }, body: pass, signal: AbortSignal.timeout(8000) });
    const { verdict, code, receipt: given, remedy } = await response.json();
    return { verdict, code: code ?? 'pass.malformed', receipt: given, remedy: remedy?.[language.toLowerCase()] };
  } catch (failure) {
    throw Object.assign(new Error(failure.message), { isOffline: true });
  }
}

async function presentOnline(key) {
  const { credential, code, remedy } = await fetchCredential(key);
  if (!credential) return refuse(code, remedy);
  const pass = await sign(credential, key, nonce);
  if (doorIsAlone) return showPass(pass);
  const { presentPass } = door ? { presentPass: await deliver(pass) } : await ask(
    'mutation Pass($centre: ID!, $pass: String!, $language: Language) { presentPass(centre: $centre, pass: $pass) { ... on Admission { verdict code receipt remedy(language: $language) } ... on Refusal { code remedy(language: $language) } } }',
    { centre, pass, language },
  );
  const isIn = presentPass.verdict === 'ALLOWED';
  say('remedy', isIn ? '' : presentPass.remedy);
  say('code', isIn ? '' : presentPass.code);
  say('receipt', presentPass.receipt ?? '');
  receipt.hidden = !presentPass.receipt;
  show(presentPass.verdict ?? 'refused');
}

async function present() {
  receipt.hidden = true;
  show('working');
  const key = await keyOf(centre);
  try {
    await presentOnline(key);
  } catch (failure) {
    if (!failure.isOffline) {
      if (failure.code === 'FORBIDDEN') return show('forbidden');
      return refuse('', failure.message);
    }
    const kept = await credentialOf(centre);
    if (kept) return showPass(await sign(kept.credential, key, nonce));
    show('alone');
  }
}

// Without a nonce the page only makes ready: what it fetches now is there when there is no network.
async function prepare() {
  try {
    const { credential, code, remedy } = await fetchCredential(await keyOf(centre));
    if (!credential) return refuse(code, remedy);
  } catch (failure) {
    if (failure.code === 'FORBIDDEN') return show('forbidden');
    if (!failure.isOffline) return refuse('', failure.message);
    if (!(await credentialOf(centre))) return show('alone');
  }
  // A network that wants to be asked each time is not asked by a door without network.
  const { offline_policy: policy } = read((await credentialOf(centre)).credential).claims;
  document.querySelector('[data-asks]').hidden = policy !== 'NEVER';
  document.querySelector('[data-works]').hidden = policy === 'NEVER';
  show('prepared');
}

// Whether it was taken only the door knows.
function codeIsOver() {
  show(nonce ? 'ready' : 'prepared');
  say('over', page.dataset.codeOver);
}

// To say where nothing can be scanned. It is good for as long as the bar says, and at this door.
async function askForCode() {
  say('over', '');
  show('working');
  const key = await keyOf(centre);
  try {
    const { credential, code, remedy } = await fetchCredential(key);
    if (!credential) return refuse(code, remedy);
    const own = encode(crypto.getRandomValues(new Uint8Array(16)));
    const { requestPassCode } = await ask(
      'mutation RequestCode($centre: ID!, $pass: String!, $language: Language) { requestPassCode(centre: $centre, pass: $pass) { ... on PassCodeGiven { code until } ... on Refusal { code remedy(language: $language) } } }',
      { centre, pass: await sign(credential, key, nonce ?? own), language },
    );
    if (!requestPassCode.until) return refuse(requestPassCode.code, requestPassCode.remedy);
    say('said', requestPassCode.code);
    show('said');
    countDown(document.querySelector('[data-state=said] progress'), codeIsOver, CODE_MS);
  } catch (failure) {
    if (failure.code === 'FORBIDDEN') return show('forbidden');
    refuse('', failure.isOffline ? page.dataset.codeNeedsNetwork : failure.message);
  }
}

for (const button of document.querySelectorAll('[data-say]')) button.addEventListener('click', askForCode);
for (const button of document.querySelectorAll('[data-present]')) button.addEventListener('click', nonce ? present : prepare);
install('/member');
await belongTo(account);
if (nonce) show('ready');
else await prepare();
