// A pass that is shown, not sent: read by the camera, as text, or said as a code that stands for it.
import { say } from './graphql.js';
import { watch } from './codes.js';

let stop;

export function closeCamera() {
  stop?.();
}

// @param take told each text that is read; answers whether it was a pass.
// @param takeCode told each code that is typed; answers whether it was asked about.
// @param words what to say where the camera does not read.
export function readPasses(take, takeCode, words) {
  const form = document.querySelector('[data-read]');
  const field = form.querySelector('textarea');
  const camera = document.querySelector('[data-camera]');
  const video = document.querySelector('video');

  function putAway() {
    video.hidden = true;
    camera.disabled = false;
    stop = undefined;
  }

  // Without it the pass is still there as text.
  function doWithout(text) {
    putAway();
    say('camera', text);
    field.focus();
  }

  form.addEventListener('submit', async event => {
    event.preventDefault();
    if (await take(field.value)) field.value = '';
  });

  const typed = document.querySelector('[data-type-code]');
  typed.addEventListener('submit', async event => {
    event.preventDefault();
    const [code, button] = [typed.querySelector('input'), typed.querySelector('button')];
    // Sent twice, the second would be a code that nobody knows, and its answer would stand over that of the first.
    if (button.disabled) return;
    button.disabled = true;
    try {
      if (await takeCode(code.value)) code.value = '';
    } finally {
      button.disabled = false;
    }
  });

  camera.addEventListener('click', async () => {
    camera.disabled = true;
    say('camera', '');
    try {
      const stopWatching = await watch(video, take, () => doWithout(words.cameraBroken));
      video.hidden = false;
      stop = () => {
        stopWatching();
        putAway();
      };
    } catch (failure) {
      doWithout(['NotAllowedError', 'NotFoundError'].includes(failure.name) ? words.noCamera : words.cameraBroken);
    }
  });
}
