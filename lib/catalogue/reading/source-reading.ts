// Readings of a post from the source, and from which state of the catalogue on they count.
import type { Post } from '../../content/post/post';
import { keptRead, sharedRead, sharingReadsSince } from '../../content/shared-reads';
import type { ContentSource, PostHint } from '../../content/source';
import { tick } from '../../process/logical-clock';
import type { Catalogue } from '../catalogue';

/** A reading of the source, and the `end` of the catalogue before it began: what was written since is newer. */
export interface Reading {
  post: Post | null;
  seen: number;
}

/** Where readings begin: what was read later is as new as the catalogue's `end` then, and what was written later is newer. */
export interface ReadingStart {
  seen: number;
  since: number;
}

/** Begins a reading, with the catalogue at the end of the log. */
export async function startReading(catalogue: Catalogue): Promise<ReadingStart> {
  await catalogue.catchUp();
  return { seen: catalogue.end, since: tick() };
}

/** Reads a post. The pages of one publish share the reading; what is within it is not shared with earlier ones. */
export function readOnce(
  catalogue: Catalogue,
  source: ContentSource,
  id: string,
  hint?: PostHint,
): Promise<Reading> {
  return sharedRead(`post ${id}`, async () => readFrom(await startReading(catalogue), source, id, hint));
}

/** What the last reading of a post gave that is kept, for those who can tell whether it is new enough; null for none. */
export async function keptPost(id: string): Promise<Post | null> {
  const reading = keptRead(`post ${id}`) as Promise<Reading> | undefined;
  return (await reading?.catch(() => undefined))?.post ?? null;
}

/** Reads a post, or takes part in a reading that began after the start. */
export async function readFrom(
  { seen, since }: ReadingStart,
  source: ContentSource,
  id: string,
  hint?: PostHint,
): Promise<Reading> {
  return { post: await sharingReadsSince(since, () => source.post(id, hint)), seen };
}
