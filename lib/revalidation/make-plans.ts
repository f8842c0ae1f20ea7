// Plans for one call or many: calls for the same post that come while a plan for it is being made share the next one.
import { paths } from '../paths';
import { processWide } from '../process-wide';
import type { Change } from './dialects/dialect';
import { makePlan, type Plan, type Planned } from './make-plan';
import type { Result } from './regenerate';
import { reasonBehind } from './report';

const AT_ONCE = 10;

interface Waiting {
  change: Change;
  endMs: number;
  ends: Promise<Planned>;
}

interface Planning {
  ends: Promise<Planned>;
  /** Has not begun, so it will read what the source has by then. */
  next?: Waiting;
}

const planning = processWide('plans', () => ({ calls: 0, byPost: new Map<string, Planning>() }));

/** How many calls wait for their plans. */
export const plansAtWork = () => planning.calls;

/** Plans several changes: one that is behind, or in trouble, does not stop the others. */
export async function makePlans(changes: Change[], endMs: number): Promise<Planned> {
  const [first, ...others] = changes;
  if (first && others.length === 0) return shared(first, endMs);
  const whole: Plan & { failed: Result[] } = { paths: [], failed: [] };
  const settles: Plan['settle'][] = [];
  const add = async (change: Change) => {
    const planned = await shared(change, endMs);
    if ('behind' in planned) whole.failed.push(behind(change));
    else if ('trouble' in planned) whole.failed.push(...planned.trouble);
    else {
      whole.paths.push(...planned.paths);
      whole.failed.push(...(planned.failed ?? []));
      settles.push(planned.settle);
    }
  };
  for (let from = 0; from < changes.length; from += AT_ONCE) {
    await Promise.all(changes.slice(from, from + AT_ONCE).map(add));
  }
  return {
    paths: [...new Set(whole.paths)],
    failed: whole.failed,
    settle: async (results) => {
      for (const settle of settles) await settle?.(results);
    },
  };
}

function behind(change: Change): Result {
  return { path: paths.post(change.id), outcome: 'failed', ms: 0, reason: reasonBehind(change) };
}

async function shared(change: Change, endMs: number): Promise<Planned> {
  planning.calls += 1;
  try {
    const planned = await (share(change, endMs) ?? begin(change, endMs));
    // It waited for a later revision, which another call announced.
    const isForAnother = 'behind' in planned && revisionMs(planned.behind) > revisionMs(change);
    return isForAnother ? await makePlan(change, endMs) : planned;
  } finally {
    planning.calls -= 1;
  }
}

/** Takes part in the plan that comes next for the post; undefined where none is being made, or only of another kind. */
function share(change: Change, endMs: number): Promise<Planned> | undefined {
  const current = planning.byPost.get(change.id);
  if (!current) return undefined;
  const { next } = current;
  if (next) {
    if (!isAlike(next.change, change)) return undefined;
    next.endMs = Math.max(next.endMs, endMs);
    if (revisionMs(change) > revisionMs(next.change)) next.change = change;
    return next.ends;
  }
  const waiting: Waiting = { change, endMs, ends: undefined as never };
  current.next = waiting;
  waiting.ends = current.ends.then(() => begin(waiting.change, waiting.endMs));
  return waiting.ends;
}

function revisionMs({ updatedAt }: Change): number {
  return Date.parse(updatedAt ?? '') || 0;
}

/** Whether one plan serves both: the later revision of the two is there only when both are. */
function isAlike(a: Change, b: Change): boolean {
  return a.removed === b.removed && a.previousId === b.previousId && a.documentId === b.documentId;
}

function begin(change: Change, endMs: number): Promise<Planned> {
  const mine: Planning = { ends: makePlan(change, endMs) };
  planning.byPost.set(change.id, mine);
  const done = () => {
    if (planning.byPost.get(change.id) === mine && !mine.next) planning.byPost.delete(change.id);
  };
  mine.ends.then(done, done);
  return mine.ends;
}
