// A publish, step by step: authenticate → understand → collect → plan → regenerate → report.
import type { NextApiRequest, NextApiResponse } from 'next';
import { env } from '../env';
import { log, reasonOf } from '../log';
import { paths } from '../paths';
import { processWide } from '../process-wide';
import { until } from '../until';
import { type Caller, callerByHead, callerBySignature, whyRefused } from './authenticate';
import { headOf, isTooLarge, readBody } from './call';
import { collectChanges } from './collect';
import { once } from './deliveries';
import { chooseDialect, DIALECT_NAMES } from './dialects/choose';
import type { Message } from './dialects/dialect';
import { NOT_SAID } from './dialects/own-words';
import { makePlans, plansAtWork } from './make-plans';
import { finishBeforeStopping, unfinished } from './noticing/own-call';
import { pathsAtWork, type Result, regenerateAll } from './regenerate';
import { type Report, tell } from './report';
import { understand } from './understand';

/** How long the source may take to have what was announced: less than most senders wait, so that they hear of it. */
const SOURCE_MS = 7500;
const MAX_AT_WORK = 1000;

/** Handles a call to the webhook, and logs what became of it. */
export async function publish(req: NextApiRequest, res: NextApiResponse): Promise<Report> {
  const startedMs = performance.now();
  const report = await answerTo(req, res);
  logReport('publish', report, startedMs);
  return report;
}

function logReport(event: string, { status, body, reason }: Report, startedMs: number): void {
  log[status < 500 ? 'info' : 'error'](event, {
    status,
    message: body.message,
    ignored: body.ignored,
    paths: body.results?.map(({ path, outcome }) => `${path} ${outcome}`),
    reasons: reason === undefined ? body.results?.flatMap(({ reason }) => reason ?? []) : [reason],
    ms: Math.round(performance.now() - startedMs),
  });
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
  if (message.kind === 'finish') {
    return caller === 'own' ? tell.results(await unfinished.ended()) : tell.unclear(NOT_SAID);
  }
  if (message.kind === 'unclear') return tell.unclear(message.message);
  if (message.kind === 'ignored') return tell.ignored(message.why);

  // Only a signature proves whose delivery it is.
  const deliveryId = caller === 'signer' ? dialect.deliveryId?.(call) : undefined;
  return once(deliveryId, () => work(message, caller, calledMs + answerMs, res));
}

// A sweep that waits for what is being published serves all who ask for one meanwhile.
const sweeps = processWide('sweeps', (): { waiting?: Promise<Report> } => ({}));

type Asking = Extract<Message, { kind: 'changes' | 'push' | 'sweep' | 'paths' }>;

/** @param endMs when the sender has to be answered; what is not done by then goes on */
async function work(message: Asking, caller: Caller, endMs: number, res: NextApiResponse): Promise<Report> {
  if (pathsAtWork() + plansAtWork() > MAX_AT_WORK) return tell.busy();
  const startedMs = performance.now();
  const sourceMs = Date.now() + SOURCE_MS;
  // What is foreseen is pending until it is known what the plan is.
  let results = () => foreseen(message);
  const isSweep = message.kind === 'sweep';
  const run = async (): Promise<Report> => {
    if (isSweep) {
      // What is being published now is not missed.
      await unfinished.ended();
      sweeps.waiting = undefined;
    }
    const collected = message.kind === 'paths' ? null : await collectChanges(message);
    if (collected && 'trouble' in collected) return tell.noPlan(collected.trouble);
    if (collected?.changes.length === 0) {
      await collected.done();
      return tell.ignored('The site shows what the source has.');
    }
    const planned =
      message.kind === 'paths'
        ? { paths: message.paths }
        : await makePlans(collected?.changes ?? [], sourceMs);
    if ('behind' in planned) return tell.behind(planned.behind);
    if ('trouble' in planned) return tell.noPlan(planned.trouble);
    const regeneration = regenerateAll(planned.paths, res.revalidate, planned.laid);
    const failed = planned.failed ?? [];
    results = () => [...regeneration.results(), ...failed];
    const ended = await regeneration.ended;
    await planned.settle?.(ended);
    const report = tell.results([...ended, ...failed]);
    if (report.status === 200) await collected?.done();
    return report;
  };
  const done = (isSweep && sweeps.waiting) || run();
  if (isSweep) sweeps.waiting = done;
  unfinished.add(done);

  const report = await (caller === 'own' ? done : Promise.race([done, until(endMs)]));
  if (report) return report;
  try {
    await finishBeforeStopping(env().PORT);
  } catch (error) {
    // The caller's own request is the last that keeps the server: its answer is late, and whole.
    log.warn('publish', { late: 'the server is stopping', reason: reasonOf(error) });
    return done;
  }
  done.then(
    (ended) => logReport('publish went on', ended, startedMs),
    (error) => log.error('publish went on', { reason: reasonOf(error) }),
  );
  return tell.results(results());
}

function foreseen(message: Asking): Result[] {
  const changes = 'changes' in message ? (message.changes ?? []) : [];
  const known =
    message.kind === 'paths' ? message.paths : [...changes.map(({ id }) => paths.post(id)), paths.home()];
  return known.map((path) => ({ path, outcome: 'pending', ms: 0 }));
}
