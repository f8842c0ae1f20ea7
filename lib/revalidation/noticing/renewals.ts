// Pages that time made stale are made again without a caller.
// They wait in one line, each once, and a few are asked of the own webhook at a time.
import { log, reasonOf } from '../../log';
import { href } from '../../paths';
import type { Result } from '../regenerate';
import { callOwnWebhook } from './own-call';

const AT_ONCE = 20;
const RETRY_MS = 3000;
const MAX_FAILED = 1000;

/**
 * Starts the line.
 * @param port where this server listens
 * @returns adds a path to the line; one that failed within the last three seconds is left alone
 */
export function startRenewals(port: number): (path: string) => void {
  const waiting = new Set<string>();
  const failedMs = new Map<string, number>();
  let working = false;

  const work = async () => {
    working = true;
    while (waiting.size > 0) {
      const paths = [...waiting].slice(0, AT_ONCE);
      for (const path of await failing(port, paths)) failedMs.set(path, Date.now());
      for (const path of paths) waiting.delete(path);
      for (const path of failedMs.keys()) if (failedMs.size > MAX_FAILED) failedMs.delete(path);
    }
    working = false;
  };

  return (path) => {
    if (Date.now() - (failedMs.get(path) ?? 0) < RETRY_MS) return;
    failedMs.delete(path);
    waiting.add(path);
    if (!working) void work();
  };
}

async function failing(port: number, paths: string[]): Promise<string[]> {
  try {
    const { body } = await callOwnWebhook(port, { paths: paths.map(href) });
    const good = (body.results ?? []).filter(({ outcome }: Result) => outcome !== 'failed');
    return paths.filter((path) => !good.some((result) => result.path === path));
  } catch (error) {
    log.error('renewal', { reason: reasonOf(error) });
    return paths;
  }
}
