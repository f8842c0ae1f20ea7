// The Strapi source, read from a real Strapi.
import { z } from 'zod';
import { summaryOf } from '../../lib/content/post/post';
import type { ContentSource } from '../../lib/content/source';
import { callJson } from './call-json';
import { whenInstalled } from './install';
import type { Strapi } from './strapi';
import { startStrapi } from './strapi';

const COUNT = 25;
const Saved = z.object({ data: z.object({ documentId: z.string() }) });
const Uploaded = z.array(z.object({ id: z.number() }));

let cms: Strapi;
let posts: ContentSource;
let notes: ContentSource;
let memos: ContentSource;
let idOfFirst: string;

const ids = (list: { id: string }[]) => list.map(({ id }) => id);

async function sourceOf(collection: string, dateField = 'publishedAt'): Promise<ContentSource> {
  const { strapiSource } = await import('../../lib/content/strapi/source');
  return strapiSource(`${cms.url}/api/${collection}`, dateField);
}

/** Saves an entry as the admin panel does, and publishes it where its type has drafts. */
async function save(type: string, body: object, publish = true): Promise<string> {
  const { url, headers } = cms;
  const entries = `${url}/content-manager/collection-types/api::post.${type}`;
  const { data } = await callJson(Saved, entries, { method: 'POST', headers, body });
  const action = `${entries}/${data.documentId}/actions/publish`;
  if (publish) await callJson(Saved, action, { method: 'POST', headers, body: {} });
  return data.documentId;
}

async function upload(): Promise<number> {
  const form = new FormData();
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"/>';
  form.append('files', new Blob([svg], { type: 'image/svg+xml' }), 'cover.svg');
  form.append('fileInfo', JSON.stringify({ alternativeText: 'A cover' }));
  const init = { method: 'POST', headers: cms.headers, body: form };
  const [file] = Uploaded.parse(await (await fetch(`${cms.url}/upload`, init)).json());
  return file?.id ?? 0;
}

