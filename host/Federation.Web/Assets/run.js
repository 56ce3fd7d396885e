// Follows a run that is under way, as server-sent events of the API itself, and shows how far it is; at its end the finished page takes its place. Without this the page says where the run stood, and has a link to look again.
const question = `subscription Progress($network: ID!) {
  syncProgress(network: $network) { id status adapter startedAt estimatedTotal pagesBefore counts { read new changed unchanged quarantined stale removed pages } }
}`;
const beforeNextTry = 2_000, longestWait = 30_000;
const leastShare = .1;

// Null when the stream has begun, then each event's run. EventSource cannot send the header by which a request counts as one of our own pages.
async function* runs(network, signal) {
  const answer = await fetch('/graphql', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Accept: 'text/event-stream', 'GraphQL-Preflight': '1' },
    body: JSON.stringify({ query: question, variables: { network } }),
    signal,
  });
  if (!answer.ok) throw new Error(`The stream was answered with ${answer.status}.`);
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  let text = '', begun = false;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    if (!begun) yield null;
    begun = true;
    const parts = (text + value).split('\n\n');
    text = parts.pop();
    for (const part of parts) {
      const lines = part.split('\n');
      if (lines.some(line => line.startsWith('event: complete'))) return;
      const run = lines.filter(line => line.startsWith('data: ')).map(line => JSON.parse(line.slice(6)).data?.syncProgress).find(each => each);
      if (run) yield run;
    }
  }
}

customElements.define('run-progress', class extends HTMLElement {
  #gone = new AbortController();

  connectedCallback() {
    this.#follow();
  }

  disconnectedCallback() {
    this.#gone.abort();
  }

  async #follow() {
    let wait = beforeNextTry;
    while (!this.#gone.signal.aborted) {
      try {
        for await (const run of runs(this.dataset.network, this.#gone.signal)) {
          // A run that ended before the stream began is told of no more; neither is ours when another one is.
          if (run === null || run.id !== this.dataset.run || run.status !== 'RUNNING') {
            if (await this.#hasEnded()) return;
          } else this.#show(run);
          wait = beforeNextTry;
        }
      } catch (failure) {
        if (this.#gone.signal.aborted) return;
      }
      await new Promise(resolve => setTimeout(resolve, wait));
      wait = Math.min(wait * 2, longestWait);
    }
  }

  #show(run) {
    const { counts, estimatedTotal: total, startedAt, adapter, pagesBefore } = run;
    for (const [name, count] of Object.entries(counts)) {
      const shown = this.querySelector(`[data-count="${name}"]`);
      if (shown) shown.textContent = count.toLocaleString(this.dataset.language);
    }
    const bar = this.querySelector('progress');
    if (total > 0) Object.assign(bar, { max: total, value: Math.min(counts.read, total) });
    const phase = !adapter && !counts.read ? 'starting' : total > 0 && counts.read >= total ? 'finishing' : 'reading';
    let says = this.dataset[phase];
    const share = total > 0 ? counts.read / total : 0;
    if (phase === 'reading' && share >= leastShare && !pagesBefore) {
      const minutes = (Date.now() - new Date(startedAt)) * (1 - share) / share / 60_000;
      says += `, ${minutes < 1 ? this.dataset.soon : Math.ceil(minutes) === 1 ? this.dataset.one : this.dataset.many.replace('{0}', Math.ceil(minutes))}`;
    }
    // Only what differs: whoever hears the page is told of a change, not of every page that was read.
    const told = document.getElementById('phase');
    if (told.textContent !== says) told.textContent = says;
  }

  // Whether the server says so; then the page shows what came of it.
  async #hasEnded() {
    const address = location.pathname;
    const answer = await fetch(address, { signal: this.#gone.signal });
    if (!answer.ok) return false;
    const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html').getElementById('run');
    if (!fresh || fresh.querySelector('run-progress')) return false;
    const held = this.closest('#run').contains(document.activeElement);
    const says = this.dataset.ended;
    document.querySelector('main > .notice.good')?.remove();
    document.getElementById('run').replaceWith(document.adoptNode(fresh));
    document.getElementById('run-ended').textContent = says;
    if (held) document.getElementById('content').focus();
    return true;
  }
});
