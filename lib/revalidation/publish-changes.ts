// The core of a publish, whoever asks for it: take in → plan → regenerate, and the report of what became of it.
import { paths } from '../paths';
import { processWide } from '../process/process-wide';
import { planJob } from './plan-job';
import { regenerateAll } from './regenerate';
import type { Revalidate } from './regenerate-path';
import { type Report, tell } from './report';
import type { Result } from './result';
import type { Job } from './senders/dialect';
import { addUnfinished, unfinishedEnded } from './unfinished';
import { tellHub } from './websub';

export interface Work {
  /** The result of each path so far; before there is a plan, of the paths that are certain to be in it. */
  results(): Result[];
  /** Resolves when all is done. */
  ended: Promise<Report>;
}

/** How long the source may take to have what was announced: less than most senders wait, so that they hear of it. */
const SOURCE_MS = 7500;

/** Publishes of what pages' own generations found. */
const foundUnderWay = processWide('found-under-way', () => new Set<Promise<Report>>());

const NOTHING_MISSED = 'The site shows what the source has.';

// A look at the source waits for the publishes under way. All who ask for one meanwhile share it.
const looks = processWide('looks', (): { waiting?: Work } => ({}));

/**
 * Begins what is asked for. It goes on whether or not whoever asked waits.
 * @param revalidate how Next is asked for a page: `res.revalidate`, or the site's own
 */
export function publishChanges(job: Job, revalidate: Revalidate): Work {
  if (job.kind !== 'look' || job.changes !== null || job.isPush || job.isWhole) return begin(job, revalidate);
  if (looks.waiting) return looks.waiting;
  const look = begin(job, revalidate, () => {
    if (looks.waiting === look) looks.waiting = undefined;
  });
  looks.waiting = look;
  return look;
}

/** @param onLook is called when it looks at the source: who asks for a look from then on needs another one */
function begin(job: Job, revalidate: Revalidate, onLook = () => {}): Work {
  let results = () => pendingResults(job);

  async function run(): Promise<Report> {
    const endMs = performance.now() + SOURCE_MS;
    if (job.kind === 'look' && job.changes === null && !job.isPush) {
      // What is being published now is not missed.
      await unfinishedEnded();
      onLook();
    }
    const { behind, failed: unread, done, ...planned } = await planJob(job, endMs);
    if (behind) return tell.behind(behind);
    const failed = unread.filter(({ path }) => !planned.paths.includes(path));
    if (planned.paths.length === 0 && failed.length === 0) {
      await done();
      return tell.ignored(NOTHING_MISSED);
    }
    const regeneration = regenerateAll(planned, revalidate);
    results = () => [...regeneration.results(), ...failed];
    const made = await regeneration.ended;
    // What the making of these pages has found out is published like a change, before whoever asked hears of them.
    if (job.kind === 'paths') await Promise.allSettled(foundUnderWay);
    // Who asks for paths has them made again, whether or not something changed.
    if (job.kind !== 'paths') tellHub(made);
    const report = tell.results([...made, ...failed]);
    if (report.status === 200) await done();
    return report;
  }

  const ended = run();
  addUnfinished(ended);
  if (job.kind === 'found') {
    foundUnderWay.add(ended);
    const forget = () => foundUnderWay.delete(ended);
    ended.then(forget, forget);
  }
  return { results: () => results(), ended };
}

function pendingResults(job: Job): Result[] {
  const changes = 'changes' in job ? (job.changes ?? []) : [];
  const known = job.kind === 'paths' ? job.paths : [...changes.map(({ id }) => paths.post(id)), paths.home()];
  return known.map((path) => ({ path, outcome: 'pending', ms: 0 }));
}
