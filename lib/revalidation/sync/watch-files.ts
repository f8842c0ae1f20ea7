// Saving a file publishes it: a watcher of the folder of Markdown files.
import { watch } from 'node:fs';
import { lookAtFiles, touchedSince } from '../../content/markdown/files';
import { log, reasonOf } from '../../log';
import type { OwnPublish } from '../own-publish';

// A save is several events; the folder is read when no more come.
const DEBOUNCE_MS = 100;
const RETRY_MS = 5000;
const MAX_RETRIES = 5;
const MAX_NAMED = 20;

/** Watches `dir` for as long as the process lives; a folder that is away is tried again. */
export function watchFiles(dir: string, publish: OwnPublish): void {
  let timer: NodeJS.Timeout | undefined;
  let last = 0;

  const publishChanges = () => {
    const now = look(dir) ?? last;
    void publishTouched(publish, touchedSince(dir, last));
    last = now;
  };
  const onEvent = () => {
    clearTimeout(timer);
    timer = setTimeout(publishChanges, DEBOUNCE_MS);
  };
  const start = () => {
    try {
      const watcher = watch(dir, { persistent: false, recursive: true }, (event, name) => {
        // The folder itself was replaced: what this watches is no longer what the name means.
        if (event === 'rename' && name !== null && dir.endsWith(name)) restart();
        onEvent();
      });
      const restart = () => {
        watcher.close();
        setTimeout(start, RETRY_MS).unref();
      };
      watcher.on('error', restart);
      onEvent();
    } catch (error) {
      log.warn('watching files', { dir, reason: reasonOf(error), retryMs: RETRY_MS });
      setTimeout(start, RETRY_MS).unref();
    }
  };
  start();
}

/** The number of the look; null where there was none. */
function look(dir: string): number | null {
  try {
    return lookAtFiles(dir).look;
  } catch (error) {
    log.warn('watching files', { dir, reason: reasonOf(error) });
    return null;
  }
}

/** Publishes what was saved, all at once, and tries again with growing pauses where that fails: nobody else calls. */
async function publishTouched(publish: OwnPublish, touched: string[], attempt = 0): Promise<void> {
  if (touched.length === 0) return;
  const reason = await publish({ kind: 'look', changes: [], touched }).then(
    ({ status }) => (status === 200 ? null : `the publish ended with ${status}`),
    reasonOf,
  );
  if (reason === null) return;
  log.error('watching files', { ids: touched.slice(0, MAX_NAMED), reason, attempt });
  if (attempt < MAX_RETRIES)
    setTimeout(() => publishTouched(publish, touched, attempt + 1), 1000 * 2 ** attempt).unref();
}
