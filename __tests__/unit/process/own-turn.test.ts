// Turns of the event loop: one for each who asks, and time for everybody else between them.
import { lateTurn, ownTurn } from '../../../lib/process/own-turn';

test('who asks at the same time gets a turn each, in order, and others come between', async () => {
  const seen: string[] = [];
  const asked = ['first', 'second', 'third'].map(async (name) => {
    await ownTurn();
    seen.push(name);
    // As a reader's request that is there by now.
    setImmediate(() => seen.push('reader'));
  });
  await Promise.all(asked);
  expect(seen).toEqual(['first', 'reader', 'second', 'reader', 'third']);
});

test('what a reader waits for has every second turn, whenever they came; nobody waits for ever', async () => {
  const seen: string[] = [];
  const ask = async (name: string, isForReader = false) => {
    await ownTurn(isForReader);
    seen.push(name);
  };
  const publish = ['1', '2', '3', '4'].map((name) => ask(name));
  await publish[0];
  await Promise.all([...publish, ...['a', 'b', 'c'].map((name) => ask(name, true))]);
  expect(seen).toEqual(['1', 'a', '2', 'b', '3', 'c', '4']);
});

describe('who asks for a late turn', () => {
  /** Asks for turns, one after the other, until `isOver`; gives how many there were. */
  async function askOn(isOver: () => boolean): Promise<number> {
    let turns = 0;
    for (; !isOver(); turns++) await ownTurn();
    return turns;
  }

  test('gets it after those who ask meanwhile, as for the next page of a publish', async () => {
    let others = 0;
    const busy = askOn(() => ++others > 5);
    await lateTurn();
    expect(others).toBeGreaterThan(5);
    await busy;
  });

  test('gets it all the same where others never stop', async () => {
    let isOver = false;
    const busy = askOn(() => isOver);
    await lateTurn();
    isOver = true;
    expect(await busy).toBeLessThanOrEqual(21);
  });
});
