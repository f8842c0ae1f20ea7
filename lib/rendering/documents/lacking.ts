// Texts that the source did not give for a feed. Something stands for them where there was no feed, for a minute; a good
// feed stays as it was.
import { z } from 'zod';
import { renewer } from '../../cache/open';
import { log } from '../../log';
import { processWide } from '../../process/process-wide';

export const LackingText = z.object({ post: z.string(), reason: z.string() });

export type LackingText = z.infer<typeof LackingText>;

/** So soon is it tried again to get them. */
export const LACKING_SECONDS = 60;

const told = processWide('feeds without texts', () => ({ posts: new Set<string>() }));

/** Names each post once, for as long as its text can't be had. */
export function tellLacking(lacking: LackingText[]): void {
  const before = told.posts;
  told.posts = new Set(lacking.map(({ post }) => post));
  for (const each of lacking) if (!before.has(each.post)) log.warn('feeds without a text', { ...each });
}

const waiting = processWide('feeds to be renewed', () => new Set<string>());

/**
 * Has a feed that lacks a text made again after a while, whether or not anybody reads it here: an edge may keep it.
 * @param last gives what the cache has by then, for a publish may have mended it
 */
export function renewLacking(
  path: string,
  afterSeconds: number,
  last: () => Promise<{ lacking?: LackingText[] } | undefined>,
): void {
  if (waiting.has(path)) return;
  waiting.add(path);
  const renew = async () => {
    waiting.delete(path);
    if ((await last())?.lacking?.length) renewer()?.(path);
  };
  setTimeout(() => void renew(), afterSeconds * 1000).unref();
}
