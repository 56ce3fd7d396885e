// node walk.mjs HOST FOLDER: walks a member of one network into a centre of another. HOST is the built directory; FOLDER gets its data and the logs. README.md tells the story.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { randomBytes } from 'node:crypto';
import { Browser } from '../walking/browser.mjs';
import { Directory } from '../walking/directory.mjs';
import { Door } from './door.mjs';
import { Person } from '../walking/people.mjs';
import { Phone } from './phone.mjs';
import { ProviderProcess } from './provider-process.mjs';
import { SecondDirectory, SENTINELS } from './second.mjs';
import { close, expect, part, tell } from '../walking/report.mjs';
import { search } from './sentinels.mjs';

const [program, folder] = process.argv.slice(2);
const members = JSON.parse(readFileSync(new URL('members.json', import.meta.url), 'utf8'));
const directory = new Directory(program, folder);
const provider = new ProviderProcess();
const second = new SecondDirectory(program, folder, directory);
const says = ({ verdict, code, refused }) => refused ?? `${verdict} ${code}`;

/** Both processes, and what each knows of the other: the provider the address to send people back to. */
async function start() {
  part('Two processes');
  await directory.start(path.join(import.meta.dirname, 'networks.json'));
  tell(`our directory        ${directory.url} (process ${directory.process.pid})`);
  const secret = randomBytes(24).toString('base64url');
  await provider.start({ clientId: 'directory', clientSecret: secret, redirectUri: `${directory.url}/sign-in/callback/nordlicht`, logoutUri: `${directory.url}/sign-in/logout/nordlicht` }, path.join(folder, 'provider.log'));
  tell(`Nordlicht's provider ${provider.issuer} (process ${provider.process.pid})`);
  return secret;
}

/** The operator's account: invited on the machine, taken over in a browser. */
async function takeOffice() {
  part('The operator takes the account over');
  const { output: link } = await directory.command('account', 'invite', 'operator@directory.example', '--role', 'Operator', '--public-url', directory.url);
  const operator = new Person(directory);
  const page = await operator.takeOver(link);
  expect('the link leads to a form, and the form to', page.url.pathname, '/account');
  expect('the link a second time', (await new Browser().open(link)).status, 410);
  return operator;
}

/** The network joins while the directory runs. */
async function connect(operator, secret) {
  part('Nordlicht joins with its provider');
  const offered = async () => [...(await new Browser().open(`${directory.url}/sign-in`)).html.matchAll(/<option[^>]*>([^<]*)/g)].map(([, name]) => name).join(', ') || 'none';
  const connecting = async told => {
    const file = path.join(folder, 'client-secret');
    writeFileSync(file, told, { mode: 0o600 });
    const { code, error } = await directory.command(
      'provider', 'connect', 'nordlicht', provider.issuer, '--client', 'directory', '--secret-file', file, '--domain', 'nordlicht.example', '--scope', 'membership',
      '--tier-claim', 'plan', '--ends-claim', 'paid_until', '--active-claim', 'active', '--public-url', directory.url,
    );
    return code === 0 ? 'connected' : /provider\.[a-z]+/.exec(error)?.[0] ?? error;
  };
  expect('networks that the sign-in page offers', await offered(), 'none');
  expect('by the operator, with a wrong secret', await connecting('not the secret'), 'provider.client');
  expect('by the operator, with the right one', await connecting(secret), 'connected');
  expect('networks that the sign-in page offers now, without a restart', await offered(), 'Nordlicht Coworking');
  const manager = await operator.invite('nordlicht', 'NETWORK_MANAGER', 'leitung@nordlicht.example');
  const rival = await operator.invite('rives', 'NETWORK_MANAGER', 'gestion@rives.example');
  const asking = async who => {
    const input = { network: 'nordlicht', issuer: provider.issuer, clientId: 'directory', clientSecret: secret };
    const { connectProvider, refused } = await who.ask('mutation Connect($input: ConnectProviderInput!) { connectProvider(input: $input) { ... on Refusal { code } } }', { input });
    return refused ?? connectProvider.code ?? 'connected';
  };
  expect('by its manager over the API, which takes no provider on this machine', await asking(manager), 'provider.discovery');
  expect('by the manager of another network', await asking(rival), 'network.unknown');
  return { manager, rival };
}

