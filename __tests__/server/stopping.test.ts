// A server that is told to stop has readers: it answers those who wait, and waits for nobody for long.
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { readPage } from '../support/http';
import { type RestSite, startRestSite } from '../support/rest-site';

/** 128 and the number of SIGTERM, as Next's own server has it. */
const STOPPED = 143;

let site: RestSite;

beforeAll(async () => {
  site = await startRestSite({ REVALIDATE_SECONDS: 'false' });
});

afterAll(() => site.stop());

test('a first visit that waits for the source is answered before the server exits', async () => {
  const { server, source } = site;
  for (const id of ['early', 'late']) source.put({ id, title: id, content: `Text that came ${id}.` });
  // From then on there is a worker that renders.
  expect((await readPage(server, '/blog/early')).status).toBe(200);
  const hold = source.hold('late');
  const visit = readPage(server, '/blog/late').then((page) => page);
  await hold.arrived;
  const stopped = server.stop();
  // From then on it waits for open requests alone.
  await server.logged('"event":"requests"');
  hold.release();
  const { status, text } = await visit;
  expect([status, text]).toEqual([200, expect.stringContaining('Text that came late.')]);
  await stopped;
  expect(await server.ended).toBe(STOPPED);
});

test('a reader who never takes the answer does not keep the server from its exit', async () => {
  // More than the system keeps of a connection.
  await writeFile(join(site.server.dir, 'public/large.txt'), 'x'.repeat(50_000_000));
  await site.restart();
  const { hostname, port } = new URL(site.server.url);
  const socket = connect(Number(port), hostname);
  socket.write('GET /large.txt HTTP/1.1\r\nHost: x\r\n\r\n');
  const [head] = await once(socket, 'data');
  socket.pause();
  socket.once('error', () => {});
  expect(String(head)).toMatch(/^HTTP\/1\.1 200 /);
  await site.server.stop();
  expect(await site.server.ended).toBe(STOPPED);
  socket.destroy();
});
