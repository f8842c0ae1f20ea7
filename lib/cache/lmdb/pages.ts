// What LMDB knows of each page besides its text, and of all pages of a release. What is damaged counts as absent; where
// the number of all bytes can't be told any more they are counted again.
import { checkedText, withChecksum } from '../store/checksum';
import { NEVER_EVICTED_BYTES } from '../store/store';
import { versionIn } from '../store/stored-number';
import type { Tables } from './tables';

export type Key = [release: string, path: string];

export interface Page {
  version: number;
  /** Of its text; 0 once that was evicted. */
  bytes: number;
  usedMs: number;
}

const NO_PAGE: Page = { version: 0, bytes: 0, usedMs: 0 };

/** The version at a key; 0 for nothing. Every read asks for it, so the checksum is not looked at. */
export function versionAt({ pages }: Tables, key: Key): number {
  const stored = pages.get(key);
  return stored === undefined ? 0 : versionIn(/^\S+ (\d+) /.exec(stored)?.[1]);
}

/** What is known of the page at a key; null for what is damaged. */
export function pageAt({ pages }: Tables, key: Key): Page | null {
  const stored = pages.get(key);
  if (stored === undefined) return NO_PAGE;
  const [version, bytes, usedMs] = numbersIn(nameOf(key), stored) ?? [];
  return version === undefined ? null : { version, bytes: bytes ?? 0, usedMs: usedMs ?? 0 };
}

/** Writes what is known of a page, and counts its bytes. */
export function putPage(tables: Tables, key: Key, page: Page): void {
  const [release, path] = key;
  const before = pageAt(tables, key);
  tables.pages.put(key, withChecksum(nameOf(key), `${page.version} ${page.bytes} ${page.usedMs}`));
  if (before) tables.uses.remove([release, before.usedMs, path]);
  if (page.bytes >= NEVER_EVICTED_BYTES) tables.uses.put([release, page.usedMs, path], true);
  const total = before && bytesOf(tables, release);
  const bytes = before && total !== null ? total + page.bytes - before.bytes : countAgain(tables, release);
  putRelease(tables, release, bytes, ranMsOf(tables, release));
}

/** How many bytes the texts of a release have; null where that is damaged or gone. */
export function bytesOf({ releases }: Tables, release: string): number | null {
  const stored = releases.get(release);
  return (stored === undefined ? null : numbersIn(releaseName(release), stored)?.[0]) ?? null;
}

/** When a release ran last. */
export function ranMsOf({ releases }: Tables, release: string): number {
  const stored = releases.get(release);
  return (stored === undefined ? null : numbersIn(releaseName(release), stored)?.[1]) ?? Date.now();
}

export function putRelease({ releases }: Tables, release: string, bytes: number, ranMs: number): void {
  releases.put(release, withChecksum(releaseName(release), `${bytes} ${ranMs}`));
}

/** Counts the bytes of a release, and notes which of its pages may be evicted. */
export function countAgain(tables: Tables, release: string): number {
  let total = 0;
  for (const key of tables.pages.getKeys({ start: [release, ''] })) {
    if (key[0] !== release) break;
    const page = pageAt(tables, key);
    if (!page) continue;
    total += page.bytes;
    if (page.bytes >= NEVER_EVICTED_BYTES) tables.uses.put([release, page.usedMs, key[1]], true);
  }
  return total;
}

const nameOf = ([release, path]: Key) => `state of page ${path} of release ${release}`;
const releaseName = (release: string) => `release ${release}`;

function numbersIn(name: string, stored: string): number[] | null {
  return checkedText(name, stored)?.split(' ').map(Number) ?? null;
}
