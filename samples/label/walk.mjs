// node walk.mjs HOST FOLDER: walks a centre of our samples through the life of a label. HOST is the built directory; FOLDER gets its data and its log. README.md tells the story.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Browser } from '../walking/browser.mjs';
import { Directory } from '../walking/directory.mjs';
import { Person } from '../walking/people.mjs';
import { close, expect, part, tell } from '../walking/report.mjs';
import { Application } from './application.mjs';
import { Label } from './label.mjs';

const NAME = 'Espace Gambetta';
const NETWORKS = path.join(import.meta.dirname, 'networks.json');
const [program, folder] = process.argv.slice(2);
const directory = new Directory(program, folder);
const stranger = new Browser();

/** Everybody who has a part, invited on the directory's machine. */
async function people() {
  part('Accounts: a manager of ACTIPOLE 21, two assessors of SpaceAPI, and one of ACTIPOLE 21');
  const invite = (who, role, network) => Person.invited(directory, `${who}@directory.example`, '--role', role, '--network', network);
  const manager = await invite('gestion', 'NetworkManager', 'actipole21');
  const first = await invite('premiere', 'Assessor', 'spaceapi');
  const second = await invite('seconde', 'Assessor', 'spaceapi');
  const insider = await invite('interne', 'Assessor', 'actipole21');
  const { centres } = await directory.ask(stranger, 'query Find($text: String!) { centres(filter: { text: $text }, first: 1) { nodes { key name } } }', { text: NAME });
  expect('the centre', centres.nodes[0]?.name, NAME);
  return { manager, first, second, insider, centre: centres.nodes[0].key };
}

/** What the directory makes of the centre before anybody asks. */
async function preAssess(centre) {
  part('What the directory knows of it already');
  const { centre: found, criteria } = await directory.ask(stranger, `query Pre($id: ID!) {
    centre(id: $id) { preAssessment { criteriaVersion level axes { axis level } } reading { label(language: FR) } label { state } }
    criteria { version criteria { key evidence thresholds } }
  }`, { id: centre });
  for (const { axis, level } of found.preAssessment.axes) tell(`${axis.toLowerCase().replaceAll('_', ' ')}: ${level ?? 'not measurable yet'}`);
  expect('its level by that, under criteria 1.0', `${found.preAssessment.level} ${found.preAssessment.criteriaVersion}`, '0 1.0');
  expect('its label', found.label, null);
  tell(found.reading.label);
  return criteria.criteria.filter(({ evidence }) => evidence !== 'COMPUTED');
}

/** Its network applies, with the values that just reach the highest level. */
async function apply(application, manager, criteria) {
  part('Its network applies');
  expect('an application by its manager', await application.open(manager, 'actipole21'), 'DRAFT');
  expect('handed in without an answer', await application.step(manager, 'submitAssessment'), 'assessment.incomplete');
  for (const criterion of criteria) await application.answer(manager, criterion, criterion.thresholds[2]);
  tell(`${criteria.length} criteria are answered`);
  expect('handed in', await application.step(manager, 'submitAssessment'), 'SUBMITTED');
}

/** Two assessors, none of the centre's own network. */
async function review(application, { manager, first, second, insider }, criteria) {
  part('Two assessors look at it');
  const { assessmentQueue } = await first.ask('{ assessmentQueue { key } }');
  expect('what waits for assessors', assessmentQueue.map(({ key }) => key).join(), application.key);
  expect('taken by an assessor of its own network', await application.step(insider, 'takeAssessment'), 'assessment.conflict');
  expect('taken by another', await application.step(first, 'takeAssessment'), 'IN_REVIEW');
  expect('the applicant is asked for more', await application.ask(first, 'Which contract is it?'), 'MORE_ASKED');
  expect('and hands it in again', await application.step(manager, 'submitAssessment'), 'IN_REVIEW');
  expect('concluded before every answer was judged', await application.decide(first, 'concludeAssessment', 'Well kept.'), 'assessment.incomplete');
  for (const criterion of criteria) await application.accept(first, criterion, criterion.thresholds[2]);
  expect('concluded: a level 3 has to be agreed with', await application.decide(first, 'concludeAssessment', 'Well kept.'), 'PROPOSED');
  expect('by the first assessor', await application.step(first, 'takeAssessment'), 'assessment.not-yours');
  expect('by a second one', await application.step(second, 'takeAssessment'), 'PROPOSED');
  expect('who agrees', await application.decide(second, 'agreeWithAssessment', 'So do I.'), 'GRANTED');
}

