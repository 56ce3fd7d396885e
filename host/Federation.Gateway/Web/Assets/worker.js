// Keeps the pages of members and doors on their device, so that they open without network. Everything else it leaves alone: the directory's answers are never kept.
// The directory puts the hash of all scripts in here: where one of them changes, so does this one, and pages and scripts are fetched anew together.
const KEPT = 'federation-pages-HASH';
const SCRIPTS = ['door.js', 'pass.js', 'passes.js', 'graphql.js', 'tokens.js', 'states.js', 'verdict.js', 'shelf.js', 'codes.js', 'sound.js', 'install.js', 'wallet.js', 'ledger.js', 'tell.js', 'countdown.js', 'reading.js', 'qr/index.js', 'qr/decode.js', 'passes.svg'];
const PATIENCE_MS = 4000;

const isFormer = name => name.startsWith('federation-pages-') && name !== KEPT;

// A page is the same for every nonce.
function keyOf(url) {
  const key = new URL(url);
  key.searchParams.delete('nonce');
  key.searchParams.delete('alone');
  return key.href;
}

async function keep(request, response) {
  // Who is not signed in gets another page in its place, which is not to stand there when there is no network. Scripts are everybody's.
  const isKept = response.headers.get('federation-keep') === '1' || new URL(request.url).pathname.startsWith('/assets/');
  if (isKept && response.ok && !response.redirected && response.type === 'basic') await (await caches.open(KEPT)).put(keyOf(request.url), response.clone());
  return response;
}

const late = () => new Promise((_, reject) => { setTimeout(() => reject(new Error('The network does not answer.')), PATIENCE_MS); });

// What is kept takes the place of no answer, of one that comes too late, and of one by a server that stands before ours and cannot reach it.
async function answer(request) {
  const kept = await (await caches.open(KEPT)).match(keyOf(request.url));
  const asked = fetch(request).then(response => keep(request, response));
  if (!kept) return asked;
  try {
    const response = await Promise.race([asked, late()]);
    return response.status >= 500 ? kept : response;
  } catch {
    return kept;
  }
}

self.addEventListener('install', event => {
  // One that is not there, as where the build had no npm, stops none of the others.
  event.waitUntil((async () => {
    const kept = await caches.open(KEPT);
    await Promise.allSettled(SCRIPTS.map(file => kept.add(new URL(file, self.location.href).href)));
    // A page of before does not fit scripts of now. Without network the former worker goes on with both of its own.
    for (const name of (await caches.keys()).filter(isFormer)) {
      for (const { url } of await (await caches.open(name)).keys()) if (!new URL(url).pathname.startsWith('/assets/')) await keep(new Request(url), await fetch(url));
    }
    await self.skipWaiting();
  })());
});

self.addEventListener('activate', event => {
  event.waitUntil((async () => {
    for (const name of (await caches.keys()).filter(isFormer)) await caches.delete(name);
    await self.clients.claim();
  })());
});

self.addEventListener('message', event => {
  const { keep: address } = event.data ?? {};
  if (typeof address === 'string' && new URL(address).origin === self.location.origin) event.waitUntil(fetch(address).then(response => keep(new Request(address), response)).catch(() => {}));
});

self.addEventListener('fetch', event => {
  const url = new URL(event.request.url);
  const isPage = event.request.mode === 'navigate' && (url.pathname.startsWith('/member') || url.pathname.startsWith('/door/'));
  if (event.request.method === 'GET' && url.origin === self.location.origin && (isPage || url.pathname.startsWith('/assets/'))) event.respondWith(answer(event.request));
});
