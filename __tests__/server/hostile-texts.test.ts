// A text that takes minutes or gigabytes fails by itself: its last good page stays, readers and other posts go on.
import { existsSync, readFileSync } from 'node:fs';
import { getPriority } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import type { Response } from 'supertest';
import { ended } from '../support/call-results';
import { ENDLESS, HOSTILE, HUGE, LARGE } from '../support/hostile-texts';
import { eventually, outcomes, published, readPage, readUntil, revalidate, verdictOf } from '../support/http';
import { HELLO } from '../support/posts';
import { residentMemoryMb } from '../support/resident-memory';
import { type RestSite, startRestSite } from '../support/rest-site';
import { type Server, startServer, writePost } from '../support/site';

const SHOWN = 'Text that readers know.';
const FAILS =
  /^Post "bad".* can't be rendered: it (takes|is nested|becomes|was not done within)|^content\/posts\/bad\.md: the front matter is longer/;

const READERS = 2;
/** Readers who never rest would take the time that the texts need to reach their limits. */
const BETWEEN_READS_MS = 25;
/** Of the processor. What is no trouble takes a hundredth of it. */
const RENDER_MS = 1000;
const SETTINGS = { RENDER_TIMEOUT_MS: String(RENDER_MS), RENDER_MEMORY_MB: '96' };

/** Reads another page again and again until a call is answered. Gives how often each reader has got it; tells how fast. */
async function readMeanwhile(
  server: Server,
  path: string,
  call: Promise<Response>,
  count = READERS,
): Promise<number[]> {
  let isOver = false;
  let slowestMs = 0;
  const over = call.finally(() => {
    isOver = true;
  });
  const readers = Array.from({ length: count }, async () => {
    for (let read = 0; ; read++) {
      const startedMs = performance.now();
      const { status } = await readPage(server, path);
      slowestMs = Math.max(slowestMs, performance.now() - startedMs);
      if (isOver) return read;
      expect(status).toBe(200);
      await wait(BETWEEN_READS_MS);
    }
  });
  await over;
  const reads = await Promise.all(readers);
  if (count > READERS) {
    const memoryMb = Math.round(await residentMemoryMb(server));
    console.info(`Slowest read of ${count} readers ${Math.round(slowestMs)} ms, server ${memoryMb} MB`);
  }
  return reads;
}

