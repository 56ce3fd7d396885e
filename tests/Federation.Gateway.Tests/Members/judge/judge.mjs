// Says of each line of a file what the scripts of a door without network say. A line: { kit, pass, admitted, open, millis }.
import { readFileSync } from 'node:fs';
import { judge } from './verdict.js';

for (const line of readFileSync(process.argv[2], 'utf8').split('\n').filter(Boolean)) {
  const { kit, pass, admitted, open, millis } = JSON.parse(line);
  const { code } = await judge(pass, kit, { admitted, isOpen: nonce => (open.includes(nonce) ? null : 'pass.nonce-unknown'), millis });
  console.log(code);
}