/** Two doors of Rives de Saône: one whose rules admit some of Nordlicht, one that was never given any. */
async function openDoors(rivesManager) {
  part('Rives de Saône says whom La Péniche admits, and its staff open the door');
  const staff = await rivesManager.invite('rives', 'CENTRE_STAFF', 'accueil@rives.example');
  const { centres } = await staff.ask('{ centres(first: 10) { edges { node { key name } } } }');
  const doorOf = name => new Door(centres.edges.find(({ node }) => node.name === name).node.key, staff);
  const [peniche, grenier] = [doorOf('La Péniche'), doorOf('Le Grenier à sel')];
  const admits = [{ network: 'nordlicht', tier: 'flex', daysPerMonth: 1 }];
  expect('rules by the staff', await peniche.setRules(staff, admits), 'FORBIDDEN');
  expect('rules by the manager: members of Nordlicht with "flex", one day a month', await peniche.setRules(rivesManager, admits), 'version 1');
  expect('a nonce at the door, in characters', (await peniche.open()).length, 22);
  expect('a nonce at the door of Kiel, which another network lists', await doorOf('Nordlicht am Hafen').open(), 'admission.unknown-centre');
  return { peniche, grenier };
}

/** A phone signs in at the member's own network and shows a pass. */
async function arrive(door, member, options) {
  const phone = new Phone(directory);
  const nonce = await door.open();
  return { phone, nonce, ...await phone.signIn(door.address(nonce), member, options) };
}

async function pass(door, { phone, nonce }) {
  const issued = await phone.credentialFor(door.centre);
  return issued.credential ? phone.sign(issued.credential, await phone.keyOf(door.centre), nonce) : issued;
}

/** A member in good standing comes in, and with the same credential every cheat is refused. */
async function visit(peniche, grenier) {
  part('A member of Nordlicht in good standing, with "flex"');
  const member = members.standing;
  const arrived = await arrive(peniche, member, { byEmail: true });
  expect('sent by the e-mail address to Nordlicht, whose page knows it already', arrived.hint, member.email);
  expect('and from there to the page of', /<strong>([^<]*)/.exec(arrived.page.html)?.[1], 'La Péniche');
  const { phone, nonce } = arrived;
  const { credential } = await phone.credentialFor(peniche.centre);
  const key = await phone.keyOf(peniche.centre);
  const genuine = await phone.sign(credential, key, nonce);
  const answer = await phone.present(peniche.centre, genuine);
  expect('the pass', says(answer), 'ALLOWED admission.allowed');
  expect('days left this month', answer.daysLeft, 0);
  const seen = await peniche.admission(nonce);
  expect('what the door learns', `${seen.verdict} ${seen.homeNetwork} ${seen.tier}`, 'ALLOWED nordlicht flex');
  const visits = await peniche.visits();
  expect('visits on record, under the pseudonym that the door was told', visits.filter(({ visitor }) => visitor === seen.visitor).length, 1);

  part('What is no pass');
  const show = async (door, made) => says(await phone.present(door.centre, made));
  expect('the same pass again', await show(peniche, genuine), 'NOT_ALLOWED pass.replayed');
  const friend = new Phone(directory);
  expect('the credential, signed by a friend\'s phone', await show(peniche, await phone.sign(credential, await friend.keyOf(peniche.centre), await peniche.open())), 'NOT_ALLOWED pass.resigned');
  expect('a pass for La Péniche at another door', await show(grenier, await phone.sign(credential, key, await grenier.open())), 'NOT_ALLOWED pass.audience');
  expect('a pass that was signed an hour ago', await show(peniche, await phone.sign(credential, key, await peniche.open(), Math.floor(Date.now() / 1000) - 3600)), 'NOT_ALLOWED pass.late');
  expect('a pass over a nonce that the phone made up', await show(peniche, await phone.sign(credential, key, randomBytes(16).toString('base64url'))), 'NOT_ALLOWED pass.nonce-unknown');
  expect('a new pass on the same day, which is counted already', await show(peniche, await pass(peniche, { phone, nonce: await peniche.open() })), 'ALLOWED admission.allowed');

  part('The same member at Le Grenier à sel, which has set no rules');
  const elsewhere = await grenier.open();
  expect('the pass', await show(grenier, await pass(grenier, { phone, nonce: elsewhere })), 'NOT_ALLOWED admission.nobody');
  expect('the pseudonym there', (await grenier.admission(elsewhere)).visitor === seen.visitor ? 'the same' : 'another', 'another');
  return { phone, visitor: seen.visitor };
}

