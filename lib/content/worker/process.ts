// A process that renders texts, seen from the one that answers readers: how it is started, and how it is given a task.
import { type ChildProcess, fork } from 'node:child_process';
import { env } from '../../env';
import type { Resolve } from '../text/links';
import { START_MS, workerFile } from './file';
import type { FromWorker, ToWorker } from './messages';
import { OverLimit, outOfMemory, outOfTime, TIME_OVER, waitedTooLong } from './over-limit';

type Task = Extract<ToWorker, { kind: 'task' }>;

/** So many times its time of the processor may a text take by the clock, for on a busy machine it has a part of it only. */
const CLOCK_FACTOR = 10;

/**
 * Starts one; resolves when it can be given a task.
 * @param onEnd is called when it has ended, or can be sent nothing more
 * @throws Error saying why it did not start
 */
export async function startProcess(onEnd: (worker: ChildProcess) => void): Promise<ChildProcess> {
  const file = await workerFile();
  const { CONTENT_SOURCE, CONTENT_DIR, RENDER_MEMORY_MB } = env();
  const worker = fork(file, [], {
    // Where pictures are; no secrets, and none of the flags that the server was started with.
    env: { NODE_ENV: process.env.NODE_ENV, CONTENT_SOURCE, CONTENT_DIR },
    execArgv: [`--max-old-space-size=${RENDER_MEMORY_MB}`],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  worker.once('exit', () => onEnd(worker));
  // What can't be sent to it is noticed by its end.
  worker.on('error', () => onEnd(worker));
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

/**
 * Has a task done in one.
 * @param onFree is called when it can be given the next task; else it was ended
 * @param resolve is asked where the links of the text lead
 * @throws OverLimit; an Error that says what is wrong with the text; what `resolve` throws
 */
export function runIn(
  worker: ChildProcess,
  task: Task,
  onFree: () => void,
  resolve?: Resolve,
): Promise<unknown> {
  const { limitMs } = task;
  const { RENDER_MEMORY_MB } = env();
  const clockLimitMs = limitMs * CLOCK_FACTOR;
  return new Promise((done, fail) => {
    let askedInVain: unknown;
    const end = (settle: () => void, isUsable: boolean) => {
      clearTimeout(timer);
      worker.off('message', hear).off('exit', onExit);
      if (isUsable) onFree();
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
