// Compares two schemas by @graphql-inspector/core and prints every change that breaks clients, a line each.
import { readFileSync } from 'node:fs';
import { buildSchema } from 'graphql';
import { CriticalityLevel, diff } from '@graphql-inspector/core';

const [before, after] = process.argv.slice(2).map(file => buildSchema(readFileSync(file, 'utf8')));
for (const change of await diff(before, after)) {
  if (change.criticality.level === CriticalityLevel.Breaking) console.log(`${change.path}: ${change.message}`);
}
