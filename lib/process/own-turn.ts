// Turns of the event loop, one for each who asks: what takes long, such as making a page, leaves readers their time in
// between, however much of it there is to do.
import { setImmediate as nextTurn } from 'node:timers/promises';
import { processWide } from './process-wide';

type Begin = () => void;

const turns = processWide('turns', () => ({
  readers: [] as Begin[],
  others: [] as Begin[],
  areGiven: false,
  wasReader: false,
}));

/**
 * Resolves in a turn in which nobody else who asks for one is at work: in the order in which they asked, save that every
 * second turn is a reader's where one waits.
 * @param isForReader whether a reader waits for what is done in it
 */
export function ownTurn(isForReader = false): Promise<void> {
  return new Promise((begin) => {
    (isForReader ? turns.readers : turns.others).push(begin);
    if (!turns.areGiven) void giveTurns();
  });
}

async function giveTurns(): Promise<void> {
  turns.areGiven = true;
  while (turns.readers.length + turns.others.length > 0) {
    await nextTurn();
    // Who came meanwhile counts.
    const isOthers = turns.readers.length === 0 || (turns.wasReader && turns.others.length > 0);
    turns.wasReader = !isOthers;
    (isOthers ? turns.others : turns.readers).shift()?.();
    // What it does at once comes before the next turn is asked for.
    await null;
  }
  turns.areGiven = false;
}

/** About as many as a publish makes pages. */
const MAX_TURNS = 20;

/** Like `ownTurn`, but after the turns of all who ask for theirs meanwhile; after MAX_TURNS at the latest. */
export async function lateTurn(): Promise<void> {
  for (let turn = 0; turn < MAX_TURNS; turn++) {
    await ownTurn();
    if (turns.readers.length + turns.others.length === 0) return;
  }
}
