// What can be at a path instead of a page.
import type { Catalogue } from '../../catalogue/catalogue';
import { paths } from '../../paths';
import { RetryLater } from '../../process/retry-later';
import { meantBy } from '../site/usual-addresses';

/** What was at a path is at another one now. */
export class Moved {
  constructor(readonly to: string) {}
}

/** Where the post is that an old path led to, or what a usual address means; or nothing. */
export function movedFrom(catalogue: Catalogue, path: string): Moved | null {
  const id = catalogue.movedFrom(path);
  const to = id === null ? meantBy(path) : paths.post(id);
  return to === null ? null : new Moved(to);
}

/** A list can't be right before all posts are known. */
export class NotReady extends RetryLater {
  constructor() {
    super('The posts are being read from the content source for the first time. Try again in a moment.', 5);
  }
}
