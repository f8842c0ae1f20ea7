// Time-based regeneration: the safety net beneath the webhook, and how to turn it off.
import { readPage, readUntil, revalidate } from '../support/http';
import { HELLO } from '../support/posts';
import { type RestSite, startRestSite } from '../support/rest-site';

const edit = (version: number) => ({ ...HELLO, content: `Text of hello, version ${version}.` });

describe('with REVALIDATE_SECONDS=1', () => {
  let site: RestSite;

  beforeAll(async () => {
    site = await startRestSite({ REVALIDATE_SECONDS: '1' });
  });

  afterAll(() => site.stop());

  test('the next reader after the period gets the old page, a later one the new', async () => {
    const { server, source } = site;
    source.put(edit(2));
    const seen = await readUntil(server, '/blog/hello', ({ text }) => text.includes('version 2.'));
    expect(seen.every(({ status }) => status === 200)).toBe(true);
    const before = seen.slice(0, -1);
    expect(before.length).toBeGreaterThan(0);
    for (const page of before) expect(page.text).toContain('version 1.');
  });

  test('while the source fails the old page stays, and heals without a call', async () => {
    const { server, source } = site;
    source.put(edit(3));
    source.fault = '500';
    source.requests = [];
    const during = await readUntil(server, '/blog/hello', () => source.requestsFor('hello') > 0);
    during.push(await readPage(server, '/blog/hello'));
    for (const page of during) {
      expect(page.status).toBe(200);
      expect(page.text).toContain('version 2.');
    }

    source.fault = null;
    await readUntil(server, '/blog/hello', ({ text }) => text.includes('version 3.'));
  });

  test('a 404 is renewed by time too', async () => {
    const { server, source } = site;
    expect((await readPage(server, '/blog/by-time')).status).toBe(404);
    source.put({ id: 'by-time', title: 'By time', content: 'Published without a call.' });
    await readUntil(server, '/blog/by-time', ({ status }) => status === 200);
  });
});

describe('with REVALIDATE_SECONDS=false', () => {
  let site: RestSite;

  beforeAll(async () => {
    site = await startRestSite({ REVALIDATE_SECONDS: 'false' });
  });

  afterAll(() => site.stop());

  test('pages may be kept for a year, from the build on and after a call', async () => {
    const aYear = 's-maxage=31536000';
    expect((await readPage(site.server, '/blog/hello')).headers['cache-control']).toBe(aYear);
    await revalidate(site.server, { id: 'hello' });
    expect((await readPage(site.server, '/blog/hello')).headers['cache-control']).toBe(aYear);
  });

  test('only the webhook renews', async () => {
    const { server, source } = site;
    source.put(edit(2));
    source.requests = [];
    for (let reader = 0; reader < 20; reader++) {
      const page = await readPage(server, '/blog/hello');
      expect(page.headers['x-nextjs-cache']).toBe('HIT');
      expect(page.text).toContain('version 1.');
    }
    expect(source.requests).toEqual([]);

    await revalidate(server, { id: 'hello' });
    expect((await readPage(server, '/blog/hello')).text).toContain('version 2.');
  });

  test('a 404 stays until the webhook tells of the post', async () => {
    const { server, source } = site;
    const before = await readPage(server, '/blog/on-demand');
    expect(before.status).toBe(404);
    source.put({ id: 'on-demand', title: 'On demand', content: 'Published by a call.' });
    expect((await readPage(server, '/blog/on-demand')).status).toBe(404);
    await revalidate(server, { id: 'on-demand' });
    expect((await readPage(server, '/blog/on-demand')).status).toBe(200);
  });
});
