// A repository of Markdown files: a push is pulled, and what its commits touch is published, renames too.
// Goes with: github.
import { execFileSync } from 'node:child_process';
import { cp, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { outcomes, readPage, readUntil } from '../support/http';
import { sendPush } from '../support/senders';
import { copyOfBuilt, SECRET, type Server, type Settings, startServer } from '../support/site';

let server: Server;
let settings: Settings;
/** Where an author works, and what is pushed to. */
let author: string;
let remote: string;

const git = (dir: string, ...args: string[]) =>
  execFileSync('git', ['-C', dir, '-c', 'user.name=Author', '-c', 'user.email=author@example.com', ...args], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });

const post = (title: string, text: string) =>
  `---\ntitle: ${title}\npublishedAt: 2026-11-18T09:00:00Z\n---\n${`${text}\n`.repeat(5)}`;

const write = (file: string, title: string, text: string) =>
  writeFile(join(author, 'content/posts', file), post(title, text));

/** Commits all that the author did, and pushes it. */
function push(...options: string[]): void {
  git(author, 'add', '-A');
  git(author, 'commit', '-q', '-m', 'Edit');
  git(author, 'push', '-q', ...options, 'origin', 'main');
}

const posts = (...ids: string[]) => ids.map((id) => `content/posts/${id}.md`);

const text = async (path: string) => (await readPage(server, path)).text;

beforeAll(async () => {
  const dir = await copyOfBuilt('markdown');
  const root = await mkdtemp(join(dir, '.next/repositories-'));
  remote = join(root, 'remote.git');
  author = join(root, 'author');
  execFileSync('git', ['init', '-q', '--bare', '-b', 'main', remote]);
  execFileSync('git', ['clone', '-q', remote, author], { stdio: 'ignore' });
  await cp(join(dir, 'content/posts'), join(author, 'content/posts'), { recursive: true });
  git(author, 'checkout', '-q', '-b', 'main');
  push();
  const clone = join(root, 'server');
  execFileSync('git', ['clone', '-q', remote, clone]);
  settings = {
    CONTENT_GIT_PULL: 'true',
    CONTENT_DIR: join(clone, 'content/posts'),
    REVALIDATE_SECONDS: 'false',
    // The first sync takes note of what is there.
    SWEEP_SECONDS: '600',
  };
  server = await startServer({ dir }, settings);
  await server.logged('The site shows what the source has');
});

afterAll(() => server.stop());

test('an added post is pulled and published', async () => {
  await write('pushed.md', 'Pushed', 'Text of pushed.');
  push();
  const call = await sendPush(server, [{ added: posts('pushed'), modified: [], removed: [] }]);
  expect(call.status).toBe(200);
  expect(outcomes(call)).toMatchObject({ '/blog/pushed': 'updated', '/': 'updated' });
  expect(await text('/blog/pushed')).toContain('Text of pushed.');
});

test('hooks of the clone run without the secrets and settings of the blog', async () => {
  const told = join(author, '../environment');
  const hook = join(settings.CONTENT_DIR ?? '', '../../.git/hooks/post-merge');
  await writeFile(hook, `#!/bin/sh\nenv > '${told}'\n`, { mode: 0o755 });
  await write('pushed.md', 'Pushed', 'Text that a hook sees.');
  push();
  const call = await sendPush(server, [{ added: [], modified: posts('pushed'), removed: [] }]);
  expect(call.status).toBe(200);
  await rm(hook);
  const environment = await readFile(told, 'utf8');
  expect(environment).toContain('PATH=');
  expect(environment).not.toMatch(/REVALIDATE|CONTENT_|CACHE_/);
  expect(environment).not.toContain(SECRET);
});

test('a rename makes the old address lead to the new one', async () => {
  await rename(join(author, posts('pushed')[0] ?? ''), join(author, posts('renamed')[0] ?? ''));
  push();
  const call = await sendPush(server, [{ added: posts('renamed'), modified: [], removed: posts('pushed') }]);
  expect(outcomes(call)).toMatchObject({ '/blog/pushed': 'updated', '/blog/renamed': 'updated' });
  const old = await readPage(server, '/blog/pushed');
  expect([old.status, old.headers.location]).toEqual([308, '/blog/renamed']);
});

test('a push that got lost comes with the next one', async () => {
  await write('lost.md', 'Lost', 'Text of lost.');
  push();
  await write('next.md', 'Next', 'Text of next.');
  push();
  await sendPush(server, [{ added: posts('next'), modified: [], removed: [] }]);
  expect(await text('/')).toContain('/blog/lost');
  expect(await text('/blog/lost')).toContain('Text of lost.');
});

test('of commits that GitHub does not list all is found', async () => {
  await write('many.md', 'Many', 'Text of many.');
  await rm(join(author, posts('next')[0] ?? ''));
  push();
  const call = await sendPush(server, [], { created: true });
  expect(outcomes(call)).toMatchObject({ '/blog/many': 'updated', '/blog/next': 'gone' });
  expect((await readPage(server, '/blog/next')).status).toBe(404);
});

