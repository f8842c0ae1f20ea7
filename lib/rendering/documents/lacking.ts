// Texts that the source did not give for a feed. Something stands for them where there was no feed, for a minute; a good
// feed stays as it was.
import { z } from 'zod';
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
