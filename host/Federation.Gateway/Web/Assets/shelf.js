// What a page keeps on its device: a few boxes of IndexedDB.
function wait(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

export function shelf(name, version, boxes) {
  let opening;
  const open = () => (opening ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(name, version);
    request.onupgradeneeded = () => {
      for (const box of boxes) if (!request.result.objectStoreNames.contains(box)) request.result.createObjectStore(box);
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  }));
  const box = async (from, mode) => (await open()).transaction(from, mode).objectStore(from);
  return {
    get: async (from, key) => wait((await box(from, 'readonly')).get(key)),
    all: async from => wait((await box(from, 'readonly')).getAll()),
    keys: async from => wait((await box(from, 'readonly')).getAllKeys()),
    put: async (from, key, value) => wait((await box(from, 'readwrite')).put(value, key)),
    remove: async (from, key) => wait((await box(from, 'readwrite')).delete(key)),
  };
}
