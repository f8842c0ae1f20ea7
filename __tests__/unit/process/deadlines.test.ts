// What the deadline of a page counts: its own work, and not the time that it waits for others.
import { uncounted, withDeadline } from '../../../lib/process/timeout';
import { withPlace } from '../../../lib/rendering/generation/visited-texts';

const later = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
const page = (work: () => Promise<string>) => withDeadline(work, 1000, 'Not made');

beforeEach(() => {
  jest.useFakeTimers({ doNotFake: ['setImmediate', 'nextTick'] });
});

afterEach(() => {
  jest.useRealTimers();
});

/** How it ends, whatever the time. */
async function end(work: Promise<string>): Promise<string> {
  let ended: string | undefined;
  const how = work.then(
    (made) => made,
    (error: Error) => error.message,
  );
  void how.then((text) => {
    ended = text;
  });
  while (ended === undefined) await jest.advanceTimersByTimeAsync(100);
  return how;
}

test('waiting for a place or for what others do is not counted', async () => {
  const work = async () => {
    await later(400);
    await Promise.all([uncounted(later(5000)), uncounted(later(9000))]);
    await later(400);
    return 'made';
  };
  expect(await end(page(work))).toBe('made');
});

test('what is done before and after is counted together, and so is what fails to end', async () => {
  const slow = async () => {
    await later(600);
    await uncounted(later(5000));
    await later(600);
    return 'made';
  };
  expect(await end(page(slow))).toBe('Not made within 1000 ms.');
  const hangs = async () => {
    await uncounted(later(5000)).catch(() => {});
    return new Promise<string>(() => {});
  };
  expect(await end(page(hangs))).toBe('Not made within 1000 ms.');
});

test('who gets no place for a text is told when to come again; whoever waits less long gets one', async () => {
  const leave: (() => void)[] = [];
  const held = Array.from({ length: 16 }, () =>
    withPlace(() => new Promise<void>((resolve) => leave.push(resolve))),
  );
  const late = withPlace(async () => 'made').catch((error) => error);
  await jest.advanceTimersByTimeAsync(5000);
  const inTime = page(() => withPlace(async () => 'made'));
  await jest.advanceTimersByTimeAsync(5500);
  expect(await late).toMatchObject({ retryAfterSeconds: 5 });
  leave[0]?.();
  expect(await end(inTime)).toBe('made');
  for (const each of leave) each();
  await Promise.all(held);
});