/** Whom Nordlicht itself does not vouch for, and whom the rules do not mean. */
async function turnAway(peniche, manager) {
  part('Members who are not admitted');
  const owl = await arrive(peniche, members.owl);
  expect('another tier than the rules admit', says(await owl.phone.present(peniche.centre, await pass(peniche, owl))), 'NOT_ALLOWED admission.tier');
  expect('blocked by Nordlicht, whose provider says so', (await pass(peniche, await arrive(peniche, members.blocked))).code, 'membership.blocked');
  expect('the membership has ended', (await pass(peniche, await arrive(peniche, members.ended))).code, 'pass.membership-over');
  const { blockMember } = await manager.ask('mutation Block($subject: String!) { blockMember(network: "nordlicht", subject: $subject) { ... on Refusal { code } } }', { subject: members.owl.number });
  expect('Nordlicht\'s manager blocks one more', blockMember.code ?? 'done', 'done');
  expect('who gets no credential any more', (await pass(peniche, owl)).code, 'membership.blocked');
}

/** Its own staff stop a visitor, whatever the home network says. */
async function block(peniche, { phone, visitor }) {
  part('The staff of La Péniche block the visitor of before');
  expect('by the pseudonym, for nobody there knows another name', await peniche.block(visitor), '1 blocked');
  expect('the next pass', says(await phone.present(peniche.centre, await pass(peniche, { phone, nonce: await peniche.open() }))), 'BLOCKED admission.blocked');
}

/** A credential that was good, shown after the membership's end. */
async function outlast(peniche, leaving) {
  part('A membership that ended a moment ago');
  await new Promise(over => { setTimeout(over, leaving.over - Date.now()); });
  expect('the credential of before', says(await leaving.phone.present(peniche.centre, await leaving.phone.sign(leaving.credential, await leaving.phone.keyOf(peniche.centre), await peniche.open()))), 'EXPIRED admission.expired');
}

/** Nordlicht signs a member out: the session here, which began with it, ends too. */
async function signOut(peniche) {
  part('A member signs out at Nordlicht');
  const { phone } = await arrive(peniche, members.standing);
  const page = async () => (await phone.browser.open(`${directory.url}/account`)).url.pathname;
  expect('at our directory the member is on', await page(), '/account');
  const asked = await phone.browser.open(`${provider.issuer}/session/end`);
  const left = await phone.browser.submit(asked, { logout: 'yes' });
  expect('Nordlicht says', /<h1>([^<]*)/.exec(left.html)?.[1], 'Sign-out Success');
  expect('which tells our directory, where the member is on', await page(), '/sign-in');
}

