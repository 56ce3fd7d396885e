// What became of an issuer's credentials: a Token Status List (draft-ietf-oauth-status-list) of a bit each, 0 for "still counts".
import { decode, read } from './tokens.js';

const MOST_BYTES = 2 * 1024 * 1024;

// Null where the token is none. When it was signed, and by whom, the directory has seen to.
export async function readStates(compact) {
  const list = read(compact)?.claims.status_list;
  const packed = list?.bits === 1 && typeof list.lst === 'string' ? decode(list.lst) : null;
  if (!packed) return null;
  const bits = [];
  let length = 0;
  try {
    for await (const piece of new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate'))) {
      length += piece.length;
      if (length > MOST_BYTES) return null;
      bits.push(piece);
    }
  } catch {
    return null;
  }
  return new Uint8Array(await new Blob(bits).arrayBuffer());
}

// A place that the list does not have is not good.
export function isGood(bits, index) {
  const byte = bits?.[Math.floor(index / 8)];
  return byte !== undefined && (byte & (1 << (index % 8))) === 0;
}
