// Readings of the source that several pages of one publish share. A page may use what another page's generation
// read, but only if that was read after the publish was asked for.
import { AsyncLocalStorage } from 'node:async_hooks';
import { tick } from '../process/logical-clock';
import { processWide } from '../process/process-wide';

const KEPT_MS = 10_000;

interface Reading {
  order: number;
  result: Promise<unknown>;
}

const shared = processWide('shared-reads', () => ({
  since: new AsyncLocalStorage<number>(),
  readings: new Map<string, Reading>(),
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

  const reading: Reading = { order: tick(), result: read() };
  shared.readings.set(key, reading);
  const forget = () => {
    if (shared.readings.get(key) === reading) shared.readings.delete(key);
  };
  setTimeout(forget, KEPT_MS).unref();
  reading.result.catch(forget);
  return reading.result as Promise<T>;
}
