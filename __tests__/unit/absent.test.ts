// Addresses that never existed: remembered for a while, and only so many.
import { Absent } from '../../lib/cache/absent';

const tombstone = (path: string, revalidateSeconds: number | false, ageSeconds = 0) => ({
  path,
  value: null,
  revalidateSeconds,
  writtenAtMs: Date.now() - ageSeconds * 1000,
});

test('an absent address is known until its time is over', () => {
  const absent = new Absent();
  absent.add(tombstone('/blog/fresh', 30, 10));
  absent.add(tombstone('/blog/stale', 30, 31));
  expect(absent.get('/blog/fresh')).toMatchObject({ path: '/blog/fresh', value: null });
  expect(absent.get('/blog/stale')).toBeNull();
});

test.each([3600, false] as const)('with a period of %s it is known for a minute at most', (period) => {
  const absent = new Absent();
  absent.add(tombstone('/blog/young', period, 50));
  absent.add(tombstone('/blog/old', period, 61));
  expect(absent.get('/blog/young')).not.toBeNull();
  expect(absent.get('/blog/old')).toBeNull();
});

test('of very many addresses the last thousand are known', () => {
  const absent = new Absent();
  for (let number = 1; number <= 5000; number++) absent.add(tombstone(`/blog/${number}`, 60));
  expect(absent.get('/blog/4000')).toBeNull();
  expect(absent.get('/blog/4001')).not.toBeNull();
  expect(absent.get('/blog/5000')).not.toBeNull();
});

test('an address that came to be is no longer absent', () => {
  const absent = new Absent();
  absent.add(tombstone('/blog/new', 60));
  absent.delete('/blog/new');
  expect(absent.get('/blog/new')).toBeNull();
});
