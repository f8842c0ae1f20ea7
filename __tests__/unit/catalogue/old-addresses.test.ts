// Old addresses that authors name: the catalogue leads from them to the post, and tells of those it can't.
import type { Entry } from '../../../lib/cache/entry';
import { Catalogue } from '../../../lib/catalogue/catalogue';
import { recordOf, recordsAfterReading } from '../../../lib/catalogue/reading/from-source';
import { anyAddressAt } from '../../../lib/content/post/former-path';
import { feedWriters } from '../../../lib/rendering/documents/feeds';
import { isCurrent } from '../../../lib/rendering/view/is-current';
import { planned } from '../../support/planned';
import { day, record, summary } from '../../support/summaries';

const KETTLE = '/2021/kettle.html';
let catalogue: Catalogue;
let warned: string[];

beforeEach(() => {
  catalogue = new Catalogue(null);
  warned = [];
  jest.spyOn(console, 'warn').mockImplementation((line) => void warned.push(String(line)));
});
afterEach(() => jest.restoreAllMocks());

const take = (id: string, formerPaths: string[], more = {}) =>
  catalogue.write([record(summary(id, { formerPaths, ...more }), more)], catalogue.end);

test('a post is found by its old address, until the author takes that away', async () => {
  await take('kettle', [KETTLE, '/blog/old']);
  expect([KETTLE, '/blog/old', '/other'].map((path) => catalogue.movedFrom(path))).toEqual([
    'kettle',
    'kettle',
    null,
  ]);
  await take('kettle', []);
  expect(catalogue.movedFrom(KETTLE)).toBeNull();
});

test.each(['NFC', 'NFD'] as const)(
  'an id that the source keeps as %s is found by every form of it',
  async (form) => {
    const kept = '한글-été'.normalize(form);
    await take(kept, []);
    for (const asked of [
      '한글-été'.normalize('NFC'),
      '한글-été'.normalize('NFD'),
      `${'한글'.normalize('NFD')}-été`,
    ]) {
      expect([catalogue.shownAt(asked)?.id ?? null, catalogue.movedTo(asked)]).toEqual(
        asked === kept ? [kept, null] : [null, kept],
      );
    }
    await take(kept, [], { isShown: false });
    expect(catalogue.movedTo('한글-été'.normalize(form === 'NFC' ? 'NFD' : 'NFC'))).toBeNull();
  },
);

test('what readers do not see is found nowhere', async () => {
  await take('kettle', [KETTLE], { isShown: false });
  expect(catalogue.movedFrom(KETTLE)).toBeNull();
});

test('feeds know a post by its first address, wherever it moves and back', async () => {
  const move = (id: string) => {
    const post = summary(id, { documentId: 'd' });
    return catalogue.write([recordOf(catalogue, post, Date.now())], catalogue.end).then(() => post);
  };
  for (const id of ['a', 'b', 'c', 'a', 'b']) {
    const post = await move(id);
    expect([id, catalogue.firstIdOf(post)]).toEqual([id, 'a']);
    const items = ['feed.xml', 'atom.xml', 'feed.json'].map(
      (name) =>
        feedWriters[name]?.([
          { post, url: `http://localhost:3000/blog/${id}`, html: '', firstId: catalogue.firstIdOf(post) },
        ]).body ?? '',
    );
    expect(items[0]).toMatch(/<guid isPermaLink="\w+">[^<]*\/blog\/a<\/guid>/);
    expect(items[0]).toContain(`isPermaLink="${id === 'a'}"`);
    expect(items[1]).toMatch(/<id>[^<]*\/blog\/a<\/id>/);
    expect(JSON.parse(items[2] ?? '').items[0].id).toMatch(/\/blog\/a$/);
  }
});

test('a post without a lasting name keeps its first address where a rename was told', async () => {
  await take('a', []);
  for (const [id, previousId] of [
    ['b', 'a'],
    ['c', 'b'],
  ] as const) {
    const read = new Map([
      [id, summary(id)],
      [previousId, null],
    ]);
    await catalogue.write(
      recordsAfterReading(catalogue, { id, previousId }, read, Date.now()),
      catalogue.end,
    );
  }
  expect(catalogue.firstIdOf(summary('c'))).toBe('a');
  expect([catalogue.movedTo('a'), catalogue.movedTo('b')]).toEqual(['c', 'c']);
});

test('the plan has the old addresses that come or go, and all of them with the post', async () => {
  expect(planned(await take('kettle', [KETTLE]))).toContain(KETTLE);
  expect(planned(await take('kettle', [KETTLE], { title: 'New' }))).not.toContain(KETTLE);
  const changed = planned(await take('kettle', ['/other']));
  expect(changed).toEqual(expect.arrayContaining([KETTLE, '/other']));
  expect(planned(await take('kettle', ['/other'], { isShown: false }))).toContain('/other');
});

test('an address that two posts name leads to the newest, and to the other when that lets it go', async () => {
  await take('older', [KETTLE], { publishedAt: day(1) });
  expect(warned).toEqual([]);
  await take('newer', [KETTLE], { publishedAt: day(2) });
  expect(catalogue.movedFrom(KETTLE)).toBe('newer');
  expect(warned).toEqual([expect.stringMatching(/kettle\.html.*\\"newer\\" and \\"older\\" say/)]);
  await take('newer', [], { publishedAt: day(2) });
  expect(catalogue.movedFrom(KETTLE)).toBe('older');
});

test.each([
  ['of a post that came later', ['kettle', 'old']],
  ['of a post that was there', ['old', 'kettle']],
])('an address %s is told', async (_, order) => {
  for (const id of order) await take(id, id === 'kettle' ? ['/blog/old'] : []);
  expect(warned).toEqual([expect.stringContaining('which \\"kettle\\" names as its old address')]);
});

test('an address of the site’s own pages is told', async () => {
  await take('kettle', ['/archive']);
  expect(warned).toEqual([expect.stringContaining('page of its own')]);
});

test('a page in the cache is old when a redirect comes or goes at its path', async () => {
  const isKept = (path: string, value: Entry['value']) => {
    const address = anyAddressAt(path);
    const entry = { path, value, revalidateSeconds: false as const, writtenAtMs: 0 };
    return address !== null && isCurrent(path, address, entry, catalogue);
  };
  const redirect = { kind: 'REDIRECT', props: { pageProps: { __N_REDIRECT: '/blog/kettle' } } };
  for (const path of [KETTLE, '/tags/nothing', '/archive/77', '/blog/old']) {
    await take('kettle', []);
    expect([isKept(path, null), isKept(path, redirect)]).toEqual([true, false]);
    await take('kettle', [path]);
    expect([isKept(path, null), isKept(path, redirect)]).toEqual([false, true]);
  }
});
