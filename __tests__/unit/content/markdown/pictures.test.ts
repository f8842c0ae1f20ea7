// Pictures beside posts: their addresses, their files and their sizes; and nothing else of the disk.
import fs, { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { readMarkdown } from '../../../../lib/content/markdown/post/read-markdown';

// A PNG of 3 by 2 pixels.
const PNG = Buffer.from(
  '89504e470d0a1a0a0000000d4948445200000003000000020802000000124f4ea50000000c49444154789c63606060000000040001f61738550000000049454e44ae426082',
  'hex',
);

let dir: string;
let withPictures: typeof import('../../../../lib/content/markdown/pictures/pictures').withPictures;
let withPictureSizes: typeof import('../../../../lib/rendering/post/pictures').withPictureSizes;
beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'pictures-'));
  process.env.CONTENT_DIR = join(dir, 'posts');
  jest.resetModules();
  ({ withPictures } = await import('../../../../lib/content/markdown/pictures/pictures'));
  ({ withPictureSizes } = await import('../../../../lib/rendering/post/pictures'));
});
afterEach(() => {
  delete process.env.CONTENT_DIR;
  rmSync(dir, { recursive: true });
});

function put(...names: string[]): void {
  for (const name of names) {
    mkdirSync(dirname(join(dir, name)), { recursive: true });
    writeFileSync(join(dir, name), PNG);
  }
}

const read = (text: string, path = 'tea/kettle.md') =>
  withPictures(readMarkdown(text, path), join(dir, 'posts', path), path);

test.each([
  ['beside the file', '![A](./a.png "T")', '![A](/images/posts/tea/a.png "T")'],
  ['within a link to it', '[![A](a.png)](a.png)', '[![A](/images/posts/tea/a.png)](/images/posts/tea/a.png)'],
  ['with a query', '![A](a.png?x=1)', '![A](/images/posts/tea/a.png)'],
  ['in another folder', '![](../b%20c.png)', '![](/images/posts/b%20c.png)'],
  ['in a folder of the post’s name', '![](own.png)', '![](/images/posts/tea/kettle/own.png)'],
  [
    'in `images` beside it, where an exporter of WordPress has covers',
    '![](w.png)',
    '![](/images/posts/tea/images/w.png)',
  ],
  ['as Obsidian writes it', '![[b c.png|200]]', '![[/images/posts/b%20c.png|200]]'],
  [
    'that is a link',
    '[A](a.png) <a href="./a.png">B</a>',
    '[A](/images/posts/tea/a.png) <a href="/images/posts/tea/a.png">B</a>',
  ],
  ['as HTML', '<img alt="x" src="a.png">', '<img alt="x" src="/images/posts/tea/a.png">'],
  ['by a definition', '![A][a]\n\n[a]: a.png', '![A][a]\n\n[a]: /images/posts/tea/a.png'],
  ['of a Korean name', '![](주전자.png)', '![](/images/posts/tea/%EC%A3%BC%EC%A0%84%EC%9E%90.png)'],
  ['with spaces, in brackets', '![A](<b c.png> "T")', '![A](/images/posts/b%20c.png "T")'],
  [
    'with spaces, as it stands',
    '![A](b c.png "T") ![](b c.png)',
    '![A](/images/posts/b%20c.png "T") ![](/images/posts/b%20c.png)',
  ],
  [
    'with spaces, by a definition',
    '![A][a]\n\n[a]: <b c.png> "T"',
    '![A][a]\n\n[a]: /images/posts/b%20c.png "T"',
  ],
  [
    'with brackets',
    '![A](d(1).png) ![A](d\\(1\\).png)',
    '![A](/images/posts/tea/d%281%29.png) ![A](/images/posts/tea/d%281%29.png)',
  ],
  [
    'with a percent sign',
    '![](50%.png) ![](x%20y.png)',
    '![](/images/posts/tea/50%25.png) ![](/images/posts/tea/x%2520y.png)',
  ],
  ['with a sharp sign', '![](c#.png)', '![](/images/posts/tea/c%23.png)'],
  [
    'whose letters the disk keeps in another form',
    `![](${'냄비'.normalize('NFC')}.png) ![](A.PNG)`,
    `![](/images/posts/tea/${encodeURIComponent('냄비'.normalize('NFD'))}.png) ![](/images/posts/tea/a.png)`,
  ],
  [
    'of other capitals, unless there is one of the same',
    '![](B C.png) ![](Own.png)',
    '![](/images/posts/b%20c.png) ![](/images/posts/Own.png)',
  ],
  [
    'in each size',
    '<picture><source srcset="a.png 1x, own.png 2x"><img alt="x>y" src=\'a.png\' srcset="https://x.example/a.png 2x"></picture>',
    '<picture><source srcset="/images/posts/tea/a.png 1x, /images/posts/tea/kettle/own.png 2x"><img alt="x>y" src="/images/posts/tea/a.png" srcset="https://x.example/a.png 2x"></picture>',
  ],
  [
    'with a film and a sound',
    '<video src="f.mp4" poster="a.png"><track src="f.vtt"></video><audio src=s.mp3></audio>\n![[f.mp4]]',
    '<video src="/images/posts/tea/f.mp4" poster="/images/posts/tea/a.png"><track src="/images/posts/tea/f.vtt"></video><audio src="/images/posts/tea/s.mp3"></audio>\n<video src="/images/posts/tea/f.mp4" controls></video>',
  ],
  [
    'in tags of templates',
    '{{< figure src="a.png" caption="As in a.png" >}} {% asset_img own.png 20 "A jar" %} {% link a.png %} <Image src="a.png" /> <img src="{{< blogdown/postref >}}a.png">',
    '{{< figure src="/images/posts/tea/a.png" caption="As in a.png" >}} {% asset_img "/images/posts/tea/kettle/own.png" 20 "A jar" %} {% link a.png %} <Image src="/images/posts/tea/a.png" /> <img src="/images/posts/tea/a.png">',
  ],
  [
    'or a document',
    '[A `b`](plan.pdf) <a class="x" href="plan.pdf">B</a> ![[plan.pdf|C]]',
    '[A `b`](/images/posts/tea/plan.pdf) <a class="x" href="/images/posts/tea/plan.pdf">B</a> [C](/images/posts/tea/plan.pdf)',
  ],
])('a picture %s has an address on the site', (_, text, expected) => {
  put('posts/tea/a.png', 'posts/b c.png', 'posts/tea/kettle/own.png', 'posts/tea/주전자.png');
  put('posts/tea/d(1).png', 'posts/tea/50%.png', 'posts/tea/x%20y.png', 'posts/tea/c#.png');
  put(`posts/tea/${'냄비'.normalize('NFD')}.png`, 'posts/Own.png');
  put('posts/tea/f.mp4', 'posts/tea/f.vtt', 'posts/tea/s.mp3', 'posts/tea/plan.pdf');
  put('posts/tea/images/w.png');
  const { content, problems } = read(text);
  expect([content, problems]).toEqual([expected, []]);
});

