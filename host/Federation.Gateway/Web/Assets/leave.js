// Signing out empties this device. Whom its doors admitted without network is told before; what cannot be told is not thrown away without a word.
import { say } from './graphql.js';
import { keptHere } from './ledger.js';
import { tell } from './tell.js';

const form = document.querySelector('[data-leave]');
const warning = document.querySelector('[data-lost]');
const { language } = form.dataset;

async function tellAll(centres) {
  const reasons = [];
  for (const centre of centres) {
    try {
      const { left } = await tell(centre, language);
      reasons.push(...left.map(({ code, remedy }) => `${remedy} (${code})`));
    } catch (failure) {
      reasons.push(failure.isOffline ? form.dataset.noNetwork : failure.message);
    }
  }
  return [...new Set(reasons)];
}

// A device that cannot be looked at may have something too.
async function look() {
  try {
    return await keptHere();
  } catch (failure) {
    return { centres: [], untold: '?', unrecorded: '?', failure };
  }
}

form.addEventListener('submit', async event => {
  event.preventDefault();
  const button = form.querySelector('button');
  button.disabled = true;
  const before = await look();
  const reasons = before.failure ? [before.failure.message] : await tellAll(before.centres);
  const { untold, unrecorded } = await look();
  if (untold === 0 && unrecorded === 0) return form.submit();
  button.disabled = false;
  say('untold', String(untold));
  say('unrecorded', String(unrecorded));
  say('reasons', reasons.join(' '));
  warning.hidden = false;
  form.hidden = true;
  warning.focus();
});

document.querySelector('[data-leave-now]').addEventListener('click', () => form.submit());
document.querySelector('[data-stay]').addEventListener('click', () => {
  warning.hidden = true;
  form.hidden = false;
  form.querySelector('button').focus();
});
