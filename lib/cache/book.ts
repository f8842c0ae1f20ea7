// Small facts that are looked up by name, and all at once too.
import type { Records } from './records';

/** Every method throws when the store is out of order. */
export interface Book extends Records {
  putAll(entries: Map<string, string>): Promise<void>;
  remove(entry: string): Promise<void>;
  all(): Promise<Map<string, string>>;
}
