// A limit to how long an answer of Redis is waited for.

const STEP_MS = 10;

export class Late extends Error {
  constructor(limitMs: number) {
    super(`Redis did not answer within ${limitMs} ms.`);
  }
}

/**
 * Rejects when the promise takes longer. The time is counted in short steps: while the machine stands still, Redis does
 * too, and such a pause of any length is one step.
 */
export async function within<T>(limitMs: number, promise: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    const wait = (leftMs: number) => {
      timer = setTimeout(() => (leftMs > 0 ? wait(leftMs - STEP_MS) : afterReading(giveUp)), STEP_MS);
    };
    const giveUp = () => reject(new Late(limitMs));
    wait(limitMs - STEP_MS);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
    promise.catch(() => {});
  }
}

/** Runs something when the sockets have been read once more: after a pause the timers run before that. */
function afterReading(run: () => void): void {
  setImmediate(() => setImmediate(run));
}
