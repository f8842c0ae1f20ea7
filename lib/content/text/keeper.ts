// Keeps what was made of texts, up to so many characters, and has what is being made shared by all who ask for it.
import { LRUCache } from 'lru-cache';
import { processWide } from '../../process/process-wide';
import { uncounted } from '../../process/timeout';

const KEPT_CHARACTERS = 4 * 1024 * 1024;

/**
 * @param name of what is kept
 * @returns a function that gives what is kept by a key, or makes it; by null nothing is kept
 */
export function keeper<T>(name: string) {
  return (key: string | null, size: number, make: () => Promise<T>) => keep<T>(name, key, size, make);
}

function keep<T>(name: string, key: string | null, size: number, make: () => Promise<T>): Promise<T> {
  if (key === null) return make();
  const { kept, making } = processWide(name, () => ({
    kept: new LRUCache<string, { text: T }>({ maxSize: KEPT_CHARACTERS }),
    // Promises are not kept: each holds whatever its first asker had in its context.
    making: new Map<string, Promise<T>>(),
  }));
  const known = kept.get(key);
  if (known) return Promise.resolve(known.text);
  const running = making.get(key);
  // Others have begun it, with a deadline of their own.
  if (running) return uncounted(running);
  const made = make().then((text) => {
    kept.set(key, { text }, { size: size + 1 });
    return text;
  });
  making.set(key, made);
  const end = () => void making.delete(key);
  made.then(end, end);
  return made;
}
