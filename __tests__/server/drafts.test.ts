// Drafts and posts dated in the future are nowhere, whatever the source gives.
import { outcomes, readPage, revalidate } from '../support/http';
import { HELLO } from '../support/posts';
import { type RestSite, startRestSite } from '../support/rest-site';
import { type Server, startServer, writePost } from '../support/site';

const NEXT_CENTURY = '2101-01-01T00:00:00Z';

const HIDDEN = ['a-draft', 'from-the-future'];

async function expectNowhere(server: Server): Promise<void> {
  const home = await readPage(server, '/');
  expect(home.status).toBe(200);
  expect(home.text).not.toContain('Not to be seen');
  for (const id of HIDDEN) {
    const page = await readPage(server, `/blog/${id}`);
    expect(page.status).toBe(404);
    expect(page.text).not.toContain('Not to be seen');
  }
}

describe('on a REST source', () => {
  let site: RestSite;

  beforeAll(async () => {
    site = await startRestSite();
    const hidden = { title: 'Not to be seen', content: 'Not to be seen.', tags: ['Not to be seen'] };
    site.source.put({ ...hidden, id: 'a-draft', draft: true });
    site.source.put({ ...hidden, id: 'from-the-future', publishedAt: NEXT_CENTURY });
  });

  afterAll(() => site.stop());

  test.each([
    ['pages of a list', true],
    ['the whole list', false],
  ])('that gives %s', async (_, paged) => {
    site.source.paged = paged;
    for (const id of HIDDEN) {
      const call = await revalidate(site.server, { id });
      expect(outcomes(call)).toMatchObject({ [`/blog/${id}`]: 'gone', '/': 'updated' });
    }
    await expectNowhere(site.server);
  });

  test('that has the announced revision, which is not for readers, is not behind', async () => {
    const revision = '2026-11-05T00:00:00Z';
    for (const id of HIDDEN) {
      site.source.put({ ...site.source.posts.get(id), id, title: 'Not to be seen', updatedAt: revision });
      const call = await revalidate(site.server, { id, updatedAt: revision });
      expect(outcomes(call)).toMatchObject({ [`/blog/${id}`]: 'gone' });
    }
  });

  test('a post that becomes a draft again is gone', async () => {
    expect((await readPage(site.server, '/blog/hello')).status).toBe(200);
    site.source.put({ ...HELLO, draft: true });
    const call = await revalidate(site.server, { id: 'hello' });
    expect(outcomes(call)).toMatchObject({ '/blog/hello': 'gone', '/': 'updated' });
    expect((await readPage(site.server, '/blog/hello')).status).toBe(404);
    expect((await readPage(site.server, '/')).text).not.toContain('/blog/hello');
  });
});

test('on the Markdown source', async () => {
  const server = await startServer({ built: 'markdown' }, {});
  try {
    await writePost(server.dir, 'a-draft.md', 'title: Not to be seen\ndraft: true', 'Not to be seen.');
    await writePost(
      server.dir,
      'from-the-future.md',
      `title: Not to be seen\npublishedAt: ${NEXT_CENTURY}`,
      'Not to be seen.',
    );
    for (const id of HIDDEN) {
      expect(outcomes(await revalidate(server, { id }))).toMatchObject({
        [`/blog/${id}`]: 'gone',
        '/': 'updated',
      });
    }
    await expectNowhere(server);
  } finally {
    await server.stop();
  }
});
