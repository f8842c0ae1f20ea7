// Pictures that are put beside a post, or into public/images, while the server runs.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readPage, readUntil } from '../support/http';
import { type Server, startServer, writePost } from '../support/site';

const DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"></svg>';

let server: Server;
beforeAll(async () => {
  server = await startServer({ built: 'markdown' }, { REVALIDATE_SECONDS: 'false' });
});
afterAll(() => server.stop());

test('a picture beside a post is served with its size, and to those who have it only once', async () => {
  await mkdir(join(server.dir, 'content/posts/tea'));
  await writeFile(join(server.dir, 'content/posts/tea/pot.svg'), DRAWING);
  await writePost(server.dir, 'tea/kettle.md', 'title: Kettle\ncover: pot.svg', '![A pot](./pot.svg)');
  const [page] = (await readUntil(server, '/blog/kettle', ({ status }) => status === 200)).slice(-1);
  const [, text = ''] = page?.text.split('class="prose"') ?? [];
  expect(text).toContain(
    '<img src="/images/posts/tea/pot.svg" alt="A pot" width="40" height="30" loading="lazy" decoding="async">',
  );
  expect(page?.text).toMatch(
    /<img class="cover" src="\/images\/posts\/tea\/pot\.svg"[^>]* width="40" height="30"/,
  );

  const picture = await readPage(server, '/images/posts/tea/pot.svg');
  expect([picture.status, picture.headers['content-type']]).toEqual([200, 'image/svg+xml']);
  expect(picture.body.toString()).toBe(DRAWING);
  expect(picture.headers['content-security-policy']).toContain('sandbox');
  const again = await readPage(server, '/images/posts/tea/pot.svg').set(
    'if-none-match',
    String(picture.headers.etag),
  );
  expect(again.status).toBe(304);
});

test('a film beside a post is served in the parts that players ask for, and a document so that browsers show it', async () => {
  await mkdir(join(server.dir, 'content/posts/film'), { recursive: true });
  await writeFile(join(server.dir, 'content/posts/film/a b.mp4'), '0123456789');
  await writeFile(join(server.dir, 'content/posts/film/plan.pdf'), '%PDF');
  const at = (range: string) => readPage(server, '/images/posts/film/a%20b.mp4').set('range', range);
  const some = await at('bytes=2-4');
  expect([some.status, some.headers['content-range'], some.body.toString()]).toEqual([
    206,
    'bytes 2-4/10',
    '234',
  ]);
  expect((await at('bytes=-3')).body.toString()).toBe('789');
  expect((await at('bytes=20-')).status).toBe(416);
  const whole = await readPage(server, '/images/posts/film/a%20b.mp4');
  expect([whole.status, whole.headers['content-type'], whole.headers['accept-ranges']]).toEqual([
    200,
    'video/mp4',
    'bytes',
  ]);
  const document = await readPage(server, '/images/posts/film/plan.pdf');
  expect(document.headers['content-type']).toBe('application/pdf');
  expect(document.headers['content-security-policy'] ?? '').not.toContain('sandbox');
});

test('a picture that is put into public/images is served at once', async () => {
  expect((await readPage(server, '/images/late.svg')).status).toBe(404);
  await writeFile(join(server.dir, 'public/images/late.svg'), DRAWING);
  expect((await readPage(server, '/images/late.svg')).status).toBe(200);
  expect((await readPage(server, '/images/cover.svg')).status).toBe(200);
});

test.each([
  'posts/tea/kettle.md',
  'posts/..%2f..%2fpackage.json',
  '..%2ficon.svg',
  'posts',
  'posts/tea/none.png',
])('at /images/%s is nothing', async (path) => {
  expect((await readPage(server, `/images/${path}`)).status).toBe(404);
});
