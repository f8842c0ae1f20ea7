// A logical clock: the order in which things begin in this process, such as calls, generations, readings of the source.
import { processWide } from './process-wide';

const clock = processWide('logical-clock', () => ({ time: 0 }));

/** The next time. What has a greater one began later. */
export function tick(): number {
  clock.time += 1;
  return clock.time;
}