whenInstalled('strapi', () => {
  beforeAll(async () => {
    cms = await startStrapi();
    process.env.CONTENT_API_TOKEN = cms.settings.CONTENT_API_TOKEN;
    posts = await sourceOf('posts');
    notes = await sourceOf('notes');
    memos = await sourceOf('memos', 'written');

    for (let n = 1; n <= COUNT; n++) {
      const tags = n % 2 ? ['odd'] : ['even & "true"', 'two'];
      const id = await cms.editor.create({
        title: `Post ${n}`,
        slug: `post-${n}`,
        text: `Text of ${n}.`,
        tags,
      });
      await cms.editor.publish(id);
      if (n === 1) idOfFirst = id;
    }
    await cms.editor.create({ title: 'Draft', slug: 'draft', text: 'Not yet.', tags: ['odd'] });
    const content = [
      { type: 'heading', level: 2, children: [{ type: 'text', text: 'Head' }] },
      {
        type: 'paragraph',
        children: [
          { type: 'text', text: 'Bold', bold: true },
          { type: 'text', text: ' & 1 < 2' },
        ],
      },
    ];
    await save('note', {
      title: 'One',
      slug: 'one',
      content,
      tags: ['a b', '새 소식'],
      cover: [await upload()],
    });
    await save('note', { title: 'Two', slug: 'two', tags: ['a'] });
    await save('note', { title: 'Without an address', tags: ['a'] });
    await save('memo', { title: 'Memo', slug: 'memo', written: '2026-01-02' }, false);
    await save('memo', { title: 'Older', slug: 'older', written: '2026-01-01' }, false);
    for (let n = 1; n <= 20; n++) {
      await save('memo', { title: `M ${n}`, slug: `m-${n}`, written: '2026-03-01' }, false);
    }
  });

  afterAll(() => cms?.discard());

  const all = (source = posts) => source.posts({ page: 1 });

  test('the list is newest first, and says how many posts there are', async () => {
    const { posts: list, ...rest } = await all();
    expect(ids(list)).toEqual(Array.from({ length: COUNT }, (_, n) => `post-${COUNT - n}`));
    expect(rest).toEqual({ problems: [], total: COUNT, isLast: true });
    expect(await posts.posts({ page: 9 })).toMatchObject({ posts: [], isLast: true });
  });

  test('in the list a post is as it is alone, but for the text', async () => {
    for (const [source, id] of [
      [posts, 'post-1'],
      [posts, 'post-2'],
      [notes, 'one'],
      [memos, 'memo'],
    ] as const) {
      const post = await source.post(id);
      expect((await all(source)).posts.find((listed) => listed.id === id)).toEqual(post && summaryOf(post));
    }
  });

  test('a post has the text, the tags and the lasting id that Strapi knows', async () => {
    expect(await posts.post('post-1')).toMatchObject({
      id: 'post-1',
      documentId: idOfFirst,
      title: 'Post 1',
      content: 'Text of 1.',
      format: 'markdown',
      excerpt: 'Text of 1.',
      tags: ['odd'],
      draft: false,
    });
  });

  test('a post that is not there, is a draft, or is called otherwise is not found', async () => {
    for (const id of ['nowhere', 'draft', 'POST-1', `it's "quoted"`]) expect(await posts.post(id)).toBeNull();
  });

  test('tags are related entries with a name, or the strings in a JSON field, or none', async () => {
    const tagsOf = async (source: ContentSource, id: string) => (await source.post(id))?.tags.sort();
    expect(await tagsOf(posts, 'post-2')).toEqual(['even & "true"', 'two']);
    expect(await tagsOf(notes, 'one')).toEqual(['a b', '새 소식']);
    expect(await tagsOf(memos, 'memo')).toEqual([]);
  });

  test('blocks become HTML, and a cover has its size, its text and a whole address', async () => {
    expect(await notes.post('one')).toMatchObject({
      content: '<h2>Head</h2>\n<p><strong>Bold</strong> &#38; 1 &#60; 2</p>',
      format: 'html',
      excerpt: 'Bold & 1 < 2',
      cover: { src: expect.stringMatching(`^${cms.url}/uploads/`), alt: 'A cover', width: 40, height: 30 },
    });
  });

  test('an entry without a slug is left out, and not counted', async () => {
    const { posts: list, total } = await all(notes);
    expect([ids(list), total]).toEqual([['two', 'one'], 2]);
  });

  test('a field of its own can be the date, by which lists are sorted', async () => {
    const { posts: list, total } = await all(memos);
    expect([ids(list.slice(20)), total]).toEqual([['memo', 'older'], 22]);
    expect((await memos.post('memo'))?.publishedAt).toBe('2026-01-02T00:00:00.000Z');
  });

  test('with createdAt as the date, an old post that is published again stays where it was', async () => {
    const byCreation = await sourceOf('posts', 'createdAt');
    await cms.editor.edit(idOfFirst, { text: 'Text of 1, again.' });
    expect(ids((await all()).posts)[0]).toBe('post-1');
    expect(ids((await all(byCreation)).posts).at(-1)).toBe('post-1');
  });

  test('a draft is what was saved last, whether it is published or not', async () => {
    const id = await cms.editor.create({ title: 'Changing', slug: 'changing', text: 'First.' });
    await cms.editor.publish(id);
    const entry = `${cms.url}/content-manager/collection-types/api::post.post/${id}`;
    await callJson(Saved, entry, { method: 'PUT', headers: cms.headers, body: { body: 'Second.' } });
    expect((await posts.post('changing'))?.content).toBe('First.');
    expect(await posts.draft('changing')).toMatchObject({ content: 'Second.', documentId: id });
    expect(await posts.draft('draft')).toMatchObject({ content: 'Not yet.' });
    expect(await posts.draft('nowhere')).toBeNull();
    await cms.editor.remove(id);
  });

  test('what changed since a time is known, also where what was saved earlier was published later', async () => {
    const { posts: before } = await all();
    expect(before).toHaveLength(COUNT);
    const since = before
      .map(({ updatedAt }) => updatedAt ?? '')
      .sort()
      .at(-1);
    const draft = (await posts.draft('draft'))?.documentId ?? '';
    const types = `${cms.url}/content-manager/collection-types/api::post.post/actions/bulkPublish`;
    await callJson(z.unknown(), types, {
      method: 'POST',
      headers: cms.headers,
      body: { documentIds: [draft] },
    });

    const changed = await posts.posts({ page: 1, since });
    expect(ids(changed.posts).sort()).toEqual(['draft', 'post-1']);
    // With a filter Strapi does not tell how many there are in all.
    expect(changed).toMatchObject({ total: null, isLast: true });
    expect((await all()).total).toBe(COUNT + 1);
    const post = await posts.post('draft');
    expect(changed.posts).toContainEqual(post && summaryOf(post));
    await cms.editor.unpublish(draft);
  });

  test('a wrong address or field is told by the name of its setting', async () => {
    await expect((await sourceOf('nothing')).post('post-1')).rejects.toThrow('CONTENT_API_URL');
    await expect((await sourceOf('posts/post-1')).post('post-1')).rejects.toThrow('CONTENT_API_URL');
    const wrongField = await sourceOf('posts', 'nothing');
    await expect(wrongField.posts({ page: 1 })).rejects.toThrow('STRAPI_DATE_FIELD');
  });

  test('a wrong token is told by the name of its setting', async () => {
    jest.resetModules();
    process.env.CONTENT_API_TOKEN = 'wrong';
    const source = await sourceOf('posts');
    for (const reading of [() => source.post('post-1'), () => source.posts({ page: 1 })]) {
      await expect(reading).rejects.toThrow('CONTENT_API_TOKEN');
    }
  });
});
