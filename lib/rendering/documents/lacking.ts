// Texts that the source did not give for a feed. Something stands for them where there was no feed, for a minute; a good
// feed stays as it was.
import { z } from 'zod';
import { renewer } from '../../cache/open';
import { log } from '../../log';
import { processWide } from '../../process/process-wide';
import { RetryLater } from '../../process/retry-later';

export const LackingText = z.object({ post: z.string(), reason: z.string() });

export type LackingText = z.infer<typeof LackingText>;

/** So soon is it tried again to get them; then after twice as long each time, up to an hour. */
export const LACKING_SECONDS = 60;
const MAX_SECONDS = 3600;

const state = processWide('feeds without texts', () => ({
  posts: new Set<string>(),
  /** The feeds that are to be made again. */
  paths: new Set<string>(),
  timer: undefined as NodeJS.Timeout | undefined,
  refusedMs: Number.NEGATIVE_INFINITY,
}));

/** Instead of a feed that would be worse than the last one. It passes by itself: that one post fails tells of no other. */
export class FeedLacksText extends RetryLater {
  constructor({ reason }: LackingText) {
    super(reason, LACKING_SECONDS);
    state.refusedMs = performance.now();
  }
}

/** Whether a text could not be had within the last minute, so that a feed that lacks none stayed as it was. */
export const areTextsFailing = () => performance.now() - state.refusedMs < LACKING_SECONDS * 1000;

/** Names each post once, for as long as its text can't be had. */
export function tellLacking(lacking: LackingText[]): void {
  const before = state.posts;
  state.posts = new Set(lacking.map(({ post }) => post));
  for (const each of lacking) if (!before.has(each.post)) log.warn('feeds without a text', { ...each });
}

/**
 * Has a feed that lacks a text made again after a while, and again until it lacks none, whether or not anybody reads it
 * here: an edge may keep it.
 * @param isWhole whether the feed at a path lacks nothing by then, for a publish may have mended it
 */
export function renewLacking(path: string, isWhole: (path: string) => Promise<boolean>): void {
  state.paths.add(path);
  if (!state.timer) renewAfter(LACKING_SECONDS, isWhole);
}

function renewAfter(seconds: number, isWhole: (path: string) => Promise<boolean>): void {
  const renew = async () => {
    // Where that can't be told, it is made again.
    for (const path of [...state.paths]) if (await isWhole(path).catch(() => false)) state.paths.delete(path);
    for (const path of state.paths) renewer()?.(path);
    state.timer = undefined;
    // Nobody tells here when that fails.
    if (state.paths.size > 0) renewAfter(Math.min(seconds * 2, MAX_SECONDS), isWhole);
  };
  state.timer = setTimeout(() => void renew(), seconds * 1000).unref();
}
