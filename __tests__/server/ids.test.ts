// Ids as people write them: in Korean, with spaces, dots, percent signs. And those that no post can have.
import { outcomes, published, readPage, revalidate } from '../support/http';
import { type RestSite, startRestSite } from '../support/rest-site';

let site: RestSite;

beforeAll(async () => {
  // What is a hit stays one, however long the tests before it take.
  site = await startRestSite({ REVALIDATE_SECONDS: '3600' });
});

afterAll(() => site.stop());

const IDS = [
  '다른-한글',
  '한'.repeat(80),
  'with spaces',
  'with.dots',
  'file.html',
  'data.json',
  '.hidden',
  '50%',
  '50% off',
  '%',
  '[draft]',
  '[[...all]]',
  'a+b',
  'a&b=c',
  'a;b,c:d@e',
  '"quoted"',
  "it's",
  '<b>bold',
  'back\\slash',
  '🎉-party',
  'ümlaut',
  '(group)',
  '$dollar$1',
  'UPPER-case',
  'x'.repeat(240),
  'index',
  'constructor',
  '__proto__',
];

/** Raw in `paths` is what can't be taken for an encoded path, a query or a hash. */
const encoded = (id: string) => `/blog/${encodeURIComponent(id)}`;

test.each(IDS)('the post %s is read, renewed by id and by path, raw and encoded', async (id) => {
  const { server, source } = site;
  let version = 0;
  const edit = () => {
    version += 1;
    source.put({ id, title: 'Odd', content: `Odd text, version ${version}.` });
  };
  const expectShown = async () => {
    const page = await readPage(server, encoded(id));
    expect(page.status).toBe(200);
    expect(page.text).toContain(`Odd text, version ${version}.`);
  };
  edit();
  await expectShown();

  for (const body of [{ id }, { paths: [`/blog/${id}`] }, { paths: [encoded(id)] }]) {
    edit();
    const call = await revalidate(server, body);
    expect(call.body).toMatchObject({ revalidated: true });
    expect(call.status).toBe(200);
    expect(outcomes(call)).toMatchObject({ [`/blog/${id}`]: 'updated' });
    await expectShown();
  }

  source.posts.delete(id);
  expect(outcomes(await revalidate(server, { id }))).toMatchObject({ [`/blog/${id}`]: 'gone' });
  expect((await readPage(server, encoded(id))).status).toBe(404);
});

test.each(['what?', 'number#1', '100%25', 'a%20b'])(
  'the post %s, whose raw path means another, is renewed by id and by encoded path',
  async (id) => {
    const { server, source } = site;
    source.put({ id, title: 'Odd', content: 'Odd text.' });
    for (const body of [{ id }, { paths: [encoded(id)] }]) {
      expect(outcomes(await revalidate(server, body))).toMatchObject({ [`/blog/${id}`]: 'updated' });
    }
    const page = await readPage(server, encoded(id));
    expect(page.status).toBe(200);
    expect(page.text).toContain('Odd text.');
  },
);

// Clients encode what a reader types: Node refuses any other address.
test('a pre-built page with a Korean id is a hit, typed and encoded, and both are one page', async () => {
  const { server, source } = site;
  source.requests = [];
  const page = await readPage(server, encoded('한글'));
  expect(page.headers['x-nextjs-cache']).toBe('HIT');
  expect(page.text).toContain('본문.');
  const typed = await readPage(server, '/blog/한글');
  expect(typed.headers['x-nextjs-cache']).toBe('HIT');
  expect(typed.text).toContain('본문.');
  expect(source.requests).toEqual([]);

  source.put({ id: '한글', title: '한글 글', content: '새 본문.' });
  await published(server, { paths: ['/blog/한글'] });
  expect((await readPage(server, encoded('한글'))).text).toContain('새 본문.');
  expect((await readPage(server, '/blog/한글')).text).toContain('새 본문.');
});

test('home links to each post by an address that works', async () => {
  const { server, source } = site;
  for (const id of ['links to 100%', '[a]', '링크']) {
    source.put({ id, title: `Title of ${id}`, content: 'Linked.', publishedAt: '2026-11-01T00:00:00Z' });
  }
  await revalidate(server, { paths: ['/'] });
  const home = await readPage(server, '/');
  for (const id of ['links to 100%', '[a]', '링크']) {
    expect(home.text).toContain(`href="${encoded(id)}"`);
    expect((await readPage(server, encoded(id))).text).toContain('Linked.');
  }
});

test.each([
  ['of 241 bytes', 'x'.repeat(241)],
  ['of 81 Korean letters, 243 bytes', encodeURIComponent('한'.repeat(81))],
  ['with a zero byte', 'a%00b'],
  ['with a line break', 'a%0ab'],
  ['with a slash', 'a%2Fb'],
  ['that climbs', '..%2F..%2Fetc%2Fpasswd'],
  ['that is the route itself', '%5Bid%5D'],
])('an id %s is a 404 that never reaches the source', async (_, address) => {
  const { server, source } = site;
  source.requests = [];
  expect((await readPage(server, `/blog/${address}`)).status).toBe(404);
  expect(source.requests).toEqual([]);
});
