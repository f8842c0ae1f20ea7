// Readings of the source that are shared for a while: of large posts only the latest.
import { sharedRead, sharingReadsSince } from '../../../lib/content/shared-reads';
import { tick } from '../../../lib/process/logical-clock';

const MEGABYTE = 1024 * 1024;

/** Reads posts one after the other, within one publish; gives how often each was asked for. */
async function read(ids: number[], bytes: number): Promise<Map<number, number>> {
  const asked = new Map<number, number>();
  await sharingReadsSince(tick(), async () => {
    for (const id of ids) {
      await sharedRead(`post ${id} of ${bytes}`, async () => {
        asked.set(id, (asked.get(id) ?? 0) + 1);
        return { id, content: 'x'.repeat(bytes / 2) };
      });
    }
  });
  return asked;
}

const range = (count: number) => Array.from({ length: count }, (_, n) => n);

test('small posts are read once', async () => {
  const asked = await read([...range(300), ...range(300)], 2000);
  expect([...asked.values()]).toEqual(range(300).map(() => 1));
});

test('of large ones the earliest are let go, and the latest shared', async () => {
  const asked = await read([...range(40), 39, 0], MEGABYTE);
  expect([asked.get(39), asked.get(0)]).toEqual([1, 2]);
});

test('one that is larger than all that is kept is not kept', async () => {
  expect((await read([1, 1], 33 * MEGABYTE)).get(1)).toBe(2);
});

test('what is nested as deep as nobody means is measured, too', async () => {
  let nested: unknown = 'x'.repeat(33 * MEGABYTE);
  for (let depth = 0; depth < 100_000; depth++) nested = [nested];
  let asked = 0;
  const read = () =>
    sharedRead('nested', async () => {
      asked += 1;
      return nested;
    });
  await sharingReadsSince(tick(), async () => {
    await read();
    await read();
  });
  expect(asked).toBe(2);
});

test('a failed reading is not shared', async () => {
  let asked = 0;
  const fail = () =>
    sharedRead('broken', async () => {
      asked += 1;
      throw new Error(`No answer ${asked}`);
    });
  await sharingReadsSince(tick(), async () => {
    await expect(fail()).rejects.toThrow('No answer 1');
    await expect(fail()).rejects.toThrow('No answer 2');
  });
});
