// What is shown for a time and then goes. "Come in" is for the one who stands there: a green box that stays would admit whoever comes next.
const SHOWN_MS = 10_000;
const EVERY_MS = 100;

let ticking;

export function forget() {
  clearInterval(ticking);
}

// Counts down by a bar. @param over what to do then.
export function countDown(bar, over, forMs = SHOWN_MS) {
  forget();
  // By both clocks: one stands still while the device sleeps, the other may be set back.
  const [began, beganByDate] = [performance.now(), Date.now()];
  bar.value = 1;
  ticking = setInterval(() => {
    const past = Math.max(performance.now() - began, Date.now() - beganByDate);
    bar.value = Math.max(0, 1 - past / forMs);
    if (past < forMs) return;
    forget();
    over();
  }, EVERY_MS);
}
