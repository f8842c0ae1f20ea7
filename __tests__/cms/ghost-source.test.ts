// The Ghost source, read from a real Ghost.
import { z } from 'zod';
import type { ContentSource } from '../../lib/content/source';
import { callJson } from './call-json';
import { type Ghost, startGhost } from './ghost';
import { whenInstalled } from './install';

const COUNT = 25;
const Posts = z.object({ posts: z.tuple([z.object({ id: z.string() })]) });

let cms: Ghost;
let source: ContentSource;

const ids = (list: { id: string }[]) => list.map(({ id }) => id);
const day = (n: number) => `2026-01-${String(n).padStart(2, '0')}T09:00:00.000Z`;

async function sourceWith(
  keys: { content?: string; admin?: string } = {},
  url = cms.url,
): Promise<ContentSource> {
  const { ghostSource } = await import('../../lib/content/ghost');
  const { GHOST_CONTENT_API_KEY = '', GHOST_ADMIN_API_KEY } = cms.settings;
  return ghostSource(url, { content: GHOST_CONTENT_API_KEY, admin: GHOST_ADMIN_API_KEY, ...keys });
}

/** Saves a post with fields that only Ghost has. */
async function save(fields: object): Promise<string> {
  const url = `${cms.url}/ghost/api/admin/posts/?source=html`;
  const body = { posts: [fields] };
  return (await callJson(Posts, url, { method: 'POST', headers: cms.headers, body })).posts[0].id;
}

