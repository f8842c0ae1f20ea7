// Goes along in a server whose memory is looked at: when it is told to, it collects garbage and writes what is in use
// then, in megabytes.
import { writeFileSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';

const tell = () => {
  globalThis.gc();
  const { heapUsed, external } = process.memoryUsage();
  writeFileSync(process.env.HEAP_FILE, String((heapUsed + external) / 1024 ** 2));
};
if (isMainThread) process.on('SIGUSR2', tell);
