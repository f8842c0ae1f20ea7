import { preferredWaitMs } from '../../../lib/revalidation/wait-preference';

test.each([
  [undefined, null],
  ['', null],
  ['respond-async', null],
  ['await=5', null],
  ['wait=soon', null],
  ['wait=-1', null],
  ['wait=30', 30_000],
  ['wait=0', 0],
  ['Wait = "5"', 5000],
  ['respond-async, wait=10; foo="bar", handling=lenient', 10_000],
  ['wait=3600', 60_000],
])('Prefer: %s', (prefer, waitMs) => {
  expect(preferredWaitMs(prefer)).toBe(waitMs);
});
