// Tells of records in a store that cannot be read, once each.
import { log } from '../../log';
import { processWide } from '../../process/process-wide';

const told = processWide('unreadable-records', () => new Set<string>());
const MAX_TOLD = 100;

/** Logs that a record cannot be read, once each; of very many the first. */
export function tellUnreadable(name: string): void {
  if (told.has(name) || told.size > MAX_TOLD) return;
  told.add(name);
  const isLast = told.size > MAX_TOLD;
  log.error('record unreadable', {
    name: isLast ? 'further ones, which are not named' : name,
    consequence: 'counts as absent, and is written anew by the next publish or sync',
  });
}
