// Says what of a GeoJSON file is not as RFC 7946 wants it: one line for each fault, none where all is well.
import { readFileSync } from 'node:fs';
import { check, HintError } from '@placemarkio/check-geojson';

try {
  const checked = check(readFileSync(process.argv[2], 'utf8'));
  if (!checked.features?.length) console.log('It has no features.');
} catch (failure) {
  if (!(failure instanceof HintError)) throw failure;
  for (const issue of failure.issues) console.log(`${issue.code}: ${issue.message} (at ${issue.from})`);
}
