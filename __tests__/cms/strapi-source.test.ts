// The Strapi source, read from a real Strapi.
import { z } from 'zod';
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
  const { strapiSource } = await import('../../lib/content/strapi');
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

  test('lists are newest first, a page at a time, and say how many posts there are', async () => {
    const { posts: page, total } = await posts.newestPosts({ page: 2, perPage: 10 });
    expect(ids(page)).toEqual(Array.from({ length: 10 }, (_, n) => `post-${15 - n}`));
    expect(total).toBe(COUNT);
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

  test('a list by tag goes by the name of the related tag', async () => {
    const { posts: even, total } = await posts.newestPosts({ page: 1, perPage: 3, tag: 'even & "true"' });
    expect(ids(even)).toEqual(['post-24', 'post-22', 'post-20']);
    expect(total).toBe(12);
    expect(await posts.newestPosts({ page: 1, perPage: 3, tag: 'none' })).toEqual({ posts: [], total: 0 });
    expect(await posts.tags()).toEqual(['even & "true"', 'odd', 'two']);
  });

  test('a list by tag goes by the strings in a JSON field', async () => {
    const { posts: found, total } = await notes.newestPosts({ page: 1, perPage: 3, tag: '새 소식' });
    expect([ids(found), total]).toEqual([['one'], 1]);
    expect(ids((await notes.newestPosts({ page: 1, perPage: 3, tag: 'a' })).posts)).toEqual(['two']);
    expect(await notes.tags()).toEqual(['a', 'a b', '새 소식']);
  });

  test('a type without tags has no posts with a tag', async () => {
    expect(await memos.newestPosts({ page: 1, perPage: 3, tag: 'a' })).toEqual({ posts: [], total: 0 });
    expect(await memos.tags()).toEqual([]);
  });

  test('what stands around a post is known among the newest, and by date among older ones', async () => {
    const newer = await posts.around(
      { id: 'post-23', publishedAt: (await posts.post('post-23'))?.publishedAt ?? null },
      { count: 2 },
    );
    expect([ids(newer.older), ids(newer.newer), newer.olderTotal]).toEqual([
      ['post-22', 'post-21'],
      ['post-24', 'post-25'],
      22,
    ]);
    const older = await posts.around(
      { id: 'post-3', publishedAt: (await posts.post('post-3'))?.publishedAt ?? null },
      { count: 1 },
    );
    expect([ids(older.older), ids(older.newer), older.olderTotal]).toEqual([['post-2'], ['post-4'], 2]);
    const odd = { count: 1, tag: 'odd' };
    const tagged = await posts.around(
      { id: 'post-3', publishedAt: (await posts.post('post-3'))?.publishedAt ?? null },
      odd,
    );
    expect([ids(tagged.older), ids(tagged.newer), tagged.olderTotal]).toEqual([['post-1'], ['post-5'], 1]);
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
    const { posts: page, total } = await notes.newestPosts({ page: 1, perPage: 10 });
    expect([ids(page), total]).toEqual([['two', 'one'], 2]);
    expect(ids(await notes.states())).toEqual(['one', 'two']);
  });

  test('a field of its own can be the date, by which lists are sorted', async () => {
    const { posts: page, total } = await memos.newestPosts({ page: 2, perPage: 20 });
    expect([ids(page), total]).toEqual([['memo', 'older'], 22]);
    expect((await memos.post('memo'))?.publishedAt).toBe('2026-01-02T00:00:00.000Z');
    const around = await memos.around({ id: 'memo', publishedAt: '2026-01-02T00:00:00.000Z' }, { count: 1 });
    expect([ids(around.older), around.olderTotal]).toEqual([['older'], 1]);
  });

  test('with createdAt as the date, an old post that is published again stays where it was', async () => {
    const byCreation = await sourceOf('posts', 'createdAt');
    await cms.editor.edit(idOfFirst, { text: 'Text of 1, again.' });
    expect(ids((await posts.newestPosts({ page: 1, perPage: 1 })).posts)).toEqual(['post-1']);
    expect(ids((await byCreation.newestPosts({ page: 2, perPage: 24 })).posts)).toEqual(['post-1']);
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
    const states = await posts.states();
    expect(states).toHaveLength(COUNT);
    const since =
      states
        .map(({ updatedAt }) => updatedAt ?? '')
        .sort()
        .at(-1) ?? '';
    const draft = (await posts.draft('draft'))?.documentId ?? '';
    const types = `${cms.url}/content-manager/collection-types/api::post.post/actions/bulkPublish`;
    await callJson(z.unknown(), types, {
      method: 'POST',
      headers: cms.headers,
      body: { documentIds: [draft] },
    });

    const { posts: changed, total } = await posts.changedSince(since);
    expect(ids(changed).sort()).toEqual(['draft', 'post-1']);
    expect(total).toBe(COUNT + 1);
    const state = changed.find(({ id }) => id === 'draft');
    expect(state).toEqual({
      id: 'draft',
      documentId: draft,
      updatedAt: (await posts.post('draft'))?.updatedAt,
      publishedAt: (await posts.post('draft'))?.publishedAt,
      tags: null,
      revision: null,
    });
    await cms.editor.unpublish(draft);
  });

  test('a wrong address or field is told by the name of its setting', async () => {
    await expect((await sourceOf('nothing')).post('post-1')).rejects.toThrow('CONTENT_API_URL');
    await expect((await sourceOf('posts/post-1')).post('post-1')).rejects.toThrow('CONTENT_API_URL');
    const wrongField = await sourceOf('posts', 'nothing');
    await expect(wrongField.newestPosts({ page: 1, perPage: 1 })).rejects.toThrow('STRAPI_DATE_FIELD');
  });

  test('a wrong token is told by the name of its setting', async () => {
    jest.resetModules();
    process.env.CONTENT_API_TOKEN = 'wrong';
    const source = await sourceOf('posts');
    for (const reading of [
      source.post('post-1'),
      source.newestPosts({ page: 1, perPage: 1 }),
      source.states(),
    ]) {
      await expect(reading).rejects.toThrow('CONTENT_API_TOKEN');
    }
  });
});
