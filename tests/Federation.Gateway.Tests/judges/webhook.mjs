// Checks messages by standardwebhooks and prints "taken", or why not, for each. What it is given: a file of { secret, headers, body } each.
import { readFileSync } from 'node:fs';
import { Webhook } from 'standardwebhooks';

for (const { secret, headers, body } of JSON.parse(readFileSync(process.argv[2], 'utf8'))) {
  try {
    new Webhook(secret).verify(body, headers);
    console.log('taken');
  } catch (refusal) {
    console.log(refusal.message);
  }
}
