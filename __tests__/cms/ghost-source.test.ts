// The Ghost source, read from a real Ghost.
import { z } from 'zod';
import { summaryOf } from '../../lib/content/post/post';
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
  const { ghostSource } = await import('../../lib/content/ghost/source');
  const { GHOST_CONTENT_API_KEY = '', GHOST_ADMIN_API_KEY } = cms.settings;
  return ghostSource(url, { content: GHOST_CONTENT_API_KEY, admin: GHOST_ADMIN_API_KEY, ...keys });
}

/** In the list a post is as it is alone, but for the text. */
async function expectSameInList(id: string): Promise<void> {
  const post = await source.post(id);
  const { posts } = await source.posts({ page: 1 });
  expect(posts.find((listed) => listed.id === id)).toEqual(post && summaryOf(post));
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

  const all = () => source.posts({ page: 1 });

  test('the list is newest first, and says how many posts there are', async () => {
    const { posts, ...rest } = await all();
    expect(ids(posts)).toEqual(Array.from({ length: COUNT }, (_, n) => `post-${COUNT - n}`));
    expect(rest).toEqual({ problems: [], total: COUNT, isLast: true });
    expect(await source.posts({ page: 9 })).toMatchObject({ posts: [], isLast: true });
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
    expect((await source.post('post-2'))?.tags).toEqual([`even, 'or' "not"`, 'Two']);
    await expectSameInList('post-1');
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
    await expectSameInList('full');
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
    await expectSameInList('members');
    await cms.editor.remove(id);
  });

  test('of a post for members with a preview there is the preview, also in the list', async () => {
    const id = await save({
      title: 'Preview',
      slug: 'preview',
      html: '<p>For all.</p><!--members-only--><p>For members.</p>',
      visibility: 'members',
      status: 'published',
    });
    expect(await source.post('preview')).toMatchObject({ content: '<p>For all.</p>', excerpt: 'For all.' });
    await expectSameInList('preview');
    await cms.editor.remove(id);
  });

  test('a post that is not there, is a draft, or is called otherwise is not found', async () => {
    for (const id of ['nowhere', 'draft', 'POST-1', `it's "quoted"`, `a\\' , b`]) {
      expect(await source.post(id)).toBeNull();
    }
  });

  test('a draft is read with the Admin API key, published or not', async () => {
    expect(await source.draft('draft')).toMatchObject({ content: '<p>Not yet.</p>', draft: true });
    expect(await source.draft('post-1')).toMatchObject({ content: '<p>Text of 1.</p>', draft: false });
    expect(await source.draft('nowhere')).toBeNull();
  });

  test('what changed since a time comes first, with the number of all posts', async () => {
    const { posts: before } = await all();
    const since = before.map(({ updatedAt }) => updatedAt ?? '').sort();
    // Ghost keeps whole seconds: a change within the same one is not to be missed.
    const id = await cms.editor.create({ title: 'Late', slug: 'late', text: 'Text.', tags: ['even'] });
    await cms.editor.publish(id);
    const changed = await source.posts({ page: 1, since: since.at(-1)?.replace('.000Z', '.999Z') });
    expect(changed.total).toBe(COUNT + 1);
    const post = await source.post('late');
    expect(changed.posts).toContainEqual(post && summaryOf(post));
    const dates = changed.posts.map(({ updatedAt }) => updatedAt);
    expect(dates).toEqual([...dates].sort().reverse());
    await cms.editor.remove(id);
    expect(await source.posts({ page: 1, since: '2999-01-01T00:00:00.000Z' })).toMatchObject({
      total: COUNT,
      isLast: true,
    });
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
