// Step 3 of a publish: which changes does the call stand for? Some senders name them, others have the site look.
import { idByName, lookAtFiles } from '../content/markdown/files';
import { env } from '../env';
import { log, reasonOf } from '../log';
import { paths } from '../paths';
import type { Asking, Change } from './dialects/dialect';
import { type Pulled, pull } from './noticing/git-pull';
import { findMissed } from './noticing/sweep';
import type { Result } from './regenerate';

const NOTHING: Pulled = { changes: [], done: async () => {} };

/** The changes, or what went wrong on the way to them. */
export async function collectChanges(
  message: Exclude<Asking, { kind: 'paths' }>,
): Promise<Pulled | { trouble: Result[] }> {
  if (message.kind === 'changes') return { ...NOTHING, changes: message.changes };
  const named = message.kind === 'push' ? (message.changes ?? []) : [];
  const startedMs = Date.now();
  try {
    const { CONTENT_SOURCE, CONTENT_DIR, CONTENT_GIT_PULL } = env();
    const isFiles = CONTENT_SOURCE === 'markdown';
    const pulled = isFiles && CONTENT_GIT_PULL ? await pulledFor(message, CONTENT_DIR) : NOTHING;
    const told = [...pulled.changes, ...named];
    // A look at the folder costs no request, and finds what no list of files tells.
    const isWhole = isFiles || message.kind === 'sweep' || message.changes === null;
    const missed = isWhole ? await findMissed() : [];
    return {
      changes: onceEach([...(isFiles ? byOwnIds(told, CONTENT_DIR) : told), ...missed]),
      done: pulled.done,
    };
  } catch (error) {
    const known = named.length > 0 ? named.map(({ id }) => paths.post(id)) : [paths.home()];
    const failed = { outcome: 'failed' as const, ms: Date.now() - startedMs, reason: reasonOf(error) };
    return { trouble: known.map((path) => ({ path, ...failed })) };
  }
}

/** A push that got lost comes with the next sweep. */
async function pulledFor({ kind }: Asking, dir: string): Promise<Pulled> {
  if (kind === 'push') return pull(dir);
  // What is in the folder already is published all the same.
  return pull(dir).catch((error) => {
    log.error('git pull', { reason: reasonOf(error) });
    return NOTHING;
  });
}

/** Changes of files as changes of posts: a file may say another id than its name, which no rename moves. */
function byOwnIds(changes: Change[], dir: string): Change[] {
  const ids = new Map<string, string>();
  for (const { file, summary } of lookAtFiles(dir)) if ('id' in summary) ids.set(idByName(file), summary.id);
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
