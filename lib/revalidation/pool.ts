// A small pool: only so many generations at a time, whatever number of calls asks for them.
import { processWide } from '../process-wide';

const AT_ONCE = 4;

const pool = processWide('pool', () => ({ free: AT_ONCE, waiting: [] as (() => void)[] }));

/** Does the work when there is a place. */
export async function inPool<T>(work: () => Promise<T>): Promise<T> {
  if (pool.free > 0) pool.free -= 1;
  else await new Promise<void>((enter) => pool.waiting.push(enter));
  try {
    return await work();
  } finally {
    const next = pool.waiting.shift();
    if (next) next();
    else pool.free += 1;
  }
}
