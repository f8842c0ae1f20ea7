// Webhooks get lost. A sync asks the source what changed since the last one: one question. All posts are asked for
// when their number tells that some came or went unnoticed, and once a day.
import type { Applied } from '../../catalogue/known-posts';
import { publishFound } from '../../catalogue/open';
import { type Parts, presentPosts, readAll, readChunk } from '../../catalogue/read-all';
import { readPost, takeSummaries } from '../../catalogue/read-post';
import { keyOf } from '../../catalogue/record';
import type { PostSummary } from '../../content/post';
import { log, reasonOf } from '../../log';
import { keepSyncState, latestChange, readSyncState, type SyncState } from './state';

// What comes with an old date while another goes changes no number.
const WHOLE_EVERY_MS = 86_400_000;

/**
 * Takes in what changed at the source since the last sync.
 * @returns what the catalogue did not know
 * @throws Error when the source fails; what was found until then is published, for no other sync finds it again
 */
export async function sync(parts: Parts): Promise<Applied[]> {
  const found: Applied[] = [];
  const add = (applied: Applied) => {
    if (applied.changes.length > 0) found.push(applied);
  };
  try {
    await syncInto(add, parts);
    return found;
  } catch (error) {
    publishFound(found);
    throw error;
  }
}

type Add = (applied: Applied) => void;

async function syncInto(add: Add, parts: Parts): Promise<void> {
  const { catalogue } = parts;
  const last = await readSyncState(catalogue);
  await catalogue.catchUp();
  // A time in the future is from a clock that was ahead.
  if (!last || catalogue.isDamaged || Math.abs(Date.now() - last.wholeMs) > WHOLE_EVERY_MS) {
    return syncWhole(add, parts);
  }
  const seen = catalogue.end;
  const { posts, total, isWhole } = await readChanged(parts, last);
  add(await takeSummaries(catalogue, posts, seen));
  // The count tells of what came or went; a list that is whole tells it by itself.
  if (isWhole) return believeMissing(add, parts, new Set(posts.map(keyOf)));
  if (total !== null && total - presentPosts(catalogue).length !== last.unlisted) {
    return syncWhole(add, parts);
  }
  await keepSyncState(catalogue, { ...last, since: latestChange(posts, last.since, Date.now()) });
}

/** What changed, or where the source keeps no dates of change the newest posts. */
async function readChanged({ source }: Parts, { since }: SyncState) {
  if (since === null) {
    const { posts, total, isLast } = await readChunk(source, { page: 1 });
    return { posts, total, isWhole: isLast };
  }
  const posts: PostSummary[] = [];
  for (let page = 1; ; page++) {
    const chunk = await readChunk(source, { page, since });
    posts.push(...chunk.posts);
    if (!chunk.isLast) continue;
    // Some sources count only what changed, so that the list has to be asked for the number of all.
    const total = chunk.total ?? (await readChunk(source, { page: 1 })).total;
    return { posts, total, isWhole: total === posts.length };
  }
}

async function syncWhole(add: Add, parts: Parts): Promise<void> {
  const read = await readAll(parts, { onChanges: add });
  await believeMissing(add, parts, read.listed);
  await parts.catalogue.mendDamaged();
  const posts = presentPosts(parts.catalogue);
  // What was looked for and is there, although no list has it, is known. While posts come and go that can't be told
  // from one that went after it was listed: then the next sync finds another number, and reads the list again.
  const known = read.isSteady ? posts.length : read.listed.size;
  await keepSyncState(parts.catalogue, stateAfter(posts, unlistedIn(read.total, known)));
}

/** What a whole list does not have any more is looked for once more by itself, and then believed to be gone. */
async function believeMissing(add: Add, { catalogue, source }: Parts, listed: Set<string>): Promise<void> {
  const missing = presentPosts(catalogue).filter((post) => !listed.has(keyOf(post)));
  for (const { id } of missing) {
    try {
      for (const applied of (await readPost(catalogue, source, { id })).applied) add(applied);
    } catch (error) {
      // Perhaps it is there, and can't be read: then what the site shows of it stays.
      log.warn('post kept', { id, reason: reasonOf(error) });
    }
  }
}

/** How many posts the source counts and the site does not know, as those that do not fit. */
export function unlistedIn(total: number | null, known: number): number {
  return total === null ? 0 : total - known;
}

/** The state after all posts were read. */
export function stateAfter(posts: PostSummary[], unlisted: number): SyncState {
  const nowMs = Date.now();
  return { since: latestChange(posts, null, nowMs), unlisted, wholeMs: nowMs };
}
