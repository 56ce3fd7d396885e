// The door of a centre, as its staff and its network's managers have it.

// By the calendar of the place, 2026-11.
const MONTH = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Paris', year: 'numeric', month: '2-digit' });

export class Door {
  /** @param staff who stands at it. */
  constructor(centre, staff) {
    this.centre = centre;
    this.staff = staff;
  }

  /** A nonce to show, or why there is none. */
  async open() {
    const { openDoor, refused } = await this.staff.ask('mutation Open($centre: ID!) { openDoor(centre: $centre) { ... on DoorOpened { nonce } ... on Refusal { code } } }', { centre: this.centre });
    return refused ?? openDoor.nonce ?? openDoor.code;
  }

  /** What the code at the door leads a phone to. */
  address(nonce) {
    return `${this.staff.directory.url}/member/pass?${new URLSearchParams({ centre: this.centre, nonce })}`;
  }

  /** What was said to the pass over a nonce, as the door's page learns it. */
  async admission(nonce) {
    const { admission } = await this.staff.ask('query Look($centre: ID!, $nonce: String!) { admission(centre: $centre, nonce: $nonce) { verdict code visitor homeNetwork tier } }', { centre: this.centre, nonce });
    return admission;
  }

  /** Who was admitted this month. */
  async visits() {
    const { visits } = await this.staff.ask('query Visits($centre: ID!, $month: String!) { visits(centre: $centre, month: $month) { items { visitor homeNetwork tier } } }', { centre: this.centre, month: MONTH.format() });
    return visits.items;
  }

  /** Admits a visitor no more. */
  async block(visitor) {
    const { blockVisitor } = await this.staff.ask('mutation Block($centre: ID!, $visitor: String!) { blockVisitor(centre: $centre, visitor: $visitor) { ... on DoorSet { door { blocked { visitor } } } ... on Refusal { code } } }', { centre: this.centre, visitor });
    return blockVisitor.code ?? `${blockVisitor.door.blocked.length} blocked`;
  }

  /** Says whom the centre admits. @param who a manager, or somebody who is none. */
  async setRules(who, admits, madeOn = 0) {
    const { setAdmissionRules, refused } = await who.ask(
      'mutation Rules($input: AdmissionRulesInput!) { setAdmissionRules(input: $input) { ... on DoorSet { door { version } } ... on Refusal { code } } }',
      { input: { centre: this.centre, madeOn, admits } },
    );
    return refused ?? setAdmissionRules.code ?? `version ${setAdmissionRules.door.version}`;
  }
}
