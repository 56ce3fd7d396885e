// The label of one centre, as it stands, as people decide about it, and as its certificate and the public log have it.
import { Browser } from '../walking/browser.mjs';

const TOLD = '{ ... on LabelDecided { label { state version } } ... on Refusal { code } ... on LabelRefused { standing { version } } }';

/** What the log has of its own certificate and keys is told apart by this member. */
const OF = { label: 'centre', assessment: 'assessment' };

export class Label {
  constructor(directory, centre) {
    this.directory = directory;
    this.centre = centre;
    this.browser = new Browser();
  }

  /** As anybody sees it. */
  async seen() {
    const { centre } = await this.directory.ask(this.browser, 'query Label($id: ID!) { centre(id: $id) { label { state heldLevel level version certificateKey appealUntil isAppealed history { version kind reason assessment } } } }', { id: this.centre });
    return centre.label;
  }

  /** Decides something about it as it stands. @returns the state after it, or the code of the refusal. */
  async decide(person, name, reason, more = {}, token) {
    this.version ??= (await this.seen()).version;
    const input = { centre: this.centre, madeOn: this.version, reason, ...more };
    const type = name === 'decideSuspensionAppeal' ? 'DecideSuspensionAppealInput' : 'LabelDecisionInput';
    const { done, refused } = await this.directory.ask(person?.browser ?? this.browser, `mutation Decide($input: ${type}!) { done: ${name}(input: $input) ${TOLD} }`, { input }, token);
    this.version = (done?.label ?? done?.standing)?.version ?? this.version;
    return refused ?? done.code ?? done.label.state;
  }

  /** Its history as anybody sees it, once that has what was decided last: reading is milliseconds behind deciding. */
  async history() {
    for (let tries = 0; tries < 200; tries++) {
      const { history } = await this.seen();
      if (history.length >= this.version) return history;
      await new Promise(resolve => setTimeout(resolve, 50));
    }

    throw new Error(`The history does not come to version ${this.version}.`);
  }

  /** The certificate's text. */
  async certificate() {
    const { certificateKey } = await this.seen();
    return (await fetch(new URL(`/certificates/${certificateKey}`, this.directory.url))).text();
  }

  /** What the directory says that it is worth now. @returns the two codes. */
  async worth(certificate) {
    const { verify } = await this.directory.ask(this.browser, 'query Verify($certificate: String!) { verify(certificate: $certificate) { genuine { code } holding { code } } }', { certificate });
    return `${verify.genuine.code} ${verify.holding.code}`;
  }

  /** What the public log has of the label and of an application, in order, read from its tiles. */
  async logged(application) {
    // What was committed a moment ago is on its way into the log; its proof waits for that.
    const proof = await fetch(new URL(`/log/labels/${this.centre}/${this.version}`, this.directory.url));
    if (!proof.ok) throw new Error(`The log does not have event ${this.version} of the label.`);
    const entries = (await this.#entries()).filter(entry => entry[OF[entry.type]] === this.centre || entry[OF[entry.type]] === application);
    return entries.map(entry => `${entry.type} ${entry.event}`);
  }

  async #entries() {
    const checkpoint = await (await fetch(new URL('/log/checkpoint', this.directory.url))).text();
    const size = Number(checkpoint.split('\n')[1]);
    if (size > 256) throw new Error('The walk reads the first bundle alone.');
    const bundle = Buffer.from(await (await fetch(new URL(`/log/tile/entries/000.p/${size}`, this.directory.url))).arrayBuffer());
    const entries = [];
    for (let at = 0; at < bundle.length;) {
      const length = bundle.readUInt16BE(at);
      entries.push(JSON.parse(bundle.subarray(at + 2, at + 2 + length)));
      at += 2 + length;
    }

    return entries;
  }
}
