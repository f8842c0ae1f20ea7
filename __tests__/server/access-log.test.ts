// The access log has each request, whoever answers it and whether or not its reader stays; where it is off, none.
import { once } from 'node:events';
import { connect } from 'node:net';
import { allAnswers } from '../support/answered-by';
import { eventually, revalidate } from '../support/http';
import { POSTS } from '../support/posts';
import { ask } from '../support/raw-request';
import { ScriptedSource } from '../support/scripted-source';
import { byNextStart, LONG_TIMEOUT_MS, type Server, type Settings, startServer } from '../support/site';

let source: ScriptedSource;
let server: Server;

beforeAll(async () => {
  source = await new ScriptedSource(POSTS).start();
});

afterEach(() => server.stop());
afterAll(() => source.stop());

const start = async (settings: Settings, how?: typeof byNextStart) => {
  const all = { ...source.settings, CONTENT_TIMEOUT_MS: LONG_TIMEOUT_MS, ...settings };
  server = await startServer({ built: 'rest' }, all, how);
};

/** What the log says of requests to some paths; there are others, by which the server is seen to be there. */
const logged = (paths: string[]): string[] =>
  allAnswers(server)
    .filter(({ path }) => paths.includes(path))
    .map(({ method, path, status }) => `${method} ${path} ${status}`)
    .sort();

/** Asks for a page that the source does not give, and goes away meanwhile. */
async function goAway(id: string): Promise<void> {
  const hold = source.hold(id);
  const { hostname, port } = new URL(server.url);
  const socket = connect(Number(port), hostname);
  await once(socket, 'connect');
  socket.write(`GET /blog/${id} HTTP/1.1\r\nHost: ${hostname}\r\n\r\n`);
  await hold.arrived;
  socket.destroy();
  await eventually('a line for who went', () => logged([`/blog/${id}`]).length > 0);
  hold.release();
}

test.each([
  ['npm start', undefined],
  ['next start', byNextStart],
])('a line for each request: %s', async (_, how) => {
  await start({ ACCESS_LOG: '1' }, how);
  source.put({ id: 'away', title: 'Away' });
  await ask(server, { path: '/' });
  await ask(server, { path: '/' });
  await ask(server, { method: 'HEAD', path: '/archive' });
  await revalidate(server, { id: 'hello' }, 'wrong');
  await ask(server, { path: '/blog/nowhere?secret=a' });
  await ask(server, { path: '/icon.svg' });
  await goAway('away');
  const paths = ['/', '/archive', '/api/revalidate', '/blog/nowhere', '/icon.svg', '/blog/away'];
  expect(logged(paths)).toEqual([
    'GET / 200',
    'GET / 200',
    'GET /blog/away null',
    'GET /blog/nowhere 404',
    'GET /icon.svg 200',
    'HEAD /archive 200',
    'POST /api/revalidate 401',
  ]);
  expect(server.log()).not.toContain('secret=a');
  await ask(server, { path: `/${'a'.repeat(10_000)}` });
  await eventually('a line of the length of others', () => server.log().includes(`"/${'a'.repeat(999)}…"`));
  expect(server.log()).not.toContain('a'.repeat(1001));
});

test('without ACCESS_LOG there is none', async () => {
  await start({});
  await ask(server, { path: '/' });
  await ask(server, { path: '/blog/nowhere' });
  await server.stop();
  expect(server.log()).not.toContain('"event":"request"');
});
