// Saving a file publishes it: a watcher of the folder of Markdown files, and of that of standing pages beside it.
import { currentCatalogue } from '../../catalogue/open';
import { lookAtFiles, touchedSince } from '../../content/markdown/folder/files';
import { pagesDir } from '../../content/markdown/folder/pages-folder';
import { watchTree } from '../../content/markdown/folder/watch-tree';
import { log, reasonOf } from '../../log';
import type { OwnPublish } from '../own-publish';
import type { Job } from '../senders/dialect';
import { knownCursor } from './cursor';
import { debounce } from './debounce';

const RETRY_MS = 5000;
const MAX_RETRIES = 5;
const MAX_NAMED = 20;

/** Watches both for as long as the process lives; a folder that is away is tried again. @param dir that of posts */
export function watchFiles(dir: string, publish: OwnPublish): void {
  watchFolder(dir, dir, publish);
  watchFolder(pagesDir(dir), dir, publish);
}

function watchFolder(folder: string, dir: string, publish: OwnPublish): void {
  const publishChanges = async () => {
    try {
      if (await isMissed(dir)) await publishUntilDone(publish, { kind: 'look', changes: null });
    } catch (error) {
      log.warn('watching files', { dir, reason: reasonOf(error) });
    }
  };
  const onEvent = debounce(() => void publishChanges());
  const start = () => {
    try {
      watchTree(folder, { onEvent, onLost: () => setTimeout(start, RETRY_MS).unref() });
      onEvent();
    } catch (error) {
      // There need not be standing pages.
      if (folder === dir) log.warn('watching files', { dir, reason: reasonOf(error), retryMs: RETRY_MS });
      setTimeout(start, RETRY_MS).unref();
    }
  };
  start();
}

/** Whether files of posts came, went or changed that no sync took in: then nobody has published them. */
async function isMissed(dir: string): Promise<boolean> {
  const catalogue = await currentCatalogue();
  await catalogue.completed;
  await lookAtFiles(dir);
  const known = knownCursor(catalogue);
  return !known || touchedSince(dir, known.cursor).length > 0;
}

/** Publishes, and tries what fails again with growing pauses: nobody else calls. */
async function publishUntilDone(publish: OwnPublish, job: Job, attempt = 0): Promise<void> {
  const { failed, reason } = await publish(job).then(
    ({ status, body }) => ({
      failed: (body.results ?? []).flatMap(({ path, outcome }) => (outcome === 'failed' ? [path] : [])),
      reason: status === 200 ? null : `the publish ended with ${status}`,
    }),
    (error) => ({ failed: [], reason: reasonOf(error) }),
  );
  if (reason === null) return;
  log.error('watching files', { paths: failed.slice(0, MAX_NAMED), reason, attempt });
  if (attempt >= MAX_RETRIES) return;
  const again: Job = failed.length > 0 ? { kind: 'paths', paths: failed } : job;
  setTimeout(() => void publishUntilDone(publish, again, attempt + 1), 1000 * 2 ** attempt).unref();
}
