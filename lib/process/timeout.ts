// Waiting, and a limit to how long something is waited for. The clock may be set meanwhile, so times are those of
// `performance.now()`.
import { AsyncLocalStorage } from 'node:async_hooks';
import { processWide } from './process-wide';

/** Resolves, to undefined, after so many milliseconds; does not keep the process. */
export function after(ms: number): Promise<undefined> {
  return new Promise((resolve) => setTimeout(() => resolve(undefined), ms).unref());
}

/** The same at a time of `performance.now()`. */
export const until = (ms: number) => after(ms - performance.now());

/** Of the work that is being done. Each of Next's bundles has this file once. */
const deadlines = processWide('deadlines', () => new AsyncLocalStorage<Deadline>());

/** Work has taken too long. */
export class DeadlinePassed extends Error {}

/**
 * Waits for work until a deadline, which does not count what the work waits for `uncounted`. The work itself goes on.
 * @param failure what has not happened then, such as "The page was not made"
 * @throws DeadlinePassed, or what the work throws
 */
export async function withDeadline<T>(
  work: () => Promise<T>,
  deadlineMs: number,
  failure: string,
): Promise<T> {
  const deadline = new Deadline(deadlineMs);
  try {
    return await new Promise<T>((done, fail) => {
      deadline.onPassed = () => fail(new DeadlinePassed(`${failure} within ${deadlineMs} ms.`));
      deadlines.run(deadline, work).then(done, fail);
    });
  } finally {
    deadline.end();
  }
}

/**
 * Waits for something that has limits of its own: a place in a queue, work that others wait for too. The deadline of
 * whoever waits does not count it.
 */
export async function uncounted<T>(something: Promise<T>): Promise<T> {
  const deadline = deadlines.getStore();
  deadline?.pause();
  try {
    return await something;
  } finally {
    deadline?.endWait();
  }
}

/**
 * A limit that can pause. What was begun under it and goes on, such as an open connection, keeps this object in memory: so
 * once it has ended it refers to nothing.
 */
class Deadline {
  onPassed = () => {};
  private timer: NodeJS.Timeout | undefined;
  private wentOnMs = 0;
  private waits = 0;
  private hasEnded = false;

  constructor(private leftMs: number) {
    this.goOn();
  }

  /** Until all waits have ended. */
  pause(): void {
    this.waits += 1;
    if (this.waits > 1) return;
    clearTimeout(this.timer);
    this.leftMs -= performance.now() - this.wentOnMs;
  }

  endWait(): void {
    this.waits -= 1;
    if (this.waits === 0 && !this.hasEnded) this.goOn();
  }

  end(): void {
    this.hasEnded = true;
    clearTimeout(this.timer);
    this.timer = undefined;
    this.onPassed = () => {};
  }

  private goOn(): void {
    this.wentOnMs = performance.now();
    this.timer = setTimeout(() => this.onPassed(), this.leftMs);
  }
}
