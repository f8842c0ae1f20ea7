// What stands around a post, asked of a source by date.
import { aroundByDate, type DateQuestion } from '../../lib/content/around';
import { byNewest, parsePost } from '../../lib/content/post';

const dated = (id: string, day: number) =>
  parsePost({ id, title: id, publishedAt: new Date(Date.UTC(2026, 0, day)).toISOString() }, 'a test');

// Enough newer ones, so that the others are not in the first list.
const POSTS = [
  ...Array.from({ length: 25 }, (_, n) => dated(`new-${n}`, 100 + n)),
  ...[dated('before', 8), dated('same-a', 9), dated('same-b', 9), dated('same-c', 9), dated('after', 10)],
].sort(byNewest);

async function ask({ perPage, order, since = '', until = '~' }: DateQuestion, all = POSTS) {
  const within = all.filter(({ publishedAt }) => `${publishedAt}` >= since && `${publishedAt}` <= until);
  const list = order === 'desc' ? within : within.reverse();
  return { posts: list.slice(0, perPage), total: list.length };
}

/** Knows no dates, and gives the newest. */
const askInVain = ({ perPage }: DateQuestion) => ask({ perPage, tag: undefined, order: 'desc' });

const post = { id: 'same-b', publishedAt: '2026-01-09T00:00:00.000Z' };

test('of posts with the same date, some stand before a post and some after', async () => {
  const { older, newer, olderTotal } = await aroundByDate((question) => ask(question), post, { count: 2 });
  expect(older.map(({ id }) => id)).toEqual(['same-c', 'before']);
  expect(newer.map(({ id }) => id)).toEqual(['same-a', 'after']);
  expect(olderTotal).toBe(2);
});

test.each([
  ['older', 'desc'],
  ['newer', 'asc'],
] as const)('where only the %s are wanted, only they are asked for', async (side, order) => {
  const asked: DateQuestion[] = [];
  const noted = (question: DateQuestion) => {
    asked.push(question);
    return ask(question);
  };
  const around = await aroundByDate(noted, post, { count: 3, side });
  expect(around[side].map(({ id }) => id)).toEqual(
    side === 'older' ? ['same-c', 'before'] : ['same-a', 'after'],
  );
  expect(asked.filter(({ since, until }) => since ?? until).map((question) => question.order)).toEqual([
    order,
  ]);
  if (side === 'older') expect(around.olderTotal).toBe(2);
});

test('of more posts with the same date than were asked for, all are counted', async () => {
  const import60 = Array.from({ length: 60 }, (_, n) => dated(`imported-${String(n).padStart(2, '0')}`, 20));
  const all = [...POSTS, ...import60].sort(byNewest);
  const askAll = (question: DateQuestion) => ask(question, all);
  const one = { id: 'imported-30', publishedAt: '2026-01-20T00:00:00.000Z' };
  const { older, newer, olderTotal } = await aroundByDate(askAll, one, { count: 1 });
  expect([older[0]?.id, newer[0]?.id]).toEqual(['imported-31', 'imported-29']);
  expect(olderTotal).toBe(29 + 5);
});

test('a source that does not know dates says nothing', async () => {
  const around = await aroundByDate(askInVain, post, { count: 2 });
  expect(around).toEqual({ older: [], newer: [], olderTotal: null });
});
