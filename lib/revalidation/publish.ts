// A publish, step by step: authenticate → understand → plan → regenerate → report.
import type { NextApiRequest, NextApiResponse } from 'next';
import { env } from '../env';
import { log, reasonOf } from '../log';
import { paths } from '../paths';
import { authenticate } from './authenticate';
import { readCall } from './call';
import { makePlan, plansAtWork } from './make-plan';
import { finishBeforeStopping, unfinished } from './own-call';
import { pathsAtWork, type Result, regenerateAll } from './regenerate';
import { type Report, tell } from './report';
import { type Change, NOT_SAID, understand } from './understand';

const DEADLINE_MS = 8000;
const MAX_AT_WORK = 1000;

/** Handles a call to the webhook, and logs what became of it. */
export async function publish(req: NextApiRequest, res: NextApiResponse): Promise<Report> {
  const startedMs = performance.now();
  const report = await answerTo(req, res);
  const { status, body } = report;
  log[status < 500 ? 'info' : 'error']('publish', {
    status,
    message: body.message,
    paths: body.results?.map(({ path, outcome }) => `${path} ${outcome}`),
    reasons: body.results?.flatMap(({ reason }) => reason ?? []),
    ms: Math.round(performance.now() - startedMs),
  });
  return report;
}

async function answerTo(req: NextApiRequest, res: NextApiResponse): Promise<Report> {
  if (req.method !== 'POST' && req.method !== 'GET') return tell.wrongMethod();
  const endMs = Date.now() + DEADLINE_MS;
  const call = await readCall(req);
  if (!call) return tell.tooLarge();

  const caller = authenticate(call);
  if (caller === 'closed') return tell.closed();
  if (caller === 'refused') return tell.refused();

  const message = understand(call);
  if (message.kind === 'finish') {
    return caller === 'own' ? tell.results(await unfinished.ended()) : tell.unclear(NOT_SAID);
  }
  if (message.kind === 'unclear') return tell.unclear(message.message);
  if (pathsAtWork() + plansAtWork() > MAX_AT_WORK) return tell.busy();

  // What is foreseen is pending until it is known what the plan is.
  let results = () => foreseen(message);
  const work = (async (): Promise<Report> => {
    const planned =
      message.kind === 'paths' ? { paths: message.paths } : await makePlan(message.change, endMs);
    if ('behind' in planned) return tell.behind();
    if ('trouble' in planned) return tell.noPlan(planned.trouble);
    const regeneration = regenerateAll(planned.paths, res.revalidate, planned.laid);
    const failed = planned.failed ?? [];
    results = () => [...regeneration.results(), ...failed];
    const ended = await regeneration.ended;
    await planned.settle?.(ended);
    return tell.results([...ended, ...failed]);
  })();
  unfinished.add(work);

  const report = await (caller === 'own' ? work : Promise.race([work, until(endMs)]));
  if (report) return report;
  finishBeforeStopping(env().PORT).catch((error) => log.error('publish', { reason: reasonOf(error) }));
  return tell.results(results());
}

function foreseen(message: { paths: string[] } | { change: Change }): Result[] {
  const known = 'paths' in message ? message.paths : [paths.post(message.change.id), paths.home()];
  return known.map((path) => ({ path, outcome: 'pending', ms: DEADLINE_MS }));
}

/** Resolves at a time; does not keep the process. */
function until(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms - Date.now()).unref());
}
