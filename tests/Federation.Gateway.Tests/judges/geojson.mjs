// Checks a file by @placemarkio/check-geojson and prints what it found, a line each.
import { readFileSync } from 'node:fs';
import { check, HintError } from '@placemarkio/check-geojson';

try {
  check(readFileSync(process.argv[2], 'utf8'));
} catch (error) {
  if (!(error instanceof HintError)) throw error;
  for (const issue of error.issues) console.log(JSON.stringify(issue));
}
