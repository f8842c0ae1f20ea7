// Places for visits whose pages need a text: so many at once, and who waits for one is told so, whatever their deadline.
import { uncounted, withDeadline } from '../../../lib/process/timeout';
import { withPlace } from '../../../lib/rendering/generation/visited-texts';

const PLACES = 16;
const WAIT_MS = 10_000;
/** Two questions to the source, and one text. */
const PAGE_MS = 20_000;

let leave: (() => void)[];
let at: string[];

/** Work that goes on until it is told to end. */
const visit = (name: string) =>
  withPlace(() => {
    at.push(name);
    return new Promise<void>((done) => leave.push(done));
  });

/** Lets all happen that does not wait for the clock. */
const settle = () => jest.advanceTimersByTimeAsync(0);

beforeEach(async () => {
  jest.useFakeTimers();
  leave = [];
  at = [];
  for (let n = 0; n < PLACES; n++) visit(`first ${n}`).catch(() => {});
  await settle();
  expect(at).toHaveLength(PLACES);
});

afterEach(async () => {
  while (leave.length > 0) {
    leave.pop()?.();
    await settle();
  }
  jest.useRealTimers();
});

test('whoever comes when all places are taken gets the first that is free', async () => {
  void visit('late');
  await settle();
  expect(at).toHaveLength(PLACES);
  leave.shift()?.();
  await settle();
  expect(at.at(-1)).toBe('late');
});

test('who waits too long is told to come again, though a page has less time than that', async () => {
  const page = withDeadline(() => visit('late'), WAIT_MS / 2, 'The page was not made').catch(
    (error) => error,
  );
  await jest.advanceTimersByTimeAsync(WAIT_MS);
  expect(await page).toMatchObject({ retryAfterSeconds: 5 });
  leave.shift()?.();
  await settle();
  expect(at).not.toContain('late');
});

test('once it has a place, a page has the whole of its time', async () => {
  const page = withDeadline(() => visit('late'), 1000, 'The page was not made').catch(String);
  await jest.advanceTimersByTimeAsync(5000);
  leave.shift()?.();
  await jest.advanceTimersByTimeAsync(999);
  expect(at).toContain('late');
  leave.at(-1)?.();
  expect(await page).toBeUndefined();
});

test('who has a place and waits for others is told to come again; the place is taken until the work ends', async () => {
  leave.shift()?.();
  await settle();
  let render = () => {};
  const page = withDeadline(
    () => withPlace(() => uncounted(new Promise<void>((done) => (render = done)))),
    1000,
    'The page was not made',
  ).catch((error) => error);
  await jest.advanceTimersByTimeAsync(PAGE_MS - 1);
  expect(await Promise.race([page, 'waits'])).toBe('waits');
  await jest.advanceTimersByTimeAsync(1);
  expect(await page).toMatchObject({
    message: expect.stringContaining('not rendered within 20 s'),
    retryAfterSeconds: 5,
  });
  void visit('late');
  await settle();
  expect(at).not.toContain('late');
  render();
  await settle();
  expect(at).toContain('late');
});
