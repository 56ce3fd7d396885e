// The foreign network's provider, started and ended.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { createInterface } from 'node:readline';

export class ProviderProcess {
  /** Starts it and waits until it answers. @param client what the network has registered the directory as. @param log a file. */
  async start(client, log) {
    this.process = spawn(process.execPath, ['provider.mjs'], { cwd: import.meta.dirname, stdio: ['pipe', 'pipe', 'pipe'] });
    this.ended = once(this.process, 'exit');
    this.process.stderr.pipe(createWriteStream(log));
    this.process.stdin.write(`${JSON.stringify(client)}\n`);
    for await (const line of createInterface({ input: this.process.stdout })) {
      this.issuer = JSON.parse(line).issuer;
      break;
    }

    if (!this.issuer) throw new Error(`the provider has ended; ${log} says why`);
    this.process.stdout.resume();
  }

  async stop() {
    if (!this.process) return;
    this.process.kill('SIGTERM');
    await this.ended;
  }
}
