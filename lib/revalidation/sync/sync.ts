// Webhooks get lost. A sync asks the source what changed since the last one: one question. All posts are asked for
// when their number tells that some came or went unnoticed, and once a day.
import type { Applied } from '../../catalogue/known-posts';
import { publishFound } from '../../catalogue/reading/found';
import { listedPosts, type Parts, readAll, readChunk, refuseEndless } from '../../catalogue/reading/read-all';
import { readPages } from '../../catalogue/reading/read-pages';
import { takeSummaries } from '../../catalogue/reading/read-post';
import { type ReadingStart, startReading } from '../../catalogue/reading/source-reading';
import { keyOf } from '../../catalogue/records/record';
import type { PostSummary } from '../../content/post/post';
import { throwIfStopping } from '../unfinished';
import { keepCursor, knownCursor, syncSince } from './cursor';
import { type Add, believeMissing, unlisted } from './missing';
import { forgetSyncState, keepSyncState, latestChange, readSyncState, type SyncState } from './state';
import { withoutTooMany } from './unsure';

// What comes with an old date while another goes changes no number.
const WHOLE_EVERY_MS = 86_400_000;

export interface SyncOptions {
  /** From which time on readings may be shared, where a source sees what changes; without it, it is asked anew. */
  start?: ReadingStart;
  /** Whether all posts are to be read, whatever their dates say. */
  isWhole?: boolean;
}

/**
 * Takes in what changed at the source since the last sync.
 * @returns what the catalogue did not know
 * @throws Error when the source fails; what was found until then is published, for no other sync finds it again
 */
export async function sync(parts: Parts, options: SyncOptions = {}): Promise<Applied[]> {
  const found: Applied[] = [];
  const add = (applied: Applied) => {
    if (applied.changes.length > 0) found.push(applied);
  };
  try {
    await syncPages(add, parts);
    await syncInto(add, parts, options);
    return found;
  } catch (error) {
    publishFound(found);
    throw error;
  }
}

/** The standing pages, where the source lists them apart. */
async function syncPages(add: Add, parts: Parts): Promise<void> {
  const { applied, missing } = await readPages(parts);
  applied.forEach(add);
  await believeMissing(add, parts, missing);
}

async function syncInto(
  add: Add,
  parts: Parts,
  { start, isWhole: isAskedWhole }: SyncOptions,
): Promise<void> {
  const { catalogue } = parts;
  // Should it fail, the next one asks for all posts.
  if (isAskedWhole) await forgetSyncState(catalogue);
  const last = await readSyncState(catalogue);
  await catalogue.catchUp();
  // A time in the future is from a clock that was ahead.
  if (!last || catalogue.isDamaged || Math.abs(Date.now() - last.wholeMs) > WHOLE_EVERY_MS) {
    return syncWhole(add, parts);
  }
  const known = knownCursor(catalogue);
  if (known) return syncSince(known, add, parts, start ?? (await startReading(catalogue)));

  const seen = catalogue.end;
  const { posts, total, isWhole, cursor } = await readChanged(parts, last);
  const taken = withoutTooMany(catalogue, posts);
  const written = await takeSummaries(catalogue, taken, seen);
  add(written);
  // The count tells of what came or went; a list that is whole tells it by itself.
  if (isWhole) {
    const unsettled = await believeMissing(add, parts, await unlisted(add, parts, new Set(posts.map(keyOf))));
    return keepCursor(catalogue, written.isRefused ? undefined : cursor, unsettled);
  }
  if (total !== null && total - listedPosts(parts).length !== last.unlisted) {
    return syncWhole(add, parts);
  }
  // Those that were too many are asked for again.
  if (taken.length < posts.length) return;
  await keepSyncState(catalogue, { ...last, since: latestChange(posts, last.since, Date.now()) });
}

/** What changed, or where the source keeps no dates of change the newest posts. */
async function readChanged({ source }: Parts, { since }: SyncState) {
  if (since === null) {
    const { posts, total, isLast, cursor } = await readChunk(source, { page: 1 });
    return { posts, total, isWhole: isLast, cursor };
  }
  const posts: PostSummary[] = [];
  const listed = new Set<string>();
  for (let page = 1; ; page++) {
    throwIfStopping();
    const chunk = await readChunk(source, { page, since });
    refuseEndless(chunk.posts, listed, page);
    // One by one: a chunk may be the whole list, and a call takes so many arguments.
    for (const post of chunk.posts) {
      posts.push(post);
      listed.add(keyOf(post));
    }
    if (!chunk.isLast) continue;
    // Some sources count only what changed, so that the list has to be asked for the number of all.
    const total = chunk.total ?? (await readChunk(source, { page: 1 })).total;
    return { posts, total, isWhole: total === posts.length, cursor: chunk.cursor };
  }
}

async function syncWhole(add: Add, parts: Parts): Promise<void> {
  const { catalogue } = parts;
  const read = await readAll(parts, { onChanges: add, goOn: throwIfStopping });
  const unsettled = await believeMissing(add, parts, await unlisted(add, parts, read.listed));
  await catalogue.mendDamaged();
  const posts = listedPosts(parts);
  // What was looked for and is there, although no list has it, is known. While posts come and go that can't be told
  // from one that went after it was listed: then the next sync finds another number, and reads the list again.
  const known = read.isSteady ? posts.length : read.listed.size;
  await keepSyncState(catalogue, stateAfter(posts, unlistedIn(read.total, known)));
  keepCursor(catalogue, read.cursor, unsettled);
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
