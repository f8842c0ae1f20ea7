// Turns of the event loop, one for each who asks: what takes long, such as making a page, leaves readers their time in
// between, however much of it there is to do.
import { setImmediate as nextTurn } from 'node:timers/promises';
import { processWide } from './process-wide';

interface Waiting {
  begin: () => void;
  isForReader: () => boolean;
}

const turns = processWide('turns', () => ({
  waiting: [] as Waiting[],
  areGiven: false,
  wasReader: false,
}));

const never = () => false;

/**
 * Resolves in a turn in which nobody else who asks for one is at work: in the order in which they asked, save that every
 * second turn is a reader's where one waits.
 * @param isForReader whether a reader waits for what is done in it: asked again for each turn, for one may come
 */
export function ownTurn(isForReader = never): Promise<void> {
  return new Promise((begin) => {
    turns.waiting.push({ begin, isForReader });
    if (!turns.areGiven) void giveTurns();
  });
}

async function giveTurns(): Promise<void> {
  turns.areGiven = true;
  while (turns.waiting.length > 0) {
    await nextTurn();
    // Who came meanwhile counts.
    const wanted = turns.waiting.findIndex(({ isForReader }) => isForReader() !== turns.wasReader);
    const [next] = turns.waiting.splice(Math.max(wanted, 0), 1);
    if (wanted >= 0) turns.wasReader = !turns.wasReader;
    next?.begin();
    // What it does at once comes before the next turn is asked for.
    await null;
  }
  turns.areGiven = false;
}

/**
 * The same, in a turn after those of all who ask for theirs meanwhile; but after so many turns at the latest, or as soon
 * as a reader waits.
 */
export async function lateTurn(maxTurns: number, isForReader = never): Promise<void> {
  for (let turn = 0; turn < maxTurns; turn++) {
    await ownTurn(isForReader);
    if (turns.waiting.length === 0 || isForReader()) return;
  }
}
