// What a content source's host may do to whoever asks it: answers of any size, at any pace, from anywhere.
import '../../support/fresh-settings';
import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createTcpServer, type Socket, type Server as TcpServer } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { fetchJson } from '../../../lib/content/api/fetch-json';
import { readText } from '../../../lib/content/api/read-text';
import { close, listen } from '../../support/listening';

const MEGABYTE = 1024 * 1024;
/** Where an answer is to come, however slow the machine is, and where none can. */
const [PATIENT_MS, IN_VAIN_MS] = [60_000, 300];

const servers: (Server | TcpServer)[] = [];

function serve(answer: RequestListener, host?: string): Promise<string> {
  const server = createServer(answer);
  servers.push(server);
  return listen(server, host);
}

/** One that writes what is given, and ends the connection. */
function serveRaw(answer: (socket: Socket) => void): Promise<string> {
  const server = createTcpServer((socket) => {
    socket.on('error', () => {});
    socket.once('data', () => answer(socket));
  });
  servers.push(server);
  return listen(server);
}

const ask = (url: string) => fetchJson(new URL(url), 'CONTENT_API_URL');

beforeAll(() => {
  process.env.CONTENT_MAX_MB = '1';
  process.env.CONTENT_API_TOKEN = 'token-of-the-source';
});

beforeEach(() => {
  process.env.CONTENT_TIMEOUT_MS = String(PATIENT_MS);
});

afterEach(() => Promise.all(servers.splice(0).map(close)));

test('an answer of the largest size is read, and one that is larger is not', async () => {
  const [largest, larger] = [MEGABYTE - 2, MEGABYTE - 1].map((length) => JSON.stringify('x'.repeat(length)));
  const url = await serve((req, res) => res.end(req.url === '/largest' ? largest : larger));
  expect((await ask(`${url}/largest`))?.data).toHaveLength(MEGABYTE - 2);
  await expect(ask(`${url}/larger`)).rejects.toThrow(/with more than 1 MB \(CONTENT_MAX_MB\)/);
});

test('an answer of more values than anybody needs is not parsed, and signs in texts are none', async () => {
  const most = 50_000;
  const bodies: Record<string, string> = {
    most: `[${'1,'.repeat(most - 2)}1]`,
    more: `[${'1,'.repeat(most)}1]`,
    deep: `${'[{"a":'.repeat(100)}[]${'}]'.repeat(100)}`,
    flat: `[${'[[]],'.repeat(1000)}[]]`,
    text: JSON.stringify(`${'{[,'.repeat(5)}"\\`.repeat(40_000)),
  };
  const url = await serve((req, res) => res.end(bodies[req.url?.slice(1) ?? '']));
  const parse = jest.spyOn(JSON, 'parse');
  await expect(ask(`${url}/more`)).rejects.toThrow('with more than 50,000 values');
  await expect(ask(`${url}/deep`)).rejects.toThrow('with values nested more than 200 deep');
  expect(parse).not.toHaveBeenCalled();
  expect((await ask(`${url}/most`))?.data).toHaveLength(most - 1);
  expect((await ask(`${url}/text`))?.data).toHaveLength(17 * 40_000);
  expect((await ask(`${url}/flat`))?.data).toHaveLength(1001);
  parse.mockRestore();
});

test('of an answer in many pieces its text is kept, and no piece', async () => {
  const text = `${'a'.repeat(100_000)}한글`;
  const bytes = new TextEncoder().encode(text);
  // The same piece each time: one that were kept would be what the last one is.
  const piece = new Uint8Array(1);
  let at = 0;
  const pull = (controller: ReadableStreamDefaultController<Uint8Array>) => {
    const next = bytes[at];
    if (next === undefined) return controller.close();
    at += 1;
    piece[0] = next;
    controller.enqueue(piece);
  };
  const body = new ReadableStream<Uint8Array>({ pull }, { highWaterMark: 0 });
  expect(await readText(new Response(body), bytes.length)).toBe(text);
});

test('an answer that never ends is cut off while it arrives', async () => {
  let sent = 0;
  const chunk = Buffer.alloc(64 * 1024, ' ');
  const closed: Promise<void>[] = [];
  const url = await serve((_, res) => {
    closed.push(new Promise((done) => res.once('close', done)));
    const send = () => {
      while (!res.destroyed && res.write(chunk)) sent += chunk.length;
      if (!res.destroyed) res.once('drain', send);
    };
    send();
  });
  await expect(ask(url)).rejects.toThrow('CONTENT_MAX_MB');
  await closed[0];
  expect(sent).toBeLessThan(50 * MEGABYTE);
});

test('what unpacks to more than it seems is cut off too', async () => {
  const bomb = gzipSync(Buffer.alloc(200 * MEGABYTE, ' '));
  const url = await serve((_, res) => res.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb));
  const before = process.memoryUsage().arrayBuffers;
  await expect(ask(url)).rejects.toThrow('CONTENT_MAX_MB');
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(100 * MEGABYTE);
});

function expectTimeout(url: string): Promise<void> {
  process.env.CONTENT_TIMEOUT_MS = String(IN_VAIN_MS);
  return expect(ask(url)).rejects.toThrow(`within ${IN_VAIN_MS} ms`);
}

test('one byte after the other ends at the deadline', async () => {
  const url = await serve(async (_, res) => {
    for (let byte = 0; !res.destroyed; byte++) {
      res.write(byte === 0 ? '[' : ' ');
      await wait(50);
    }
  });
  await expectTimeout(url);
});

