// The log: one line an event, each error once, few for what strangers can cause, whatever the source says.
import { flood } from '../support/flood';
import { readPage, revalidate } from '../support/http';
import { type RestSite, startRestSite } from '../support/rest-site';

let site: RestSite;

beforeAll(async () => {
  site = await startRestSite({ FIRST_VISITS_PER_SECOND: '50', REVALIDATE_SECONDS: '3600' });
});

afterEach(() => {
  site.source.fault = null;
  site.source.faults.clear();
});

afterAll(() => site.stop());

/** The lines since the log was so long. The last may not be there to its end. */
const linesSince = (from: number) => site.server.log().slice(from).split('\n').slice(0, -1);

test('an error is one line, which names what failed', async () => {
  site.source.fault = 'drop';
  const from = site.server.log().length;
  expect((await readPage(site.server, '/blog/away')).status).toBe(500);
  await site.server.logged('/posts/away');
  const lines = linesSince(from);
  expect(lines).toHaveLength(1);
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({
    level: 'error',
    event: 'error',
    reason: expect.stringContaining('cannot be reached'),
  });
});

test('so is a publish that fails, with the reason of each path', async () => {
  site.source.faults.set('hello', '500');
  const from = site.server.log().length;
  expect((await revalidate(site.server, { paths: ['/blog/hello', '/blog/second'] })).status).toBe(500);
  await site.server.logged('"event":"publish"');
  // Next would print it, too, when the page has failed.
  await readPage(site.server, '/blog/second');
  const lines = linesSince(from);
  expect(lines).toHaveLength(1);
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({
    event: 'publish',
    status: 500,
    paths: ['/blog/hello failed', '/blog/second updated'],
    reasons: [expect.stringContaining('500')],
  });
});

test('no sign that a source or a caller sends ends a line, or speaks to a terminal', async () => {
  const evil = 'evil\n{"event":"forged"}\r\u001b[2J\u009b31m\u2028\u202e';
  site.source.put({ id: 'evil', title: 'Evil', [`field ${evil}`]: 1, tags: [{ [evil]: evil }] as never });
  const from = site.server.log().length;
  await readPage(site.server, '/blog/evil');
  // An id may have signs that end a line to some, and turn the reading around.
  site.source.posts.set('other', { id: 'evil\u2028{"event":"forged"}\u202e', title: 'Evil' });
  await readPage(site.server, '/blog/other');
  await readPage(site.server, `/blog/${encodeURIComponent(evil)}`);
  await revalidate(site.server, { id: 'evil' });
  await revalidate(site.server, { id: evil });
  await readPage(site.server, '/%E0%A4%A');
  const lines = linesSince(from);
  expect(lines.length).toBeGreaterThan(0);
  for (const line of lines) {
    expect(line).toMatch(/^[\x20-\x7e\u00a0-\u2027\u202f-\uffff]*$/);
    expect(JSON.parse(line)).toMatchObject({ event: expect.not.stringContaining('forged') });
  }
});

test('with the source away, strangers cost under 200 bytes of log each', async () => {
  site.source.fault = 'drop';
  const from = site.server.log().length;
  const paths = Array.from({ length: 300 }, (_, n) => `/blog/stranger-${n}`);
  const statuses = await flood(site.server, paths, { atOnce: 200 });
  for (const status of statuses.keys()) expect([500, 503]).toContain(status);
  await flood(site.server, Array(100).fill('/api/revalidate?secret=wrong&id=hello'));
  const bytes = site.server.log().length - from;
  console.info(`400 strangers, the source away: ${Math.round(bytes / 400)} bytes of log each`);
  expect(bytes).toBeLessThan(400 * 200);
});

test('visits beyond the rate are told when to come again', async () => {
  // So few that no machine is too slow to be asked for more.
  await site.restart('SIGTERM', { FIRST_VISITS_PER_SECOND: '2' });
  const paths = Array.from({ length: 400 }, (_, n) => `/blog/many-${n}`);
  const pages = await Promise.all(paths.map((path) => readPage(site.server, path)));
  const refused = pages.filter(({ status }) => status !== 404);
  expect(refused.length).toBeGreaterThan(0);
  for (const page of refused) expect([page.status, page.headers['retry-after']]).toEqual([503, '2']);
  const data = site.server.url && (await readPage(site.server, '/')).text.match(/"buildId":"([^"]+)"/)?.[1];
  const asData = paths.map((path) => readPage(site.server, `/_next/data/${data}${path}-data.json`));
  const statuses = (await Promise.all(asData)).map(({ status }) => status);
  expect(new Set(statuses)).toEqual(new Set([404, 503]));
});
