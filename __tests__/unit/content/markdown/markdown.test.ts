// The Markdown source: what is in the folder, what is wrong in it, and what the pages of one publish share of a look.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { markdownSource } from '../../../../lib/content/markdown/source';
import { isPublished } from '../../../../lib/content/post/post';
import { sharingReadsSince } from '../../../../lib/content/shared-reads';
import { tick } from '../../../../lib/process/logical-clock';

let dir: string;

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'posts-'));
});

afterEach(() => rmSync(dir, { recursive: true }));

const writeFields = (name: string, ...fields: string[]) =>
  writeFileSync(join(dir, `${name}.md`), `---\n${fields.join('\n')}\n---\nText.\n`);
const write = (title: string) => writeFields('a', `title: ${title}`);
const all = () => markdownSource(dir).posts({ page: 1 });

/** All that a source can be asked, each time as the title that comes of it. */
async function titles(): Promise<(string | undefined)[]> {
  const source = markdownSource(dir);
  const [list, post, draft] = [
    await source.posts({ page: 1 }),
    await source.post('a'),
    await source.draft('a'),
  ];
  return [list.posts[0]?.title, post?.title, draft?.title];
}

test('a publish that was asked for after an edit has none of what another one read before it', async () => {
  write('Old');
  const earlier = tick();
  await sharingReadsSince(earlier, () => markdownSource(dir).post('a'));
  write('New');
  const later = tick();
  // The earlier publish goes on with its look, and works out the lists only now.
  await sharingReadsSince(earlier, () => titles());
  expect(await sharingReadsSince(later, () => titles())).toEqual(['New', 'New', 'New']);
});

test('all posts are one chunk, newest first, drafts and scheduled ones too', async () => {
  writeFields('old', 'title: Old', 'publishedAt: 2025-01-01');
  writeFields('new', 'title: New', 'publishedAt: 2026-01-01');
  writeFields('later', 'title: Later', 'publishedAt: 2990-01-01');
  writeFields('draft', 'title: Draft', 'draft: true');
  writeFields('ended', 'title: Ended', 'publishedAt: 2025-06-01', 'unpublishAt: 2025-07-01');
  const { posts, ...rest } = await all();
  expect(posts.map((post) => [post.id, isPublished(post)])).toEqual([
    ['later', false],
    ['new', true],
    ['ended', false],
    ['old', true],
    ['draft', false],
  ]);
  expect(rest).toMatchObject({ problems: [], total: 5, isLast: true });
  expect((await markdownSource(dir).posts({ page: 1, since: '2030-01-01T00:00:00.000Z' })).posts).toEqual(
    posts,
  );
});

test('the summary in the list is that of the whole post', async () => {
  write('A');
  const { content, format, ...summary } = (await markdownSource(dir).post('a')) ?? {};
  expect((await all()).posts).toEqual([summary]);
  expect([content, format]).toEqual(['Text.\n', 'markdown']);
});

test('a post that readers may not see yet is given, and says so', async () => {
  writeFields('draft', 'title: Draft', 'draft: true');
  expect(await markdownSource(dir).post('draft')).toMatchObject({ draft: true });
});

test('a file that does not fit is named with its field, and hides no other', async () => {
  write('A');
  writeFields('bad', 'title: Bad', 'publishedAt: soon');
  writeFileSync(join(dir, 'broken.md'), '---\nexpiryDate: yesterday\n---\n');
  const { posts, problems } = await all();
  expect(posts.map(({ id }) => id)).toEqual(['a']);
  expect(problems).toEqual([
    expect.stringMatching(/^Post "bad" from .*bad\.md does not fit\. publishedAt: not a date/),
    expect.stringMatching(/^Post "broken" from .*broken\.md does not fit\. unpublishAt: not a date/),
  ]);
});

test('an id that two files have is a problem, and neither is that post', async () => {
  write('A');
  writeFields('b', 'title: B', 'id: a');
  writeFields('c', 'title: C');
  const { posts, problems } = await all();
  const twice = /^The id "a" is used by .*a\.md and .*b\.md\. Rename one/;
  expect(posts.map(({ id }) => id)).toEqual(['c']);
  expect(problems).toEqual([expect.stringMatching(twice)]);
  await expect(markdownSource(dir).post('a')).rejects.toThrow(twice);
});

test.each([
  ['that does not fit', 'expiryDate: yesterday'],
  ['that cannot be read', 'title: ['],
])(
  'a broken file %s stands for the id of its name, and may have any where it may say one',
  async (_, broken) => {
    write('A');
    const post = (id: string) => markdownSource(dir).post(id);
    writeFileSync(join(dir, '2026-11-28-broken.md'), `---\n${broken}\n---\n`);
    expect(await post('nothing')).toBeNull();
    await expect(post('broken')).rejects.toThrow(/broken\.md/);
    writeFileSync(join(dir, 'odd.md'), `---\nslug: other\n${broken}\n---\n`);
    await expect(post('nothing')).rejects.toThrow(/odd\.md/);
    expect(await post('a')).toMatchObject({ title: 'A' });
  },
);

test('a file that breaks stands for the id that it had, and for no other', async () => {
  writeFields('b', 'title: B', 'slug: first');
  expect(await markdownSource(dir).post('first')).toMatchObject({ title: 'B' });
  writeFields('b', 'title: [', 'slug: first', 'lang: en');
  await expect(markdownSource(dir).post('first')).rejects.toThrow(/b\.md/);
  expect(await markdownSource(dir).post('nothing')).toBeNull();
});

test('a folder that is not there is an error', async () => {
  await expect(markdownSource(join(dir, 'nowhere')).posts({ page: 1 })).rejects.toThrow('CONTENT_DIR');
});
