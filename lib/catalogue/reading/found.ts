// Changes that the making of a page finds, by chance: no webhook and no sync told of them, and they are published too.
import { processWide } from '../../process/process-wide';
import type { Applied } from '../known-posts';

const found = processWide('found-changes', (): { publish?: (found: Applied[]) => void } => ({}));

/** Says who publishes changes that no webhook and no sync has found. */
export function onFoundChanges(publish: (found: Applied[]) => void): void {
  found.publish = publish;
}

/** Has changes published that a page's own generation found. */
export function publishFound(applied: Applied[]): void {
  if (applied.length > 0) found.publish?.(applied);
}
