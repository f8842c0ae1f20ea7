// Servers are restarted one after the other, and readers and load balancers see nothing of it.
import { Agent, get } from 'node:http';
import { eventually, readPage } from '../support/http';
import { startNginx } from '../support/nginx';
import { freePort, type Server, startServer } from '../support/site';

const PATHS = ['/', '/blog/welcome', '/feed.xml', '/archive', '/blog/nowhere'];

/** The status of an answer, and whether it ends the connection; 0 for none. */
function read(url: string, path: string, agent: Agent): Promise<{ status: number; isLast: boolean }> {
  return new Promise((done) => {
    const call = get(url + path, { agent }, (answer) => {
      answer.resume().once('end', () => {
        done({ status: answer.statusCode ?? 0, isLast: answer.headers.connection === 'close' });
      });
    });
    call.once('error', () => done({ status: 0, isLast: true }));
  });
}

test('two servers behind nginx, under load: no request fails', async () => {
  const ports = [String(await freePort()), String(await freePort())];
  const start = (PORT: string, site: { built: string } | { dir: string }) => startServer(site, { PORT });
  const servers: Server[] = [];
  for (const port of ports) servers.push(await start(port, { built: 'markdown' }));
  const nginx = await startNginx(ports);
  const agent = new Agent({ keepAlive: true, maxSockets: 8 });
  let isDone = false;
  const statuses = new Map<string, number>();
  const readOn = async () => {
    for (let times = 0; !isDone; times++) {
      const path = PATHS[times % PATHS.length] ?? '/';
      const { status } = await read(nginx.url, path, agent);
      const told = `${path} ${status}`;
      statuses.set(told, (statuses.get(told) ?? 0) + 1);
    }
  };
  try {
    const readers = Array.from({ length: 8 }, readOn);
    for (const [at, port] of ports.entries()) {
      const server = servers[at];
      if (!server) throw new Error('There is no such server.');
      await eventually('readers', () => (statuses.get('/ 200') ?? 0) > 20);
      await server.stop();
      servers[at] = await start(port, { dir: server.dir });
      statuses.set('/ 200', 0);
    }
    await eventually('readers', () => (statuses.get('/ 200') ?? 0) > 20);
    isDone = true;
    await Promise.all(readers);
    const expected = PATHS.map((path) => `${path} ${path.includes('nowhere') ? 404 : 200}`);
    expect([...statuses.keys()].sort()).toEqual(expected.sort());
  } finally {
    isDone = true;
    agent.destroy();
    await nginx.stop();
    for (const server of servers) await server.stop();
  }
});

test('a server that is told to stop is not ready, goes on, and ends each connection after its answer', async () => {
  const server = await startServer({ built: 'markdown' }, { STOP_DELAY_SECONDS: '4' });
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  try {
    expect((await readPage(server, '/api/ready')).status).toBe(200);
    expect(await read(server.url, '/', agent)).toEqual({ status: 200, isLast: false });
    const stopped = server.stop();
    await eventually('not ready', async () => (await readPage(server, '/api/ready')).status === 503);
    expect(await read(server.url, '/', agent)).toEqual({ status: 200, isLast: true });
    await stopped;
    expect(await read(server.url, '/', agent)).toMatchObject({ status: 0 });
  } finally {
    agent.destroy();
    await server.stop();
  }
});
