// A content API with any number of posts, as json-server would serve them. It runs in a thread of its own, so that
// neither the load nor the measuring delays its answers.
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

const SERVER = new URL('./source-server.mjs', import.meta.url);

/**
 * Starts it.
 * @param options `count` of posts; `delayMs` before each answer; `isLong`: texts of three kilobytes with code in them
 */
export async function startSource(options) {
  const worker = new Worker(SERVER, { workerData: options });
  const [{ port }] = await once(worker, 'message');
  // One after the other, so that each gets its own answer.
  let last = Promise.resolve();
  const tell = (message) => {
    last = last.then(async () => {
      worker.postMessage(message);
      const [answer] = await once(worker, 'message');
      return answer;
    });
    return last;
  };
  return {
    count: options.count,
    url: `http://127.0.0.1:${port}/posts`,
    /** Gives a post another title, and more at the end of its text. */
    edit: (n, title, more = '') => tell({ edit: { n, title, more } }),
    /** What it was asked, and how much it gave, since this was asked last. */
    takeCounts: () => tell({ takeCounts: true }),
    stop: () => worker.terminate(),
  };
}

export const idOf = (n) => `post-${n}`;
