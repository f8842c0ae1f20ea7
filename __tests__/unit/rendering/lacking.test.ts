// Feeds that lack a text: they are made again by themselves, and are no trouble of anything else.
import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import type { GetServerSideProps } from 'next';
import { baselinesOf } from '../../../lib/cache/baselines';
import { follow, isSourceFailing, NO_BASELINE } from '../../../lib/cache/generations';
import { pageCache, setPageCache, setRenewer } from '../../../lib/cache/open';
import { openCatalogue } from '../../../lib/catalogue/open';
import { takeSummaries } from '../../../lib/catalogue/reading/read-post';
import { generateDocument } from '../../../lib/rendering/documents/document';
import { documentAt } from '../../../lib/rendering/documents/document-page';
import { renewLacking } from '../../../lib/rendering/documents/lacking';
import { type PostText, readTexts } from '../../../lib/rendering/documents/read-texts';
import { emptyCache } from '../../support/empty-cache';
import { MemoryRecords } from '../../support/memory-records';
import { summary } from '../../support/summaries';

jest.mock('../../../lib/rendering/documents/read-texts', () => ({ readTexts: jest.fn() }));

const FEEDS = ['/feed.xml', '/atom.xml', '/feed.json'];
const trouble: PostText['trouble'] = { reason: 'The source answered 500.', mayPass: true };
const catalogue = openCatalogue(new MemoryRecords());
let lacks: boolean;
let renewed: string[];

async function make() {
  const baselines = await baselinesOf(FEEDS);
  return Promise.all(FEEDS.map((path) => generateDocument(path, baselines.get(path) ?? NO_BASELINE)));
}

/** Which feeds are asked for in each of so many minutes. */
async function minutes(count: number): Promise<[minute: number, paths: string[]][]> {
  const seen: [number, string[]][] = [];
  for (let minute = 1; minute <= count; minute++) {
    await jest.advanceTimersByTimeAsync(60_000);
    if (renewed.length > 0) seen.push([minute, renewed.splice(0)]);
  }
  return seen;
}

beforeAll(async () => {
  await takeSummaries(catalogue, [summary('hello'), summary('failing')], catalogue.end);
  await catalogue.complete();
  // As a publish does.
  for (const path of FEEDS) follow(path, true);
});

beforeEach(() => {
  jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask'] });
  jest.spyOn(console, 'warn').mockImplementation(() => {});
  setPageCache(emptyCache());
  renewed = [];
  setRenewer((path) => renewed.push(path));
  lacks = true;
  jest.mocked(readTexts).mockImplementation(async (_, posts) =>
    posts.map((post) => {
      const url = `http://blog.example/blog/${post.id}`;
      return { post, url, html: 'Text.', ...(lacks && post.id === 'failing' ? { trouble } : {}) };
    }),
  );
});

afterEach(async () => {
  lacks = false;
  await make();
  await minutes(60);
  jest.useRealTimers();
});

test('they are asked for together, later and later up to an hour, though nothing comes of it', async () => {
  await make();
  const asked = await minutes(187);
  expect(asked).toEqual([1, 3, 7, 15, 31, 63, 123, 183].map((minute) => [minute, FEEDS]));
});

test('they are asked for no more once they have all texts', async () => {
  await make();
  lacks = false;
  await make();
  expect(await minutes(10)).toEqual([]);
  lacks = true;
});

test('where it can’t be told what a feed lacks, it is asked for', async () => {
  let looks = 0;
  renewLacking('/feed.xml', async () => {
    looks += 1;
    if (looks === 1) throw new Error('The store is away.');
    return true;
  });
  expect(await minutes(5)).toEqual([[1, ['/feed.xml']]]);
  expect(looks).toBe(2);
});

/** What a reader gets. */
function answerTo(path: string): Promise<{ cacheControl: unknown; body: string }> {
  const req = new IncomingMessage(new Socket());
  req.method = 'GET';
  const res = new ServerResponse(req);
  return new Promise((done) => {
    const end = (body: string) => done({ cacheControl: res.getHeader('Cache-Control'), body });
    Object.assign(res, { end });
    void documentAt(() => path)({
      req,
      res,
      query: {},
      resolvedUrl: path,
    } as Parameters<GetServerSideProps>[0]);
  });
}

/** What a reader gets while a new post's text takes longer than readers wait. */
async function answerWhileHeld(path: string, title: string) {
  let goOn = () => {};
  const held = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  jest.mocked(readTexts).mockImplementationOnce(() => held.then(() => []));
  await takeSummaries(catalogue, [summary('long', { title })], catalogue.end);
  const answer = answerTo(path);
  await jest.advanceTimersByTimeAsync(10_000);
  goOn();
  await jest.advanceTimersByTimeAsync(0);
  return answer;
}

test('where the next feed takes too long, readers get the last one', async () => {
  lacks = false;
  await make();
  const { cacheControl, body } = await answerWhileHeld('/feed.xml', 'A long one');
  expect(cacheControl).toBe('s-maxage=1');
  expect(body).toContain('Text.');
  expect(body).not.toContain('A long one');
});

test('and where there was none, they are to come again: it is no 404', async () => {
  const gone = {
    path: '/feed.xml',
    value: null,
    revalidateSeconds: false as const,
    seen: 0,
    isTrusted: true,
  };
  await pageCache()?.set(gone);
  const { body } = await answerWhileHeld('/feed.xml', 'Another long one');
  expect(body).toBe('Not available just now.\n');
});

test('a feed that stays because the next would lack a text is asked for as well', async () => {
  lacks = false;
  await make();
  lacks = true;
  await takeSummaries(catalogue, [summary('failing', { title: 'Edited' })], catalogue.end);
  await expect(make()).rejects.toThrow(trouble.reason);
  expect((await minutes(3))[0]?.[1]).toEqual(FEEDS);
});

test('that one post’s text can’t be had keeps no other page from being made or evicted', async () => {
  await make();
  expect(isSourceFailing()).toBe(false);
  lacks = false;
  await make();
  lacks = true;
  await expect(make()).rejects.toThrow(trouble.reason);
  expect(isSourceFailing()).toBe(false);
});
