// A member's passes: the centres for which this phone has a credential that still counts.
import { install } from './install.js';
import { show } from './graphql.js';
import { credentials, forget } from './wallet.js';

const { language } = document.querySelector('main [data-passes]').dataset;
const list = document.querySelector('[data-list]');
const time = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' });

async function refresh() {
  const known = await credentials();
  list.replaceChildren(...known.map(({ centre, name, until }) => {
    const item = document.createElement('li');
    const link = document.createElement('a');
    link.href = `/member/pass?${new URLSearchParams({ centre })}`;
    link.textContent = name;
    const counts = document.createElement('span');
    counts.className = 'soft';
    counts.textContent = ` ${list.dataset.until} ${time.format(until)}`;
    item.append(link, counts);
    return item;
  }));
  show(known.length > 0 ? 'some' : 'none');
}

document.querySelector('[data-forget]').addEventListener('click', async () => {
  await forget();
  await refresh();
});
install('/member');
await refresh();
