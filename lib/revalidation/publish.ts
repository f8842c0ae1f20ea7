// A publish, step by step: authenticate → understand → take in → plan → regenerate → report. Who calls and what for
// is found out here; publish-changes.ts has the rest.
import type { NextApiRequest, NextApiResponse } from 'next';
import { env } from '../env';
import { callerByHead, callerBySignature, whyRefused } from './authenticate';
import { headOf, isTooLarge, readBody } from './call';
import { once } from './deliveries';
import { inTime } from './in-time';
import { publishChanges } from './publish-changes';
import { pathsAtWork } from './regenerate';
import { logReport, type Report, tell } from './report';
import { chooseDialect, DIALECT_NAMES } from './senders/choose';
import { readingsAtWork } from './take-in';
import { understand } from './understand';

const MAX_AT_WORK = 1000;

/** Handles a call to the webhook, and logs what became of it. */
export async function publish(req: NextApiRequest, res: NextApiResponse): Promise<Report> {
  const startedMs = performance.now();
  const report = await answerTo(req, res);
  logReport('publish', report, startedMs);
  return report;
}

async function answerTo(req: NextApiRequest, res: NextApiResponse): Promise<Report> {
  if (req.method !== 'POST' && req.method !== 'GET') return tell.wrongMethod();
  const dialect = chooseDialect(req.query.from, env().CONTENT_SOURCE);
  if (!dialect) return tell.unclear(`?from=${req.query.from} is none of ${DIALECT_NAMES}.`);
  const calledMs = Date.now();
  const head = headOf(req);
  if (isTooLarge(head, dialect.maxBodyBytes)) return tell.tooLarge(dialect.maxBodyBytes);
  // Of strangers, who show neither the secret nor a signature, no body is read.
  const byHead = callerByHead(head, dialect);
  if (byHead === 'closed') return tell.closed();
  if (byHead === 'refused') return tell.refused(whyRefused(head, dialect));

  const body = await readBody(req, dialect.maxBodyBytes);
  if (body === 'too large') return tell.tooLarge(dialect.maxBodyBytes);
  if (body === 'incomplete') return tell.unclear('The body did not arrive whole.');
  const call = { ...head, body };
  const caller = byHead ?? callerBySignature(call, dialect);
  if (caller === 'refused') return tell.refused(whyRefused(head, dialect));

  const { message, answerMs } = understand(call, dialect, caller);
  if (message.kind === 'unclear') return tell.unclear(message.message);
  if (message.kind === 'ignored') return tell.ignored(message.why);

  // Only a signature proves whose delivery it is.
  const deliveryId = caller === 'signer' ? dialect.deliveryId?.(call) : undefined;
  return once(deliveryId, async () => {
    if (pathsAtWork() + readingsAtWork() > MAX_AT_WORK) return tell.busy();
    return inTime(publishChanges(message, res.revalidate), calledMs + answerMs);
  });
}
