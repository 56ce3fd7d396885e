// Reads and checks JWTs where no server can: on a door without network. As strict as the directory's own reader, for what a door takes and the directory then does not would be a visit for nothing.

const MOST_DEPTH = 8;

// Those that are read.
const NUMBERS = ['iat', 'exp', 'idx', 'label_level'];

export function encode(bytes) {
  let text = '';
  for (const byte of new Uint8Array(bytes)) text += String.fromCharCode(byte);
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

export function encodeJson(value) {
  return encode(new TextEncoder().encode(JSON.stringify(value)));
}

// Null where the text is not what exactly these bytes are written as.
export function decode(text) {
  if (!/^[A-Za-z0-9_-]*$/.test(text) || text.length % 4 === 1) return null;
  const bytes = Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), letter => letter.charCodeAt(0));
  return encode(bytes) === text ? bytes : null;
}

// JSON.parse takes more than the directory: a member that stands twice, of which it gives the last; numbers that are written with a fraction or an exponent and are whole all the same; half a surrogate pair.
// Nesting is counted on the way.
function isPlain(json) {
  const open = [];
  let last;
  for (const [token] of json.matchAll(/"(?:[^"\\]|\\.)*"|[{}[\],:]|-?\d[\d.eE+-]*/g)) {
    if (NUMBERS.includes(last) && token[0] !== '"' && /[.eE]/.test(token)) return false;
    if (token === '{' || token === '[') open.push(token === '{' ? new Set() : null);
    if (token === '}' || token === ']') open.pop();
    if (open.length > MOST_DEPTH) return false;
    if (token === ':') {
      if (open.at(-1)?.has(last)) return false;
      open.at(-1)?.add(last);
    }
    if (token[0] === '"') {
      last = JSON.parse(token);
      if (!last.isWellFormed()) return false;
    }
  }
  return true;
}

function object(part) {
  const bytes = decode(part);
  if (!bytes) return null;
  try {
    const json = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    const value = JSON.parse(json);
    return value && typeof value === 'object' && !Array.isArray(value) && isPlain(json) ? value : null;
  } catch {
    return null;
  }
}

// Null where the text is no signed JWT of two JSON objects, or makes demands on its reader.
export function read(compact) {
  const parts = compact.split('.');
  if (parts.length !== 3) return null;
  const [header, claims, signature] = [object(parts[0]), object(parts[1]), decode(parts[2])];
  return header && claims && signature && !('crit' in header) ? { header, claims, signature, signed: `${parts[0]}.${parts[1]}` } : null;
}

// Whether a token is signed by exactly this key, an EC key on P-256, by ES256.
export async function isSignedBy(token, { x, y }) {
  try {
    const key = await crypto.subtle.importKey('jwk', { kty: 'EC', crv: 'P-256', x, y }, { name: 'ECDSA', namedCurve: 'P-256' }, false, ['verify']);
    return await crypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, key, token.signature, new TextEncoder().encode(token.signed));
  } catch {
    return false; // no point of the curve
  }
}