describe('from an API', () => {
  let site: RestSite;
  const put = (content: string, more: object = {}) =>
    site.source.put({ id: 'bad', title: 'Bad', publishedAt: '2026-10-05T09:00:00Z', content, ...more });

  beforeAll(async () => {
    site = await startRestSite(SETTINGS);
    put(SHOWN);
    await published(site.server, { id: 'bad' });
  });

  afterAll(() => site.stop());

  const reading = () => readPage(site.server, '/blog/bad');

  // With an excerpt of its own, the text is read for the page alone.
  test.each(
    HOSTILE.flatMap(([name, text]) => [
      [name, text, undefined] as const,
      [`${name}, below an excerpt`, text, 'In short.'] as const,
    ]),
  )('%s: the post is shown or named, and nothing else notices', async (_, content, excerpt) => {
    put(`${content}\n\n${excerpt ?? ''}`, { excerpt });
    const call = revalidate(site.server, { id: 'bad' });
    const read = await readMeanwhile(site.server, '/blog/second', call.then());
    expect(read).toHaveLength(READERS);
    const { status, reasons } = verdictOf(await call);
    if (status === 500) for (const reason of reasons) expect(reason).toMatch(FAILS);
    else expect([200, 202]).toContain(status);
    expect((await reading()).status).toBe(200);
    await published(site.server, { id: 'second' });

    put(SHOWN);
    await published(site.server, { id: 'bad' });
    expect((await reading()).text).toContain(SHOWN);
  });

  describe('one that takes minutes', () => {
    let read: number[];
    let told: object[];
    let log: string;

    beforeAll(async () => {
      put(ENDLESS, { excerpt: 'In short.' });
      const from = site.server.log().length;
      const call = revalidate(site.server, { id: 'bad' });
      read = await readMeanwhile(site.server, '/blog/second', call.then(), 8);
      told = await ended(site.server, from, [call]);
      log = site.server.log().slice(from);
    });

    test('readers are answered while it is at work, and the call is told why it failed', async () => {
      expect(Math.min(...read)).toBeGreaterThan(0);
      expect(told).toMatchObject([{ status: 500, outcomes: { '/blog/bad': 'failed' } }]);
      expect(log).toContain(`it takes more than ${RENDER_MS} ms of the processor (RENDER_TIMEOUT_MS)`);
      expect((await reading()).text).toContain(SHOWN);
    });

    test('it is not tried again at once: callers and readers are told so without work or a request', async () => {
      site.source.requests = [];
      const again = await revalidate(site.server, { id: 'bad' });
      expect(outcomes(again)).toMatchObject({ '/blog/bad': 'failed' });
      expect(verdictOf(again).reasons[0]).toMatch(/this one not before 20\d\d-/);
      const asked = site.source.requestsFor('bad');
      for (let time = 0; time < 3; time++) expect((await reading()).text).toContain(SHOWN);
      expect(site.source.requestsFor('bad')).toBe(asked);
    });

    test('feeds have the other posts as they are now', async () => {
      site.source.put({ ...HELLO, content: 'Hello anew.' });
      await published(site.server, { id: 'hello' });
      const { text } = await readPage(site.server, '/feed.xml');
      expect(text).toContain('Hello anew.');
      expect(text).toContain(SHOWN);
    });

    test('a restart lives, and syncs; it knows which text failed, and how often', async () => {
      const retryMs = async () => {
        const [reason = ''] = verdictOf(await revalidate(site.server, { id: 'bad' })).reasons;
        return Date.parse(/not before (\S+)\.$/.exec(reason)?.[1] ?? '');
      };
      const beforeMs = await retryMs();
      site.source.put({ ...HELLO, content: 'Hello before the restart.' });
      await published(site.server, { id: 'hello' });
      await site.restart('SIGKILL');
      expect((await reading()).text).toContain(SHOWN);
      // On a slow machine its time may have come.
      const afterMs = await retryMs();
      if (afterMs !== beforeMs) expect(afterMs).toBeGreaterThanOrEqual(beforeMs + 60_000);
      site.source.put({ ...HELLO, content: 'Hello after the restart.' });
      await published(site.server, { id: 'hello' });
    });

    test('what is mended is published at once', async () => {
      put('Mended.');
      await published(site.server, { id: 'bad' });
      expect((await reading()).text).toContain('Mended.');
    });
  });
});

test('a text that takes more memory than it may have is named, and the server lives', async () => {
  const site = await startRestSite({ RENDER_TIMEOUT_MS: '240000', RENDER_MEMORY_MB: '48' });
  site.source.put({ id: 'bad', title: 'Bad', content: LARGE, excerpt: 'In short.' });
  const call = await revalidate(site.server, { id: 'bad' });
  if (call.status === 202) await site.server.logged('"event":"publish went on"');
  expect(site.server.log()).toContain('it takes more than 48 MB of memory (RENDER_MEMORY_MB)');
  await published(site.server, { id: 'hello' });
  await site.stop();
});

test('a text that takes minutes is not worked on when its server was killed', async () => {
  const site = await startRestSite({ RENDER_TIMEOUT_MS: '240000' });
  site.source.put({ id: 'bad', title: 'Bad', content: ENDLESS, excerpt: 'In short.' });
  const call = revalidate(site.server, { id: 'bad' }).catch(() => null);
  const children = await workingChildren(site.server.pid);
  await site.server.stop('SIGKILL');
  await eventually('they have ended', () => !children.some((pid) => existsSync(`/proc/${pid}`)));
  await call;
  await site.stop();
});

const childrenOf = (pid: number) =>
  readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean);

/** The processes that a process has started, once one of them has worked for a second. */
async function workingChildren(pid: number): Promise<string[]> {
  const pids = () => childrenOf(pid);
  const hasWorked = (child: string) =>
    Number(readFileSync(`/proc/${child}/stat`, 'utf8').split(' ')[13]) > 200;
  await eventually('a worker works', () => pids().some(hasWorked));
  return pids();
}

