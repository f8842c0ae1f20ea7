// A text that ended a worker is tried again later and later; one that a busy machine did not get to soon.
import { withBackOff } from '../../lib/content/worker/back-off';
import { type OverLimit, outOfPatience, outOfTime } from '../../lib/content/worker/over-limit';

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
  ['perhaps the machine’s', outOfPatience(1000), [30, 30, 30]],
])('where the fault is %s', async (name, error, seconds) => {
  jest.useFakeTimers({ now: 0 });
  const waits: number[] = [];
  for (const _ of seconds) waits.push(await failWith(name, error));
  expect(waits).toEqual(seconds);
});
