// Reads one opening hours text a line, as JSON, and prints for each, in order, one line of JSON: { error }, or { states, checks }.
// states: the whole year minute by minute, as the package's iterator walks it, by run: "C540O180" are 540 closed minutes and then 180 open
// ones; O for open, C for closed, U for unknown.
// checks: the letter at every `step` minutes of the year, asked anew each time, without the iterator.
// The place is Dijon; the clock is the process' own, which the caller sets to UTC.
import { createInterface } from "node:readline";
import opening_hours from "opening_hours";

const [year, step] = process.argv.slice(2).map(Number);
const begin = Date.UTC(year, 0, 1), end = Date.UTC(year + 1, 0, 1), minute = 60_000;
const place = { lat: 47.322, lon: 5.0415, address: { country_code: "fr", state: "Bourgogne-Franche-Comté" } };

for await (const line of createInterface({ input: process.stdin })) console.log(JSON.stringify(judge(JSON.parse(line))));

function judge(text) {
  try {
    const hours = new opening_hours(text, place);
    let states = "", at = begin;
    for (const [from, to, unknown] of hours.getOpenIntervals(new Date(begin), new Date(end))) {
      if (from > at) states += `C${(from - at) / minute}`;
      states += `${unknown ? "U" : "O"}${(to - from) / minute}`;
      at = to.getTime();
    }
    if (at < end) states += `C${(end - at) / minute}`;

    let checks = "";
    for (let time = begin; time < end; time += step * minute) {
      const [open, , unknown] = hours.getStatePair(new Date(time));
      checks += open ? "O" : unknown ? "U" : "C";
    }
    return { states, checks };
  } catch (error) {
    return { error: String(error) };
  }
}