test('a file that says its own id is published under that one', async () => {
  await writeFile(
    join(author, 'content/posts/2026-11-file.md'),
    post('Own', 'Text of own.').replace('title', 'id: own-id\ntitle'),
  );
  push();
  const call = await sendPush(server, [{ added: posts('2026-11-file'), modified: [], removed: [] }]);
  expect(outcomes(call)).toMatchObject({ '/blog/own-id': 'updated' });
  expect(await text('/blog/own-id')).toContain('Text of own.');
  // The file's name leads there, as an address that it may have had before.
  expect((await readPage(server, '/blog/2026-11-file')).headers.location).toBe('/blog/own-id');
});

test('a push that got lost comes with the sync at the start, and its rename leaves a redirect', async () => {
  await server.stop();
  await rename(join(author, posts('renamed')[0] ?? ''), join(author, posts('moved')[0] ?? ''));
  push();
  server = await startServer({ dir: server.dir }, settings);
  const pages = await readUntil(server, '/blog/renamed', ({ status }) => status === 308);
  expect(pages.at(-1)?.headers.location).toBe('/blog/moved');
  // Nobody waits for what a sync publishes.
  await readUntil(server, '/', (page) => page.text.includes('/blog/moved'));
});

test('a push that got lost comes with a later sync', async () => {
  await server.stop();
  server = await startServer({ dir: server.dir }, { ...settings, SWEEP_SECONDS: '1' });
  await server.logged('The site shows what the source has');
  await write('swept.md', 'Swept', 'Text of swept.');
  push();
  await readUntil(server, '/blog/swept', (page) => page.text.includes('Text of swept.'));
  // Nobody waits for what a sync publishes.
  await readUntil(server, '/', (page) => page.text.includes('/blog/swept'));
});

test('a sync that cannot pull looks at the folder all the same', async () => {
  const clone = join(remote, '../server');
  git(clone, 'remote', 'set-url', 'origin', join(remote, '../nowhere'));
  await server.logged('"event":"git pull"');
  // Nobody sees it come due but a sync.
  const publishedAt = new Date(Date.now() + 2000).toISOString();
  const due = post('Due', 'Text of due.').replace('2026-11-18T09:00:00Z', publishedAt);
  await writeFile(join(clone, 'content/posts/due.md'), due);
  await readUntil(server, '/', (page) => page.text.includes('/blog/due'));
  await rm(join(clone, 'content/posts/due.md'));
  git(clone, 'remote', 'set-url', 'origin', remote);
  await readUntil(server, '/blog/due', ({ status }) => status === 404);
  await server.stop();
  server = await startServer({ dir: server.dir }, settings);
});

test('a push of which nothing can be kept is published, and answered, all the same', async () => {
  // Below a file there can be no folder.
  const inTheWay = join(remote, '../in-the-way');
  await writeFile(inTheWay, '');
  await server.stop();
  server = await startServer({ dir: server.dir }, { ...settings, CACHE_DIR: inTheWay, SWEEP_SECONDS: '0' });
  await write('unkept.md', 'Unkept', 'Text of unkept.');
  push();
  const call = await sendPush(server, [{ added: posts('unkept'), modified: [], removed: [] }]);
  expect([call.status, outcomes(call)]).toMatchObject([200, { '/blog/unkept': 'updated' }]);
  expect(await text('/blog/unkept')).toContain('Text of unkept.');
  await server.stop();
  server = await startServer({ dir: server.dir }, settings);
});

test('no token is told when a pull fails', async () => {
  const clone = join(remote, '../server');
  git(clone, 'remote', 'set-url', 'origin', 'http://user:token-of-mine@127.0.0.1:9/x.git');
  const call = await sendPush(server, [{ added: posts('x'), modified: [], removed: [] }]);
  expect(call.status).toBe(500);
  expect(call.text + server.log()).not.toContain('token-of-mine');
  git(clone, 'remote', 'set-url', 'origin', remote);
});

test('a history that was rewritten is not pulled: the answer says why, and every page stays', async () => {
  git(author, 'reset', '-q', '--hard', 'HEAD~2');
  await write('forced.md', 'Forced', 'Text of forced.');
  push('--force');
  const call = await sendPush(server, [{ added: posts('forced'), modified: [], removed: [] }], {
    forced: true,
  });
  expect(call.status).toBe(500);
  expect(call.body.results[0].reason).toMatch(/git pull .* failed: .*(fast-forward|diverg)/is);
  expect(await text('/blog/many')).toContain('Text of many.');
});

test('a push to another branch pulls nothing', async () => {
  const call = await sendPush(server, [{ added: posts('x'), modified: [], removed: [] }], {
    ref: 'refs/heads/x',
  });
  expect(call.body.ignored).toContain('refs/heads/x');
});
