// Whatever strangers, broken senders and holders of the secret send to a dialect: never a 5xx, and never a page made
// again. FUZZ_RUNS=<number> sends more.
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { connect } from 'node:net';
import { Readable } from 'node:stream';
import fc from 'fast-check';
import type { NextApiRequest, NextApiResponse } from 'next';
import { namesOf, SENDERS } from '../../../../lib/env/names';
import { publish } from '../../../../lib/revalidation/publish';
import { hmac } from '../../../../lib/revalidation/senders/signature';
import { capture } from '../../../support/captures';
import { close, listen } from '../../../support/listening';

const SECRET = 'a secret that only the fuzz test knows';
const RUNS = Number(process.env.FUZZ_RUNS ?? 1_500);

let server: Server;
let url: string;
let regenerations = 0;

beforeAll(async () => {
  process.env.REVALIDATE_SECRET = SECRET;
  process.env.REVALIDATE_SENDERS = namesOf(SENDERS).join();
  jest.spyOn(console, 'info').mockImplementation(() => {});
  jest.spyOn(console, 'error').mockImplementation(() => {});
  server = createServer(
    (req, res) =>
      void answer(req)
        .catch((error) => ({ status: 500, body: { thrown: String(error) } }))
        .then(({ status, body }) => {
          res
            .writeHead(status, { connection: status === 413 ? 'close' : 'keep-alive' })
            .end(JSON.stringify(body));
        }),
  );
  url = await listen(server);
});

afterAll(() => close(server));

const res = {
  revalidate: async () => {
    regenerations += 1;
  },
} as unknown as NextApiResponse;

/** What Next gives the route: the request with its query, and a response that can make pages again. */
function answer(req: IncomingMessage) {
  const query = Object.fromEntries(new URL(req.url ?? '/', 'http://test').searchParams);
  return publish(Object.assign(req, { query }) as NextApiRequest, res);
}

/** The same without a socket, which is faster. */
function send(from: string, { headers, body }: Sent) {
  const req = Object.assign(Readable.from([body]), { method: 'POST', headers, query: { from } });
  return publish(req as unknown as NextApiRequest, res);
}

const json = fc.json({ maxDepth: 4 });
const bytes = fc.uint8Array({ maxLength: 300 }).map((array) => Buffer.from(array));
const headerText = fc.stringMatching(/^[ -~]{0,80}$/);
const NAMES = [
  'webhook-id',
  'webhook-timestamp',
  'webhook-signature',
  'x-ghost-signature',
  'x-hub-signature-256',
  'x-github-event',
  'sanity-webhook-signature',
  'authorization',
  'content-type',
  'content-encoding',
];

interface Sent {
  headers: Record<string, string>;
  body: Buffer;
}

/** A real body, cut short, with a byte changed, or with other things in it: whatever it says, it is not well said. */
function broken(body: Buffer): fc.Arbitrary<Buffer> {
  const at = fc.nat(body.length - 1);
  return fc.oneof(
    at.map((length) => body.subarray(0, length)),
    at.map((index) => Buffer.concat([body.subarray(0, index), Buffer.from([0xff]), body.subarray(index)])),
    json.filter((text) => !/"(id|paths|sweep)"/.test(text)).map((text) => Buffer.from(text)),
    bytes,
    fc.constant(Buffer.from(body.toString('utf16le'))),
    fc.constant(Buffer.from('['.repeat(50_000))),
  );
}

/** Requests of strangers: anything, with a signature that is nobody's. */
function strangers(body: Buffer): fc.Arbitrary<Sent> {
  const headers = fc.dictionary(fc.constantFrom(...NAMES), headerText, { maxKeys: 6 });
  return fc.record({ headers, body: fc.oneof(broken(body), fc.constant(body)) });
}

/** Requests of those who have the secret, with a body that is broken. */
function holders(body: Buffer, sign: (body: Buffer) => Record<string, string>): fc.Arbitrary<Sent> {
  return broken(body).map((each) => ({ headers: sign(each), body: each }));
}

const now = () => Date.now();
const asBearer = () => ({ authorization: `Bearer ${SECRET}` });

