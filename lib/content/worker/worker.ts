// A process that does tasks with texts. Next bundles this file, for file.ts names it as a worker thread's; such a thread
// only tells where the bundle is.
import { isMainThread, parentPort, Worker } from 'node:worker_threads';
import type { Found } from '../text/links';
import type { FromWorker, ToWorker } from './messages';
import { isTooDeep } from './over-limit';

type Task = Extract<ToWorker, { kind: 'task' }>;
type Answer = Exclude<ToWorker, Task>;

const LOOK_EVERY_MS = 1000;

const say = (message: FromWorker) => void process.send?.(message);

let onAnswer = (_: Answer) => {};

if (isMainThread) void start();
else parentPort?.postMessage(process.argv[1]);

async function start(): Promise<void> {
  // A signal for all processes of the server is the server's: it ends its work first, and this ends with it.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => {});
  process.on('disconnect', () => process.exit());
  endWithServer();
  const { tasks } = await import('./tasks');
  process.on('message', (message: ToWorker) => {
    if (message.kind === 'task') void work(message);
    else onAnswer(message);
  });
  say({ kind: 'ready' });

  async function work({ name, input, resolves }: Task): Promise<void> {
    try {
      const run = tasks[name] as (input: unknown, resolve?: typeof ask) => unknown;
      say({ kind: 'done', output: await run(input, resolves ? ask : undefined) });
    } catch (error) {
      say(isTooDeep(error) ? { kind: 'too deep' } : { kind: 'failed', reason: reasonOf(error) });
    }
  }
}

/** In the middle of a text that takes minutes nothing is heard. A thread sees that this process is an orphan then. */
function endWithServer(): void {
  const { pid, ppid } = process;
  const look = `setInterval(() => process.ppid === ${ppid} || process.kill(${pid}, 'SIGKILL'), ${LOOK_EVERY_MS})`;
  const resourceLimits = { maxOldGenerationSizeMb: 16, maxYoungGenerationSizeMb: 4 };
  new Worker(look, { eval: true, resourceLimits, env: {} }).unref();
}

function ask(targets: string[]): Promise<Found> {
  return new Promise((resolve, reject) => {
    onAnswer = (answer) =>
      answer.kind === 'found' ? resolve(answer.found) : reject(new Error(answer.reason));
    say({ kind: 'resolve', targets });
  });
}

const reasonOf = (error: unknown) => (error instanceof Error ? error.message : String(error));
