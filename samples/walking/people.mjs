// People with an account of the directory: its operator, a network's managers, a centre's staff.
import { randomBytes } from 'node:crypto';
import { Browser } from './browser.mjs';

export class Person {
  browser = new Browser();
  #password = randomBytes(12).toString('base64url');

  constructor(directory) {
    this.directory = directory;
  }

  /** Opens the link of an invitation and chooses a password. @returns the page after it. */
  async takeOver(link) {
    return this.browser.submit(await this.browser.open(link), { password: this.#password });
  }

  /** Has the operator of the machine invite somebody, as anything. @returns that person, who has taken the account over. */
  static async invited(directory, email, ...role) {
    const { code, output, error } = await directory.command('account', 'invite', email, ...role, '--public-url', directory.url);
    if (code !== 0) throw new Error(error);
    const person = new Person(directory);
    await person.takeOver(output);
    return person;
  }

  ask(query, variables) {
    return this.directory.ask(this.browser, query, variables);
  }

  /** Invites somebody to a role of a network. @returns that person, who has taken the account over. */
  async invite(network, role, email) {
    const { inviteAccount } = await this.ask(
      'mutation Invite($network: ID!, $role: NetworkRole!, $email: String!) { inviteAccount(network: $network, role: $role, email: $email) { ... on Invited { address } ... on Refusal { code message } } }',
      { network, role, email },
    );
    if (!inviteAccount.address) throw new Error(JSON.stringify(inviteAccount));
    const person = new Person(this.directory);
    await person.takeOver(inviteAccount.address);
    return person;
  }
}
