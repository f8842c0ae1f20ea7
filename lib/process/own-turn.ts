// Turns of the event loop, one for each who asks: what takes long, such as making a page, leaves readers their time in
// between, however much of it there is to do.
import { setImmediate as nextTurn } from 'node:timers/promises';
import { processWide } from './process-wide';

const turns = processWide('turns', () => ({ last: Promise.resolve(), waiting: 0 }));

/** Resolves in a turn in which nobody else who asks for one is at work: in the order in which they asked. */
export function ownTurn(): Promise<void> {
  turns.waiting += 1;
  turns.last = turns.last.then(async () => {
    await nextTurn();
    turns.waiting -= 1;
  });
  return turns.last;
}

/** The same, in a turn after those of all who ask for theirs meanwhile; but after so many turns at the latest. */
export async function lateTurn(mostTurns: number): Promise<void> {
  for (let turn = 0; turn < mostTurns; turn++) {
    await ownTurn();
    if (turns.waiting === 0) return;
  }
}
