// Turns of the event loop: one for each who asks, and time for everybody else between them.
import { ownTurn } from '../../lib/process/own-turn';

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
