// Where the bundle of worker.ts is. Only `new Worker(new URL(…))` makes Next bundle a file by itself, and only the
// thread that this starts knows where it was put.
// There are several. That of instrumentation.ts, which a server loads first, has all packages in one file; that of the
// pages loads hundreds of files, which takes three times as long.
import { Worker } from 'node:worker_threads';
import { z } from 'zod';
import { processWide } from '../../process/process-wide';

const found = processWide('worker-file', (): { file?: Promise<string>; ask: () => Promise<string> } => ({
  ask: askThread,
}));

/** Even a busy machine starts one in less. */
export const START_MS = 60_000;

export function workerFile(): Promise<string> {
  found.file ??= found.ask();
  found.file.catch(() => {
    found.file = undefined;
  });
  return found.file;
}

function askThread(): Promise<string> {
  return new Promise((done, fail) => {
    const thread = new Worker(new URL('./worker.ts', import.meta.url));
    thread.once('message', (file) => {
      done(z.string().parse(file));
      void thread.terminate();
    });
    const timer = setTimeout(() => void thread.terminate(), START_MS);
    thread.once('error', fail);
    thread.once('exit', () => {
      clearTimeout(timer);
      fail(new Error('The worker thread did not say where it is.'));
    });
  });
}
