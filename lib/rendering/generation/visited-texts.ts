// Places for visits whose pages need the post's text from the source. After a release no page is there yet, and all texts
// that are read and rendered at the same time are in memory.
import pLimit from 'p-limit';
import { processWide } from '../../process/process-wide';
import { RetryLater } from '../../process/retry-later';
import { uncounted } from '../../process/timeout';

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
 * @throws RetryLater when there is none for ten seconds; what the work throws
 */
export async function withPlace<T>(work: () => Promise<T>): Promise<T> {
  const leave = await uncounted(takePlace());
  try {
    return await work();
  } finally {
    leave();
  }
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
