// Calls that do not name all posts that changed: a push, or "something changed". The source tells what it is.
import type { Applied } from '../../catalogue/known-posts';
import { currentCatalogue } from '../../catalogue/open';
import { startReading } from '../../catalogue/reading/source-reading';
import { idByPath } from '../../content/markdown/folder/file-name';
import { lookAtFiles } from '../../content/markdown/folder/files';
import { env } from '../../env';
import { log, reasonOf } from '../../log';
import { paths } from '../../paths';
import { failedResults } from '../result';
import type { Change, Look } from '../senders/dialect';
import { NOTHING_TAKEN, type TakenIn, takeIn } from '../take-in';
import { type Pulled, pull } from './git-pull';
import { syncNow } from './sync-within';

const NOTHING: Pulled = { changes: [], done: async () => {} };

type Looked = TakenIn & {
  /** To be called once all is published. */
  done: () => Promise<void>;
};

/** Takes in what a look at the source finds. What can't be looked at is in `failed`. */
export async function lookAtSource(look: Look, endMs: number): Promise<Looked> {
  const startedMs = performance.now();
  try {
    return await lookNow(look, endMs);
  } catch (error) {
    const named = (look.changes ?? []).map(({ id }) => paths.post(id));
    const results = failedResults(named.length > 0 ? named : [paths.home()], error, startedMs);
    return { ...NOTHING_TAKEN, failed: results, done: NOTHING.done };
  }
}

async function lookNow(look: Look, endMs: number): Promise<Looked> {
  const { CONTENT_SOURCE, CONTENT_DIR, CONTENT_GIT_PULL } = env();
  const isFiles = CONTENT_SOURCE === 'markdown';
  const pulled = isFiles && CONTENT_GIT_PULL ? await pulledFor(look, CONTENT_DIR) : NOTHING;
  const told = onceEach([...pulled.changes, ...(look.changes ?? [])]);
  const { isWhole } = look;
  const taken = isFiles
    ? await takeInOfFolder(await byOwnIds(told, CONTENT_DIR), endMs, isWhole)
    : withMissed(await takeIn(told, endMs), look.changes === null ? await syncNow({ isWhole }) : []);
  return { ...taken, done: pulled.done };
}

/** Takes in changes of files, and what else a look at the folder finds: it costs no request, and tells of all files. */
export async function takeInOfFolder(changes: Change[], endMs: number, isWhole = false): Promise<TakenIn> {
  const start = await startReading(await currentCatalogue());
  const taken = await takeIn(changes, endMs);
  const missed = await syncNow({ start, isWhole }).catch((error) => {
    // The same trouble is told already.
    if (taken.failed.length > 0) return [];
    throw error;
  });
  return withMissed(taken, missed);
}

const withMissed = (taken: TakenIn, missed: Applied[]): TakenIn => ({
  ...taken,
  applied: [...taken.applied, ...missed],
});

/** A push that got lost comes with the next sync. */
async function pulledFor({ isPush }: Look, dir: string): Promise<Pulled> {
  if (isPush) return pull(dir);
  // What is in the folder already is published all the same.
  return pull(dir).catch((error) => {
    log.error('git pull', { reason: reasonOf(error) });
    return NOTHING;
  });
}

/** Changes of files as changes of posts: a file may say another id than its name, which no rename moves. */
async function byOwnIds(changes: Change[], dir: string): Promise<Change[]> {
  if (changes.length === 0) return [];
  const ids = new Map<string, string>();
  for (const { path, summary } of (await lookAtFiles(dir)).files)
    if ('id' in summary) ids.set(idByPath(path), summary.id);
  return changes.map((change) => {
    const own = ids.get(change.id) ?? change.id;
    return own === change.id ? change : { id: own };
  });
}

/** Of several words about one post the first, which says most. */
function onceEach(changes: Change[]): Change[] {
  const byId = new Map<string, Change>();
  const nameOf = ({ id, documentId = '' }: Change) => JSON.stringify([id, documentId]);
  const renamed = new Set(changes.map(({ previousId }) => previousId));
  for (const change of changes) {
    const isOldAddress = change.previousId === undefined && renamed.has(change.id);
    if (!byId.has(nameOf(change)) && !isOldAddress) byId.set(nameOf(change), change);
  }
  return [...byId.values()];
}
