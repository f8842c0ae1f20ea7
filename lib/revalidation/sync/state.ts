// How far the last sync came, kept in the store of the source over restarts and releases.
import { z } from 'zod';
import type { Catalogue } from '../../catalogue/catalogue';
import type { PostSummary } from '../../content/post/post';

const FACT = 'sync';

const State = z.object({
  /** The latest change that the source told of, by the source's own clock; null where it keeps no dates of change. */
  since: z.string().nullable(),
  /** How many posts the source counts that it does not list, or that do not fit. */
  unlisted: z.number(),
  /** When all posts were last asked for. */
  wholeMs: z.number(),
});

export type SyncState = z.infer<typeof State>;

/** Null: there was none yet. */
export async function readSyncState(catalogue: Catalogue): Promise<SyncState | null> {
  return catalogue.facts.getJson(FACT, State);
}

export async function keepSyncState(catalogue: Catalogue, state: SyncState): Promise<void> {
  await catalogue.facts.put(FACT, JSON.stringify(state));
}

/** Has the next sync ask for all posts. */
export async function forgetSyncState(catalogue: Catalogue): Promise<void> {
  await catalogue.facts.put(FACT, '');
}

// Some sources keep whole seconds, and clocks differ.
const SECOND_MS = 1000;
const RECENT_MS = 600_000;

/**
 * From when on to ask next time: from the latest change on, for another may follow in the same second. Once that
 * is long ago, and of a whole import perhaps, from after it. A date in the future is some clock's mistake.
 * @param otherwise from when on was asked this time; null: no date of change is known
 */
export function latestChange(
  posts: Iterable<PostSummary>,
  otherwise: string | null,
  nowMs: number,
): string | null {
  const soon = new Date(nowMs + RECENT_MS).toISOString();
  let latest = otherwise;
  for (const { updatedAt } of posts) {
    if (updatedAt !== null && updatedAt < soon && (latest === null || updatedAt > latest)) latest = updatedAt;
  }
  if (latest === null || latest === otherwise) return latest;
  const latestMs = Date.parse(latest);
  return nowMs - latestMs < RECENT_MS ? latest : new Date(latestMs + SECOND_MS).toISOString();
}
