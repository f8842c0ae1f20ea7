// Strangers who hold connections: readers read on meanwhile, and nothing of it stays.
import { readdir } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { eventually, readPage, revalidate } from '../support/http';
import { OpenConnections } from '../support/open-connections';
import { answerToBeginning } from '../support/raw-request';
import { residentMemoryMb } from '../support/resident-memory';
import { type RestSite, startRestSite } from '../support/rest-site';
import { NEXT, PROJECT, type Server, startServer } from '../support/site';

const READERS = 8;
const CONNECTIONS = 300;
/** On each of them, beside the one that waits for the source. */
const WAITING = 5;

const filesOf = async ({ pid }: Server) => (await readdir(`/proc/${pid}/fd`)).length;

/** Eight readers at once, a few times. The slowest answer, in milliseconds; all have to be good. */
async function slowestRead(server: { url: string }, path = '/'): Promise<number> {
  let slowestMs = 0;
  for (let round = 0; round < 5; round++) {
    const reads = Array.from({ length: READERS }, async () => {
      const startedMs = performance.now();
      const { status } = await readPage(server, path);
      slowestMs = Math.max(slowestMs, performance.now() - startedMs);
      return status;
    });
    expect(await Promise.all(reads)).toEqual(Array(READERS).fill(200));
  }
  return Math.round(slowestMs);
}

/** The first line of the answer to a request that offers another protocol; its connection stays open. */
function offering(server: Server, path: string, upgrade: string): Promise<string> {
  const { hostname, port } = new URL(server.url);
  const socket = connect(Number(port), hostname);
  socket.write(`GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: ${upgrade}\r\n\r\n`);
  return new Promise((done) => {
    let answer = '';
    const end = () => {
      done(answer.split('\r\n')[0] ?? '');
      socket.destroy();
    };
    socket.on('data', (chunk) => {
      answer += chunk;
      if (answer.includes('\r\n')) end();
    });
    socket.on('error', end).on('close', end);
  });
}

const POST = 'POST /api/revalidate HTTP/1.1\r\nHost: x\r\n';

