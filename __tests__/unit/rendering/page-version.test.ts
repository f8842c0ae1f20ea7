// The version in a page's props: it grows with each page that is another one, and stays where nothing changed.
import fc from 'fast-check';
import { withVersion } from '../../../lib/rendering/generation/page-version';

const kept = (pageProps: object) => ({
  path: '/',
  value: { kind: 'PAGES', pageData: { pageProps } },
  revalidateSeconds: 60,
  writtenAtMs: 0,
});

afterEach(() => jest.useRealTimers());

const atMs = (ms: number) => jest.useFakeTimers({ now: ms });

test('the first page of a path has the time for its version', () => {
  atMs(5000);
  expect(withVersion({ title: 'One' }, null)).toEqual({ title: 'One', version: 5000 });
});

test('a page that replaces one that was built is newer than it', () => {
  expect(withVersion({ title: 'Two' }, kept({ title: 'One', version: 0 })).version).toBeGreaterThan(0);
});

test('a page that is as it was keeps its version, be it made or built', () => {
  for (const version of [0, 5000]) {
    const made = withVersion(
      { posts: [{ id: 'one', tags: [] }] },
      kept({ posts: [{ id: 'one', tags: [] }], version }),
    );
    expect(made.version).toBe(version);
  }
});

test('a page that takes the place of a tombstone or a redirect has a version of its own', () => {
  atMs(5000);
  const gone = { ...kept({}), value: null };
  expect(withVersion({ title: 'Back' }, gone).version).toBe(5000);
  expect(withVersion({ title: 'Back' }, kept({ __N_REDIRECT: '/blog/two' })).version).toBe(5000);
});

test('a page that takes the place of a tombstone is newer than the page that was there before', () => {
  atMs(5000);
  const gone = { ...kept({}), value: null, lastVersion: 9000 };
  expect(withVersion({ title: 'Back' }, gone).version).toBe(9001);
});

test('whatever the clocks of the servers say, each page is newer than the one it replaces', () => {
  fc.assert(
    fc.property(fc.array(fc.nat()), (clocks) => {
      let last = kept({ edition: -1, version: 0 });
      let version = 0;
      for (const [edition, ms] of clocks.entries()) {
        atMs(ms);
        const made = withVersion({ edition }, last);
        expect(made.version).toBeGreaterThan(version);
        version = made.version;
        last = kept(made);
      }
    }),
  );
});
