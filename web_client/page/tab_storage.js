/** What this browser tab keeps until it is closed: in memory alone where a browser grants no storage to a page in another's. */

const memory = new Map();

const inMemory = {
  getItem: (key) => memory.get(key) ?? null,
  setItem: (key, value) => memory.set(key, value),
  removeItem: (key) => memory.delete(key),
  clear: () => memory.clear(),
};

export const tabStorage = granted();

function granted() {
  try {
    return sessionStorage;
  } catch {
    return inMemory;
  }
}