test('a first visit whose text waits for the workers is answered in time, and is shown later', async () => {
  const { server, source, stop } = await startRestSite({
    CONTENT_TIMEOUT_MS: '2000',
    RENDER_TIMEOUT_MS: '1000',
  });
  const put = (id: string) => source.put({ ...HELLO, id, content: `*Text of ${id}*`, excerpt: 'In short.' });
  const signalWorkers = (signal: 'SIGSTOP' | 'SIGCONT') => {
    for (const pid of childrenOf(server.pid)) process.kill(Number(pid), signal);
  };
  put('first');
  await readUntil(server, '/blog/first', ({ status }) => status === 200);
  // What it brings with it is rendered too.
  await server.logged('"event":"publish"');
  put('waits');
  signalWorkers('SIGSTOP');
  const { status, headers } = await readPage(server, '/blog/waits');
  expect([status, headers['retry-after'], headers['cache-control']]).toEqual([
    503,
    '5',
    expect.stringContaining('no-store'),
  ]);
  signalWorkers('SIGCONT');
  await readUntil(server, '/blog/waits', ({ text }) => text.includes('Text of waits'));
  await stop();
});

describe('on a machine that gives the workers no time', () => {
  let site: RestSite;
  const stopWorkers = (signal: 'SIGSTOP' | 'SIGCONT') => {
    for (const pid of childrenOf(site.server.pid)) process.kill(Number(pid), signal);
  };
  /** A text that has to be parsed. */
  const publish = (text: string) => {
    site.source.put({ ...HELLO, content: `*${text}*`, excerpt: 'In short.' });
    return revalidate(site.server, { id: 'hello' }).then();
  };

  beforeAll(async () => {
    site = await startRestSite({ RENDER_TIMEOUT_MS: String(RENDER_MS) });
    await ended(site.server, site.server.log().length, [publish('There are workers now')]);
  });

  afterAll(() => site.stop());

  test('they are to go after the process that answers readers', () => {
    const server = getPriority(site.server.pid);
    for (const pid of childrenOf(site.server.pid))
      expect(getPriority(Number(pid))).toBe(Math.min(server + 5, 19));
  });

  test('a text that is no trouble is shown in the end, however long it took', async () => {
    const from = site.server.log().length;
    stopWorkers('SIGSTOP');
    const call = publish('It took a while');
    await wait(2 * RENDER_MS);
    stopWorkers('SIGCONT');
    expect(await ended(site.server, from, [call])).toMatchObject([{ status: 200 }]);
    expect((await readPage(site.server, '/blog/hello')).text).toContain('It took a while');
  });

  test('one whose worker stands still is named after ten times its limit, and what is published then is shown', async () => {
    const from = site.server.log().length;
    stopWorkers('SIGSTOP');
    const call = publish('It never comes');
    expect(await ended(site.server, from, [call])).toMatchObject([{ status: 500 }]);
    expect(site.server.log().slice(from)).toContain(`it was not done within ${10 * RENDER_MS} ms`);
    expect((await readPage(site.server, '/blog/hello')).text).toContain('It took a while');
    stopWorkers('SIGCONT');
    const mended = publish('By another worker');
    expect(await ended(site.server, site.server.log().length, [mended])).toMatchObject([{ status: 200 }]);
    expect((await readPage(site.server, '/blog/hello')).text).toContain('By another worker');
  });
});

describe('from a file', () => {
  let server: Server;

  beforeAll(async () => {
    server = await startServer({ built: 'markdown' }, SETTINGS);
  });

  afterAll(() => server.stop());

  const RAW = '*{% raw %}'.repeat(10_000);

  test.each<[string, string, string]>([
    ['its text', 'excerpt: In short.', ENDLESS],
    ['the start of its text', '', HUGE],
    ['100 kB of template code in its front matter', `description: '${RAW}'`, 'Text.'],
  ])(
    '%s: what is saved is shown or named, and a mended file is published at once',
    async (_, fields, text) => {
      const title = 'title: Bad\npublishedAt: 2026-11-18T09:00:00Z\n';
      await writePost(server.dir, 'bad.md', title, SHOWN);
      await readUntil(server, '/blog/bad', (page) => page.text.includes(SHOWN));
      await writePost(server.dir, 'bad.md', title + fields, text);
      const call = revalidate(server, { id: 'bad' });
      await readMeanwhile(server, '/blog/welcome', call.then());
      const { status, reasons } = verdictOf(await call);
      if (status === 500) for (const reason of reasons) expect(reason).toMatch(FAILS);
      else expect([200, 202]).toContain(status);
      for (const path of ['/blog/bad', '/blog/welcome', '/'])
        expect((await readPage(server, path)).status).toBe(200);

      await writePost(server.dir, 'bad.md', title, 'Mended text.');
      await readUntil(server, '/blog/bad', (page) => page.text.includes('Mended text.'));
    },
  );
});
