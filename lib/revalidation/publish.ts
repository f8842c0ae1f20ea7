// A publish, step by step: authenticate → understand → plan → regenerate → report.
import type { NextApiRequest, NextApiResponse } from 'next';
import { env } from '../env';
import { log, reasonOf } from '../log';
import { authenticate } from './authenticate';
import { readCall } from './call';
import { makePlan } from './make-plan';
import { finishBeforeStopping, unfinished } from './own-call';
import { pathsAtWork, regenerateAll, type Work } from './regenerate';
import { type Report, tell } from './report';
import { understand } from './understand';

const DEADLINE_MS = 8000;
const MAX_PATHS_AT_WORK = 1000;

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
  if (message.kind === 'unclear') return tell.unclear(message.message);
  if (pathsAtWork() > MAX_PATHS_AT_WORK) return tell.busy();
  if (message.kind === 'finish') return tell.results(await unfinished.ended());

  const planned =
    message.kind === 'paths'
      ? { paths: message.paths, laid: undefined }
      : await makePlan(message.change, endMs);
  if ('behind' in planned) return tell.behind();
  if ('trouble' in planned) return tell.noPlan(planned.trouble);

  const work = regenerateAll(planned.paths, res.revalidate, planned.laid);
  unfinished.add(work.ended);
  const settled = work.ended.then(planned.settle);
  await (caller === 'own' ? settled : Promise.race([settled, until(endMs)]));
  if (isPending(work))
    finishBeforeStopping(env().PORT).catch((error) => log.error('publish', { reason: reasonOf(error) }));
  return tell.results(work.results());
}

function isPending(work: Work): boolean {
  return work.results().some(({ outcome }) => outcome === 'pending');
}

/** Resolves at a time; does not keep the process. */
function until(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms - Date.now()).unref());
}
