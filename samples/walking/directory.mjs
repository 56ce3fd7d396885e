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

/** What makes a process's clock go ahead: faketime itself would stand between us and the process that we have to end. */
async function clock(later) {
  const asked = spawn('faketime', ['-f', later, 'printenv', 'LD_PRELOAD'], { stdio: ['ignore', 'pipe', 'inherit'] });
  return { LD_PRELOAD: (await text(asked.stdout)).trim(), FAKETIME: later };
}

export class Directory {
  /** @param program the built host. @param folder gets the data folder and the host's log. */
  constructor(program, folder) {
    this.program = program;
    this.data = path.join(folder, 'data');
    this.log = path.join(folder, 'host.log');
  }

  /** Starts it and waits until it has read its networks. The public URL never changes, so a second start listens where the first did. @param later how far its clock is ahead, as faketime writes it, for example +732d. */
  async start(networks, later) {
    this.url ??= `http://127.0.0.1:${await freePort()}`;
    const env = { ...process.env, ...(later && await clock(later)) };
    this.process = spawn(this.program, ['serve', '--urls', this.url, '--public-url', this.url, '--data', this.data, '--networks', networks], { stdio: ['ignore', 'pipe', 'pipe'], env });
    this.ended = once(this.process, 'exit');
    const log = createWriteStream(this.log, { flags: 'a' });
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
    this.process?.kill('SIGTERM');
    await this.ended;
  }

  /** Checks a certificate as a stranger does, from its address. */
  verify(certificate) {
    return this.#run('certificate', 'verify', `${this.url}/certificates/${certificate}`);
  }

  /** Runs a command on the data folder, beside the host that has it. */
  command(...words) {
    return this.#run(...words, '--data', this.data);
  }

  async #run(...words) {
    const running = spawn(this.program, words, { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, LANG: 'en_US.UTF-8' } });
    const [output, error, [code]] = await Promise.all([text(running.stdout), text(running.stderr), once(running, 'exit')]);
    return { code, output: output.trim(), error: error.trim() };
  }

  /** Asks in GraphQL as the directory's own pages do: with the session of a browser. @param token of the operator, where no person asks. */
  async ask(browser, query, variables, token) {
    const answer = await browser.send(new URL('/graphql', this.url), {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json', 'graphql-preflight': '1', ...(token && { authorization: `Bearer ${token}` }) },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = await answer.json();
    return errors?.length ? { refused: errors[0].extensions?.code ?? errors[0].message, why: errors[0].message } : data;
  }
}
