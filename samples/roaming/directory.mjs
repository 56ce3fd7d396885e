// Our instance, as its operator has it: a process that serves, and commands beside it.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { createServer } from 'node:net';
import { text } from 'node:stream/consumers';
import { createInterface } from 'node:readline';
import path from 'node:path';

/** The public URL has to be known before the host listens, so the port is chosen here. */
async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

export class Directory {
  /** @param program the built host. @param folder gets the data folder and the host's log. */
  constructor(program, folder) {
    this.program = program;
    this.data = path.join(folder, 'data');
    this.log = path.join(folder, 'host.log');
  }

  /** Starts it and waits until it has read its networks. */
  async start(networks) {
    this.url = `http://127.0.0.1:${await freePort()}`;
    this.process = spawn(this.program, ['serve', '--urls', this.url, '--public-url', this.url, '--data', this.data, '--networks', networks], { stdio: ['ignore', 'pipe', 'pipe'] });
    this.ended = once(this.process, 'exit');
    const log = createWriteStream(this.log);
    this.process.stderr.pipe(log, { end: false });
    let ready = false;
    for await (const line of createInterface({ input: this.process.stdout })) {
      log.write(`${line}\n`);
      if (ready = line.includes('Where to look')) break;
    }

    assert.ok(ready, `the host has ended; ${this.log} says why`);
    this.process.stdout.pipe(log, { end: false });
  }

  /** Asks it to end, by its id, and waits until it has. */
  async stop() {
    if (!this.process) return;
    this.process.kill('SIGTERM');
    await this.ended;
  }

  /** Runs a command on the data folder, beside the host that has it. */
  async command(...words) {
    const running = spawn(this.program, [...words, '--data', this.data], { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, LANG: 'en_US.UTF-8' } });
    const [output, error, [code]] = await Promise.all([text(running.stdout), text(running.stderr), once(running, 'exit')]);
    return { code, output: output.trim(), error: error.trim() };
  }

  /** Asks in GraphQL as the directory's own pages do: with the session of a browser. */
  async ask(browser, query, variables) {
    const answer = await browser.send(new URL('/graphql', this.url), {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json', 'graphql-preflight': '1' },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = await answer.json();
    return errors?.length ? { refused: errors[0].extensions?.code ?? errors[0].message } : data;
  }
}
