// A process that does tasks with texts. Next bundles this file, for file.ts names it as a worker thread's; such a thread
// only tells where the bundle is.
import { getPriority, setPriority } from 'node:os';
import { isMainThread, parentPort, Worker } from 'node:worker_threads';
import type { Found } from '../text/links';
import type { FromWorker, ToWorker } from './messages';
import { isTooDeep, OverLimit, TIME_OVER, tooDeep } from './over-limit';

type Task = Extract<ToWorker, { kind: 'task' }>;
type Answer = Exclude<ToWorker, Task>;

const LOOK_EVERY_MS = 250;
/** By so much the process that answers readers goes before this one. */
const NICER = 5;
const NICEST = 19;

const say = (message: FromWorker) => void process.send?.(message);

let onAnswer = (_: Answer) => {};

if (isMainThread) void start();
else parentPort?.postMessage(process.argv[1]);

async function start(): Promise<void> {
  // A signal for all processes of the server is the server's: it ends its work first, and this ends with it.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => {});
  process.on('disconnect', () => process.exit());
  const limit = watch();
  const { tasks } = await import('./tasks');
  // Not before: a start that waits for readers keeps all texts waiting.
  giveWay();
  process.on('message', (message: ToWorker) => {
    if (message.kind === 'task') void work(message);
    else onAnswer(message);
  });
  say({ kind: 'ready' });

  async function work({ name, input, resolves, limitMs }: Task): Promise<void> {
    limit.start(limitMs);
    try {
      const run = tasks[name] as (input: unknown, resolve?: typeof ask) => unknown;
      const output = await run(input, resolves ? ask : undefined);
      limit.end();
      say({ kind: 'done', output });
    } catch (error) {
      limit.end();
      const failure = isTooDeep(error) ? tooDeep() : error;
      say({ kind: failure instanceof OverLimit ? 'over limit' : 'failed', reason: reasonOf(failure) });
    }
  }
}

/** Readers go before texts. */
function giveWay(): void {
  try {
    setPriority(Math.min(getPriority() + NICER, NICEST));
  } catch {
    // Where it may not, it works as all others do.
  }
}

/**
 * In the middle of a text that takes minutes nothing is heard. A thread sees that this process is an orphan then, or that
 * a task's time is over: that of the processor, for on a busy machine a text that is no trouble takes as long as it likes.
 */
function watch() {
  const { pid, ppid } = process;
  /** When the time is over, in milliseconds of the processor's time. */
  const endMs = new Float64Array(new SharedArrayBuffer(Float64Array.BYTES_PER_ELEMENT)).fill(
    Number.POSITIVE_INFINITY,
  );
  const look = `
    const { workerData: endMs } = require('node:worker_threads');
    setInterval(() => {
      const { user, system } = process.cpuUsage();
      if (process.ppid !== ${ppid}) process.kill(${pid}, 'SIGKILL');
      if ((user + system) / 1000 > endMs[0]) process.kill(${pid}, '${TIME_OVER}');
    }, ${LOOK_EVERY_MS})`;
  const resourceLimits = { maxOldGenerationSizeMb: 16, maxYoungGenerationSizeMb: 4 };
  new Worker(look, { eval: true, workerData: endMs, resourceLimits, env: {} }).unref();
  return {
    start(limitMs: number) {
      const { user, system } = process.cpuUsage();
      endMs[0] = (user + system) / 1000 + limitMs;
    },
    end() {
      endMs[0] = Number.POSITIVE_INFINITY;
    },
  };
}

function ask(targets: string[]): Promise<Found> {
  return new Promise((resolve, reject) => {
    onAnswer = (answer) =>
      answer.kind === 'found' ? resolve(answer.found) : reject(new Error(answer.reason));
    say({ kind: 'resolve', targets });
  });
}

const reasonOf = (error: unknown) => (error instanceof Error ? error.message : String(error));