describe('a request', () => {
  let site: RestSite;

  beforeAll(async () => {
    site = await startRestSite();
  });

  afterAll(() => site.stop());

  test.each([
    ['/blog/hello', 'h2c', 'HTTP/1.1 200 OK'],
    ['/', 'x', 'HTTP/1.1 200 OK'],
    ['//', 'x', 'HTTP/1.1 308 Permanent Redirect'],
    ['/%', 'x', 'HTTP/1.1 400 Bad Request'],
    ['/[id]', 'websocket', 'HTTP/1.1 404 Not Found'],
    ['/_next/webpack-hmr', 'websocket', 'HTTP/1.1 404 Not Found'],
    // So a proxy is asked; and what is no path.
    ['http://elsewhere.example/blog/hello', 'x', 'HTTP/1.1 200 OK'],
    ['http://[::1/blog/hello', 'x', 'HTTP/1.1 308 Permanent Redirect'],
    ['*', 'x', 'HTTP/1.1 404 Not Found'],
  ])('that offers another protocol for %s is answered like any other (%s)', async (path, upgrade, status) => {
    expect(await offering(site.server, path, upgrade)).toBe(status);
  });

  test.each<[string, string, RegExp]>([
    ['of an older protocol, without a host', 'GET /blog/hello HTTP/1.0\r\n\r\n', /^HTTP\/1\.1 200 /],
    ['without a host', 'GET / HTTP/1.1\r\n\r\n', /^HTTP\/1\.1 400 /],
    ['with two hosts', 'GET / HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n', /^HTTP\/1\.1 (200|400) /],
    ['with two lengths', `${POST}Content-Length: 1\r\nContent-Length: 2\r\n\r\nab`, /^HTTP\/1\.1 400 /],
    [
      'with a length, in chunks',
      `${POST}Content-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n`,
      /^HTTP\/1\.1 400 /,
    ],
    ['with a length that is none', `${POST}Content-Length: -1\r\n\r\n`, /^HTTP\/1\.1 400 /],
    [
      'in chunks, packed',
      `${POST}Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n`,
      /^HTTP\/1\.1 (400|401) /,
    ],
    ['with lines that end early', 'GET / HTTP/1.1\nHost: x\n\n', /^HTTP\/1\.1 400 /],
    [
      'with a field that goes on',
      'GET / HTTP/1.1\r\nHost: x\r\nX-A: a\r\n b\r\n\r\n',
      /^HTTP\/1\.1 (200|400) /,
    ],
    ['with a sign that is none', 'GET / HTTP/1.1\r\nHost: x\r\nX-A: \0\r\n\r\n', /^HTTP\/1\.1 400 /],
    [
      'with a field of a prototype',
      'GET / HTTP/1.1\r\nHost: x\r\n__proto__: x\r\nconstructor: y\r\n\r\n',
      /^HTTP\/1\.1 200 /,
    ],
    [
      'with more fields than anybody sends',
      `GET / HTTP/1.1\r\nHost: x\r\n${'a: b\r\n'.repeat(2500)}\r\n`,
      /^HTTP\/1\.1 (200|431) /,
    ],
    [
      'with a larger head than anybody sends',
      `GET / HTTP/1.1\r\nHost: x\r\nX-A: ${'a'.repeat(20_000)}\r\n\r\n`,
      /^HTTP\/1\.1 431 /,
    ],
    [
      'that waits to go on',
      `${POST}Content-Length: 2\r\nExpect: 100-continue\r\n\r\n{}`,
      /^HTTP\/1\.1 (100|401) /,
    ],
    ['that expects anything', 'GET / HTTP/1.1\r\nHost: x\r\nExpect: anything\r\n\r\n', /^HTTP\/1\.1 417 /],
    ['in another protocol', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03', /^HTTP\/1\.1 400 /],
    ['of HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', /^HTTP\/1\.1 (400|505) /],
  ])('%s is answered or refused', async (_, written, answer) => {
    expect(await answerToBeginning(site.server, written)).toMatch(answer);
    expect((await readPage(site.server, '/blog/hello')).status).toBe(200);
  });

  test('with another one in its body is one request', async () => {
    const within = 'GET /blog/second HTTP/1.1\r\nHost: x\r\n\r\n';
    const { hostname, port } = new URL(site.server.url);
    const socket = connect(Number(port), hostname);
    let answers = '';
    socket.on('data', (chunk) => {
      answers += chunk;
    });
    socket.write(`GET /blog/hello HTTP/1.1\r\nHost: x\r\nContent-Length: ${within.length}\r\n\r\n${within}`);
    socket.write('GET /api/ready HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n');
    await new Promise((done) => socket.once('close', done));
    expect(answers.split('HTTP/1.1 200 OK')).toHaveLength(3);
    expect(answers).not.toContain('Text of second');
  });

  test('that offers another protocol leaves no file open, two hundred times, and readers are answered meanwhile', async () => {
    const before = await filesOf(site.server);
    const held = new OpenConnections(site.server);
    for (const path of ['//', '/%', '/[id]', '/_next/x']) {
      held.open(50, `GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\n`);
    }
    await slowestRead(site.server);
    held.end();
    await eventually('all are closed', async () => (await filesOf(site.server)) <= before + READERS);
  });
});

describe('requests that do not wait for answers', () => {
  const ASK = 'GET /blog/hello HTTP/1.1\r\nHost: x\r\n\r\n';
  let site: RestSite;

  beforeAll(async () => {
    site = await startRestSite();
    // From then on it is in memory.
    await slowestRead(site.server, '/blog/hello');
  });

  afterAll(() => site.stop());

  const memoryMb = () => residentMemoryMb(site.server);

  test('a few are answered, in order', async () => {
    const { hostname, port } = new URL(site.server.url);
    const socket = connect(Number(port), hostname);
    let answers = '';
    socket.on('data', (chunk) => {
      answers += chunk;
    });
    socket.write(ASK.repeat(10) + ASK.replace('hello', 'second'));
    await eventually('all are answered', () => answers.split('HTTP/1.1 200 OK').length === 12);
    await eventually('the last one is whole', () => answers.trimEnd().endsWith('</html>'));
    expect(answers.slice(answers.lastIndexOf('HTTP/1.1'))).toContain('/blog/second');
    socket.destroy();
  });

  test('none is worked on before those before it are answered', async () => {
    const { source, server } = site;
    const hold = source.hold('unknown-1');
    const { hostname, port } = new URL(server.url);
    const socket = connect(Number(port), hostname);
    let answers = '';
    socket.on('data', (chunk) => {
      answers += chunk;
    });
    socket.write(['unknown-1', 'unknown-2'].map((id) => ASK.replace('hello', id)).join(''));
    await hold.arrived;
    await readPage(server, '/blog/unknown-3');
    expect(source.requestsFor('unknown-2')).toBe(0);
    hold.release();
    await eventually('both are answered', () => answers.split('HTTP/1.1 404').length === 3);
    socket.destroy();
  });

  test('twenty times ten thousand are cut off, take less than 150 MB, and readers are answered meanwhile', async () => {
    const before = await memoryMb();
    const held = new OpenConnections(site.server).open(20, ASK.repeat(10_000));
    const ms = await slowestRead(site.server, '/blog/second');
    await eventually('all are cut off', () => held.stillOpen === 0);
    const mostMb = (await memoryMb()) - before;
    console.info(
      `200,000 requests at once: slowest of ${READERS} readers ${ms} ms, memory +${Math.round(mostMb)} MB`,
    );
    expect(mostMb).toBeLessThan(150);
  });

  test('on many connections a thousand wait at the most, take less than 250 MB, and readers are answered meanwhile', async () => {
    const { source, server } = site;
    const hold = source.hold('unknown');
    const before = await memoryMb();
    const ask = `GET /blog/unknown HTTP/1.1\r\nHost: x\r\n${'a: b\r\n'.repeat(2000)}X-Long: ${'x'.repeat(3000)}\r\n\r\n`;
    const held = new OpenConnections(server).open(CONNECTIONS, ask.repeat(1 + WAITING));
    await hold.arrived;
    await eventually('those beyond are cut off', () => held.stillOpen <= 1000 / WAITING);
    const ms = await slowestRead(server, '/blog/second');
    const mostMb = (await memoryMb()) - before;
    console.info(
      `${held.stillOpen} connections with ${WAITING} that wait: memory +${Math.round(mostMb)} MB, slowest reader ${ms} ms`,
    );
    expect(held.stillOpen).toBeGreaterThan(100);
    expect(mostMb).toBeLessThan(250);
    held.end();
    hold.release();
    await eventually('others may wait again', async () => {
      const again = new OpenConnections(server).open(
        1,
        'GET /blog/second HTTP/1.1\r\nHost: x\r\n\r\n'.repeat(8),
      );
      await readPage(server, '/');
      const isOpen = again.stillOpen === 1;
      again.end();
      return isOpen;
    });
  });
});

describe('with few file descriptors', () => {
  const FILES = 400;
  const HALF = 'GET / HTTP/1.1\r\nHost: x\r\nX-Half: ';
  let server: Server;

  beforeEach(async () => {
    server = await startServer({ built: 'markdown' }, {}, (port) => ({
      command: [join(PROJECT, '__tests__/support/few-files.js'), String(FILES), NEXT, 'start', '-p', port],
      url: `http://localhost:${port}`,
    }));
  });

  afterEach(() => server.stop());

  test('a thousand half requests keep nobody out', async () => {
    const held = new OpenConnections(server).open(1000, HALF);
    const ms = await slowestRead(server);
    const call = await revalidate(server, { id: 'welcome' });
    expect(call.status).toBe(200);
    console.info(`A thousand half requests: slowest of ${READERS} readers ${ms} ms, ${held.stillOpen} open`);
    // The server cuts them off in the end by itself.
    await eventually('all are closed', () => held.stillOpen === 0);
    expect(server.log()).not.toContain('EMFILE');
  });

  test('what was out of reach meanwhile is there once they are gone', async () => {
    const held = new OpenConnections(server).open(1000, HALF);
    for (const path of ['/', '/archive', '/tags', '/feed.xml', '/blog/nowhere', '/icon.svg']) {
      await readPage(server, path).catch(() => null);
    }
    held.end();
    for (const path of ['/', '/archive', '/tags', '/feed.xml', '/icon.svg']) {
      expect([path, (await readPage(server, path)).status]).toEqual([path, 200]);
    }
  });
});
