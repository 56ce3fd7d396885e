// The application for the label of one centre, as the people whom it concerns drive it over GraphQL.
const TOLD = '{ __typename ... on AssessmentDone { assessment { key version stage seat levels { axis level } } } ... on Refusal { code } }';

export class Application {
  /** @param centre its key. */
  constructor(centre) {
    this.centre = centre;
  }

  /** Begins it, for a network whose manager somebody is. */
  async open(person, network) {
    return this.#take(await person.ask(`mutation Open($centre: ID!, $network: ID) { done: openAssessment(centre: $centre, network: $network) ${TOLD} }`, { centre: this.centre, network }));
  }

  /** Says something to a criterion. */
  async answer(person, criterion, value) {
    const input = { assessment: this.key, criterion: criterion.key, value, evidence: criterion.evidence, observedAt: new Date(Date.now() - 3_600_000).toISOString() };
    return this.#take(await person.ask(`mutation Answer($input: AnswerCriterionInput!) { done: answerCriterion(input: $input) ${TOLD} }`, { input }));
  }

  /** Accepts an answer. */
  async accept(person, criterion, value) {
    const input = { assessment: this.key, madeOn: this.version, criterion: criterion.key, value, evidence: criterion.evidence, reason: 'Seen on the spot.' };
    return this.#take(await person.ask(`mutation Judge($input: JudgeAnswerInput!) { done: judgeAnswer(input: $input) ${TOLD} }`, { input }));
  }

  /** One step of those that need the version alone, such as takeAssessment. */
  async step(person, name) {
    return this.#take(await person.ask(`mutation Step($input: AssessmentStepInput!) { done: ${name}(input: $input) ${TOLD} }`, { input: { assessment: this.key, madeOn: this.version } }));
  }

  /** One that needs a reason too. */
  async decide(person, name, reason) {
    return this.#take(await person.ask(`mutation Decide($input: AssessmentDecisionInput!) { done: ${name}(input: $input) ${TOLD} }`, { input: { assessment: this.key, madeOn: this.version, reason } }));
  }

  /** Asks the applicant for more. */
  async ask(person, reason) {
    const until = new Date(Date.now() + 14 * 24 * 3_600_000).toISOString();
    return this.#take(await person.ask(`mutation Ask($input: AskApplicantInput!) { done: askApplicant(input: $input) ${TOLD} }`, { input: { assessment: this.key, madeOn: this.version, reason, until } }));
  }

  /** All that happened to it, as its applicant is told. */
  async events(person) {
    return (await person.ask('query Events($key: String!) { assessment(key: $key) { events { version kind party } } }', { key: this.key })).assessment.events;
  }

  /** @returns the stage after it, or the code of the refusal. */
  #take({ done, refused }) {
    if (!done?.assessment) return refused ?? done.code;
    ({ key: this.key, version: this.version, seat: this.seat, levels: this.levels } = done.assessment);
    return done.assessment.stage;
  }
}
