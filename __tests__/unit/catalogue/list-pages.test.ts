// A list cut into pages: each post once, the numbered pages full and for good.
import { numberedPages, pageAt, pageOf } from '../../../lib/catalogue/lists/list-pages';
import { site } from '../../../site.config';
import { idsOf, summary } from '../../support/summaries';

const SIZE = site.lists.page;
const list = (count: number) => Array.from({ length: count }, (_, index) => summary(`p${count - index}`));
const COUNTS = [0, 1, SIZE - 1, SIZE, 2 * SIZE - 1, 2 * SIZE, 3 * SIZE - 1, 3 * SIZE, 5 * SIZE + 7];

test.each(COUNTS)(
  'of %i posts, who goes on to the older page reads each once, and comes back the same way',
  (count) => {
    const posts = list(count);
    const read: string[] = [];
    let from: number | undefined | null = null;
    for (let at: number | undefined | null = undefined; at !== null; ) {
      const page = pageOf(posts, at);
      expect(page?.newer).toEqual(from);
      for (const { id } of page?.posts ?? []) {
        expect(pageAt(count, read.length)).toBe(at);
        read.push(id);
      }
      from = at;
      at = page?.older ?? null;
    }
    expect(read).toEqual(idsOf(posts));
  },
);

test.each(COUNTS)(
  'of %i posts, numbered pages are full and the newest has less than two pages’ worth',
  (count) => {
    const numbered = numberedPages(count);
    for (let number = 1; number <= numbered; number++)
      expect(pageOf(list(count), number)?.posts).toHaveLength(SIZE);
    const newest = pageOf(list(count), undefined)?.posts.length ?? 0;
    expect(newest).toBeGreaterThanOrEqual(Math.min(count, SIZE));
    expect(newest).toBeLessThan(2 * SIZE);
    expect(pageOf(list(count), numbered + 1)).toBeNull();
  },
);

test('a new post changes no numbered page but for the way to the newest', () => {
  for (const count of COUNTS)
    for (let number = 1; number <= numberedPages(count); number++)
      expect(pageOf(list(count + 1), number)?.posts).toEqual(pageOf(list(count), number)?.posts);
});
