// Checks a schema by every rule of graphql-schema-linter but those that want names in another order than the schema is printed in; prints what it found, a line each.
import { spawnSync } from 'node:child_process';

const rules = [
  'relay-connection-types-spec', 'relay-connection-arguments-spec', 'relay-page-info-spec',
  'types-have-descriptions', 'fields-have-descriptions', 'arguments-have-descriptions', 'enum-values-have-descriptions', 'input-object-values-have-descriptions', 'descriptions-are-capitalized',
  'deprecations-have-a-reason', 'defined-types-are-used',
  'types-are-capitalized', 'fields-are-camel-cased', 'input-object-values-are-camel-cased', 'enum-values-all-caps',
];
const linter = spawnSync('node_modules/.bin/graphql-schema-linter', ['--format', 'json', '--rules', rules.join(','), process.argv[2]], { encoding: 'utf8' });
for (const { message, rule } of JSON.parse(linter.stdout).errors) console.log(`${rule}: ${message}`);
