// Step 3 of a publish: which changes does the call stand for? Some senders name them, others have the site look.
import { env } from '../env';
import { reasonOf } from '../log';
import { paths } from '../paths';
import type { Change, Message } from './dialects/dialect';
import { pull } from './noticing/git-pull';
import { findMissed, type Missed } from './noticing/sweep';
import type { Result } from './regenerate';

type Asking = Extract<Message, { kind: 'changes' | 'push' | 'sweep' }>;

/** The changes, or what went wrong on the way to them. */
export async function collectChanges(message: Asking): Promise<Missed | { trouble: Result[] }> {
  if (message.kind === 'changes') return { changes: message.changes, done: async () => {} };
  const named = message.kind === 'push' ? (message.changes ?? []) : [];
  const startedMs = Date.now();
  try {
    const pulled = message.kind === 'push' && env().CONTENT_GIT_PULL ? await pull(env().CONTENT_DIR) : [];
    const isWhole = message.kind === 'sweep' || message.changes === null;
    const missed = isWhole ? await findMissed() : { changes: [], done: async () => {} };
    return { ...missed, changes: onceEach([...pulled, ...named, ...missed.changes]) };
  } catch (error) {
    const known = named.length > 0 ? named.map(({ id }) => paths.post(id)) : [paths.home()];
    const failed = { outcome: 'failed' as const, ms: Date.now() - startedMs, reason: reasonOf(error) };
    return { trouble: known.map((path) => ({ path, ...failed })) };
  }
}

/** Of several words about one post the first, which says most. */
function onceEach(changes: Change[]): Change[] {
  const byId = new Map<string, Change>();
  const renamed = new Set(changes.map(({ previousId }) => previousId));
  for (const change of changes) {
    const isOldAddress = change.previousId === undefined && renamed.has(change.id);
    if (!byId.has(change.id) && !isOldAddress) byId.set(change.id, change);
  }
  return [...byId.values()];
}
