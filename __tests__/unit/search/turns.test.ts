// Searches wait for each other, so that a flood of them holds up nobody else for long.
import { ownTurn } from '../../../lib/process/own-turn';
import { Turns } from '../../../lib/search/turns';

test('each has a turn of its own, in order', async () => {
  const turns = new Turns();
  const seen: string[] = [];
  const other = () => seen.push('other');
  setImmediate(other);
  const searches = [1, 2, 3].map((n) =>
    turns.take(() => {
      seen.push(`search ${n}`);
      setImmediate(other);
    }),
  );
  await Promise.all(searches);
  expect(seen.filter((each) => each !== 'other')).toEqual(['search 1', 'search 2', 'search 3']);
  expect(seen.slice(seen.indexOf('search 1'), seen.indexOf('search 3'))).toContain('other');
});

test('of a flood the rest is told to come again, and it passes', async () => {
  const turns = new Turns();
  const flood = await Promise.allSettled(Array.from({ length: 200 }, () => turns.take(() => 'found')));
  const refused = flood.flatMap((each) => (each.status === 'rejected' ? [each.reason] : []));
  expect(refused).toHaveLength(150);
  expect(refused[0]).toMatchObject({ retryAfterSeconds: 2 });
  await expect(turns.take(() => 'found')).resolves.toBe('found');
});

test('one that fails holds up no other', async () => {
  const turns = new Turns();
  const failed = turns.take(() => {
    throw new Error('out of order');
  });
  const next = turns.take(() => 'found');
  await expect(failed).rejects.toThrow('out of order');
  await expect(next).resolves.toBe('found');
});

test('whoever else asks for a turn waits for one of them at the most', async () => {
  const turns = new Turns();
  let searches = 0;
  const flood = Array.from({ length: 50 }, () => turns.take(() => (searches += 1)));
  await ownTurn();
  expect(searches).toBeLessThanOrEqual(1);
  await ownTurn();
  expect(searches).toBeLessThanOrEqual(2);
  await Promise.all(flood);
});
