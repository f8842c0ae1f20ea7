// Pages that time made stale are made again without a caller.
// They wait in one queue, each once, and a few are published at a time.
import { log, reasonOf } from '../../log';
import type { OwnPublish } from '../own-publish';
import type { Job } from '../senders/dialect';

const AT_ONCE = 20;
const RETRY_MS = 3000;
const MAX_FAILED = 1000;
const DAY_SECONDS = 86_400;

/**
 * Starts the queue.
 * @param periodSeconds after how long a page is stale: so old may be what the site knows of the source
 * @returns adds a path to the queue; one that failed within the last three seconds is left alone
 */
export function startRenewals(publish: OwnPublish, periodSeconds: number | false): (path: string) => void {
  const syncedWithinMs = (periodSeconds || DAY_SECONDS) * 1000;
  const waiting = new Set<string>();
  const failedMs = new Map<string, number>();
  let working = false;

  const work = async () => {
    working = true;
    while (waiting.size > 0) {
      // Those that come together are published together.
      await null;
      const paths = [...waiting].slice(0, AT_ONCE);
      for (const path of await failing(publish, { kind: 'paths', paths, syncedWithinMs }))
        failedMs.set(path, performance.now());
      for (const path of paths) waiting.delete(path);
      for (const path of failedMs.keys()) if (failedMs.size > MAX_FAILED) failedMs.delete(path);
    }
    working = false;
  };

  return (path) => {
    if (performance.now() - (failedMs.get(path) ?? Number.NEGATIVE_INFINITY) < RETRY_MS) return;
    failedMs.delete(path);
    waiting.add(path);
    if (!working) void work();
  };
}

async function failing(publish: OwnPublish, job: Extract<Job, { kind: 'paths' }>): Promise<string[]> {
  const { paths } = job;
  try {
    const { body } = await publish(job);
    const good = (body.results ?? []).filter(({ outcome }) => outcome !== 'failed');
    return paths.filter((path) => !good.some((result) => result.path === path));
  } catch (error) {
    log.often('error', 'renewal', { reason: reasonOf(error) });
    return paths;
  }
}
