// What a store of pages does: read, write, and nothing clever. The promises are kept in page-cache.ts.

/** A stored text. Its version grows with each write of its path; `text` is null once it was evicted. */
export interface Stored {
  version: number;
  text: string | null;
}

/** A text to be written. */
export interface PageWrite {
  path: string;
  text: string;
  /** The version that the writer has seen; 0: none. The write is refused where the path has a newer one. */
  seen: number;
  /** The version to write; without it the store gives the next. */
  version?: number;
  /** Whether a reader waits for it. */
  isForReader?: boolean;
}

/** Every method throws when the store is out of order: Redis away, disk full, folder read-only. */
export interface Store {
  /** Whether other servers read what is written here. */
  readonly shared: boolean;
  /** Whether it logs its own failures. */
  readonly tells?: boolean;
  /**
   * The version at a path; 0 for nothing.
   * @param mayBeSlow true where no reader waits, and a slow answer is better than none
   */
  version(path: string, mayBeSlow?: boolean): number | Promise<number>;
  /**
   * Asks once for all pages whether somebody has written any: what `knownVersion` says afterwards is so. Where looking
   * up a version is no question to anybody, a store has neither.
   */
  look?(): Promise<void>;
  /** The version at a path as of the last look; undefined where it has to be looked up again. */
  knownVersion?(path: string): number | undefined;
  read(path: string): Promise<Stored | null>;
  /**
   * Writes a text: whether it may is checked in the same step.
   * @returns the version written, or null when refused
   */
  write(page: PageWrite): Promise<number | null>;
  /** Takes note that readers asked for the path. */
  used(path: string): void;
  /** Evicts the least recently used texts until all are within `maxBytes`; their versions stay. */
  trim(maxBytes: number): Promise<void>;
}

/** A text shorter than this is not worth evicting; tombstones and redirects are always shorter. */
export const NEVER_EVICTED_BYTES = 2048;

/** How often the store is told which pages were read. */
export const NOTE_USED_EVERY_MS = 10_000;
/** How often releases that ended are looked for, and how long after their end their pages are kept. */
export const TIDY_EVERY_MS = 600_000;
export const KEEP_RELEASE_MS = 86_400_000;
