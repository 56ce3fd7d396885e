// Looks for what should be nowhere: what members are called, byte by byte in every file below a folder.
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

/** @returns how many files there are, and those in which one of the texts stands, in UTF-8 or UTF-16. */
export function search(folder, texts) {
  const needles = texts.flatMap(text => [Buffer.from(text, 'utf8'), Buffer.from(text, 'utf16le')]);
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile()).map(entry => path.join(entry.parentPath, entry.name));
  return { searched: files.length, found: files.filter(file => needles.some(needle => readFileSync(file).includes(needle))) };
}
