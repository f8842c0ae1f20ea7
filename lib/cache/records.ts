// Small facts that outlive evictions and restarts: what the site showed of a post, and where one moved.
import type { Store } from './store';

export interface Records {
  /** The text kept under a key, or null. Throws when the store is out of order. */
  get(key: string): Promise<string | null>;
  put(key: string, text: string): Promise<void>;
}

/** Records in a store of pages. Most are too small to be evicted there; for a larger one cached pages have to tell. */
export function recordsIn(store: Store): Records {
  return {
    async get(key) {
      return (await store.read(key))?.text ?? null;
    },
    async put(key, text) {
      // Refused when somebody else was first: then on top of that.
      while ((await store.write(key, text, await store.version(key, true))) === null);
    },
  };
}
