// What outlives a server that keeps its pages in files: its restarts, kills and successors.
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { published, readPage, revalidate } from '../support/http';
import { HELLO } from '../support/posts';
import { type RestSite, startRestSite } from '../support/rest-site';

// No page gets old by time here, so that only what a test does renews any.
const SETTINGS = { REVALIDATE_SECONDS: '3600' };
const LONG_ID = '가'.repeat(80);

let site: RestSite;

beforeAll(async () => {
  site = await startRestSite(SETTINGS);
});

afterEach(() => {
  site.source.fault = null;
});

afterAll(() => site.stop());

/** Restarts the server while the source is down. */
async function restart(signal: NodeJS.Signals): Promise<void> {
  site.source.fault = 'drop';
  await site.restart(signal);
}

test('a removed post stays gone', async () => {
  site.source.posts.delete('second');
  await published(site.server, { id: 'second' });

  await restart('SIGTERM');
  expect((await readPage(site.server, '/blog/second')).status).toBe(404);
  expect((await readPage(site.server, '/')).text).not.toContain('/blog/second');
});

test('an edited post stays edited after a kill, and caches are told for how long', async () => {
  site.source.put({ ...HELLO, title: 'Edited', content: 'Edited text.' });
  await published(site.server, { id: 'hello' });
  const before = await readPage(site.server, '/blog/hello');

  await restart('SIGKILL');
  const after = await readPage(site.server, '/blog/hello');
  expect(after.status).toBe(200);
  expect(after.text).toBe(before.text);
  expect(after.headers['cache-control']).toBe('s-maxage=3600');
  expect((await readPage(site.server, '/')).text).toContain('Edited');
});

test('pages made on first visit are kept, whatever their ids', async () => {
  const ids = ['later', LONG_ID];
  const read = (id: string) => readPage(site.server, `/blog/${encodeURIComponent(id)}`);
  for (const id of ids) {
    site.source.put({ id, title: 'Later', content: 'Made on first visit.' });
    expect([id, (await read(id)).status]).toEqual([id, 200]);
  }

  await restart('SIGKILL');
  for (const id of ids) {
    const { status, text } = await read(id);
    expect([id, status, text]).toEqual([id, 200, expect.stringContaining('Made on first visit.')]);
  }
});

test('what is no page among the files is made again, and is no error', async () => {
  for (const file of await filesOf(site)) await writeFile(file, '{"path": "/blog/hello", "val');

  await site.restart('SIGKILL');
  for (const path of ['/', '/blog/hello']) expect((await readPage(site.server, path)).status).toBe(200);
  expect((await readPage(site.server, '/blog/hello')).text).toContain('Edited text.');
});

test('a server that is asked to end answers the call that it is at work on', async () => {
  site.source.put({ ...HELLO, content: 'Text that came last.' });
  const hold = site.source.hold('hello');
  const call = revalidate(site.server, { id: 'hello' }).then((response) => response);
  await hold.arrived;
  const restarted = site.restart('SIGTERM');
  hold.release();
  expect((await call).status).toBe(200);
  await restarted;
  site.source.fault = 'drop';
  expect((await readPage(site.server, '/blog/hello')).text).toContain('Text that came last.');
});

/** The files that hold the server's pages. */
async function filesOf({ server }: RestSite): Promise<string[]> {
  const entries = await readdir(join(server.dir, '.next/cache/isr'), {
    recursive: true,
    withFileTypes: true,
  });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}
