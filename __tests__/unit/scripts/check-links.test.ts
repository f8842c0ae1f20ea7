// `npm run check-links` names the links of posts that lead nowhere.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runScript } from '../../support/script';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'links-'));
});
afterEach(() => rmSync(dir, { recursive: true }));

const write = (file: string, text: string) =>
  writeFileSync(
    join(dir, file),
    `---\ntitle: ${file}\naliases: [/old/${file}]\ntags: [tin]\n---\n${text}\n\n## Top\n`,
  );

test('links that lead somewhere are none of them', () => {
  write('b.md', '![b](b.png)');
  writeFileSync(join(dir, 'b.png'), '');
  write(
    'a.md',
    '[b](b.md) [[b]] [c](/old/b.md) [d](/blog/b#top) [e](#top) ![f](/images/cover.svg) [g](/tags/tin) [h](/feed.xml) [i](/) [j](https://x.example/y) <a href="mailto:a@x.example">k</a> `[l](l.md)`',
  );
  const { status, lines } = runScript('check-links', { CONTENT_DIR: dir });
  expect([status, lines]).toEqual([0, ['Every link leads somewhere.']]);
});

test('each that leads nowhere is named with its post, and so is a post that does not fit', () => {
  const links = {
    'a file': ['[x](nowhere.md)', '/blog/nowhere'],
    'a title': ['[[No such post]]', 'No such post'],
    'a picture': ['![x](/images/nowhere.png)', '/images/nowhere.png'],
    'a picture beside the post': ['![x](./x.png)', '/images/posts/x.png'],
    'a tag': ['[x](/tags/nothing)', '/tags/nothing'],
    'a page of the archive': ['[x](/archive/7)', '/archive/7'],
    'an old address': ['[x](/2021/nothing.html)', '/2021/nothing.html'],
    'a folder': ['[x](nothing/)', 'nothing/'],
  };
  for (const [name, [text = '']] of Object.entries(links)) write(`${name}.md`, text);
  writeFileSync(join(dir, 'odd.md'), '---\ntitle: "No end\n---\n');
  const { status, lines } = runScript('check-links', { CONTENT_DIR: dir });
  expect([status, lines[0]]).toEqual([1, expect.stringMatching(/^left out: .*odd\.md: line/)]);
  for (const [name, [, address]] of Object.entries(links))
    expect(lines).toContain(`/blog/${name}: ${address}`);
});

test('an address that a post never had is named, the links beside it are not', () => {
  const { lines } = runScript('check-links', { CONTENT_DIR: join(__dirname, '../../fixtures/import') });
  const told = lines.filter((line) => line.startsWith('/blog/between-posts:'));
  expect(told).toEqual(['/blog/between-posts: /2018/11/23/birch-bench.html']);
});
