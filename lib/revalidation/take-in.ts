// Step 3 of a publish: the post that a change names is read, and taken into the catalogue.
import pLimit from 'p-limit';
import { type Baselines, baselinesOf } from '../cache/baselines';
import { noteUnread } from '../cache/generations';
import type { Applied } from '../catalogue/known-posts';
import { currentCatalogue } from '../catalogue/open';
import { readPost } from '../catalogue/reading/read-post';
import { readOnce } from '../catalogue/reading/source-reading';
import { contentSource } from '../content/pick';
import type { Post } from '../content/post/post';
import { sharingReadsSince } from '../content/shared-reads';
import { isSourceTrouble } from '../content/trouble';
import { paths } from '../paths';
import { processWide } from '../process/process-wide';
import { singleFlight } from '../process/single-flight';
import { reasonBehind } from './report';
import { failedResults, type Result } from './result';
import type { Change } from './senders/dialect';
import { isThere, readAnnounced, SourceBehind } from './wait-for-source';

export interface TakenIn {
  /** What the catalogue did not know yet. */
  applied: Applied[];
  /** The pages of the posts that were named. */
  named: string[];
  /** Those of them whose texts are read from the source whatever the catalogue knows. */
  fromSource: string[];
  /** Looked up before the source was read: what was read since may go into these pages. */
  baselines: Baselines;
  /** What could not be read. */
  failed: Result[];
  /** The source does not have what was announced yet. */
  behind?: Change;
}

export const NOTHING_TAKEN: TakenIn = {
  applied: [],
  named: [],
  fromSource: [],
  baselines: new Map(),
  failed: [],
};

const AT_ONCE = 10;
const pool = processWide('take-in-pool', () => pLimit(AT_ONCE));

/**
 * Takes in changes: one that is behind, or fails, does not stop the others.
 * @param endMs until when the source may take to have what was announced
 */
export async function takeIn(changes: Change[], endMs: number): Promise<TakenIn> {
  const taken = await Promise.all(changes.map((change) => takeInOne(change, endMs)));
  const [only] = taken;
  if (only && taken.length === 1) return only;
  return {
    applied: taken.flatMap(({ applied }) => applied),
    named: taken.flatMap(({ named }) => named),
    fromSource: taken.flatMap(({ fromSource }) => fromSource),
    baselines: new Map(taken.flatMap(({ baselines }) => [...baselines])),
    failed: taken.flatMap(({ failed, behind }) => [...failed, ...(behind ? [failedBehind(behind)] : [])]),
  };
}

interface Asked {
  change: Change;
  endMs: number;
}

interface Read {
  post: Post | null;
  applied: Applied[];
  baselines: Baselines;
}

// Calls for the same post that come while it is being read share the next reading.
const readings = singleFlight<Asked, Read>({
  name: 'take in',
  limit: pool,
  work: async (_, asked) => {
    const { change } = asked.reduce((a, b) => (announcedMs(b.change) > announcedMs(a.change) ? b : a));
    return readInto(change, Math.max(...asked.map(({ endMs }) => endMs)));
  },
});

/** How many posts are being read, or wait. */
export const readingsAtWork = () => readings.size();

/** One reading serves all who say the same; the later revision of two is there only when both are. */
function keyOf({ updatedAt: _, ...change }: Change): string {
  return JSON.stringify(change);
}

const announcedMs = ({ updatedAt }: Change) => Date.parse(updatedAt ?? '') || 0;

async function takeInOne(change: Change, endMs: number): Promise<TakenIn> {
  const startedMs = performance.now();
  const path = paths.post(change.id);
  const previous = change.previousId === undefined ? [] : [paths.post(change.previousId)];
  try {
    const { applied, baselines } = await readFor(change, endMs);
    return { applied, baselines, named: [path, ...previous], fromSource: [path], failed: [] };
  } catch (error) {
    if (error instanceof SourceBehind) return { ...NOTHING_TAKEN, behind: change };
    if (isSourceTrouble(error)) noteUnread();
    return { ...NOTHING_TAKEN, failed: failedResults([path, paths.home()], error, startedMs) };
  }
}

async function readFor(change: Change, endMs: number): Promise<Read> {
  try {
    return await readings.run(keyOf(change), { change, endMs });
  } catch (error) {
    if (!(error instanceof SourceBehind) || announcedMs(error.change) <= announcedMs(change)) throw error;
    // It waited for a later revision, which another call announced.
    const post = await contentSource().post(change.id);
    if (!isThere(change, post)) throw error;
    return readInto(change, endMs);
  }
}

async function readInto(change: Change, endMs: number): Promise<Read> {
  const path = paths.post(change.id);
  let baselines: Baselines = new Map();
  const catalogue = await currentCatalogue();
  const readNow = async () => {
    baselines = await baselinesOf([path, ...paths.feeds()]);
    const since = baselines.get(path)?.since ?? 0;
    const hint = { isToldGone: change.removed };
    return sharingReadsSince(since, () => readOnce(catalogue, contentSource(), change.id, hint));
  };
  const told = { ...change, isTold: true };
  const { post, applied } = await readPost(catalogue, contentSource(), told, () =>
    readAnnounced(change, readNow, endMs),
  );
  return { post, applied, baselines };
}

function failedBehind(change: Change): Result {
  return { path: paths.post(change.id), outcome: 'failed', ms: 0, reason: reasonBehind(change) };
}