/** The label is awarded with it, and anybody can check that. */
async function hold(label, application) {
  part('The label');
  const seen = await label.seen();
  expect('it stands at', `${seen.state}, level ${seen.heldLevel}`, 'AWARDED, level 3');
  expect('by the application', seen.history[0].assessment, application.key);
  const certificate = await label.certificate();
  expect('its certificate', await label.worth(certificate), 'certificate.genuine certificate.holds');
  const { code, output } = await directory.verify(seen.certificateKey);
  expect('checked by the command, which asks the directory for nothing but papers', `${code} ${/certificate\.holds/.test(output)}`, '0 true');
  return certificate;
}

/** It is suspended; its network appeals, and somebody else decides. */
async function suspendAndAppeal(label, certificate, { manager, first, second, insider }) {
  part('Suspended, appealed against, reinstated');
  expect('an appeal before there is anything to appeal against', await label.decide(manager, 'appealSuspension', 'Why not?'), 'label.not-suspended');
  expect('suspended by the first assessor', await label.decide(first, 'suspendLabel', 'The line has been down for a week.'), 'SUSPENDED');
  expect('its certificate', await label.worth(certificate), 'certificate.genuine certificate.suspended');
  expect('an appeal by its network', await label.decide(manager, 'appealSuspension', 'It has been up again since Monday.'), 'SUSPENDED');
  const { suspensionAppeals } = await second.ask('{ suspensionAppeals { centreKey } }');
  expect('appeals that wait for assessors', suspensionAppeals.map(({ centreKey }) => centreKey).join(), label.centre);
  expect('revoked meanwhile', await label.decide(second, 'revokeLabel', 'It is over.'), 'label.appealed');
  expect('dismissed by who suspended it', await label.decide(first, 'decideSuspensionAppeal', 'It is not up.', { allowed: false }), 'label.own-decision');
  expect('decided by an assessor of its own network', await label.decide(insider, 'decideSuspensionAppeal', 'It is up.', { allowed: true }), 'assessment.conflict');
  expect('allowed by the second', await label.decide(second, 'decideSuspensionAppeal', 'It is up.', { allowed: true }), 'AWARDED');
  expect('its certificate', await label.worth(certificate), 'certificate.genuine certificate.holds');
}

/** The host is started again with a clock that is two years ahead. */
async function expire(label, certificate) {
  part('Two years later');
  await directory.stop();
  await directory.start(NETWORKS, '+732d'); // a leap year among them
  const seen = await label.seen();
  expect('it stands at', `${seen.state}, level ${seen.heldLevel}`, 'EXPIRED, level null');
  expect('its certificate', await label.worth(certificate), 'certificate.genuine certificate.expired');
  const operator = readFileSync(path.join(directory.data, 'operator-token'), 'utf8').trim();
  label.version = seen.version; // that it has expired is news to whoever decided before
  expect('reinstated by the operator', await label.decide(null, 'reinstateLabel', 'Once more.', { actor: 'operator' }, operator), 'label.expired');
}

/** Everything that happened stands in the public log, in its order, and in nobody's words. */
async function readLog(label, application, happened) {
  part('The public log');
  const told = (await label.history()).map(({ kind }) => kind).join(' ');
  expect('the history in GraphQL', told, 'AWARDED SUSPENDED APPEALED REINSTATED EXPIRED');
  const logged = await label.logged(application.key);
  for (const line of logged) tell(line);
  const word = kind => kind.split('_').map(part => part[0] + part.slice(1).toLowerCase()).join('');
  expect('its labels, from the tiles', logged.filter(line => line.startsWith('label ')).join(), told.split(' ').map(kind => `label ${word(kind)}`).join());
  const steps = happened.slice(happened.findIndex(({ kind }) => kind === 'SUBMITTED')).filter(({ kind }) => kind !== 'JUDGED');
  expect('its steps, from the tiles', logged.filter(line => line.startsWith('assessment ')).join(), steps.map(({ kind }) => `assessment ${word(kind)}`).join());
}

let code = 1;
try {
  await directory.start(NETWORKS);
  part(`Our directory: ${directory.url} (process ${directory.process.pid})`);
  const cast = await people();
  const criteria = await preAssess(cast.centre);
  const [application, label] = [new Application(cast.centre), new Label(directory, cast.centre)];
  await apply(application, cast.manager, criteria);
  await review(application, cast, criteria);
  const happened = await application.events(cast.manager);
  const certificate = await hold(label, application);
  writeFileSync(path.join(folder, 'certificate.json'), certificate);
  await suspendAndAppeal(label, certificate, cast);
  await expire(label, certificate);
  await readLog(label, application, happened);
  await directory.stop();
  const { code: sound } = await directory.command('store', 'check');
  expect('the log, replayed and held against what is stored', sound, 0);
  code = close();
} finally {
  await directory.stop();
}

process.exitCode = code;
