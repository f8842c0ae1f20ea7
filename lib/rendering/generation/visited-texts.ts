// Places for visits whose pages need the post's text from the source. After a release no page is there yet, and all texts
// that are read and rendered at the same time are in memory.
import pLimit from 'p-limit';
import { processWide } from '../../process/process-wide';
import { RetryLater } from '../../process/retry-later';
import { uncounted } from '../../process/timeout';
import { pageLimitMs } from './page-limit';

/** A text waits for its source most of the time, so more than workers can render. */
const MAX_AT_ONCE = 16;
const MAX_WAIT_MS = 10_000;
const RETRY_AFTER_SECONDS = 5;
const TOO_MANY =
  `More posts are visited for the first time than can be rendered: none of ${MAX_AT_ONCE} places was free for ` +
  `${MAX_WAIT_MS / 1000} s. Try again in a moment.`;

const places = processWide('visited-texts', () => pLimit(MAX_AT_ONCE));

/**
 * Reads and renders a text for a visitor, when there is a place.
 * @throws RetryLater when there is none for ten seconds; what `inVisitTime` throws
 */
export async function withPlace<T>(work: () => Promise<T>): Promise<T> {
  const leave = await uncounted(takePlace());
  // It keeps its place also where nobody waits for it any more.
  return inVisitTime(() => work().finally(leave));
}

/**
 * Does for a visitor what may have to wait for other texts, which counts for no other deadline. The work itself goes on.
 * @throws RetryLater when it takes longer than a page may take by itself; what the work throws
 */
export function inVisitTime<T>(work: () => Promise<T>): Promise<T> {
  return new Promise((done, fail) => {
    const limitMs = pageLimitMs();
    const reason =
      `The post was not rendered within ${limitMs / 1000} s: others are before it, or the machine is busy. ` +
      'Try again in a moment.';
    const timer = setTimeout(() => fail(new RetryLater(reason, RETRY_AFTER_SECONDS)), limitMs);
    work()
      .finally(() => clearTimeout(timer))
      .then(done, fail);
  });
}

function takePlace(): Promise<() => void> {
  return new Promise((enter, refuse) => {
    let hasGone = false;
    const timer = setTimeout(() => {
      hasGone = true;
      refuse(new RetryLater(TOO_MANY, RETRY_AFTER_SECONDS));
    }, MAX_WAIT_MS);
    void places(
      () =>
        new Promise<void>((leave) => {
          clearTimeout(timer);
          if (hasGone) leave();
          else enter(leave);
        }),
    );
  });
}