test.each([
  ['not at all', Buffer.from('no gzip')],
  ['not to its end', Buffer.concat([gzipSync('{}'), Buffer.from('and more')])],
])('what can be unpacked %s ends at the deadline', async (_, body) => {
  const url = await serve(async (_, res) => {
    res.writeHead(200, { 'content-encoding': 'gzip', 'content-length': body.length }).flushHeaders();
    await wait(50);
    res.end(body);
  });
  await expectTimeout(url);
});

describe('an answer', () => {
  const OK = 'HTTP/1.1 200 OK\r\n';
  const CHUNKED = `${OK}Transfer-Encoding: chunked\r\n`;
  const packed = (times: number) => {
    let body: Buffer = Buffer.from('[1]');
    for (let time = 0; time < times; time++) body = gzipSync(body);
    const names = Array(times).fill('gzip').join(', ');
    return [`${OK}Content-Encoding: ${names}\r\nContent-Length: ${body.length}\r\n\r\n`, body];
  };

  test.each<[string, (string | Buffer)[]]>([
    ['with others before it', ['HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n', `${OK}\r\n[1]`]],
    ['with fields after it', [`${CHUNKED}Trailer: Set-Cookie\r\n\r\n3\r\n[1]\r\n0\r\nSet-Cookie: a\r\n\r\n`]],
    ['with words in its chunks', [`${CHUNKED}\r\n3;name="a value"\r\n[1]\r\n0\r\n\r\n`]],
    ['with a mark at its beginning', [`${OK}\r\n\ufeff[1]`]],
    ['packed twice', packed(2)],
  ])('%s is read', async (_, parts) => {
    const url = await serveRaw((socket) => socket.end(Buffer.concat(parts.map((part) => Buffer.from(part)))));
    expect((await ask(url))?.data).toEqual([1]);
  });

  test.each<[string, (string | Buffer)[], RegExp]>([
    ['that is shorter than it says', [`${OK}Content-Length: 4\r\n\r\n[1]`], /cannot be reached/],
    ['that is longer than it says', [`${OK}Content-Length: 2\r\n\r\n[1]`], /not JSON/],
    ['that ends in a chunk', [`${CHUNKED}\r\n9\r\n[1]`], /cannot be reached/],
    ['that ends before its last chunk', [`${CHUNKED}\r\n3\r\n[1]\r\n`], /cannot be reached/],
    ['of another protocol', ['HTTP/1.1 101 Switching Protocols\r\n\r\n[1]'], /cannot be reached/],
    ['without anything in it', ['HTTP/1.1 204 No Content\r\n\r\n'], /not JSON/],
    ['that is packed a hundred times', packed(100), /cannot be reached|packed/],
    ['with two lengths', [`${OK}Content-Length: 3\r\nContent-Length: 4\r\n\r\n[1]`], /cannot be reached/],
    ['with a length and in chunks', [`${CHUNKED}Content-Length: 3\r\n\r\n[1]`], /cannot be reached/],
    ['of one line without end', [OK, 'X-Long: ', 'x'.repeat(200_000)], /cannot be reached/],
    ['that is nested too deeply', [`${OK}\r\n`, '['.repeat(50_000)], /nested more than 200 deep/],
  ])('%s is a failure', async (_, parts, why) => {
    const url = await serveRaw((socket) => socket.end(Buffer.concat(parts.map((part) => Buffer.from(part)))));
    await expect(ask(url)).rejects.toThrow(why);
  });
});

describe('a redirect', () => {
  test('within the host is followed, and shown the token', async () => {
    const seen: (string | undefined)[] = [];
    const url = await serve((req, res) => {
      seen.push(req.headers.authorization);
      if (req.url === '/moved') res.writeHead(301, { location: '/here' }).end();
      else res.end('[1]');
    });
    expect((await ask(`${url}/moved`))?.data).toEqual([1]);
    expect(seen).toEqual(Array(2).fill('Bearer token-of-the-source'));
  });

  test('to another host is followed, and shown nothing', async () => {
    const seen: object[] = [];
    const other = await serve((req, res) => {
      seen.push({ ...req.headers, url: req.url });
      res.end('[2]');
    });
    const url = await serve((_, res) => res.writeHead(302, { location: `${other}/elsewhere` }).end());
    expect((await ask(`${url}/?key=secret-key`))?.data).toEqual([2]);
    expect(JSON.stringify(seen)).not.toMatch(/token-of-the-source|secret-key/);
    expect(seen).toHaveLength(1);
  });

  test('that leads to another and another is not followed for ever', async () => {
    let asked = 0;
    const url = await serve((_, res) => {
      asked += 1;
      res.writeHead(302, { location: `/${asked}` }).end();
    });
    await expect(ask(url)).rejects.toThrow('redirects more than 3 times. Check CONTENT_API_URL');
    expect(asked).toBe(4);
  });

  test('to itself, until a cookie comes back, is not followed for ever', async () => {
    let asked = 0;
    const url = await serve((req, res) => {
      asked += 1;
      if (req.headers.cookie) res.end('[1]');
      else res.writeHead(302, { location: req.url, 'set-cookie': 'seen=1' }).end();
    });
    await expect(ask(url)).rejects.toThrow('redirects more than 3 times');
    expect(asked).toBe(4);
  });

  test.each(['file:///etc/passwd', 'http://user:password@127.0.0.1/', 'http://['])(
    'to %s is none',
    async (location) => {
      const url = await serve((_, res) => res.writeHead(302, { location }).end());
      await expect(ask(url)).rejects.toThrow('no address of HTTP');
    },
  );
});
