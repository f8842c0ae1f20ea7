// A publish, step by step: authenticate → understand → take in → plan → regenerate → report. Who calls and what for
// is found out here; publish-changes.ts has the rest.
import type { NextApiRequest, NextApiResponse } from 'next';
import { env } from '../env';
import { type Caller, callerByHead, callerBySignature, whyRefused } from './authenticate';
import { ARRIVAL_MS, readBody } from './body';
import { type Call, headOf, isTooLarge } from './call';
import { deliveryKey, once } from './deliveries';
import { inTime } from './in-time';
import { publishChanges } from './publish-changes';
import { pathsAtWork } from './regenerate';
import { logRefusal, logReport, type Report, tell } from './report';
import { chooseDialect } from './senders/choose';
import type { Dialect } from './senders/dialect';
import { readingsAtWork } from './take-in';
import { understand } from './understand';
import { preferredWaitMs } from './wait-preference';

const MAX_AT_WORK = 1000;

/** Handles a call to the webhook, and logs what became of it. */
export async function publish(req: NextApiRequest, res: NextApiResponse): Promise<Report> {
  const startedMs = performance.now();
  const admitted = await admit(req);
  if ('refusal' in admitted) {
    logRefusal(admitted.refusal);
    return admitted.refusal;
  }
  const report = await answerTo(admitted, res);
  logReport('publish', report, startedMs);
  return report;
}

interface Admitted {
  call: Call;
  dialect: Dialect;
  caller: Caller;
  calledMs: number;
}

/** Finds out who calls. Of whoever shows neither a secret nor what could be a signature, no body is read. */
async function admit(req: NextApiRequest): Promise<Admitted | { refusal: Report }> {
  if (req.method !== 'POST' && req.method !== 'GET') return { refusal: tell.wrongMethod() };
  const dialect = chooseDialect(req.query.from, env());
  if (typeof dialect === 'string') return { refusal: tell.unclear(dialect) };
  const calledMs = performance.now();
  const head = headOf(req);
  const { maxBodyBytes: maxBytes } = dialect;
  if (isTooLarge(head, maxBytes)) return { refusal: tell.tooLarge(maxBytes) };
  const byHead = callerByHead(head, dialect);
  if (byHead === 'closed') return { refusal: tell.closed() };
  if (byHead === 'refused') return { refusal: tell.refused(whyRefused(head, dialect)) };

  const body = await readBody(req, { maxBytes, isProven: byHead !== null });
  if (body === 'too large') return { refusal: tell.tooLarge(maxBytes) };
  if (body === 'incomplete') return { refusal: tell.unclear('The body did not arrive whole.') };
  if (body === 'too slow')
    return { refusal: tell.unclear(`The body did not arrive within ${ARRIVAL_MS} ms.`) };
  if (body === 'crowded') return { refusal: tell.crowded() };
  const call = { ...head, body };
  const caller = byHead ?? callerBySignature(call, dialect);
  if (caller === 'refused') return { refusal: tell.refused(whyRefused(head, dialect)) };
  return { call, dialect, caller, calledMs };
}

async function answerTo(
  { call, dialect, caller, calledMs }: Admitted,
  res: NextApiResponse,
): Promise<Report> {
  const { message, answerMs, maxBodyBytes } = understand(call, dialect, caller);
  if (call.body.length > maxBodyBytes) return tell.tooLarge(maxBodyBytes);
  if (message.kind === 'unclear') return tell.unclear(message.message);
  if (message.kind === 'ignored') return tell.ignored(message.why);

  // Only a signature proves whose delivery it is.
  const name = caller === 'signer' ? dialect.deliveryId?.(call) : undefined;
  return once(name === undefined ? undefined : deliveryKey(name, call.body), async () => {
    if (pathsAtWork() + readingsAtWork() > MAX_AT_WORK) return tell.busy();
    const waitMs = preferredWaitMs(call.headers.prefer) ?? answerMs;
    return inTime(publishChanges(message, res.revalidate), calledMs + waitMs);
  });
}
