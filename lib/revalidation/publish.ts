// A publish, step by step: authenticate → understand → plan → regenerate → report.
import type { NextApiRequest, NextApiResponse } from 'next';
import { log } from '../log';
import { authenticate } from './authenticate';
import { readCall } from './call';
import { plan } from './plan';
import { regenerateAll } from './regenerate';
import { type Report, tell } from './report';
import { understand } from './understand';

const DEADLINE_MS = 8000;

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
  const call = await readCall(req);
  if (!call) return tell.tooLarge();

  const authentication = authenticate(call);
  if (authentication === 'closed') return tell.closed();
  if (authentication === 'refused') return tell.refused();

  const message = understand(call);
  if (message.kind === 'unclear') return tell.unclear(message.message);

  const paths = message.kind === 'paths' ? message.paths : plan(message.change);
  return tell.results(await regenerateAll(paths, res.revalidate, DEADLINE_MS));
}