/** What a member sees of themselves, and may do about it. */
async function askForOwnData({ phone, visitor }) {
  part('The member asks what is kept');
  const data = await (await phone.browser.send(new URL(`${directory.url}/account/my-data.json`))).json();
  expect('visits, with the centre, the network that hosted and the pseudonym there', data.visits.map(({ name, host, homeNetwork, pseudonym }) => [name, host, homeNetwork, pseudonym === visitor].join(' ')).join(', '), 'La Péniche rives nordlicht true, La Péniche rives nordlicht true');
  expect('and where the member is blocked', data.blocked.map(({ name }) => name).join(', '), 'La Péniche');
  expect('name and mailbox', [data.account.email, JSON.stringify(data).includes('nordlicht.example')].join(' '), ' false');
  const account = await phone.browser.open(`${directory.url}/account`);
  const heading = page => /<h1[^>]*>([^<]*)/.exec(page.html)?.[1];
  expect('to close the account, while a centre blocks its member', heading(await phone.browser.submit(account, { close: 'true' })), 'Your account is not closed yet');
}

/** What the two networks will owe each other: a month is closed ten days after its end, so a walk of minutes sees it open. */
async function settle(rivesManager, nordlichtManager) {
  part('The month between the two networks');
  const month = new Date().toISOString().slice(0, 7);
  const stated = async (who, network) => (await who.ask('query Stated($network: ID!, $month: String!) { visitStatements(network: $network, month: $month) { closed closesAt hosted { key } sent { key } } }', { network, month })).visitStatements;
  const [year, number] = month.split('-').map(Number);
  const closes = new Date(Date.UTC(year, number, 11)).toISOString();
  expect('for the manager of Rives de Saône, which hosted, its statements are closed on', (await stated(rivesManager, 'rives')).closesAt, closes);
  expect('and have nothing until then', JSON.stringify((({ closed, hosted }) => [closed, hosted])(await stated(rivesManager, 'rives'))), '[false,[]]');
  expect('for the manager of Nordlicht, those of Rives de Saône', JSON.stringify(await stated(nordlichtManager, 'rives')), 'null');
}

/** What is kept of members, once nothing runs any more. */
function lookThrough() {
  part('What was kept');
  const texts = Object.values(members).flatMap(({ number, name, email }) => [number, name, name.split(' ')[1], email]);
  const { searched, found } = search(folder, texts);
  tell(`${searched} files, the data folder and all logs; the provider told name and mailbox of each member who signed in`);
  const ours = search(path.join(folder, 'data'), SENTINELS).found;
  expect('files of ours with the mailbox of the member of Fjordarbeid', ours.map(file => path.relative(folder, file)).join(', ') || 'none', 'none');
  expect('files with a name, a mailbox or a number of a member', found.map(file => path.relative(folder, file)).join(', ') || 'none', 'none');
}

try {
  const secret = await start();
  const operator = await takeOffice();
  const { manager, rival } = await connect(operator, secret);
  const { peniche, grenier } = await openDoors(rival);
  const leaving = await arrive(peniche, members.leaving);
  const { credential, code } = await leaving.phone.credentialFor(peniche.centre);
  if (!credential) throw new Error(`the membership was over before its credential was asked for: ${code}`);
  const visitor = await visit(peniche, grenier);
  await turnAway(peniche, manager);
  await block(peniche, visitor);
  await askForOwnData(visitor);
  await signOut(peniche);
  await settle(rival, manager);
  await second.start();
  await second.join();
  await second.member(peniche);
  await peniche.setRules(rival, [{ network: 'nordlicht', tier: 'flex', daysPerMonth: 1 }, { network: 'fjord', tier: 'flex' }], 1);
  await second.visit(peniche);
  await second.fallSilent(peniche);
  await second.remove(peniche);
  await outlast(peniche, { ...leaving, credential, over: JSON.parse(Buffer.from(credential.split('.')[1], 'base64url')).exp * 1000 });
} finally {
  await second.stop();
  await directory.stop();
  await provider.stop();
}

lookThrough();
process.exitCode = close();
