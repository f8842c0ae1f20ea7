// Single-flight for work that has to begin after it was asked for.
import { type SingleFlight, singleFlight } from '../../../lib/process/single-flight';

interface Begun {
  asked: string[];
  end: (result?: string) => void;
  fail: (reason: string) => void;
}

let begun: Begun[];
let flight: SingleFlight<string, string>;
let tests = 0;

beforeEach(() => {
  begun = [];
  flight = singleFlight<string, string>({
    name: `test ${++tests}`,
    work: (_, asked) =>
      new Promise((done, failed) => {
        const end = (result = asked.join()) => done(result);
        begun.push({ asked, end, fail: (reason) => failed(new Error(reason)) });
      }),
  });
});

const ask = (key: string, asked: string) => flight.run(key, asked);
const turn = () => new Promise((done) => setImmediate(done));

test('who asks in the same turn shares a run, and all get its result', async () => {
  const both = [ask('x', 'a'), ask('x', 'b')];
  await turn();
  expect(begun).toHaveLength(1);
  begun[0]?.end();
  expect(await Promise.all(both)).toEqual(['a,b', 'a,b']);
});

test('who asks while a run is under way gets the next one, which all share and which begins after it', async () => {
  const first = ask('x', 'a');
  await turn();
  const later = [ask('x', 'b'), ask('x', 'c')];
  await turn();
  expect(begun).toHaveLength(1);
  begun[0]?.end();
  expect(await first).toBe('a');
  await turn();
  expect(begun.map(({ asked }) => asked)).toEqual([['a'], ['b', 'c']]);
  begun[1]?.end();
  expect(await Promise.all(later)).toEqual(['b,c', 'b,c']);
});

test('a run that fails fails for those who share it, and the next one begins all the same', async () => {
  const first = ask('x', 'a');
  await turn();
  const second = ask('x', 'b');
  begun[0]?.fail('broken');
  await expect(first).rejects.toThrow('broken');
  await turn();
  begun[1]?.end();
  expect(await second).toBe('b');
});

test('runs of other keys do not wait', async () => {
  const both = [ask('x', 'a'), ask('y', 'b')];
  await turn();
  expect(begun).toHaveLength(2);
  for (const each of begun) each.end();
  expect(await Promise.all(both)).toEqual(['a', 'b']);
});

test('nothing is left once all have ended, whichever way', async () => {
  const all = [ask('x', 'a'), ask('y', 'b').catch(() => {})];
  await turn();
  begun[0]?.end();
  begun[1]?.fail('broken');
  await Promise.all(all);
  await turn();
  expect(flight.size()).toBe(0);
});

test('who asks in any moment while one run hands over to the next is in one that began later', async () => {
  for (let ticks = 0; ticks < 8; ticks++) {
    begun = [];
    const first = ask('x', 'a');
    await turn();
    const second = ask('x', 'b');
    begun[0]?.end();
    for (let tick = 0; tick < ticks; tick++) await Promise.resolve();
    const begunBefore = begun.length;
    const third = ask('x', 'c');
    await turn();
    begun[1]?.end();
    await turn();
    begun[2]?.end();
    expect(await first).toBe('a');
    const place = begun.findIndex(({ asked }) => asked.includes('c'));
    expect(place).toBeGreaterThanOrEqual(begunBefore);
    await Promise.all([second, third]);
  }
});
