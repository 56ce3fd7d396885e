// What the walk tells: each step with what came of it, and at the end whether all of it was as it has to be.
let steps = 0;
let wrong = 0;

/** Begins a part of the walk. */
export function part(title) {
  console.log(`\n${title}`);
}

/** Tells something that nobody judges. */
export function tell(words) {
  console.log(`         ${words}`);
}

/** Tells what came of a step, and whether that is what had to come. */
export function expect(step, seen, wanted) {
  steps++;
  if (seen === wanted) {
    console.log(`  ok     ${step}: ${seen}`);
  } else {
    wrong++;
    console.log(`  WRONG  ${step}: ${seen}, where ${wanted} had to come`);
  }
}

/** The last line. @returns the exit code. */
export function close() {
  console.log(wrong === 0 ? `\nAll ${steps} steps went as they have to.` : `\n${wrong} of ${steps} steps went otherwise than they have to.`);
  return wrong === 0 ? 0 : 1;
}
