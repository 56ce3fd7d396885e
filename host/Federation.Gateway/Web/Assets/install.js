// Has the page open without network from now on: also the first time, when the worker was not yet there to see it come.
export async function install(scope) {
  try {
    await navigator.serviceWorker?.register('/assets/worker.js', { scope });
    await navigator.storage?.persist?.();
    (await navigator.serviceWorker?.ready)?.active.postMessage({ keep: location.href });
  } catch {
    // Without it the page needs the network, as any other.
  }
}
