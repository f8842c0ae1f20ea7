// Addresses that never existed, as strangers ask for them: remembered briefly, and only so many.
import { type Entry, isStale } from './entry';

const MAX_ADDRESSES = 1000;
const MAX_SECONDS = 60;

export class Absent {
  private readonly entries = new Map<string, Entry>();

  add(entry: Entry): void {
    const seconds = entry.revalidateSeconds || MAX_SECONDS;
    this.entries.set(entry.path, { ...entry, revalidateSeconds: Math.min(seconds, MAX_SECONDS) });
    const [oldest] = this.entries.keys();
    if (oldest !== undefined && this.entries.size > MAX_ADDRESSES) this.entries.delete(oldest);
  }

  /** The tombstone while it is fresh; later the source is asked again. */
  get(path: string): Entry | null {
    const entry = this.entries.get(path);
    return entry && !isStale(entry) ? entry : null;
  }

  delete(path: string): void {
    this.entries.delete(path);
  }
}
