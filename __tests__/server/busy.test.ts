// More is asked for than can be made: what is over the bound is told to come again, and nothing is lost.
import { eventually, publish, readPage, revalidate, revalidateInTime } from '../support/http';
import { HELLO } from '../support/posts';
import { type SharedSite, startSharedSite } from '../support/shared-site';
import type { Server } from '../support/site';

// As many as are made at the same time.
const HELD = ['held-1', 'held-2', 'held-3', 'held-4'];
const A_CALL = 100;

let site: SharedSite & { server: Server };

beforeAll(async () => {
  // Nothing that is held may reach its own deadline.
  const shared = await startSharedSite(1, { REVALIDATE_SECONDS: 'false', CONTENT_TIMEOUT_MS: '60000' });
  site = { ...shared, server: shared.servers[0] as Server };
  site.source.requests = [];
  for (const id of [...HELD, 'planned']) site.source.put({ ...HELLO, id, title: `Title of ${id}` });
});

afterAll(() => site.stop());

const names = (call: number, count: number) =>
  Array.from({ length: count }, (_, index) => `waiting-${call}-${index}`);

const ask = async (ids: string[]) => {
  const call = await revalidateInTime(site.server, { paths: ids.map((id) => `/blog/${id}`) });
  return { ids, call };
};

test('a call that comes when a thousand pages wait is told to come again; it changes nothing, and no other is lost', async () => {
  const { source, server } = site;
  const holds = [...HELD, 'planned'].map((id) => source.hold(id));
  // A hundred pages, of which four are at work and hang, and a plan that hangs.
  const accepted = ask([...HELD, ...names(0, A_CALL - HELD.length)]);
  const planned = revalidateInTime(server, { id: 'planned' }).then((call) => call);
  await Promise.all(holds.map(({ arrived }) => arrived));

  // Nine more hundreds make a thousand pages, and with the plan one more than may wait.
  const atOnce = await Promise.all(Array.from({ length: 20 }, (_, index) => ask(names(index + 1, A_CALL))));
  const refused = atOnce.filter(({ call }) => call.status === 503);
  const pending = [await accepted, ...atOnce.filter(({ call }) => call.status === 202)];
  expect([pending.length, refused.length]).toEqual([10, 11]);
  for (const { call } of refused) {
    expect(Number(call.headers['retry-after'])).toBeGreaterThan(0);
    expect(call.body.message).toContain('waiting');
  }
  expect((await planned).status).toBe(202);

  const edited = { ...HELLO, title: 'Hello again', updatedAt: '2026-11-01T00:00:00Z' };
  source.put(edited);
  for (const body of [{ id: 'hello' }, { paths: ['/blog/hello', '/'] }]) {
    const call = await revalidate(server, body);
    expect([call.status, Number(call.headers['retry-after']) > 0]).toEqual([503, true]);
  }
  expect(source.requestsFor('hello')).toBe(0);
  for (const path of ['/blog/hello', '/'])
    expect((await readPage(server, path)).text).not.toContain('Hello again');

  for (const hold of holds) hold.release();
  // At first there is no place in the queue, and then what stands in it may take longer than a caller waits.
  await eventually(
    'a call is answered with 200',
    async () => (await publish(server, { id: 'hello' })).status === 200,
    120_000,
  );
  for (const path of ['/blog/hello', '/'])
    expect((await readPage(server, path)).text).toContain('Hello again');

  const asked = (ids: string[]) => ids.filter((id) => source.requestsFor(id) > 0);
  for (const { ids } of pending)
    await eventually('what was accepted is made', () => asked(ids).length === ids.length);
  for (const { ids } of refused) expect(asked(ids)).toEqual([]);
  await eventually('what was planned is made', async () =>
    (await readPage(server, '/')).text.includes('Title of planned'),
  );
});
