// A small pool of processes beside the one that answers readers. Whatever a text does there ends at a limit of time and
// of memory, and takes that process with it and nothing else.
// They are no threads, for a thread that asks for much memory at once ends the whole process, whatever its limit is; and
// no library's, for only what file.ts says makes Next bundle their file.
import type { ChildProcess } from 'node:child_process';
import pLimit from 'p-limit';
import { env } from '../../env';
import { processWide } from '../../process/process-wide';
import { uncounted } from '../../process/timeout';
import type { Resolve } from '../text/links';
import { runIn, startProcess } from './process';
import type { Input, Output, TaskName } from './tasks';

const WORKERS = 2;
/** Most texts take less time than the start of a second worker: it is for those who wait for longer than this. */
const WAIT_MS = 250;
const IDLE_MS = 60_000;
/** After so long it may hang, and those who wait get another one. */
const SLOW_START_MS = 10_000;

const pool = processWide('worker-pool', () => ({
  limit: pLimit(1),
  isStarting: false,
  /** Looks whether somebody has waited for long. */
  look: undefined as NodeJS.Timeout | undefined,
  /** Those without a task; the last one worked last. */
  idle: [] as ChildProcess[],
  /** Ends workers when there was nothing to do for a while. */
  timer: setTimeout(endIdle, IDLE_MS).unref(),
}));

/**
 * Runs a task in a worker.
 * @param resolve is asked where the links of the text lead
 * @throws OverLimit; an Error that says what is wrong with the text; what `resolve` throws
 */
export function runTask<Name extends TaskName>(
  name: Name,
  input: Input<Name>,
  resolve?: Resolve,
): Promise<Output<Name>> {
  lookLater();
  const work = pool.limit(async () => {
    const worker = takeIdle() ?? (await startWorker());
    lookLater();
    holdProcess(worker, true);
    const limitMs = env().RENDER_TIMEOUT_MS;
    const task = { kind: 'task', name, input, resolves: resolve !== undefined, limitMs } as const;
    return (await runIn(worker, task, () => keep(worker), resolve)) as Output<Name>;
  });
  // A task has limits of its own, and does not know how many wait before it.
  return uncounted(work);
}

function lookLater(): void {
  pool.look ??= setTimeout(() => {
    pool.look = undefined;
    if (pool.limit.pendingCount > 0 && !pool.isStarting) pool.limit.concurrency = WORKERS;
  }, WAIT_MS).unref();
}

async function startWorker(): Promise<ChildProcess> {
  pool.isStarting = true;
  const end = () => {
    pool.isStarting = false;
    lookLater();
  };
  const timer = setTimeout(end, SLOW_START_MS).unref();
  return startProcess(forget).finally(() => {
    clearTimeout(timer);
    end();
  });
}

/** One that somebody has ended meanwhile is passed over. */
function takeIdle(): ChildProcess | undefined {
  let worker = pool.idle.pop();
  while (worker && !worker.connected) worker = pool.idle.pop();
  return worker;
}

/** Keeps a worker for the next task. */
function keep(worker: ChildProcess): void {
  holdProcess(worker, false);
  pool.idle.push(worker);
  pool.timer.refresh();
}

/** Whether this process goes on for as long as the worker does. */
function holdProcess(worker: ChildProcess, isHeld: boolean): void {
  for (const part of [worker, worker.channel]) isHeld ? part?.ref() : part?.unref();
}

/** All but one, so that the next text need not wait for a start. */
function endIdle(): void {
  if (pool.limit.activeCount === 0) pool.limit.concurrency = 1;
  while (pool.idle.length > 1) pool.idle.shift()?.disconnect();
}

function forget(worker: ChildProcess): void {
  const at = pool.idle.indexOf(worker);
  if (at >= 0) pool.idle.splice(at, 1);
}
