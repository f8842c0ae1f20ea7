// Posts that the build did not know: made on the first visit, found after publishing, gone after removal.
import { site as blog } from '../../site.config';
import { outcomes, readPage, revalidate } from '../support/http';
import { HELLO } from '../support/posts';
import { type RestSite, startRestSite } from '../support/rest-site';

let site: RestSite;

beforeAll(async () => {
  site = await startRestSite();
});

afterAll(() => site.stop());

test('a post unknown at build is made on its first visit and kept', async () => {
  const { server, source } = site;
  source.put({ id: 'new', title: 'New', content: 'Made on first visit.' });
  const first = await readPage(server, '/blog/new');
  expect(first.status).toBe(200);
  expect(first.text).toContain('Made on first visit.');
  expect(first.headers['cache-control']).toContain('s-maxage=60');

  source.requests = [];
  const second = await readPage(server, '/blog/new');
  expect(second.headers['x-nextjs-cache']).toBe('HIT');
  expect(source.requests).toEqual([]);
});

test('ten first readers at once cost the source one request', async () => {
  const { server, source } = site;
  source.put({ id: 'popular', title: 'Popular', content: 'Ten are waiting.' });
  const hold = source.hold('popular');
  const readers = Promise.all(Array.from({ length: 10 }, () => readPage(server, '/blog/popular')));
  await hold.arrived;
  hold.release();
  for (const page of await readers) {
    expect(page.status).toBe(200);
    expect(page.text).toContain('Ten are waiting.');
  }
  expect(source.requestsFor('popular')).toBe(1);
});

test('an absent post is a 404 in the look of the blog, which is kept like a page', async () => {
  const { server, source } = site;
  const page = await readPage(server, '/blog/nobody');
  expect(page.status).toBe(404);
  expect(page.text).toContain(blog.words.notFound.heading);
  expect(page.text).toContain('class="masthead"');
  expect(page.headers['cache-control']).toContain('s-maxage=60');
  for (let reader = 0; reader < 5; reader++) await readPage(server, '/blog/nobody');
  expect(source.requestsFor('nobody')).toBe(1);
});

test('an address that the site does not have is a 404 in the same look', async () => {
  const page = await readPage(site.server, '/nowhere/at/all');
  expect(page.status).toBe(404);
  expect(page.text).toContain(blog.words.notFound.heading);
  expect(page.text).toContain('class="masthead"');
});

test('a 404 heals when the post is published', async () => {
  const { server, source } = site;
  expect((await readPage(server, '/blog/soon')).status).toBe(404);
  source.put({ id: 'soon', title: 'Soon', content: 'Here at last.' });
  expect((await readPage(server, '/blog/soon')).status).toBe(404);

  const call = await revalidate(server, { id: 'soon' });
  expect(call.status).toBe(200);
  expect(outcomes(call)).toMatchObject({ '/blog/soon': 'updated', '/': 'updated' });
  const page = await readPage(server, '/blog/soon');
  expect(page.status).toBe(200);
  expect(page.text).toContain('Here at last.');
});

test('a removed post is gone, from its address and from home', async () => {
  const { server, source } = site;
  expect((await readPage(server, '/blog/hello')).status).toBe(200);
  source.posts.delete('hello');

  const call = await revalidate(server, { id: 'hello' });
  expect(call.status).toBe(200);
  expect(call.body.revalidated).toBe(true);
  expect(outcomes(call)).toMatchObject({ '/blog/hello': 'gone', '/': 'updated' });
  expect((await readPage(server, '/blog/hello')).status).toBe(404);
  expect((await readPage(server, '/')).text).not.toContain('/blog/hello');

  source.put(HELLO);
  expect(outcomes(await revalidate(server, { id: 'hello' }))).toMatchObject({ '/blog/hello': 'updated' });
  expect((await readPage(server, '/blog/hello')).status).toBe(200);
});

test('a post that the source answers with 410 is gone as well', async () => {
  const { server, source } = site;
  source.put({ id: 'withdrawn', title: 'Withdrawn', content: 'For now.' });
  expect((await readPage(server, '/blog/withdrawn')).status).toBe(200);
  source.faults.set('withdrawn', '410');
  const call = await revalidate(server, { paths: ['/blog/withdrawn'] });
  source.faults.clear();
  expect(outcomes(call)).toEqual({ '/blog/withdrawn': 'gone' });
});
