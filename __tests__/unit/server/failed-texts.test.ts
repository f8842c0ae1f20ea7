// Which texts have failed is known to all servers of a release, and to no other release.
import { SharedFacts } from '../../../lib/catalogue/records/shared-facts';
import { MemoryRecords } from '../../support/memory-records';

let facts: SharedFacts;

/** Another process. */
async function start(release: string) {
  jest.resetModules();
  Reflect.deleteProperty(globalThis, Symbol.for('next-isr-blog'));
  const { failedTexts, withBackOff } = await import('../../../lib/content/worker/back-off');
  const { outOfTime } = await import('../../../lib/content/worker/over-limit');
  const { keepFailedTexts } = await import('../../../lib/server/failed-texts');
  await keepFailedTexts(facts, release);
  const kept = () => new Promise((done) => setImmediate(done));
  return {
    known: () => failedTexts().map(([key]) => key),
    async fail(key: string) {
      await withBackOff('post', key, () => Promise.reject(outOfTime(1))).catch(() => {});
      await kept();
    },
    async pass(key: string) {
      await withBackOff('post', key, async () => 'made');
      await kept();
    },
  };
}

beforeEach(() => {
  jest.useFakeTimers({ now: 0, doNotFake: ['setImmediate', 'nextTick', 'queueMicrotask'] });
  facts = new SharedFacts(new MemoryRecords(), () => null);
});

afterEach(() => jest.useRealTimers());

test('what one server finds out does not take from the store what another one has', async () => {
  const [one, other] = [await start('first'), await start('first')];
  await one.fail('long');
  await other.fail('deep');
  expect((await start('first')).known().sort()).toEqual(['deep', 'long']);
});

test('what one server finds out another one that runs knows a little later', async () => {
  const [one, other] = [await start('first'), await start('first')];
  await one.fail('long');
  expect(other.known()).toEqual([]);
  await jest.advanceTimersByTimeAsync(10_000);
  expect(other.known()).toEqual(['long']);
});

test('another release may be able to render them, and takes nothing from this one', async () => {
  const last = await start('first');
  await last.fail('long');
  const next = await start('second');
  expect(next.known()).toEqual([]);
  await next.fail('deep');
  await last.fail('wide');
  expect((await start('first')).known()).toEqual(['long', 'wide']);
  expect((await start('second')).known()).toEqual(['deep']);
});

test('a text that has not failed again is known no longer', async () => {
  const server = await start('first');
  await server.fail('long');
  await server.fail('deep');
  jest.setSystemTime(31_000);
  await server.pass('long');
  expect((await start('first')).known()).toEqual(['deep']);
  await server.fail('wide');
  expect((await start('first')).known()).toEqual(['deep', 'wide']);
});
