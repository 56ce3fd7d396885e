// From an address that a partner wrote into a mail to listings that anybody can ask for, with no line of code and no restart. Each step is a command that a person types.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { startPartner } from './partner.mjs';

const [program, folder] = process.argv.slice(2);
const data = path.join(folder, 'data');
const began = performance.now();
const environment = { ...process.env, LANG: 'en_US.UTF-8' };

async function run(...words) {
  const running = spawn(program, words, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'], env: environment });
  const [output, error, [code]] = await Promise.all([text(running.stdout), text(running.stderr), once(running, 'exit')]);
  assert.equal(code, 0, `federation ${words.join(' ')} ended with ${code}:\n${output}\n${error}`);
  return output;
}

let last = began;
function tell(step, seen) {
  const now = performance.now();
  console.log(`${((now - last) / 1000).toFixed(1).padStart(6)} s  ${step}: ${seen}`);
  last = now;
}

const partner = await startPartner();
const source = `${partner.url}/api/espaces`;
const host = spawn(program, ['serve', '--urls', 'http://127.0.0.1:0', '--data', data, '--source-on-this-machine', partner.url], { cwd: folder, stdio: ['ignore', 'pipe', 'inherit'], env: environment });
try {
  let url;
  for await (const line of createInterface({ input: host.stdout })) {
    url ??= line.match(/answers at (http:\S+)/)?.[1];
    if (line.includes('Where to look')) break;
  }
  host.stdout.resume();
  tell('serve', `a directory answers at ${url}`);
  const from = performance.now();
  last = from;

  await run('adapter', 'probe', source, '--output', 'val', '--data', data);
  const drafted = await readFile(path.join(folder, 'val', 'mapping.yaml'), 'utf8');
  tell('adapter probe', `${drafted.split('\n').length} lines of val/mapping.yaml`);

  // What no probe can know: who they are, and under which licence they publish.
  const mapping = drafted
    .replace(/^id: .*$/m, 'id: ateliers-du-val')
    .replace(/^name: .*$/m, 'name: { en: Workshops of the Val, fr: Ateliers du Val }')
    .replace(/^licence: .*$/m, 'licence: { id: etalab-2.0, name: Licence Ouverte 2.0, url: "https://www.etalab.gouv.fr/licence-ouverte-open-licence/" }')
    .replace(/^attribution: .*$/m, 'attribution: Ateliers du Val');
  await writeFile(path.join(folder, 'val', 'mapping.yaml'), mapping);

  const preview = JSON.parse(await run('adapter', 'preview', './val', '--source', source, '--data', data, '--count', '5', '--json'));
  assert.deepEqual(preview.map(line => line.draft?.name), ['La Ruche du Val', 'Atelier du Lac', 'Le Relais', 'Espace Gare', 'Maison du Haut-Bugey']);
  tell('adapter preview', `${preview.length} drafts, the first ${preview[0].draft.name} at ${preview[0].draft.location?.latitude}, ${preview[0].draft.location?.longitude}`);
  assert.ok(!JSON.stringify(preview).includes('Exemple'), 'a person stands in the preview');

  const report = JSON.parse(await run('adapter', 'test', './val', '--source', source, '--data', data, '--json'));
  tell('adapter test', `${report.facts.filter(fact => fact.outcome === 'Holds').length} facts hold, quality ${report.level}`);

  await run('adapter', 'pack', './val', '--output', 'val.fedadapter');
  const key = (await run('adapter', 'key', 'publisher.json', '--publisher', 'val.example')).trim();
  await run('adapter', 'sign', 'val.fedadapter', '--key', 'publisher.json', '--publisher', 'val.example');
  tell('adapter pack, key, sign', 'val.fedadapter');

  await run('adapter', 'trust', key, '--data', data);
  await run('adapter', 'install', 'val.fedadapter', '--data', data);
  tell('adapter trust, install', 'into the directory that is running');

  await run('network', 'add', 'val', '--name', 'Ateliers du Val', '--adapter', 'ateliers-du-val', '--source', source, '--url', url, '--data', data);
  const [sync] = JSON.parse(await run('sync', 'val', '--url', url, '--data', data, '--json'));
  assert.equal(sync.counts.read, partner.count);
  tell('network add, sync', `${sync.counts.read} read, ${sync.counts.new} new, ${sync.counts.quarantined} in quarantine`);

  const answer = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: '{ centres(first: 5, filter: { networks: ["val"] }) { nodes { name address { locality } } } }' }),
  });
  const { data: found, errors } = await answer.json();
  assert.ok(!errors, JSON.stringify(errors));
  assert.equal(found.centres.nodes.length, partner.count);
  tell('GraphQL', found.centres.nodes.map(centre => centre.name).join(', '));

  const took = (performance.now() - from) / 1000;
  console.log(`From the partner's address to an answer in GraphQL: ${took.toFixed(1)} s of commands.`);
  assert.ok(took < 300, 'that is more than five minutes');
} finally {
  host.kill('SIGTERM');
  await once(host, 'exit');
  partner.stop();
}
