// Shows and reads QR codes on the device itself. The scripts by others that do it are there where the build had npm.

// An SVG for an element. Low correction: a pass is long, and a screen has no scratches.
export async function draw(text, element) {
  const { default: encodeQR } = await import('./qr/index.js');
  const picture = new DOMParser().parseFromString(encodeQR(text, 'svg', { ecc: 'low', border: 4 }), 'image/svg+xml').documentElement;
  picture.setAttribute('aria-hidden', 'true');
  element.replaceChildren(document.importNode(picture, true));
}

async function detector() {
  const { BarcodeDetector } = globalThis;
  if (BarcodeDetector && (await BarcodeDetector.getSupportedFormats()).includes('qr_code')) {
    const native = new BarcodeDetector({ formats: ['qr_code'] });
    return async (canvas, _) => (await native.detect(canvas))[0]?.rawValue;
  }
  const { default: decodeQR } = await import('./qr/decode.js');
  return async (canvas, context) => {
    try {
      return decodeQR(context.getImageData(0, 0, canvas.width, canvas.height));
    } catch {
      return null; // no code in this picture
    }
  };
}

// Looks through the camera until a code was taken.
// @param broken what to do where it sees nothing any more: it was taken away, or its pictures cannot be read.
// @returns how to stop.
export async function watch(video, take, broken) {
  const EVERY_MS = 200;
  const find = await detector();
  const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: { ideal: 'environment' }, width: { ideal: 1280 } }, audio: false });
  video.srcObject = stream;
  await video.play();
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d', { willReadFrequently: true });
  let over = false;
  const stop = () => {
    over = true;
    for (const track of stream.getTracks()) track.stop();
    video.srcObject = null;
  };
  const breakOff = failure => {
    if (over) return;
    stop();
    broken(failure);
  };
  for (const track of stream.getTracks()) track.addEventListener('ended', () => breakOff(new Error('The camera is gone.')));
  (async () => {
    while (!over) {
      if (video.videoWidth > 0) {
        canvas.width = video.videoWidth;
        canvas.height = video.videoHeight;
        context.drawImage(video, 0, 0);
        const text = await find(canvas, context);
        if (text && !over && (await take(text)) && !over) stop();
      }
      await new Promise(resolve => setTimeout(resolve, EVERY_MS));
    }
  })().catch(breakOff);
  return stop;
}
