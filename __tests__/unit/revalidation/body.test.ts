// What is held of bodies while they arrive: so many bytes of all who have proved nothing yet, and for so long.
import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { ARRIVAL_MS, readBody } from '../../../lib/revalidation/body';

const MEGABYTE = 1024 * 1024;
const MAX_BYTES = 5 * MEGABYTE;

function arriving({ isProven = false, chunks = [] as Buffer[] } = {}) {
  const req = new IncomingMessage(new Socket());
  for (const chunk of chunks) req.push(chunk);
  return { req, body: readBody(req, { maxBytes: MAX_BYTES, isProven }) };
}

/** That begin and go no further. */
const begun = (count: number, chunks: Buffer[], isProven = false) =>
  Array.from({ length: count }, () => arriving({ isProven, chunks }));

async function outcomes(all: ReturnType<typeof arriving>[]) {
  for (const { req } of all) req.push(null);
  const bodies = await Promise.all(all.map(({ body }) => body));
  return bodies.map((body) => (typeof body === 'string' ? body : body.length));
}

const arrived = () => new Promise(setImmediate);

test('a body is given whole', async () => {
  expect(await outcomes([arriving({ chunks: [Buffer.from('a'), Buffer.from('bc')] })])).toEqual([3]);
});

test('beyond so many bytes the body that began first gives way, and who comes last is let in', async () => {
  const size = 4_500_000;
  const strangers = begun(7, [Buffer.alloc(size)]);
  await arrived();
  expect(await outcomes(begun(1, [Buffer.alloc(size)]))).toEqual([size]);
  expect(await outcomes(strangers)).toEqual(['crowded', ...Array(6).fill(size)]);
  // What has ended is counted no more.
  expect(await outcomes(begun(7, [Buffer.alloc(size)]))).toEqual(Array(7).fill(size));
});

test('a body in pieces counts for what the pieces hold', async () => {
  const pieces = Array.from({ length: 100_000 }, () => Buffer.from('x'));
  expect(await outcomes(begun(2, pieces))).toEqual(['crowded', pieces.length]);
});

test('bodies of callers who have shown a secret are not counted', async () => {
  const all = begun(8, [Buffer.alloc(4_500_000)], true);
  await arrived();
  expect(await outcomes(all)).toEqual(Array(8).fill(4_500_000));
});

test('what is too large, or breaks off, is no body', async () => {
  expect(await outcomes(begun(1, [Buffer.alloc(MAX_BYTES + 1)]))).toEqual(['too large']);
  const [broken] = begun(1, [Buffer.from('a')]);
  broken?.req.destroy();
  expect(await broken?.body).toBe('incomplete');
});

test('a body that drips is given up', async () => {
  jest.useFakeTimers();
  const { req, body } = arriving();
  for (let ms = 0; ms < ARRIVAL_MS; ms += 1000) {
    req.push('x');
    await jest.advanceTimersByTimeAsync(1000);
  }
  expect(await body).toBe('too slow');
  jest.useRealTimers();
});
