// A text that ended a worker is tried again later and later; one that a busy machine did not get to soon.
import { failedTexts, takeFailedTexts, withBackOff } from '../../../../lib/content/worker/back-off';
import { type OverLimit, outOfTime, waitedTooLong } from '../../../../lib/content/worker/over-limit';

afterEach(() => jest.useRealTimers());

const failWith = async (key: string, error: OverLimit): Promise<number> => {
  const failure = await withBackOff('post', key, () => Promise.reject(error)).catch(
    ({ retryAtMs }) => retryAtMs,
  );
  const waitMs = Number(failure) - Date.now();
  jest.setSystemTime(Number(failure));
  return waitMs / 1000;
};

test.each([
  ['its own', outOfTime(100), [30, 60, 120]],
  ['perhaps the machine’s', waitedTooLong(1000), [30, 30, 30]],
])('where the fault is %s', async (name, error, seconds) => {
  jest.useFakeTimers({ now: 0 });
  const waits: number[] = [];
  for (const _ of seconds) waits.push(await failWith(name, error));
  expect(waits).toEqual(seconds);
});

test.each<[string, unknown, string]>([
  [
    'is not tried again before its time',
    ['known', { times: 1, retryAtMs: 5000, reason: 'it is long' }],
    'it is long',
  ],
  ['is tried when its time has come', ['over', { times: 1, retryAtMs: -1, reason: 'it is long' }], 'made'],
  ['is tried where a clock was ahead', ['ahead', { times: 1, retryAtMs: 1e9, reason: 'it is long' }], 'made'],
  ['is none where it can’t be read', ['foreign', { of: 'another version' }], 'made'],
])('a text that an earlier process told of %s', async (_, told, made) => {
  jest.useFakeTimers({ now: 0 });
  takeFailedTexts([told]);
  const [key] = told as [string];
  expect(await withBackOff('post', key, async () => 'made').catch(String)).toContain(made);
});

test('what failed is told to the next one', async () => {
  jest.useFakeTimers({ now: 0 });
  await failWith('to be told', outOfTime(100));
  expect(failedTexts().at(-1)).toEqual([
    'to be told',
    { times: 1, retryAtMs: expect.any(Number), reason: expect.any(String) },
  ]);
});
