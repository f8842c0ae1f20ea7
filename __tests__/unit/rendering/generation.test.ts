// Generations and the calls that wait for them, without a server.
import { setImmediate as nextTurn } from 'node:timers/promises';
import { isSourceFailing } from '../../../lib/cache/generations';
import { generate } from '../../../lib/rendering/generation/generate';
import { NotReady } from '../../../lib/rendering/view/moved';
import { pathsAtWork, regenerateAll } from '../../../lib/revalidation/regenerate';
import type { Revalidate } from '../../../lib/revalidation/regenerate-path';

beforeAll(() => {
  process.env.CONTENT_TIMEOUT_MS = '40';
  process.env.RENDER_TIMEOUT_MS = '20';
});

const regenerateHome = (revalidate: Revalidate) =>
  regenerateAll({ paths: ['/'], fromSource: new Set() }, revalidate).ended;

const neverAnswers = () => new Promise<never>(() => {});

test('a list that waits for the first fill is no trouble of the source, what fails otherwise is', async () => {
  await expect(generate('/archive', () => Promise.reject(new NotReady()))).rejects.toThrow(NotReady);
  expect(isSourceFailing()).toBe(false);
  await expect(
    generate('/archive', () => Promise.reject(new Error('The source is down.'))),
  ).rejects.toThrow();
  expect(isSourceFailing()).toBe(true);
});

test('a generation that hangs has failed when its deadline passes', async () => {
  await expect(generate('/', neverAnswers)).rejects.toThrow('The page was not made within 100 ms.');
});

test('a call that waits for a hung generation says so, and the next one is not held up', async () => {
  const hung: Revalidate = async () => void (await generate('/', neverAnswers));
  const [failed] = await regenerateHome(hung);
  expect(failed).toMatchObject({ outcome: 'failed', reason: 'The page was not made within 100 ms.' });

  const healed: Revalidate = async () => void (await generate('/', async () => ({})));
  expect(await regenerateHome(healed)).toMatchObject([{ outcome: 'updated' }]);
});

/** More than a run takes to hand over to the next. */
const STEPS_A_TURN = 100;

test('a call that comes in any moment while one run hands over to the next has its own or the next', async () => {
  let generations = 0;
  const revalidate: Revalidate = async () =>
    void (await generate('/', async () => {
      generations += 1;
      return {};
    }));
  const calls = [regenerateHome(revalidate), regenerateHome(revalidate)];
  const waiting = calls[1]?.then(() => 'done');
  // Every step of the promises between one run's end and the next one's beginning, in each turn of the event loop.
  for (let step = 1; (await Promise.race([waiting, 'not yet'])) !== 'done'; step++) {
    calls.push(regenerateHome(revalidate));
    if (step % STEPS_A_TURN === 0) await nextTurn();
  }
  for (const results of await Promise.all(calls)) expect(results).toMatchObject([{ outcome: 'updated' }]);
  expect(generations).toBeLessThanOrEqual(4);
  expect(pathsAtWork()).toBe(0);
});