function asStandard(body: Buffer): Record<string, string> {
  const timestamp = String(Math.floor(now() / 1000));
  const id = `msg-${Math.random()}`;
  const signature = hmac(SECRET, [`${id}.${timestamp}.`, body], 'base64');
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${signature}` };
}

// #region github
const PUSH = Buffer.from(
  JSON.stringify({
    ref: 'refs/heads/main',
    repository: { default_branch: 'main' },
    commits: [{ added: ['content/posts/a.md'], modified: [], removed: [] }],
  }),
);
// #endregion
// #region sanity
const DOCUMENT = Buffer.from(
  JSON.stringify({ _id: 'abc', _type: 'post', slug: 'hello', operation: 'update' }),
);
// #endregion

test.each<[string, Buffer, (body: Buffer) => Record<string, string>]>([
  ['standard', Buffer.from('{"id":"hello"}'), asStandard],
  ['bearer', Buffer.from('{"id":"hello"}'), asBearer],
  // #region ghost
  [
    'ghost',
    capture('ghost/002-publish').body,
    (body: Buffer) => {
      const time = String(now());
      return { 'x-ghost-signature': `sha256=${hmac(SECRET, [body, time], 'hex')}, t=${time}` };
    },
  ],
  // #endregion
  // #region strapi
  ['strapi', capture('strapi/003-publish').body, asBearer],
  // #endregion
  // #region wordpress
  ['wordpress', capture('wordpress/001-publish').body, asStandard],
  // #endregion
  // #region github
  [
    'github',
    PUSH,
    (body: Buffer) => ({
      'x-github-event': 'push',
      'x-hub-signature-256': `sha256=${hmac(SECRET, [body], 'hex')}`,
    }),
  ],
  // #endregion
  // #region sanity
  [
    'sanity',
    DOCUMENT,
    (body: Buffer) => {
      const time = String(now());
      return { 'sanity-webhook-signature': `t=${time},v1=${hmac(SECRET, [`${time}.`, body], 'base64url')}` };
    },
  ],
  // #endregion
])(`${RUNS} requests to %s`, async (name, body, sign) => {
  const statuses = new Map<number, number>();
  const requests = fc.sample(fc.oneof(strangers(body), holders(body, sign)), { numRuns: RUNS, seed: 42 });
  for (const sent of requests) {
    const { status } = await send(name, sent);
    statuses.set(status, (statuses.get(status) ?? 0) + 1);
  }

  expect([...statuses.keys()].filter((status) => ![200, 400, 401, 413].includes(status))).toEqual([]);
  // Both kinds of request came through to where they belong.
  expect(statuses.get(401)).toBeGreaterThan(RUNS / 4);
  expect(statuses.get(400)).toBeGreaterThan(RUNS / 100);
  expect(regenerations).toBe(0);
});

test.each(['standard', ...namesOf(SENDERS)])('a body that is too long for %s is refused', async (name) => {
  const { status } = await send(name, { headers: asBearer(), body: Buffer.alloc(6 * 1024 * 1024, ' ') });
  expect(status).toBe(413);
});

// #region ghost
test.each([
  [400, 64 * 1024],
  [413, 64 * 1024 + 1],
])(
  'answered with %i are %i bytes of the site’s own words, whatever the CMS may send',
  async (status, bytes) => {
    const words = (note: string) => JSON.stringify({ paths: [], note });
    const body = Buffer.from(words('x'.repeat(bytes - words('').length)));
    expect((await send('ghost', { headers: asBearer(), body })).status).toBe(status);
  },
);
// #endregion

test('a body that ends too early harms nobody', async () => {
  const { port } = new URL(url);
  for (let n = 0; n < 50; n++) {
    const socket = connect(Number(port), '127.0.0.1');
    const head = `POST /?from=standard HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${SECRET}\r\ncontent-length: 500\r\n\r\n`;
    await new Promise<void>((done) => socket.write(`${head}{"post":`, () => done()));
    socket.destroy();
  }
  const response = await fetch(`${url}/?from=standard`, { method: 'POST' });
  expect(response.status).toBe(401);
  expect(regenerations).toBe(0);
});

test.each(['__proto__', 'constructor', 'nobody', ''])('there is no dialect %p', async (name) => {
  const { status } = await send(name, { headers: asBearer(), body: Buffer.from('{"id":"a"}') });
  expect(status).toBe(400);
});
