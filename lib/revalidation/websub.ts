// WebSub (https://www.w3.org/TR/websub/): a hub is told that the feeds changed, and tells those who follow them.
import { env } from '../env';
import { log, reasonOf } from '../log';
import { paths } from '../paths';
import { absoluteUrl } from '../rendering/site/site-url';
import type { Result } from './result';

const LIMIT_MS = 5000;

/**
 * Tells the hub once, where a publish made the feeds anew. Nobody waits for it, and what goes wrong is in the log alone.
 */
export function tellHub(results: Pick<Result, 'path' | 'outcome'>[]): void {
  const { WEBSUB_HUB: hub, SITE_URL } = env();
  const feeds = paths.feeds();
  const changed = results.filter(({ path, outcome }) => feeds.includes(path) && outcome === 'updated');
  // Without an address of its own the site has none to tell.
  if (!hub || !SITE_URL || changed.length === 0) return;
  const body = new URLSearchParams({ 'hub.mode': 'publish' });
  for (const { path } of changed) body.append('hub.url', absoluteUrl(path));
  void ping(hub, body);
}

async function ping(hub: string, body: URLSearchParams): Promise<void> {
  try {
    const { ok, status } = await fetch(hub, { method: 'POST', body, signal: AbortSignal.timeout(LIMIT_MS) });
    if (!ok) throw new Error(`It answered ${status}.`);
    log.info('websub', { status });
  } catch (error) {
    log.often('warn', 'websub', { reason: `WEBSUB_HUB was not told of the feeds: ${reasonOf(error)}` });
  }
}
