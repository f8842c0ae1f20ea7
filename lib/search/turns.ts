// One search in each turn of the event loop: a flood of them leaves time for whatever else is to do.
import { ownTurn } from '../process/own-turn';

const MAX_WAITING = 50;

/** More searches wait than a reader would wait for. It passes by itself: whoever asked gets a 503 that says when to ask again. */
export class TooManySearches extends Error {
  readonly retryAfterSeconds = 2;

  constructor() {
    super(`More than ${MAX_WAITING} searches wait. Try again in a moment.`);
    this.name = 'TooManySearches';
  }
}

export class Turns {
  private waiting = 0;
  private last: Promise<unknown> = Promise.resolve();

  /**
   * Does the work in a turn of its own.
   * @throws TooManySearches when too many wait; what the work throws
   */
  async take<T>(work: () => T): Promise<T> {
    if (this.waiting >= MAX_WAITING) throw new TooManySearches();
    this.waiting += 1;
    // One at a time asks for a turn, so that a publish does not wait for all of them.
    const done = this.last.then(() => ownTurn()).then(work);
    this.last = done.catch(() => {});
    try {
      return await done;
    } finally {
      this.waiting -= 1;
    }
  }
}
