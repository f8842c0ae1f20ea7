// Records of a single server, each a file in the file store's way.
import { FileStore } from './file-store';
import type { Records } from './records';

/** @param root CACHE_DIR */
export function fileRecords(root: string): Records {
  const store = new FileStore(root, 'records');
  return {
    async get(key) {
      return (await store.read(key))?.text ?? null;
    },
    async put(key, text) {
      // Refused when another process was first: then on top of its.
      while ((await store.write(key, text, store.version(key))) === null);
    },
  };
}
