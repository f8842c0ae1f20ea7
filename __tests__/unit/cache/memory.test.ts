// What pages and answers take in memory is counted, and what is not counted is not kept.
import { setImmediate as nextTurn } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { bytesInMemory, type Entry, withoutHtml } from '../../../lib/cache/entry';
import type { PageCache } from '../../../lib/cache/page-cache';
import { noteRead, trackReads } from '../../../lib/cache/reads';
import { withDeadline } from '../../../lib/process/timeout';
import { Answer } from '../../../lib/server/fast-path/answer';
import { keptPage } from '../../../lib/server/fast-path/kept';

const HTML = 'x'.repeat(100_000);

const entry = (value: Entry['value']): Entry => ({
  path: '/blog/hello',
  value,
  revalidateSeconds: 60,
  writtenAtMs: Date.now(),
});
const post = { kind: 'PAGES', html: HTML, pageData: { pageProps: { html: HTML, post: { id: 'hello' } } } };

/** Collects what nobody needs. */
async function collect(): Promise<void> {
  setFlagsFromString('--expose-gc');
  const gc = runInNewContext('gc');
  for (let turn = 0; turn < 3; turn++) {
    await nextTurn();
    gc();
  }
}

test('what is begun while a page is made and goes on, such as a connection, does not hold the page', async () => {
  const goingOn: Promise<unknown>[] = [];
  const begin = () => void goingOn.push(new Promise(() => {}));
  const pages: WeakRef<object>[] = [];
  const note = <T extends object>(page: T): T => {
    pages.push(new WeakRef(page));
    return page;
  };
  await withDeadline(
    async () => {
      begin();
      return note({ html: HTML });
    },
    60_000,
    'Not made',
  );
  await trackReads(async () => {
    begin();
    noteRead({ path: '/', version: 1, entry: note(entry(post)) });
  });
  await collect();
  expect(pages.map((page) => page.deref() === undefined)).toEqual([true, true]);
  expect(goingOn).toHaveLength(2);
});

test('an answer keeps nothing of its page besides what tells whether it is good', () => {
  let kept: unknown;
  const currentnessOf = (given: unknown) => {
    kept = given;
    return () => true;
  };
  const cache = { isNewest: () => true, used: () => {} } as unknown as PageCache;
  const answer = new Answer({ status: 200, headers: [], body: Buffer.from('page') }, false, false);
  const given = [{ path: '/blog/hello', version: 1, entry: entry(post) }];
  expect(keptPage(answer, given, { cache, currentnessOf }).isGood()).toBe(true);
  expect(JSON.stringify(kept).length).toBeLessThan(500);
});

test.each<[string, Entry['value'], object | null]>([
  ['a post', post, { html: '', pageData: { pageProps: { html: '', post: { id: 'hello' } } } }],
  [
    'a list',
    { kind: 'PAGES', html: HTML, pageData: { pageProps: { page: 2 } } },
    { pageData: { pageProps: { page: 2 } } },
  ],
  [
    'a redirect',
    { kind: 'REDIRECT', props: { pageProps: { __N_REDIRECT: '/' } } },
    { kind: 'REDIRECT', pageData: { pageProps: { __N_REDIRECT: '/' } } },
  ],
  ['a document', { kind: 'DOCUMENT', body: HTML, view: 'v' }, { kind: 'DOCUMENT', body: '', view: 'v' }],
  ['a tombstone', null, null],
])('of %s all but its texts is left', (_, value, left) => {
  const small = withoutHtml(entry(value));
  if (left === null) expect(small.value).toBeNull();
  else expect(small.value).toMatchObject(left);
  expect(JSON.stringify(small).length).toBeLessThan(500);
});

test('a text that is not ASCII takes two bytes a character', () => {
  expect(bytesInMemory(`${HTML}가`)).toBeGreaterThanOrEqual(2 * HTML.length);
  expect(bytesInMemory(HTML)).toBeGreaterThanOrEqual(HTML.length);
  expect(bytesInMemory(HTML)).toBeLessThan(1.1 * HTML.length);
});
