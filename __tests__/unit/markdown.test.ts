// The Markdown source: what the pages of one publish share of its looks at the folder, and what they may not.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { markdownSource } from '../../lib/content/markdown';
import { sharingReadsSince } from '../../lib/content/shared-reads';
import { takeOrder } from '../../lib/order';

let dir: string;

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'posts-'));
});

afterEach(() => rmSync(dir, { recursive: true }));

const write = (title: string) => writeFileSync(join(dir, 'a.md'), `---\ntitle: ${title}\n---\nText.\n`);

const AROUND = { id: 'b', publishedAt: null };

/** All that a source can be asked, each time as the title that comes of it. */
async function titles(): Promise<(string | undefined)[]> {
  const source = markdownSource(dir);
  const [list, post, around] = [
    await source.newestPosts({ page: 1, perPage: 20 }),
    await source.post('a'),
    await source.around(AROUND, { count: 1 }),
  ];
  return [list.posts[0]?.title, post?.title, around.newer[0]?.title ?? around.older[0]?.title];
}

test('a publish that was asked for after an edit has none of what another one read before it', async () => {
  write('Old');
  const earlier = takeOrder();
  await sharingReadsSince(earlier, () => markdownSource(dir).post('a'));
  write('New');
  const later = takeOrder();
  // The earlier publish goes on with its look, and works out the lists only now.
  await sharingReadsSince(earlier, () => titles());
  expect(await sharingReadsSince(later, () => titles())).toEqual(['New', 'New', 'New']);
});
