// Strangers who send bodies with made-up signatures, slowly: what a server holds of them is bounded in bytes and time.
// Goes with: ghost.
import { eventually, readPage } from '../support/http';
import { OpenConnections } from '../support/open-connections';
import { HELLO } from '../support/posts';
import { answerToBeginning } from '../support/raw-request';
import { residentMemoryMb } from '../support/resident-memory';
import { type RestSite, startRestSite } from '../support/rest-site';
import { sendGhost } from '../support/senders';

const MEGABYTE = 1024 * 1024;
const STRANGERS = 150;

let site: RestSite;

beforeAll(async () => {
  site = await startRestSite({ REVALIDATE_SENDERS: 'ghost' });
});

afterAll(() => site.stop());

const memoryMb = () => residentMemoryMb(site.server);

test.each([
  '/api/ready',
  '/api/preview',
  // #region search
  '/api/search',
  // #endregion
])('%s takes no body, and waits for none', async (path) => {
  const head = `POST ${path} HTTP/1.1\r\nHost: x\r\nContent-Length: ${MEGABYTE}\r\n\r\n`;
  expect(await answerToBeginning(site.server, `${head}The first words.`)).toMatch(/^HTTP\/1\.1 (200|405) /);
});

test.each([
  '/blog/hello',
  '/feed.xml',
  '/atom.xml',
  '/feed.json',
  '/tags/guide/feed.xml',
  '/sitemap.xml',
  '/sitemap/newest.xml',
  '/robots.txt',
  '/site.webmanifest',
  '/images/posts/none.png',
  '/og/hello.png',
  // #region search
  '/search',
  // #endregion
])('%s takes no other methods than GET and HEAD, and waits for no body', async (path) => {
  const head = `PUT ${path} HTTP/1.1\r\nHost: x\r\nContent-Length: ${MEGABYTE}\r\n\r\n`;
  const answer = await answerToBeginning(site.server, `${head}The first words.`);
  expect(answer).toMatch(/^HTTP\/1\.1 405 /);
  expect(answer.match(/(?<=^allow: ).+/gim)?.join(', ')).toBe('GET, HEAD');
});

test('bodies in a million pieces take less than 300 MB, and are cut off', async () => {
  const head = 'POST /api/revalidate?from=ghost HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n';
  const signature = `X-Ghost-Signature: sha256=${'0'.repeat(64)}, t=${Date.now()}`;
  const before = await memoryMb();
  const held = new OpenConnections(site.server).open(
    5,
    `${head}${signature}\r\n\r\n${'1\r\nx\r\n'.repeat(1_000_000)}`,
  );
  let mostMb = 0;
  await eventually('all are cut off', async () => {
    mostMb = Math.max(mostMb, (await memoryMb()) - before);
    return held.stillOpen === 0;
  });
  console.info(`5 bodies in a million pieces each: memory +${Math.round(mostMb)} MB`);
  expect(mostMb).toBeLessThan(300);
});

test('150 bodies of 5 MB take less than 300 MB, keep out no sender and no reader, and are cut off', async () => {
  const signature = `sha256=${'0'.repeat(64)}, t=${Date.now()}`;
  const head = [
    'POST /api/revalidate?from=ghost HTTP/1.1',
    'Host: x',
    `X-Ghost-Signature: ${signature}`,
    `Content-Length: ${5 * MEGABYTE}`,
  ];
  const before = await memoryMb();
  const held = new OpenConnections(site.server).open(
    STRANGERS,
    `${head.join('\r\n')}\r\n\r\n${'x'.repeat(4 * MEGABYTE)}`,
  );

  site.source.put({ ...HELLO, content: 'Text that Ghost tells of meanwhile.' });
  const call = await sendGhost(site.server, { post: { current: { slug: 'hello', status: 'published' } } });
  expect([200, 202]).toContain(call.status);
  let slowestMs = 0;
  let mostMb = 0;
  await eventually('all are cut off', async () => {
    const startedMs = performance.now();
    const reads = await Promise.all(Array.from({ length: 8 }, () => readPage(site.server, '/blog/hello')));
    slowestMs = Math.max(slowestMs, performance.now() - startedMs);
    mostMb = Math.max(mostMb, (await memoryMb()) - before);
    expect(reads.map(({ status }) => status)).toEqual(Array(8).fill(200));
    return held.stillOpen === 0;
  });
  console.info(
    `${STRANGERS} bodies: memory +${Math.round(mostMb)} MB, slowest of 8 readers ${Math.round(slowestMs)} ms`,
  );
  // 32 MB of bodies, and what the garbage collector has not taken back yet. All of them would be 600.
  expect(mostMb).toBeLessThan(300);
  expect((await readPage(site.server, '/blog/hello')).text).toContain('that Ghost tells of');
});
