// Two notes up for yes, one low for no: whoever stands at the door need not look.
let context;

export function sound(isYes) {
  try {
    context ??= new AudioContext();
    const notes = isYes ? [[660, 0], [880, 0.14]] : [[196, 0]];
    for (const [hertz, after] of notes) {
      const note = context.createOscillator();
      const loudness = context.createGain();
      note.frequency.value = hertz;
      const begin = context.currentTime + after;
      loudness.gain.setValueAtTime(0.0001, begin);
      loudness.gain.exponentialRampToValueAtTime(0.2, begin + 0.02);
      loudness.gain.exponentialRampToValueAtTime(0.0001, begin + (isYes ? 0.14 : 0.5));
      note.connect(loudness).connect(context.destination);
      note.start(begin);
      note.stop(begin + 0.6);
    }
  } catch {
    // A device without sound shows the answer all the same.
  }
}
