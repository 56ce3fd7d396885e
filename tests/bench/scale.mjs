// What one row that orders all commits (docs/adr/0054) makes of many hosts: a simulation, event by event. docs/scale.md reads it.
//
//   node tests/bench/scale.mjs [TRANSACTION_MS [BATCH_MS]]    what a group costs, and each batch in it; by default 4 and 0.1
//
// Batches come to each host at moments drawn at random. A host whose last group is through takes what waits, 512 batches at most, and queues
// for the row, in the order of asking; while it holds it, nobody else commits. Each host that hears of a commit reads the feed, one read at a
// time: what came meanwhile comes with the next. The seed is fixed, so two runs print the same.

const [transaction = 4, batch = 0.1] = process.argv.slice(2).map(Number);
const most = 512, seconds = 60;

function random(seed) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Latencies in ms of all batches that came in the time, how busy the row was, and how many groups there were. */
function simulate(hosts, perSecond) {
  const next = random(20121009);
  const arrivals = [];
  for (let at = 0; (at += -Math.log(1 - next()) / perSecond * 1000) < seconds * 1000;) arrivals.push({ at, host: Math.floor(next() * hosts) });
  const waiting = Array.from({ length: hosts }, () => []), isQueued = Array(hosts).fill(false), queue = [], latencies = [];
  let busy = 0, groups = 0, free = 0, index = 0;
  const come = until => {
    for (; index < arrivals.length && arrivals[index].at <= until; index++) {
      const { at, host } = arrivals[index];
      waiting[host].push(at);
      if (!isQueued[host]) { isQueued[host] = true; queue.push(host); }
    }
  };
  while (true) {
    come(free);
    if (queue.length === 0) {
      if (index === arrivals.length) break;
      free = arrivals[index].at;
      continue;
    }
    const host = queue.shift(), group = waiting[host].splice(0, most), cost = transaction + group.length * batch;
    free += cost; busy += cost; groups++;
    for (const at of group) latencies.push(free - at);
    come(free);
    if (waiting[host].length > 0) queue.push(host); else isQueued[host] = false;
  }
  latencies.sort((a, b) => a - b);
  return { p50: latencies[latencies.length >> 1], p99: latencies[Math.floor(latencies.length * 0.99)], busy: busy / Math.max(free, seconds * 1000), groups: groups / seconds };
}

console.log(`A group costs ${transaction} ms and ${batch} ms for each batch; ${seconds} s.\n`);
console.log('| hosts | batches a second | p50 ms | p99 ms | row held | groups a second | reads of the feed a second |');
console.log('|---:|---:|---:|---:|---:|---:|---:|');
for (const hosts of [3, 10, 100]) {
  for (const perSecond of [10, 100, 1000, 3000, 6000]) {
    const { p50, p99, busy, groups } = simulate(hosts, perSecond);
    console.log(`| ${hosts} | ${perSecond} | ${p50.toFixed(1)} | ${p99.toFixed(1)} | ${(busy * 100).toFixed(0)} % | ${groups.toFixed(0)} | ${Math.round(groups * hosts)} |`);
  }
}
