// Standing pages of a source that lists them apart from the posts: what a sync finds of them, and that they count in no
// list of posts.
import { Catalogue } from '../../../../lib/catalogue/catalogue';
import type { PostSummary } from '../../../../lib/content/post/post';
import type { ContentSource } from '../../../../lib/content/source';
import { sync } from '../../../../lib/revalidation/sync/sync';
import { MemoryRecords } from '../../../support/memory-records';
import { MemorySource } from '../../../support/memory-source';
import { day, idsOf, summary } from '../../../support/summaries';

class SourceWithPages extends MemorySource {
  readonly others = new Map<string, PostSummary>();
  problems: string[] = [];

  async pages(): ReturnType<NonNullable<ContentSource['pages']>> {
    this.asked.push('pages');
    if (this.failing.has('pages')) throw new Error('The source failed at pages.');
    return { posts: [...this.others.values()], problems: this.problems };
  }

  override async post(id: string) {
    const page = this.others.get(id);
    if (!page) return super.post(id);
    this.asked.push(`post ${id}`);
    return { ...page, content: 'Text.', format: 'html' as const };
  }
}

let source: SourceWithPages;
let catalogue: Catalogue;

const page = (id: string, more: Partial<PostSummary> = {}) => summary(id, { documentId: `d${id}`, ...more });
const syncNow = async () => {
  source.asked = [];
  const applied = await sync({ catalogue, source });
  return applied.flatMap(({ changes }) => changes.map(({ before, after }) => (after ?? before)?.id));
};

beforeEach(async () => {
  jest.spyOn(Date, 'now').mockImplementation(() => Date.parse(day(100)));
  jest.spyOn(console, 'warn').mockImplementation();
  source = new SourceWithPages();
  catalogue = new Catalogue(new MemoryRecords());
  for (const number of [1, 2])
    source.put(summary(`p${number}`, { publishedAt: day(number), updatedAt: day(number) }));
  source.others.set('/about', page('/about'));
  await syncNow();
});

afterEach(() => jest.restoreAllMocks());

test('are known, in no list of posts, and cost one question a sync beside that for posts', async () => {
  expect([idsOf(catalogue.lists.all), idsOf(catalogue.lists.pages)]).toEqual([['p2', 'p1'], ['/about']]);
  expect(await syncNow()).toEqual([]);
  expect(source.asked).toEqual(['pages', 'changes, page 1']);
});

test('that come, change and go are found, and no post is asked for because of them', async () => {
  source.others.set('/imprint', page('/imprint'));
  source.others.set('/about', page('/about', { title: 'Another title' }));
  expect(await syncNow()).toEqual(['/about', '/imprint']);
  expect(source.asked).toEqual(['pages', 'changes, page 1']);
  source.others.delete('/about');
  expect(await syncNow()).toEqual(['/about']);
  expect(source.asked).toEqual(['pages', 'post /about', 'changes, page 1']);
  expect(idsOf(catalogue.lists.pages)).toEqual(['/imprint']);
});

test('that move are at their new address, to which the old one leads', async () => {
  source.others.clear();
  source.others.set('/imprint', page('/imprint', { documentId: 'd/about' }));
  await syncNow();
  expect(idsOf(catalogue.lists.pages)).toEqual(['/imprint']);
  expect(catalogue.movedFrom('/about')).toBe('/imprint');
});

test('that do not fit stop neither the others nor the posts', async () => {
  source.problems = ['Page "/blog" from cms does not fit.'];
  source.others.set('/imprint', page('/imprint'));
  expect(await syncNow()).toEqual(['/imprint']);
  expect(source.asked).toEqual(['pages', 'changes, page 1']);
});

test('stay as they are where their list fails', async () => {
  source.failing.add('pages');
  await expect(syncNow()).rejects.toThrow('pages');
  expect(idsOf(catalogue.lists.pages)).toEqual(['/about']);
});
