// What the cache keeps for a path: a page, a redirect, another document, or the fact that it is gone.
import { z } from 'zod';

const Entry = z.object({
  path: z.string(),
  /** What Next or a document route made; null is a tombstone. */
  value: z.looseObject({ kind: z.string() }).nullable(),
  /** After how long it is stale; false: never by time. */
  revalidateSeconds: z.union([z.number(), z.literal(false)]),
  /** Tells its age and nothing else: the store's versions decide what is newer. */
  writtenAtMs: z.number(),
  /** Of what is no page: the version in the props of the last page that was there. */
  lastVersion: z.number().optional(),
});

export type Entry = z.infer<typeof Entry>;
export type Value = NonNullable<Entry['value']>;

/** Reads a stored entry; null for what is of another form, or not the entry of this path. */
export function parseEntry(text: string, path: string): Entry | null {
  try {
    const entry = Entry.parse(JSON.parse(text));
    return entry.path === path ? entry : null;
  } catch {
    return null;
  }
}

const PageData = z.object({ pageProps: z.record(z.string(), z.unknown()) });

/** The props of the page, or of the redirect; null for what is neither. */
export function propsIn({ value }: Pick<Entry, 'value'>): Record<string, unknown> | null {
  const data = PageData.safeParse(value?.pageData ?? value?.props);
  return data.success ? data.data.pageProps : null;
}

/** The entry without the texts that are large in it: enough to tell its age and what it shows. */
export function withoutHtml(entry: Entry): Entry {
  const props = propsIn(entry);
  if (entry.value === null || props === null)
    return { ...entry, value: entry.value && { ...entry.value, body: '' } };
  const pageProps = 'html' in props ? { ...props, html: '' } : props;
  return { ...entry, value: { ...entry.value, html: '', pageData: { pageProps } } };
}

/** About what an entry of this text takes in memory, where most texts are of one or two bytes a character. */
export function bytesInMemory(text: string): number {
  const isAscii = Buffer.byteLength(text) === text.length;
  return ENTRY_BYTES + text.length * (isAscii ? 1 : 2);
}

/** What is around the texts: objects, its place in maps. */
const ENTRY_BYTES = 2000;

/** Whether it is a page, whose props have a version, or a document, which needs none. */
export function isVersioned(value: Value | null): boolean {
  return value?.kind === 'DOCUMENT' || typeof propsIn({ value })?.version === 'number';
}

/** For what takes the place of an entry: the version in the props of the page, or of the last one that was there. */
export function lastVersionOf(entry: Entry | null): { lastVersion: number } {
  const version = entry && propsIn(entry)?.version;
  return { lastVersion: typeof version === 'number' ? version : (entry?.lastVersion ?? 0) };
}

/** By how much the clocks of servers may differ. */
const CLOCKS_DIFFER_MS = 10_000;

/** Whether time has made the entry stale. One from the future was written while a clock was ahead: its age is unknown. */
export function isStale({ revalidateSeconds, writtenAtMs }: Entry, nowMs = Date.now()): boolean {
  if (revalidateSeconds === false) return false;
  const ageMs = nowMs - writtenAtMs;
  return ageMs >= revalidateSeconds * 1000 || ageMs < -CLOCKS_DIFFER_MS;
}
