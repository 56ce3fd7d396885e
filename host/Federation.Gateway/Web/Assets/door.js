// A centre's door: shows a nonce, waits for what becomes of it, and asks for the next one.
import { ask, say, show } from './graphql.js';

const page = document.querySelector('main [data-door]');
const { centre, language } = page.dataset;
const LOOK_EVERY_MS = 1000;
let timer;
let shown;

function link(nonce) {
  return new URL(`/member/pass?${new URLSearchParams({ centre, nonce })}`, location.href).href;
}

function turnAway() {
  for (const button of document.querySelectorAll('[data-next]')) button.hidden = true;
  show('forbidden');
}

async function open() {
  clearInterval(timer);
  say('who', '');
  try {
    const { openDoor } = await ask('mutation Open($centre: ID!) { openDoor(centre: $centre) { __typename ... on DoorOpened { nonce until } ... on Refusal { message } } }', { centre });
    // The door of a centre that one's own network does not keep is none.
    if (openDoor.__typename === 'NotFound') return turnAway();
    if (!openDoor.nonce) throw new Error(openDoor.message);
    const { nonce, until } = openDoor;
    shown = nonce;
    document.querySelector('[data-code]').src = `/door/code?${new URLSearchParams({ centre, nonce })}`;
    const anchor = document.querySelector('[data-link]');
    anchor.href = anchor.textContent = link(nonce);
    show('waiting');
    timer = setInterval(() => look(nonce, Date.parse(until)), LOOK_EVERY_MS);
  } catch (failure) {
    if (failure.code === 'FORBIDDEN') return turnAway();
    say('remedy', failure.message);
    show('failed');
  }
}

async function look(nonce, until) {
  // A nonce that nobody answered is replaced before it is over.
  if (Date.now() > until - 30_000) return open();
  try {
    const { admission } = await ask(
      'query Look($centre: ID!, $nonce: String!, $language: Language) { admission(centre: $centre, nonce: $nonce) { verdict code homeNetwork tier remedy(language: $language) } }',
      { centre, nonce, language },
    );
    // Somebody may have asked for the next nonce meanwhile.
    if (!admission || nonce !== shown) return;
    clearInterval(timer);
    say('who', [admission.homeNetwork, admission.tier].filter(Boolean).join(', '));
    say('remedy', admission.verdict === 'ALLOWED' ? '' : admission.remedy);
    show(admission.verdict);
  } catch {
    // The next look asks again.
  }
}

for (const button of document.querySelectorAll('[data-next]')) button.addEventListener('click', open);
await open();
