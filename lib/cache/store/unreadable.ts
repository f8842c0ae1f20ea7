// Tells of records in a store that cannot be read, once each.
import { log } from '../../log';

export function tellUnreadable(name: string): void {
  const consequence = 'counts as absent, and is written anew by the next publish or sync';
  log.once('error', 'record unreadable', { name, consequence });
}
