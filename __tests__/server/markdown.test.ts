// Publishing from Markdown files: saving one is enough, and a broken one breaks no page.
import { execFileSync } from 'node:child_process';
import { mkdir, rename, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { site as blog } from '../../site.config';
import { BUILD_LIMIT_MS, buildSite } from '../support/build';
import { eventually, outcomes, published, readPage, readUntil, revalidate } from '../support/http';
import { type Server, startServer, writePost } from '../support/site';

let server: Server;

beforeAll(async () => {
  // Time must not do what the files' changes have to.
  server = await startServer({ built: 'markdown' }, { REVALIDATE_SECONDS: 'false' });
});

afterAll(() => server.stop());

const posts = (file: string) => join(server.dir, 'content/posts', file);

const remove = (file: string) => rm(posts(file));

const isNow = (path: string, text: string) => readUntil(server, path, (page) => page.text.includes(text));

const isNotFound = (path: string) => readUntil(server, path, ({ status }) => status === 404);

const isOffHome = (text: string) => readUntil(server, '/', (page) => !page.text.includes(text));

const DATED = 'publishedAt: 2026-11-18T09:00:00Z';

test('a pre-built page is a hit', async () => {
  const page = await readPage(server, '/blog/welcome');
  expect(page.status).toBe(200);
  expect(page.headers['x-nextjs-cache']).toBe('HIT');
  const korean = await readPage(server, `/blog/${encodeURIComponent('한글로-쓰기')}`);
  expect(korean.headers['x-nextjs-cache']).toBe('HIT');
});

describe('without a call', () => {
  test('a file that is added is published, to its address and to home', async () => {
    expect((await readPage(server, '/blog/notes')).status).toBe(404);
    await writePost(server.dir, 'notes.md', `title: Notes\n${DATED}`, 'Notes, version 1.');
    await isNow('/blog/notes', 'Notes, version 1.');
    await isNow('/', 'href="/blog/notes"');
  });

  test('a file that is saved is published', async () => {
    await writePost(server.dir, 'notes.md', `title: More notes\n${DATED}`, 'Notes, version 2.');
    await isNow('/blog/notes', 'Notes, version 2.');
    await isNow('/', 'More notes');
  });

  test('a file that is saved as editors do, by a rename over it, is published', async () => {
    await writePost(server.dir, '.notes.md.tmp', `title: More notes\n${DATED}`, 'Notes, version 3.');
    await rename(posts('.notes.md.tmp'), posts('notes.md'));
    await isNow('/blog/notes', 'Notes, version 3.');
  });

  const leadsTo = (path: string, to: string) =>
    readUntil(server, path, ({ status, headers }) => status === 308 && headers.location === to);

  test('a file that is renamed is at its new address, to which the old one leads', async () => {
    await rename(posts('notes.md'), posts('새-노트.md'));
    const path = `/blog/${encodeURIComponent('새-노트')}`;
    await isNow(path, 'Notes, version 3.');
    await leadsTo('/blog/notes', path);
    await isNow('/', `href="${path}"`);
    await isOffHome('href="/blog/notes"');
    // To readers' programs it is the post that it was.
    const feeds = await readUntil(server, '/feed.xml', ({ text }) => text.includes(`${path}</link>`));
    expect(feeds.at(-1)?.text).toMatch(/<guid isPermaLink="false">[^<]*\/blog\/notes<\/guid>/);
  });

  test('an id that changes in the file moves the post, and the file’s name leads to it', async () => {
    const old = `/blog/${encodeURIComponent('새-노트')}`;
    await writePost(server.dir, '새-노트.md', `id: moved\ntitle: Moved notes\n${DATED}`, 'Notes, version 4.');
    // A visitor has the page made as well, before the server has noticed the file.
    await server.logged('/blog/moved updated');
    await isNow('/blog/moved', 'Notes, version 4.');
    await leadsTo(old, '/blog/moved');
  });

  test('a file that is deleted is gone', async () => {
    await remove('새-노트.md');
    for (const path of ['/blog/moved', `/blog/${encodeURIComponent('새-노트')}`]) await isNotFound(path);
    await isOffHome('Moved notes');
  });

  test('a page that a visitor had made of what a file was for a moment is gone with it', async () => {
    await writePost(server.dir, 'moment.md', `id: for-a-moment\ntitle: Moment\n${DATED}`, 'A moment.');
    // The server waits until a folder has been quiet.
    const noise = setInterval(() => writePost(server.dir, '.noise', '', ''), 20);
    expect((await readPage(server, '/blog/for-a-moment')).status).toBe(200);
    clearInterval(noise);
    await writePost(server.dir, 'moment.md', `id: for-good\ntitle: Moment\n${DATED}`, 'For good.');
    await isNow('/blog/for-good', 'For good.');
    await isNotFound('/blog/for-a-moment');
    await remove('moment.md');
    await isNotFound('/blog/for-good');
  });

  test('300 files that come at once, and go again, are one publish each', async () => {
    const beside = join(server.dir, 'content/many');
    await mkdir(beside);
    for (let n = 1; n <= 300; n++)
      await writeFile(join(beside, `many-${n}.md`), `---\ntitle: Many ${n}\n${DATED}\n---\nOne of many.\n`);
    const publishes = () => server.log().split('"event":"publish"').length - 1;
    const moves = [
      [beside, posts('many'), () => isNow('/', 'href="/blog/many-1"')],
      [posts('many'), beside, () => isOffHome('href="/blog/many-1"')],
    ] as const;
    for (const [from, to, isDone] of moves) {
      const before = publishes();
      await rename(from, to);
      await isDone();
      await eventually('its line in the log', () => publishes() > before);
      expect((await readPage(server, '/blog/many-300')).status).toBe(to === beside ? 404 : 200);
      expect(publishes() - before).toBe(1);
    }
  });

  test('a file that was broken and is mended is published', async () => {
    await writePost(server.dir, 'mended.md', 'publishedAt: yesterday', 'Mended text.');
    await server.logged('mended.md');
    await writePost(server.dir, 'mended.md', `title: Mended\n${DATED}`, 'Mended text.');
    await isNow('/blog/mended', 'Mended text.');
    await isNow('/', 'href="/blog/mended"');
    await remove('mended.md');
    await isNotFound('/blog/mended');
  });
});

describe('a call', () => {
  test('publishes a file once, although the server notices by itself that it was saved', async () => {
    const saved = (file: string) => writePost(server.dir, `${file}.md`, `title: ${file}\n${DATED}`, 'Saved.');
    const timesPublished = async (file: string, later: string) => {
      await saved(file);
      await published(server, { id: file });
      // By the time that it has noticed this one, it has noticed the other.
      await saved(later);
      await server.logged(`/blog/${later} updated`);
      await Promise.all([remove(`${file}.md`), remove(`${later}.md`)]);
      await isNotFound(`/blog/${later}`);
      return server.log().split(`"paths":["/blog/${file} updated`).length - 1;
    };
    let turn = 0;
    // On a busy machine it may have noticed the file before the call came, and then both publish it.
    await eventually('a file that was published once', async () => {
      turn += 1;
      return (await timesPublished(`once-${turn}`, `later-${turn}`)) === 1;
    });
  });

  test('finds what was added, edited and removed', async () => {
    await writePost(server.dir, 'called.md', `title: Called\n${DATED}`, 'Called, version 1.');
    expect(outcomes(await revalidate(server, { id: 'called' }))).toMatchObject({
      '/blog/called': 'updated',
      '/': 'updated',
    });
    expect((await readPage(server, '/blog/called')).text).toContain('Called, version 1.');

    await writePost(server.dir, 'called.md', `title: Called\n${DATED}`, 'Called, version 2.');
    await published(server, { id: 'called' });
    expect((await readPage(server, '/blog/called')).text).toContain('Called, version 2.');

    await remove('called.md');
    expect(outcomes(await revalidate(server, { id: 'called' }))).toMatchObject({
      '/blog/called': 'gone',
      '/': 'updated',
    });
    expect((await readPage(server, '/blog/called')).status).toBe(404);
  });

  test.each([
    ['a broken date', 'title: Fine\npublishedAt: 31 February', /fine\.md.* publishedAt: not a date/],
    ['an impossible date', 'title: Fine\npublishedAt: 2026-02-31', /fine\.md.* publishedAt: not a date/],
    ['an impossible id', 'id: a/b\ntitle: Fine', /fine\.md.* id: not possible/],
    ['broken front matter', 'title: "Fine', /fine\.md: /],
  ])(
    'on a file with %s names file and field, keeps the last good page, and heals',
    async (_, fields, why) => {
      const good = `title: Fine\n${DATED}`;
      await writePost(server.dir, 'fine.md', good, 'Good text.');
      await published(server, { id: 'fine' });

      await writePost(server.dir, 'fine.md', fields, 'Bad text.');
      const failed = await revalidate(server, { id: 'fine' });
      expect(failed.status).toBe(500);
      expect(outcomes(failed)).toEqual({ '/blog/fine': 'failed', '/': 'failed' });
      for (const { reason } of failed.body.results) expect(reason).toMatch(why);
      const page = await readPage(server, '/blog/fine');
      expect(page.status).toBe(200);
      expect(page.text).toContain('Good text.');
      expect((await readPage(server, '/')).text).toContain('href="/blog/fine"');

      await writePost(server.dir, 'fine.md', good, 'Mended text.');
      await published(server, { id: 'fine' });
      expect((await readPage(server, '/blog/fine')).text).toContain('Mended text.');
      await remove('fine.md');
    },
  );

  test('on an id that two files have names both, keeps the last good page, and heals', async () => {
    await writePost(server.dir, 'one.md', `title: One\n${DATED}`, 'Text of one.');
    await published(server, { id: 'one' });

    await writePost(server.dir, 'two.md', `id: one\ntitle: Two\n${DATED}`, 'Text of two.');
    const failed = await revalidate(server, { id: 'one' });
    expect(failed.status).toBe(500);
    for (const { reason } of failed.body.results) {
      expect(reason).toMatch(/The id "one" is used by .*one\.md and .*two\.md/);
    }
    expect((await readPage(server, '/blog/one')).text).toContain('Text of one.');

    await remove('two.md');
    await published(server, { id: 'one' });
    expect((await readPage(server, '/blog/one')).text).toContain('Text of one.');
    await remove('one.md');
  });

  /** Does something while the folder of posts has another name. */
  async function whileAway(work: () => Promise<void>): Promise<void> {
    const away = join(server.dir, 'content/away');
    await rename(posts(''), away);
    try {
      await work();
    } finally {
      await rm(posts(''), { recursive: true, force: true });
      await rename(away, posts(''));
    }
    await published(server, { id: 'welcome' });
    expect((await readPage(server, '/blog/welcome')).status).toBe(200);
  }

  test('on a folder that cannot be read names CONTENT_DIR, and keeps the pages', async () => {
    await whileAway(async () => {
      const failed = await revalidate(server, { id: 'welcome' });
      expect(failed.status).toBe(500);
      expect(failed.body.results[0].reason).toContain('CONTENT_DIR (content/posts) cannot be read');
      expect((await readPage(server, '/blog/welcome')).status).toBe(200);
    });
  });

  test('on odd files and links names each, follows no link out of the folder, and publishes the others', async () => {
    const secret = join(server.dir, 'outside.md');
    const fields = (title: string) => `---\ntitle: ${title}\n${DATED}\n`;
    await writeFile(secret, `${fields('Outside')}---\nSecret text.\n`);
    await mkdir(posts('odd'));
    await symlink('..', posts('odd/circle'));
    await symlink(secret, posts('odd/outside.md'));
    await symlink('nowhere.md', posts('odd/lost.md'));
    await writeFile(posts('odd/huge.md'), fields('Huge'));
    await truncate(posts('odd/huge.md'), 100 * 1024 * 1024);
    const aliases = Array.from({ length: 12 }, (_, n) => `a${n + 1}: &a${n + 1} [${`*a${n},`.repeat(9)}]`);
    await writeFile(
      posts('odd/bomb.md'),
      `${fields('Bomb')}a0: &a0 [x]\n${aliases.join('\n')}\n---\nText.\n`,
    );
    await writeFile(posts('odd/\u001b[2J\nname.md'), '---\ntitle: "Odd\n---\nText.\n');
    execFileSync('mkfifo', [posts('odd/pipe.md')]);
    await writePost(server.dir, 'odd/good.md', `title: Good among odd ones\n${DATED}`, 'Good text.');
    await readUntil(server, '/', ({ text }) => text.includes('Good among odd ones'));
    for (const name of ['circle', 'outside.md', 'lost.md', 'huge.md', 'bomb.md', 'name.md'])
      await server.logged(name);
    for (const line of server
      .log()
      .split('\n')
      .filter((each) => each.includes('name.md')))
      expect(() => JSON.parse(line)).not.toThrow();
    for (const path of ['/', '/archive', '/blog/welcome', '/blog/good'])
      expect([path, (await readPage(server, path)).status]).toEqual([path, 200]);
    // It may be in the file that is not read.
    const outside = await readPage(server, '/blog/outside');
    expect([outside.status, outside.text]).toEqual([500, expect.not.stringContaining('Secret text.')]);
    await rm(posts('odd'), { recursive: true });
    await isOffHome('Good among odd ones');
  });

  test('on a folder that is empty leaves an empty blog', async () => {
    await whileAway(async () => {
      await mkdir(posts(''));
      const call = await revalidate(server, { id: 'welcome' });
      expect(outcomes(call)).toMatchObject({ '/blog/welcome': 'gone', '/': 'updated' });
      expect((await readPage(server, '/')).text).toContain(blog.words.lists.empty);
    });
  });
});

test.each([
  ['with --strict stops', { BUILD_STRICT: 'true' }, false],
  ['shows the others', {}, true],
])(
  'a build from broken files %s, and names each file and field at once',
  async (_, settings, isDone) => {
    const prepare = async (dir: string) => {
      await writePost(dir, 'broken-date.md', 'title: Broken\npublishedAt: 2026-13-01');
      await writePost(dir, 'no-end.md', 'title: "No end');
      await writePost(dir, 'twice.md', 'id: welcome\ntitle: Welcome again');
    };
    const { code, output } = await buildSite('broken-files', settings, { prepare });
    expect(code === 0).toBe(isDone);
    expect(output).toMatch(/content\/posts\/broken-date\.md.* publishedAt: not a date/);
    expect(output).toMatch(/content\/posts\/no-end\.md: line \d+: /);
    expect(output).toMatch(
      /welcome\\?" is used by content\/posts\/twice\.md and content\/posts\/welcome\.md/,
    );
  },
  BUILD_LIMIT_MS,
);
