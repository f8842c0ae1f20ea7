// A small pool of processes beside the one that answers readers. Whatever a text does there ends at a limit of time and
// of memory, and takes that process with it and nothing else.
// They are no threads, for a thread that asks for much memory at once ends the whole process, whatever its limit is; and
// no library's, for only what file.ts says makes Next bundle their file.
import { type ChildProcess, fork } from 'node:child_process';
import pLimit from 'p-limit';
import { env } from '../../env';
import { processWide } from '../../process/process-wide';
import { uncounted } from '../../process/timeout';
import type { Resolve } from '../text/links';
import { START_MS, workerFile } from './file';
import type { FromWorker, ToWorker } from './messages';
import { OverLimit, outOfMemory, outOfTime, TIME_OVER, waitedTooLong } from './over-limit';
import type { Input, Output, TaskName } from './tasks';

type Task = Extract<ToWorker, { kind: 'task' }>;

const WORKERS = 2;
/** Most texts take less time than the start of a second worker: it is for those who wait for longer than this. */
const WAIT_MS = 250;
const IDLE_MS = 60_000;
/** So many times its time of the processor may a text take by the clock, for on a busy machine it has a part of it only. */
const CLOCK_FACTOR = 10;
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
    return (await runIn(worker, task, resolve)) as Output<Name>;
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
  return forkWorker().finally(() => {
    clearTimeout(timer);
    end();
  });
}

async function forkWorker(): Promise<ChildProcess> {
  const file = await workerFile();
  const { CONTENT_SOURCE, CONTENT_DIR, RENDER_MEMORY_MB } = env();
  const worker = fork(file, [], {
    // Where pictures are; no secrets, and none of the flags that the server was started with.
    env: { NODE_ENV: process.env.NODE_ENV, CONTENT_SOURCE, CONTENT_DIR },
    execArgv: [`--max-old-space-size=${RENDER_MEMORY_MB}`],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  worker.once('exit', () => forget(worker));
  // What can't be sent to it is noticed by its end.
  worker.on('error', () => forget(worker));
  // Loading its modules is no text's fault, so it is in no limit.
  const timer = setTimeout(() => worker.kill('SIGKILL'), START_MS);
  await new Promise<void>((done, fail) => {
    worker.once('message', () => done());
    worker.once('error', fail);
    worker.once('exit', (code) =>
      fail(
        new Error(`The process that renders texts did not start (${code}). Run it to see why: node ${file}`),
      ),
    );
  }).finally(() => clearTimeout(timer));
  return worker;
}

function runIn(worker: ChildProcess, task: Task, resolve?: Resolve): Promise<unknown> {
  const { limitMs } = task;
  const { RENDER_MEMORY_MB } = env();
  const clockLimitMs = limitMs * CLOCK_FACTOR;
  return new Promise((done, fail) => {
    let askedInVain: unknown;
    const end = (settle: () => void, isUsable: boolean) => {
      clearTimeout(timer);
      worker.off('message', hear).off('exit', onExit);
      if (isUsable) keep(worker);
      else worker.kill('SIGKILL');
      settle();
    };
    const timer = setTimeout(() => end(() => fail(waitedTooLong(clockLimitMs)), false), clockLimitMs);
    const hear = (message: FromWorker) => {
      if (message.kind === 'done') end(() => done(message.output), true);
      if (message.kind === 'over limit') end(() => fail(new OverLimit(message.reason)), true);
      if (message.kind === 'failed') end(() => fail(askedInVain ?? new Error(message.reason)), true);
      if (message.kind !== 'resolve' || !resolve) return;
      resolve(message.targets).then(
        (found) => worker.send({ kind: 'found', found } satisfies ToWorker),
        (error) => {
          askedInVain = error;
          worker.send({ kind: 'not found', reason: String(error) } satisfies ToWorker);
        },
      );
    };
    // It ends by itself only where its time is over, or where it gets no more memory.
    const onExit = (_: number | null, signal: NodeJS.Signals | null) =>
      end(() => fail(signal === TIME_OVER ? outOfTime(limitMs) : outOfMemory(RENDER_MEMORY_MB)), false);
    worker.on('message', hear).on('exit', onExit);
    worker.send(task);
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
