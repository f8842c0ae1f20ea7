// The tables of the database in CACHE_DIR, and how it is opened.
import { createHash } from 'node:crypto';
import type { Database, RootDatabase } from 'lmdb';

type Lmdb = typeof import('lmdb');

/** Values are texts with a checksum (checksum.ts): to read one that is damaged throws nothing. */
export interface Tables {
  root: RootDatabase;
  /** Version, bytes and time of the last use of a page. */
  pages: Database<string, [release: string, path: string]>;
  texts: Database<string, [release: string, path: string]>;
  /** The pages that may be evicted, in order of their last use. */
  uses: Database<true, [release: string, usedMs: number, path: string]>;
  /** Bytes of a release, and when it ran. */
  releases: Database<string, string>;
  records: Database<string, [source: string, key: string]>;
  /** Each record once, in the order of their latest writes. */
  log: Database<true, [source: string, position: number, key: string]>;
  /** The last position in a source's log. */
  ends: Database<string, string>;
  facts: Database<string, [source: string, name: string]>;
  /** Until when a lease holds. */
  leases: Database<string, [source: string, name: string]>;
}

export const TABLES = [
  'pages',
  'texts',
  'uses',
  'releases',
  'records',
  'log',
  'ends',
  'facts',
  'leases',
] as const;

export const OPTIONS = {
  // Else a folder whose name has a dot is taken for a file.
  noSubdir: false,
  maxDbs: TABLES.length,
  // A commit is on the disk when its promise resolves, and an error of the disk is thrown there and not later.
  overlappingSync: false,
};

/** Opens the database; made when it is not there. Where that could fail it has to be probed first. */
export function openTables({ open }: Lmdb, dir: string): Tables {
  const root = open({ path: dir, ...OPTIONS });
  const text = { encoding: 'string' } as const;
  return {
    root,
    pages: root.openDB('pages', text),
    texts: root.openDB('texts', text),
    uses: root.openDB('uses', {}),
    releases: root.openDB('releases', text),
    records: root.openDB('records', text),
    log: root.openDB('log', {}),
    ends: root.openDB('ends', text),
    facts: root.openDB('facts', text),
    leases: root.openDB('leases', text),
  };
}

const MAX_KEY_BYTES = 1000;

/** The text as part of a key, of which lmdb takes 1,978 bytes: a longer one is known by its hash. */
export function keyPart(text: string): string {
  if (Buffer.byteLength(text) <= MAX_KEY_BYTES) return text;
  return `sha256 ${createHash('sha256').update(text).digest('hex')}`;
}
