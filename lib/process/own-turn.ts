// Turns of the event loop, one for each who asks: what takes long, such as making a page, leaves readers their time in
// between, however much of it there is to do.
import { setImmediate as nextTurn } from 'node:timers/promises';
import { processWide } from './process-wide';

const turns = processWide('turns', () => ({ last: Promise.resolve() }));

/** Resolves in a turn in which nobody else who asks for one is at work: in the order in which they asked. */
export function ownTurn(): Promise<void> {
  turns.last = turns.last.then(() => nextTurn());
  return turns.last;
}
