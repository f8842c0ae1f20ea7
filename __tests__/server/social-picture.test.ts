// The pictures that link previews show: of each post one of its own, or one of its title.
import { imageSize } from 'image-size';
import { readPage, revalidate } from '../support/http';
import { type RestSite, startRestSite } from '../support/rest-site';

let site: RestSite;

const SITE = 'http://localhost:3000';

beforeAll(async () => {
  site = await startRestSite(
    { REVALIDATE_SECONDS: 'false' },
    {
      posts: [
        { id: '한글', title: '한글로 쓰기', content: '글.' },
        { id: '/about', title: 'About' },
        { id: 'cover', title: 'Cover', cover: 'https://a.example/b.jpg' },
        { id: 'drawing', title: 'Drawing', cover: '/images/a.svg' },
        { id: 'kana', title: 'かなで書く' },
        { id: 'smile', title: 'Smile 🙂' },
        { id: 'draft', title: 'Draft', draft: true },
      ],
    },
  );
  await site.server.logged('"event":"catalogue"');
});

afterAll(() => site.stop());

async function pictureOf(path: string): Promise<string | null> {
  const { text } = await readPage(site.server, path);
  return /property="og:image" content="([^"]*)"/.exec(text)?.[1]?.replaceAll('&amp;', '&') ?? null;
}

const read = (address: string) =>
  readPage(site.server, address.slice(SITE.length)).buffer(true).parse(toBuffer);

const toBuffer: Parameters<ReturnType<typeof readPage>['parse']>[0] = (res, done) => {
  const chunks: Buffer[] = [];
  res.on('data', (chunk) => chunks.push(Buffer.from(chunk, 'binary')));
  res.on('end', () => done(null, Buffer.concat(chunks)));
};

test.each(['/blog/hello', '/blog/%ED%95%9C%EA%B8%80', '/about', '/blog/drawing', '/blog/smile'])(
  'that of %s is drawn, of the usual size, and may be kept for good',
  async (path) => {
    const address = await pictureOf(path);
    expect(address).toMatch(/^http:\/\/localhost:3000\/og\/[^/]+\.png\?v=\w+$/);
    site.source.requests = [];
    const { status, headers, body } = await read(address ?? '');
    expect([status, headers['content-type']]).toEqual([200, 'image/png']);
    expect(headers['cache-control']).toContain('immutable');
    expect(imageSize(body)).toMatchObject({ type: 'png', width: 1200, height: 630 });
    const { text } = await readPage(site.server, path);
    expect(text).toMatch(/"og:image:width" content="1200".*"og:image:height" content="630"/);
    // Not an empty sheet.
    expect(body.length).toBeGreaterThan(8000);
    expect(site.source.requests).toEqual([]);
  },
);

test('a post’s own picture counts more, and where there are no signs for a title there is none', async () => {
  expect(await pictureOf('/blog/cover')).toBe('https://a.example/b.jpg');
  expect(await pictureOf('/blog/kana')).toBeNull();
});

test('a new title has another address, and the old one shows it too, but not for long', async () => {
  const before = await pictureOf('/blog/smile');
  site.source.put({ id: 'smile', title: 'Laugh' });
  await revalidate(site.server, { id: 'smile' });
  const after = await pictureOf('/blog/smile');
  expect(after).not.toBe(before);
  const [old, now] = [await read(before ?? ''), await read(after ?? '')];
  expect(old.headers['cache-control']).toBe('public, max-age=60');
  expect(old.body.equals(now.body)).toBe(true);
});

test.each(['draft', 'nowhere', 'kana', '%2Fnowhere', 'hello.jpg'])('there is none of %s', async (name) => {
  site.source.requests = [];
  expect((await readPage(site.server, `/og/${name}.png`)).status).toBe(404);
  expect(site.source.requests).toEqual([]);
});
