// Saving a file publishes it: notices changes in the folder of Markdown files and calls the own webhook.
import { watch } from 'node:fs';
import { lookAtFiles, takeTouchedIds } from '../../content/markdown/files';
import { log, reasonOf } from '../../log';
import { callOwnWebhook } from './own-call';

// A save is several events; the folder is looked at when they have settled.
const SETTLE_MS = 100;
const RETRY_MS = 5000;
const MAX_RETRIES = 5;

/** Watches `dir` for as long as the process lives; a folder that is away is tried again. */
export function watchFiles(dir: string, port: number): void {
  let timer: NodeJS.Timeout | undefined;

  const publishChanges = async () => {
    look(dir);
    for (const id of takeTouchedIds()) await publish(port, id);
  };
  const onEvent = () => {
    clearTimeout(timer);
    timer = setTimeout(publishChanges, SETTLE_MS);
  };
  const start = () => {
    try {
      const watcher = watch(dir, { persistent: false }, (event, name) => {
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

function look(dir: string): void {
  try {
    lookAtFiles(dir);
  } catch (error) {
    log.warn('watching files', { dir, reason: reasonOf(error) });
  }
}

/** Publishes a post, and tries again with growing pauses where that fails: nobody else calls for a saved file. */
async function publish(port: number, id: string, attempt = 0): Promise<void> {
  const reason = await callOwnWebhook(port, { id }).then(
    ({ status }) => (status === 200 ? null : `the webhook answered ${status}`),
    reasonOf,
  );
  if (reason === null) return;
  log.error('watching files', { id, reason, attempt });
  if (attempt < MAX_RETRIES) setTimeout(() => publish(port, id, attempt + 1), 1000 * 2 ** attempt).unref();
}
