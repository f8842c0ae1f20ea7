// Posts that the site knows and the source does not list any more.
import type { Applied } from '../../catalogue/known-posts';
import { listedPosts, type Parts, readAll } from '../../catalogue/reading/read-all';
import { readPost, takeReadings } from '../../catalogue/reading/read-post';
import { type Reading, readOnce } from '../../catalogue/reading/source-reading';
import { keyOf } from '../../catalogue/records/record';
import { log, reasonOf } from '../../log';
import { after } from '../../process/timeout';
import { throwIfStopping } from '../unfinished';

/** Is told what the catalogue did not know. */
export type Add = (applied: Applied) => void;

// More than this at once is more than usual: a source that is being restored, a folder that is not mounted, or a proxy
// that gives parts of it. Of a blog of a few posts a tenth is one.
const MANY_POSTS = 20;
const MANY_SHARE = 0.1;
const FEW_POSTS = 2;
const MOST_SHARE = 0.5;
const ASK_AGAIN_MS = 2000;

/** The ids of posts that the site knows and a whole list does not have; where these are many, it is asked for again. */
export async function unlisted(add: Add, parts: Parts, listed: Set<string>): Promise<string[]> {
  const present = listedPosts(parts);
  const missing = present.filter((post) => !listed.has(keyOf(post)));
  const still = await stillMissing(missing, present.length, async () => {
    const again = await readAll(parts, { onChanges: add, goOn: throwIfStopping });
    return missing.filter((post) => !again.listed.has(keyOf(post)));
  });
  return still.map(({ id }) => id);
}

/**
 * What is missing, or where that is much more than usual, what is missing a little later, too.
 * @param known how many posts the site knows
 * @param lookAgain asks the source once more, and gives what is missing then
 */
export async function stillMissing<T>(
  missing: T[],
  known: number,
  lookAgain: () => Promise<T[]>,
): Promise<T[]> {
  if (!isMany(missing.length, known)) return missing;
  const counts = { missing: missing.length, known };
  log.warn('many posts missing', { ...counts, consequence: `asked again in ${ASK_AGAIN_MS} ms` });
  await after(ASK_AGAIN_MS);
  const still = await lookAgain();
  log.warn('many posts missing', { ...counts, consequence: `${still.length} are looked for one by one` });
  return still;
}

const isMany = (missing: number, known: number): boolean =>
  (missing > MANY_POSTS && missing > known * MANY_SHARE) ||
  (missing > FEW_POSTS && missing > known * MOST_SHARE);

/**
 * What a list does not have any more is looked for once more by itself, and then believed to be gone: all of it at once,
 * for to take in and to publish a thousand posts one by one takes minutes.
 * @returns ids that could not be read: perhaps the post is there, and what the site shows of it stays
 */
export async function believeMissing(
  add: Add,
  { catalogue, source }: Parts,
  ids: string[],
  read: (id: string) => Promise<Reading> = (id) => readOnce(catalogue, source, id),
): Promise<string[]> {
  const found = new Map<string, Reading>();
  const kept = new Map<string, unknown>();
  for (const id of ids) {
    throwIfStopping();
    try {
      found.set(id, await read(id));
    } catch (error) {
      kept.set(id, error);
    }
  }
  const { written, refused } = await takeReadings(catalogue, found);
  add(written);
  for (const id of refused) {
    try {
      (await readPost(catalogue, source, { id })).applied.forEach(add);
    } catch (error) {
      kept.set(id, error);
    }
  }
  const reasons = [...kept.values()].map(reasonOf);
  if (kept.size > 0)
    log.warn('posts kept', {
      ids: [...kept.keys()].slice(0, MANY_POSTS),
      posts: kept.size,
      reason: reasons.at(-1),
    });
  return [...kept.keys()];
}
