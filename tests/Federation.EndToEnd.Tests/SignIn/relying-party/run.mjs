// run.mjs WALK: walks one of the ways below with what standard input says. It ends with an error where the directory does anything else than it must, and prints what the test wants to know.
import { text } from 'node:stream/consumers';
import { Directory } from './directory.mjs';
import { Browser } from './browser.mjs';
import * as code from './code.mjs';
import * as clients from './clients.mjs';
import * as refresh from './refresh.mjs';
import * as attacks from './attacks.mjs';
import * as persons from './persons.mjs';
import * as pages from './pages.mjs';
import * as logout from './logout.mjs';
import * as federated from './federated.mjs';
import * as terminal from './terminal.mjs';

const walks = { ...code, ...clients, ...refresh, ...attacks, ...persons, ...pages, ...logout, ...federated, ...terminal };
const setup = JSON.parse(await text(process.stdin));
const directory = new Directory(setup);
const told = await walks[process.argv[2]](directory, new Browser(directory, setup.cookies));
console.log(JSON.stringify(told ?? null));
