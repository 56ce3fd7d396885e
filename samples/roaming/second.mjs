// A second directory of ours, run by the network Fjordarbeid for its own members. The two know each other by chains of trust, and nobody told either of the other's keys for passes.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Browser } from '../walking/browser.mjs';
import { Directory } from '../walking/directory.mjs';
import { Person } from '../walking/people.mjs';
import { Phone } from './phone.mjs';
import { expect, part, tell } from '../walking/report.mjs';

const MEMBER = 'solveig.nordfjordhaug@fjord.example';
const MOMENT_MS = 6_000;
const POLICIES = ['ALWAYS', 'ALLOWED', 'ALLOWED_OFFLINE', 'NEVER'];
const says = ({ verdict, code, error }) => (verdict ? `${verdict} ${code}` : error);

/** What nobody but the second directory may know. */
export const SENTINELS = [MEMBER, 'nordfjordhaug'];

export class SecondDirectory {
  constructor(program, folder, first) {
    this.folder = folder;
    this.first = first;
    mkdirSync(path.join(folder, 'second'));
    this.directory = new Directory(program, path.join(folder, 'second'));
  }

  async start() {
    part('A second directory, run by Fjordarbeid');
    await this.directory.start(path.join(import.meta.dirname, 'second-networks.json'));
    tell(`their directory      ${this.directory.url} (process ${this.directory.process.pid})`);
  }

  async stop() {
    if (this.directory.process) await this.directory.stop();
    this.directory.process = undefined;
  }

  /** The keys by which a directory is known in the federation, from its own configuration. */
  async #keysOf(directory, name) {
    const answer = await fetch(`${directory.url}/.well-known/openid-federation`);
    const { jwks } = JSON.parse(Buffer.from((await answer.text()).split('.')[1], 'base64url'));
    const file = path.join(this.folder, name);
    writeFileSync(file, JSON.stringify(jwks));
    return file;
  }

  /** Each operator registers the other, once: that is all that two directories have to do. */
  async join() {
    part('The two directories register with each other');
    const keys = [await this.#keysOf(this.first, 'first-keys.json'), await this.#keysOf(this.directory, 'second-keys.json')];
    const add = async (directory, network, other, file) => {
      const { code, output, error } = await directory.command('trust', 'add', network, `${other.url}/`, '--keys', file, '--joined', '--url', directory.url);
      return code === 0 ? 'registered' : `${output} ${error}`;
    };
    expect('Fjordarbeid\'s directory, at ours', await add(this.first, 'fjord', this.directory, keys[1]), 'registered');
    expect('ours, at theirs', await add(this.directory, 'saone', this.first, keys[0]), 'registered');
  }

  /** A member of Fjordarbeid, with an account of the second directory, and a credential under each policy. */
  async member(door) {
    part('A member of Fjordarbeid, at their own directory');
    const manager = await Person.invited(this.directory, 'leder@fjord.example', '--role', 'NetworkManager', '--network', 'fjord');
    const { inviteMember } = await manager.ask('mutation Invite($email: String!) { inviteMember(network: "fjord", email: $email, tier: "flex") { ... on Invited { address } ... on Refusal { code } } }', { email: MEMBER });
    const person = new Person(this.directory);
    await person.takeOver(inviteMember.address);
    this.phone = new Phone(this.directory);
    this.phone.browser = person.browser;
    this.centre = `${this.first.url}/centres/${door.centre}`;
    this.credentials = {};
    for (const policy of POLICIES) {
      await manager.ask('mutation Policy($policy: OfflinePolicy!) { setOfflinePolicy(network: "fjord", policy: $policy) { __typename } }', { policy });
      const { credential, code } = await this.phone.credentialFor(this.centre);
      this.credentials[policy] = credential;
      expect(`a credential for a centre of ours, under ${policy}`, credential ? 'given' : code, 'given');
    }

    const nowhere = await this.phone.credentialFor(`${this.first.url}/centres/01a22289983471f6a27b41482b8d5c53`);
    expect('a credential for a centre that is none', nowhere.code, 'pass.unknown-centre');
  }

  /** Sends a pass to the door itself, as the page on the phone does. */
  async present(door, policy, signed) {
    const pass = signed ?? await this.phone.sign(this.credentials[policy], await this.phone.keyOf(this.centre), await door.open());
    const answer = await fetch(`${this.first.url}/door/${door.centre}/pass`, { method: 'POST', headers: { 'content-type': 'application/jwt' }, body: pass });
    const told = await answer.json();
    this.receipt = told.receipt;
    return says(told);
  }

  async visit(door) {
    part('At the door of La Péniche, whose directory has never heard of the member');
    const page = await new Browser().open(door.address(await door.open()));
    expect('the door\'s code shows the way home', page.html.includes(`${this.directory.url}/member/visit`), true);
    for (const policy of POLICIES) expect(`the pass, under ${policy}`, await this.present(door, policy), 'ALLOWED admission.allowed');
    expect('with a receipt each', /^\d+-[0-9a-f]{64}$/.test(this.receipt), true);
    const visits = await door.visits();
    expect('visits of members of Fjordarbeid', visits.filter(({ homeNetwork }) => homeNetwork === 'fjord').length, POLICIES.length);
    const stranger = new Phone(this.directory);
    expect('the credential, signed by another phone', await this.present(door, undefined, await stranger.sign(this.credentials.ALWAYS, await stranger.keyOf(this.centre), await door.open())), 'NOT_ALLOWED pass.resigned');
  }

  async fallSilent(door) {
    part('Fjordarbeid\'s directory is killed');
    this.directory.process.kill('SIGKILL');
    await this.directory.ended;
    this.directory.process = undefined;
    await new Promise(over => { setTimeout(over, MOMENT_MS); });
    for (const policy of POLICIES) expect(`the pass, under ${policy}`, await this.present(door, policy), policy === 'NEVER' ? 'NOT_ALLOWED admission.home-silent' : 'ALLOWED admission.allowed');
  }

  async remove(door) {
    part('The operator removes Fjordarbeid\'s directory from the federation');
    const { code } = await this.first.command('trust', 'remove', 'fjord', '--url', this.first.url);
    expect('by one command', code, 0);
    expect('the next pass', await this.present(door, 'ALWAYS'), 'NOT_ALLOWED pass.issuer');
  }
}
