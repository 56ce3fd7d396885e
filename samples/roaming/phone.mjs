// A member's phone at a door. It does what the directory's page /member/pass does in a browser (host/Federation.Gateway/Web/Assets/pass.js), and lets a cheat do each step otherwise.
import { randomUUID, webcrypto } from 'node:crypto';
import { Browser } from '../walking/browser.mjs';

const PASS_SECONDS = 120;
const encode = bytes => Buffer.from(bytes).toString('base64url');
const encodeJson = value => encode(JSON.stringify(value));
const payloadOf = jwt => JSON.parse(Buffer.from(jwt.split('.')[1], 'base64url'));

export class Phone {
  browser = new Browser();
  #keys = new Map();

  constructor(directory) {
    this.directory = directory;
  }

  /**
   * Opens what the door's code says, and signs in where that is asked for, at the member's own network: its page asks who it is, then whether the directory may know.
   * @returns the page on which the member ends, and what the network's page was filled in with.
   */
  async signIn(address, member, { byEmail = false } = {}) {
    const asked = await this.browser.open(address);
    const choice = byEmail ? await this.browser.submit(asked, { email: member.email }) : asked;
    const login = await this.browser.submit(choice, { network: 'nordlicht' });
    const consent = await this.browser.submit(login, { login: member.number, password: 'this provider looks at none' });
    return { page: await this.browser.submit(consent), hint: /name="login"[^>]* value="([^"]*)"/.exec(login.html)?.[1] };
  }

  /** A key that stays on the phone, another for each centre. */
  async keyOf(centre) {
    if (!this.#keys.has(centre)) this.#keys.set(centre, await webcrypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign', 'verify']));
    return this.#keys.get(centre);
  }

  /** A credential for one centre and this phone: { credential }, or why there is none: { code, remedy }. */
  async credentialFor(centre) {
    const { kty, crv, x, y } = await webcrypto.subtle.exportKey('jwk', (await this.keyOf(centre)).publicKey);
    const { requestCredential } = await this.directory.ask(
      this.browser,
      'mutation Credential($input: RequestCredentialInput!) { requestCredential(input: $input) { ... on CredentialIssued { credential } ... on Refusal { code remedy(language: EN) } } }',
      { input: { centre, key: JSON.stringify({ kty, crv, x, y }) } },
    );
    return requestCredential;
  }

  /** A pass over a door's nonce. */
  async sign(credential, key, nonce, signedAt = Math.floor(Date.now() / 1000)) {
    const header = encodeJson({ alg: 'ES256', typ: 'centre-pass+jwt' });
    const payload = encodeJson({ aud: payloadOf(credential).aud, nonce, iat: signedAt, exp: signedAt + PASS_SECONDS, jti: randomUUID(), credential });
    const signature = await webcrypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, key.privateKey, new TextEncoder().encode(`${header}.${payload}`));
    return `${header}.${payload}.${encode(signature)}`;
  }

  /** Shows a pass at a centre's door. @returns what the door says. */
  async present(centre, pass) {
    const answer = await this.directory.ask(
      this.browser,
      'mutation Pass($centre: ID!, $pass: String!) { presentPass(centre: $centre, pass: $pass) { ... on Admission { verdict code daysLeft remedy(language: EN) } ... on Refusal { code } } }',
      { centre, pass },
    );
    return answer.presentPass ?? answer;
  }
}
