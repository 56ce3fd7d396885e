// Persons whom the directory must not tell about.
import * as client from 'openid-client';
import assert from 'node:assert/strict';
import { Browser } from './browser.mjs';
import { errorOf } from './directory.mjs';
import { enrol, tokens } from './code.mjs';

/** Signs in at a network's provider, which asks nothing; who gives an address first is shown the way there. */
export async function throughNetwork(browser, { email, network }) {
  const page = await browser.open('/sign-in');
  const sent = await browser.submit(email ? await browser.submit(page, { email }) : page, { network });
  assert.ok(sent.left, `nobody is sent to the network: ${JSON.stringify(sent)}`);
  const answer = await fetch(sent.left, { redirect: 'manual' });
  const account = await browser.open(answer.headers.get('location'));
  assert.equal(account.url?.pathname, '/account', JSON.stringify(account));
  return account;
}

/** Signs an account of the directory and a member of a network in; tells what others than they were answered. */
export async function persons(directory) {
  const { person, member } = directory.setup;
  await refusedByNetwork(directory, member.network);
  const answers = [];
  const own = new Browser(directory);
  await enrol(directory, own);
  const stranger = new Browser(directory);
  const wrong = await stranger.submit(await stranger.submit(await stranger.open('/sign-in'), { email: person.email }), { password: 'not the password' });
  assert.equal(wrong.status, 401);
  const byAddress = new Browser(directory);
  answers.push((await throughNetwork(byAddress, member)).html);
  answers.push((await throughNetwork(new Browser(directory), { network: member.network })).html);
  for (const browser of [own, byAddress]) {
    const { config, got } = await tokens(directory, browser, 'web', 'openid offline_access passes');
    const told = [got.claims(), await client.fetchUserInfo(config, got.access_token, got.claims().sub), await client.tokenIntrospection(config, got.access_token), await client.refreshTokenGrant(config, got.refresh_token)];
    answers.push(JSON.stringify(told), Buffer.from(got.id_token.split('.')[1], 'base64url').toString());
  }

  answers.push((await new Browser(directory).open('/account')).html, (await new Browser(directory).open(person.invitation)).html);
  return answers;
}

/** Enrols, and holds tokens of it. */
export async function hold(directory, browser) {
  await enrol(directory, browser);
  const { got } = await tokens(directory, browser, 'web', 'openid offline_access networks');
  return { refresh: got.refresh_token, access: got.access_token };
}

/** Takes the account over once more, with another password: what was held before is worth nothing. */
export async function renewed(directory, browser) {
  const { person, held } = directory.setup;
  const config = await directory.client('web');
  assert.equal(await directory.manages(held.access), true);
  const page = await browser.submit(await browser.open(person.invitation), { password: 'walnut prism ladder comet' });
  assert.equal(page.url.pathname, '/account');
  assert.equal(await directory.manages(held.access), false);
  assert.equal(errorOf(await client.refreshTokenGrant(config, held.refresh).catch(thrown => thrown)), 'invalid_grant');
  const { got } = await tokens(directory, browser, 'web', 'openid networks');
  assert.equal(await directory.manages(got.access_token), true);
}

/** Comes back from the network with a refusal, and with an answer that another browser asked for: a page of ours says so, and nothing of what the network wrote. */
async function refusedByNetwork(directory, network) {
  const browser = new Browser(directory);
  const sent = await browser.submit(await browser.open('/sign-in'), { network });
  const state = sent.left.searchParams.get('state');
  const answer = await fetch(sent.left, { redirect: 'manual' });
  for (const [who, address] of [[new Browser(directory), answer.headers.get('location')], [browser, `/sign-in/callback/${network}?${new URLSearchParams({ error: 'access_denied', error_description: 'written by the network', state, iss: new URL(answer.headers.get('location')).searchParams.get('iss') })}`]]) {
    const page = await who.open(address, { headers: { 'accept-language': 'fr' } });
    assert.deepEqual([page.status, page.html.includes('<html lang="fr">'), /error|written/.test(page.html.slice(page.html.indexOf('<main>')))], [400, true, false], page.html);
  }
}

/** Comes back from the network with an answer that names another issuer, or none, where the network says that it names itself: nobody is signed in, and the code goes nowhere. */
export async function mixedUp(directory) {
  const { network, changes } = directory.setup.member;
  const issuers = { other: answer => answer.searchParams.set('iss', 'https://evil.example/'), none: answer => answer.searchParams.delete('iss'), itself: () => {} };
  const came = {};
  for (const change of changes) {
    const browser = new Browser(directory);
    const sent = await browser.submit(await browser.open('/sign-in'), { network });
    const answer = new URL((await fetch(sent.left, { redirect: 'manual' })).headers.get('location'));
    issuers[change](answer);
    const page = await browser.open(answer);
    came[change] = [page.status, (await browser.open('/account')).url.pathname];
  }

  return came;
}
