// The order in which things begin in this process: calls, generations, readings of the source.
import { processWide } from './process-wide';

const last = processWide('order', () => ({ order: 0 }));

/** The next number. What has a greater one began later. */
export function takeOrder(): number {
  last.order += 1;
  return last.order;
}
