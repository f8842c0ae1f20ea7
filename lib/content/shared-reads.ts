// Readings of the source that several pages of one publish share. A page may use what another page's generation
// read, but only if that was read after the publish was asked for.
import { AsyncLocalStorage } from 'node:async_hooks';
import { LRUCache } from 'lru-cache';
import { tick } from '../process/logical-clock';
import { processWide } from '../process/process-wide';

const KEPT_MS = 10_000;
/** Of all readings together: many visits at once may read many large posts. */
const MAX_BYTES = 32 * 1024 * 1024;
/** What a reading takes besides what was read. */
const READING_BYTES = 1000;

interface Reading {
  order: number;
  result: Promise<unknown>;
  bytes: number;
}

const shared = processWide('shared-reads', () => ({
  since: new AsyncLocalStorage<number>(),
  readings: new LRUCache<string, Reading>({
    ttl: KEPT_MS,
    ttlAutopurge: true,
    maxSize: MAX_BYTES,
    sizeCalculation: ({ bytes }) => bytes,
  }),
}));

/** Runs `work`, in which readings may be shared that began after `order`. */
export function sharingReadsSince<T>(order: number, work: () => Promise<T>): Promise<T> {
  return shared.since.run(order, work);
}

/**
 * Reads, or takes part in a reading.
 * @param key what is read
 * @param read reads it; a failed reading is not shared further
 */
export function sharedRead<T>(key: string, read: () => Promise<T>): Promise<T> {
  const since = shared.since.getStore();
  if (since === undefined) return read();
  const known = shared.readings.get(key);
  if (known && known.order > since) return known.result as Promise<T>;

  // Taken before it begins.
  const order = tick();
  const result = read();
  const reading: Reading = { order, result, bytes: READING_BYTES };
  shared.readings.set(key, reading);
  const isThere = () => shared.readings.peek(key)?.order === order;
  result.then(
    (value) => isThere() && shared.readings.set(key, { ...reading, bytes: READING_BYTES + bytesOf(value) }),
    () => isThere() && shared.readings.delete(key),
  );
  return result;
}

/** What a reading that is kept has given, or will give, whenever it began; undefined where there is none. */
export function keptRead(key: string): Promise<unknown> | undefined {
  return shared.readings.get(key)?.result;
}

/** About what a value takes: texts are what is large in it. */
function bytesOf(value: unknown): number {
  let bytes = 0;
  // No recursion: a source may nest what it gives as deep as it likes.
  const left = [value];
  while (left.length > 0) {
    const each = left.pop();
    bytes += typeof each === 'string' ? each.length * 2 : 16;
    if (typeof each === 'object' && each !== null) for (const inner of Object.values(each)) left.push(inner);
  }
  return bytes;
}
