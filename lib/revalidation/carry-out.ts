// The work that a call asks for: collect → plan → regenerate, and the report of what became of it.
import { log, reasonOf } from '../log';
import { paths } from '../paths';
import { processWide } from '../process-wide';
import { collectChanges } from './collect';
import type { Asking, Change } from './dialects/dialect';
import type { Plan } from './make-plan';
import { makePlans } from './make-plans';
import { unfinished } from './noticing/own-call';
import { type Result, type Revalidate, regenerateAll } from './regenerate';
import { type Report, tell } from './report';

export interface Work {
  /** What became of each path so far; until it is known what the plan is, of those that are foreseen. */
  results(): Result[];
  /** Resolves when all is done. */
  ended: Promise<Report>;
}

/** How long the source may take to have what was announced: less than most senders wait, so that they hear of it. */
const SOURCE_MS = 7500;

const NOTHING_MISSED = 'The site shows what the source has.';

// A sweep that waits for what is being published serves all who ask for one meanwhile.
const sweeps = processWide('sweeps', (): { waiting?: Work } => ({}));

/** Begins what a call asks for. It goes on whether or not its caller waits. */
export function carryOut(asking: Asking, revalidate: Revalidate): Work {
  if (asking.kind !== 'sweep') return begin(asking, revalidate);
  sweeps.waiting ??= begin(asking, revalidate);
  return sweeps.waiting;
}

function begin(asking: Asking, revalidate: Revalidate): Work {
  const endMs = Date.now() + SOURCE_MS;
  let results = () => foreseen(asking);

  async function run(): Promise<Report> {
    if (asking.kind === 'paths') return make({ paths: asking.paths });
    if (asking.kind === 'sweep') {
      // What is being published now is not missed.
      await unfinished.ended();
      sweeps.waiting = undefined;
    }
    const collected = await collectChanges(asking);
    if ('trouble' in collected) return tell.noPlan(collected.trouble);
    const { changes, done } = collected;
    const report = changes.length > 0 ? await makeAll(changes) : tell.ignored(NOTHING_MISSED);
    // Where this can't be kept, the next call finds the same again, which is no harm.
    if (report.status === 200)
      await done().catch((error) => log.error('publish', { reason: reasonOf(error) }));
    return report;
  }

  async function makeAll(changes: Change[]): Promise<Report> {
    const planned = await makePlans(changes, endMs);
    if ('behind' in planned) return tell.behind(planned.behind);
    if ('trouble' in planned) return tell.noPlan(planned.trouble);
    return make(planned);
  }

  async function make({ paths, laid, failed = [], settle }: Plan): Promise<Report> {
    const regeneration = regenerateAll(paths, revalidate, laid);
    results = () => [...regeneration.results(), ...failed];
    const ended = await regeneration.ended;
    await settle?.(ended);
    return tell.results([...ended, ...failed]);
  }

  const ended = run();
  unfinished.add(ended);
  return { results: () => results(), ended };
}

function foreseen(asking: Asking): Result[] {
  const changes = 'changes' in asking ? (asking.changes ?? []) : [];
  const known =
    asking.kind === 'paths' ? asking.paths : [...changes.map(({ id }) => paths.post(id)), paths.home()];
  return known.map((path) => ({ path, outcome: 'pending', ms: 0 }));
}
