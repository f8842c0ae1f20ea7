// From when on the next sync asks, and how that is kept.
import { Catalogue } from '../../../../lib/catalogue/catalogue';
import {
  forgetSyncState,
  keepSyncState,
  latestChange,
  readSyncState,
} from '../../../../lib/revalidation/sync/state';
import { summary } from '../../../support/summaries';

const NOW_MS = Date.parse('2026-11-20T09:00:00.000Z');
const at = (secondsAgo: number) => new Date(NOW_MS - secondsAgo * 1000).toISOString();
const changed = (...secondsAgo: (number | null)[]) =>
  secondsAgo.map((each, index) => summary(`p${index}`, { updatedAt: each === null ? null : at(each) }));

test('a state that is forgotten has the next sync ask for all posts', async () => {
  const catalogue = new Catalogue(null);
  await keepSyncState(catalogue, { since: null, unlisted: 0, wholeMs: 1 });
  await forgetSyncState(catalogue);
  expect(await readSyncState(catalogue)).toBeNull();
});

test('from the latest change on, for another may follow in the same second', () => {
  expect(latestChange(changed(30, 5, 90), null, NOW_MS)).toBe(at(5));
});

test('from after it once that is long ago, so that a whole import is not read each time', () => {
  expect(latestChange(changed(7200, 7200), null, NOW_MS)).toBe(at(7199));
});

test('where nothing is newer, from when on was asked this time', () => {
  expect(latestChange(changed(30), at(5), NOW_MS)).toBe(at(5));
  expect(latestChange([], at(7199), NOW_MS)).toBe(at(7199));
});

test('a date far in the future is some clock’s mistake, a little of it is not', () => {
  expect(latestChange(changed(5, -86_400), null, NOW_MS)).toBe(at(5));
  expect(latestChange(changed(5, -10), null, NOW_MS)).toBe(at(-10));
});

test('a source that keeps no dates of change has none', () => {
  expect(latestChange(changed(null, null), null, NOW_MS)).toBeNull();
});

test('what is kept is read again, and what cannot be read is as if there were none', async () => {
  const catalogue = new Catalogue(null);
  expect(await readSyncState(catalogue)).toBeNull();
  const state = { since: at(5), unlisted: 1, wholeMs: NOW_MS };
  await keepSyncState(catalogue, state);
  expect(await readSyncState(catalogue)).toEqual(state);
  for (const torn of ['{"since":', '{"since":5}']) {
    await catalogue.facts.put('sync', torn);
    expect(await readSyncState(catalogue)).toBeNull();
  }
});
