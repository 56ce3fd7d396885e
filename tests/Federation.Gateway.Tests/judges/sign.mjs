// Signs messages by standardwebhooks and prints a signature for each. What it is given: a file of { secret, id, at, body } each, the time in seconds since 1970 and the body in base64.
import { readFileSync } from 'node:fs';
import { Webhook } from 'standardwebhooks';

for (const { secret, id, at, body } of JSON.parse(readFileSync(process.argv[2], 'utf8'))) {
  console.log(new Webhook(secret).sign(id, new Date(at * 1000), Buffer.from(body, 'base64').toString('utf8')));
}