test('a folder is read once for all files of a task, and not for names that are there', () => {
  put('posts/tea/a.png', 'posts/tea/b.png');
  const reads = jest.spyOn(fs, 'readdirSync');
  const folders = new Map();
  const readBoth = (text: string) =>
    ['tea/kettle.md', 'tea/cup.md'].map((path) =>
      withPictures(readMarkdown(text, path), join(dir, 'posts', path), path, folders),
    );
  readBoth('![](a.png) ![](b.png)');
  expect(reads).toHaveBeenCalledTimes(0);
  readBoth('![](A.png) ![](B.png) ![](none.png)');
  const read = reads.mock.calls.map(([folder]) => folder);
  expect(new Set(read).size).toBe(read.length);
});

test.each([
  '![](/images/a.png)',
  '![](https://x.example/a.png)',
  '![](data:image/png;base64,x)',
  '`![](a.png)`',
  '```\n![](a.png)\n```',
  '[A](a.md)',
  '![](../../secret.png)',
])('%s stays as it is', (text) => {
  expect(read(text).content).toBe(text);
});

test('one that is not there is told, and has its address when it comes', () => {
  expect(read('![](a.png)')).toMatchObject({
    content: '![](/images/posts/tea/a.png)',
    problems: ['pictures that are not there: 1, the first is a.png'],
  });
});

test('one that a template tag names, and that is not there, is told as well', () => {
  expect(read('{{< figure src="none.png" >}}').problems).toEqual([
    'pictures that are not there: 1, the first is none.png',
  ]);
});

test('a file that is not served, and one that is not there, are told', () => {
  put('posts/tea/data.csv');
  expect(read('[A](data.csv) [B](other.md) [C](plan.pdf)').problems).toEqual([
    'files that are not there: 1, the first is plan.pdf',
    'files beside the post that are not served: 1, the first is data.csv; put them into public/files, and link to /files/…',
  ]);
});

test('a cover beside the file has an address and its size', () => {
  put('posts/tea/a.png');
  const { fields, problems } = read('---\ncover: a.png\ncoverAlt: A\n---\nText');
  expect(fields.cover).toMatchObject({ src: '/images/posts/tea/a.png', alt: 'A', width: 3, height: 2 });
  expect(problems).toEqual([]);
});

