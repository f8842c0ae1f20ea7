// What keeps the catalogue's records: LMDB on one server, Redis on many. The promises are kept in catalogue.ts.

/** A record as it is stored. Versions grow with every write to the store, over all records, save those written back. */
export interface StoredRecord {
  key: string;
  version: number;
  /** Null: it is damaged, which the log says. */
  text: string | null;
}

export interface RecordWrite {
  key: string;
  text: string;
  /** The end of the log that the writer knew; 0: none. The write is refused when the record was written since. */
  seen: number;
  /**
   * For what was made while the store was away: its version. `seen` is then the version that it may replace. It takes
   * its place at the end of the log, so that those see it who have read further. Without it the store gives the next.
   */
  version?: number;
}

export interface RecordChanges {
  /** Each record that changed, once, in its latest state. */
  records: StoredRecord[];
  /** The end of the log with them in it. */
  end: number;
}

/** Every method throws when the store is out of order: Redis away, disk full, folder read-only. */
export interface FactStore {
  /** A small fact, such as how far the last sync came; null when there is none. */
  fact(name: string): Promise<string | null>;
  putFact(name: string, text: string): Promise<void>;
  /** Whether the asker gets the lease of this name: one of all servers and processes does, for so many seconds. */
  lease(name: string, seconds: number): Promise<boolean>;
}

/** Records, and the facts beside them. */
export interface RecordStore extends FactStore {
  /** What is wrong with it is in the log already, for its connection tells. */
  readonly tells?: boolean;
  /** The end of the log, which grows with every write; 0 for an empty store. A question so small that every read may ask it. */
  end(): number | Promise<number>;
  /** The records that were written after the log's end was `from`; from 0 on, all. */
  since(from: number): Promise<RecordChanges>;
  /**
   * Writes records, each by itself: one that is refused stops no other.
   * @returns a version each, or null where it was refused
   */
  write(writes: RecordWrite[]): Promise<(number | null)[]>;
}
