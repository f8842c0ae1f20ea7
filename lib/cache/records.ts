// Small facts that outlive releases, evictions and restarts: what the site showed of a post, and where one moved.

export interface Records {
  /** The text kept under a key, or null. Throws when the store is out of order. */
  get(key: string): Promise<string | null>;
  put(key: string, text: string): Promise<void>;
}