test('pictures of the site have their size, and are loaded when they come into sight', () => {
  put('posts/tea/a.png');
  expect(withPictureSizes('<p><img src="/images/posts/tea/a.png" alt="a>b"></p>')).toBe(
    '<p><img src="/images/posts/tea/a.png" alt="a>b" width="3" height="2" loading="lazy" decoding="async"></p>',
  );
  expect(withPictureSizes('<img src="/images/cover.svg" loading="eager" width="5">')).toBe(
    '<img src="/images/cover.svg" loading="eager" width="5" decoding="async">',
  );
  expect(withPictureSizes('<img src="https://x.example/a.png" decoding="sync">')).toBe(
    '<img src="https://x.example/a.png" decoding="sync" loading="lazy">',
  );
  expect(withPictureSizes('<code>&#x3C;img></code>')).toBe('<code>&#x3C;img></code>');
});

test('of more pictures than anybody shows the first have their size, and all wait to be seen', () => {
  put('posts/tea/a.png');
  const all = withPictureSizes('<img src="/images/posts/tea/a.png">\n'.repeat(1001)).trim().split('\n');
  expect(all.at(999)).toContain(' width="3" height="2" loading="lazy"');
  expect(all.at(1000)).toBe('<img src="/images/posts/tea/a.png" loading="lazy" decoding="async">');
});

test('a picture is there in the widths that are beside it, and no wider', async () => {
  const { widthsOf } = await import('../../../../lib/content/pictures/widths');
  put('posts/tea/a.png', 'posts/tea/a-480w.png', 'posts/tea/a-800w.png', 'posts/tea/b.png');
  const file = join(dir, 'posts/tea/a.png');
  const src = '/images/posts/tea/a.png';
  expect(widthsOf(src, file, 800)).toBe('/images/posts/tea/a-480w.png 480w, /images/posts/tea/a.png 800w');
  expect(widthsOf(src, file, 2000)).toBe(
    '/images/posts/tea/a-480w.png 480w, /images/posts/tea/a-800w.png 800w, /images/posts/tea/a.png 2000w',
  );
  expect(widthsOf('/images/posts/tea/b.png', join(dir, 'posts/tea/b.png'), 2000)).toBeNull();
  const wide = Buffer.from(PNG);
  wide.writeUInt32BE(1000, 16);
  writeFileSync(file, wide);
  expect(withPictureSizes(`<img src="${src}" width="300" height="200">`)).toBe(
    `<img src="${src}" width="300" height="200" srcset="/images/posts/tea/a-480w.png 480w, /images/posts/tea/a-800w.png 800w, ${src} 1000w" sizes="(min-width: 48rem) 44rem, 100vw" loading="lazy" decoding="async">`,
  );
  writeFileSync(file, PNG);
  // One of 3 pixels has none that is narrower.
  expect(withPictureSizes(`<img src="${src}">`)).not.toContain('srcset');
});

test('a file is found in its folder only', async () => {
  const { fileOf } = await import('../../../../lib/content/pictures/files');
  put('posts/a.png', 'secret.png', 'posts/.hidden.png', 'posts/.git/a.png');
  writeFileSync(join(dir, 'posts/post.md'), 'Text.');
  symlinkSync(join(dir, 'secret.png'), join(dir, 'posts/link.png'));
  expect(fileOf(['posts', 'a.png'])).toMatch(/posts\/a\.png$/);
  for (const parts of [
    ['posts', '..', 'secret.png'],
    ['posts', '../secret.png'],
    ['posts', 'a.png', ''],
    ['posts', 'link.png'],
    ['posts', '.hidden.png'],
    ['posts', '.git', 'a.png'],
    ['posts', 'post.md'],
    ['posts', 'data.csv'],
    ['posts', 'a.png\0.svg'],
    ['posts', '..\\secret.png'],
    ['posts', join(dir, 'secret.png')],
    ['posts'],
    [],
    ['..', 'icon.svg'],
  ])
    expect([parts, fileOf(parts)]).toEqual([parts, null]);
});

test('of another source no file beside posts is found', async () => {
  Object.assign(process.env, { CONTENT_SOURCE: 'rest', CONTENT_API_URL: 'https://x.example/posts' });
  put('posts/a.png');
  jest.resetModules();
  const { fileOf } = await import('../../../../lib/content/pictures/files');
  expect(fileOf(['posts', 'a.png'])).toBeNull();
  delete process.env.CONTENT_SOURCE;
});
