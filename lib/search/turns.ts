// One search in each turn of the event loop: a flood of them leaves time for whatever else is to do.
import { ownTurn } from '../process/own-turn';
import { RetryLater } from '../process/retry-later';

const MAX_WAITING = 50;
const RETRY_AFTER_SECONDS = 2;
const TOO_MANY = `More than ${MAX_WAITING} searches wait. Try again in a moment.`;

export class Turns {
  private waiting = 0;
  private last: Promise<unknown> = Promise.resolve();

  /**
   * Does the work in a turn of its own.
   * @throws RetryLater when too many wait; what the work throws
   */
  async take<T>(work: () => T): Promise<T> {
    if (this.waiting >= MAX_WAITING) throw new RetryLater(TOO_MANY, RETRY_AFTER_SECONDS);
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
