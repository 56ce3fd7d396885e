// Has the page open without network from the second time on.
export async function install(scope) {
  try {
    await navigator.serviceWorker?.register('/assets/worker.js', { scope });
    await navigator.storage?.persist?.();
  } catch {
    // Without it the page needs the network, as any other.
  }
}