whenInstalled('ghost', () => {
  beforeAll(async () => {
    cms = await startGhost();
    source = await sourceWith();
    for (let n = 1; n <= COUNT; n++) {
      const tags = n % 2 ? ['odd', '#hidden'] : [`even, 'or' "not"`, 'Two'];
      await save({
        title: `Post ${n}`,
        slug: `post-${n}`,
        html: `<p>Text of ${n}.</p>`,
        tags,
        status: 'published',
        published_at: day(n),
      });
    }
    await cms.editor.create({ title: 'Draft', slug: 'draft', text: 'Not yet.', tags: ['unused'] });
  });

  afterAll(() => cms?.discard());

  test('lists are newest first, a page at a time, and say how many posts there are', async () => {
    const { posts: page, total } = await source.newestPosts({ page: 2, perPage: 10 });
    expect(ids(page)).toEqual(Array.from({ length: 10 }, (_, n) => `post-${15 - n}`));
    expect(total).toBe(COUNT);
    expect((await source.newestPosts({ page: 9, perPage: 10 })).posts).toEqual([]);
  });

  test('a post has the text, the tags that readers see, the author and the lasting id', async () => {
    expect(await source.post('post-1')).toMatchObject({
      id: 'post-1',
      documentId: expect.stringMatching(/^[0-9a-f]{24}$/),
      title: 'Post 1',
      content: '<p>Text of 1.</p>',
      format: 'html',
      excerpt: 'Text of 1.',
      publishedAt: day(1),
      tags: ['odd'],
      author: 'Ann',
      cover: null,
      draft: false,
    });
  });

  test("a cover has its text, and an author's own excerpt comes first", async () => {
    const id = await save({
      title: 'Full',
      slug: 'full',
      html: '<p>Text.</p>',
      custom_excerpt: 'In short.',
      feature_image: 'https://cdn.example/a.png',
      feature_image_alt: 'A cover',
      status: 'published',
    });
    expect(await source.post('full')).toMatchObject({
      excerpt: 'In short.',
      cover: { src: 'https://cdn.example/a.png', alt: 'A cover' },
    });
    await cms.editor.remove(id);
  });

  test('of a post for members there is what Ghost gives to everybody', async () => {
    const id = await save({
      title: 'Members',
      slug: 'members',
      html: '<p>For members.</p>',
      visibility: 'members',
      status: 'published',
    });
    expect(await source.post('members')).toMatchObject({ title: 'Members', content: '' });
    await cms.editor.remove(id);
  });

  test('a post that is not there, is a draft, or is called otherwise is not found', async () => {
    for (const id of ['nowhere', 'draft', 'POST-1', `it's "quoted"`, `a\\' , b`]) {
      expect(await source.post(id)).toBeNull();
    }
  });

  test('a list by tag goes by its name, whatever signs are in it', async () => {
    const tag = `even, 'or' "not"`;
    const { posts: even, total } = await source.newestPosts({ page: 1, perPage: 3, tag });
    expect(ids(even)).toEqual(['post-24', 'post-22', 'post-20']);
    expect(total).toBe(12);
    for (const none of ['none', 'two', '#hidden', `'`, '\\']) {
      expect(await source.newestPosts({ page: 1, perPage: 3, tag: none })).toEqual({ posts: [], total: 0 });
    }
  });

  test('the tags are those of published posts, without those for editors', async () => {
    expect(await source.tags()).toEqual(['Two', `even, 'or' "not"`, 'odd']);
  });

  test('what stands around a post is known among the newest, and by date among older ones', async () => {
    const newer = await source.around({ id: 'post-23', publishedAt: day(23) }, { count: 2 });
    expect([ids(newer.older), ids(newer.newer)]).toEqual([
      ['post-22', 'post-21'],
      ['post-24', 'post-25'],
    ]);
    expect(newer.olderTotal).toBe(22);
    const older = await source.around({ id: 'post-3', publishedAt: day(3) }, { count: 1 });
    expect([ids(older.older), ids(older.newer), older.olderTotal]).toEqual([['post-2'], ['post-4'], 2]);
    const tagged = await source.around({ id: 'post-3', publishedAt: day(3) }, { count: 1, tag: 'odd' });
    expect([ids(tagged.older), ids(tagged.newer), tagged.olderTotal]).toEqual([['post-1'], ['post-5'], 1]);
  });

  test('a draft is read with the Admin API key, published or not', async () => {
    expect(await source.draft('draft')).toMatchObject({ content: '<p>Not yet.</p>', draft: true });
    expect(await source.draft('post-1')).toMatchObject({ content: '<p>Text of 1.</p>', draft: false });
    expect(await source.draft('nowhere')).toBeNull();
  });

  test('what changed since a time is known, with the number of all posts', async () => {
    const states = await source.states();
    expect(states).toHaveLength(COUNT);
    const since =
      states
        .map(({ updatedAt }) => updatedAt ?? '')
        .sort()
        .at(-1) ?? '';
    // Ghost keeps whole seconds: a change within the same one is not to be missed.
    const id = await cms.editor.create({ title: 'Late', slug: 'late', text: 'Text.', tags: ['even'] });
    await cms.editor.publish(id);
    const { posts, total } = await source.changedSince(since.replace('.000Z', '.999Z'));
    expect(total).toBe(COUNT + 1);
    const post = await source.post('late');
    const dates = { publishedAt: post?.publishedAt, updatedAt: post?.updatedAt };
    expect(posts).toContainEqual({ id: 'late', documentId: id, ...dates, tags: ['even'], revision: null });
    expect(posts.length).toBeLessThanOrEqual(COUNT + 1);
    await cms.editor.remove(id);
    expect((await source.changedSince('2999-01-01T00:00:00.000Z')).posts).toEqual([]);
  });

  test('wrong keys and a wrong address are told by the names of their settings', async () => {
    const wrongKey = await sourceWith({ content: '0123456789abcdef0123456789' });
    await expect(wrongKey.post('post-1')).rejects.toThrow('GHOST_CONTENT_API_KEY');
    const wrongAdminKey = await sourceWith({ admin: '0123456789abcdef01234567:abcd' });
    await expect(wrongAdminKey.draft('draft')).rejects.toThrow('GHOST_ADMIN_API_KEY');
    const noAdminKey = await sourceWith({ admin: undefined });
    await expect(noAdminKey.draft('draft')).rejects.toThrow('GHOST_ADMIN_API_KEY');
    for (const path of ['/nowhere', '/ghost', '/ghost/api/content/posts']) {
      const wrongAddress = await sourceWith({}, cms.url + path);
      await expect(wrongAddress.post('post-1')).rejects.toThrow('CONTENT_API_URL');
    }
  });
});
