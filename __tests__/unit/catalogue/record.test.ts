// A record as it is stored, and what it says of a post's text.
import { hasSameText, keyOf, parseRecord, textOf } from '../../../lib/catalogue/records/record';
import { record, summary } from '../../support/summaries';

const full = record(
  summary('한글 "a"', {
    documentId: 'd',
    tags: ['a', 'b'],
    cover: { src: '/c.svg', alt: 'C', width: 3, height: 2 },
    updatedAt: '2026-01-02T00:00:00.000Z',
  }),
  { formerIds: ['x', 'y'], isShown: false, isGone: true },
);

test('what is stored of a record is read as the same record', () => {
  expect(parseRecord(textOf(full))).toEqual(full);
});

test('the same record is the same text, in whatever order its fields came', () => {
  const reversed = Object.fromEntries(Object.entries(full.post).reverse()) as typeof full.post;
  expect(textOf({ ...full, post: reversed })).toBe(textOf(full));
});

test.each([
  ['torn', textOf(full).slice(0, 40)],
  ['empty', ''],
  ['foreign', '{"title":"x"}'],
  ['of another version', textOf(full).replace('"formerIds"', '"wasAt"')],
])('what is %s is no record', (_, text) => {
  expect(parseRecord(text)).toBeNull();
});

test('a record is kept by the lasting name, or else by the id, and the two can’t be mixed up', () => {
  expect(keyOf(summary('a', { documentId: 'd' }))).toBe(keyOf(summary('b', { documentId: 'd' })));
  expect(keyOf(summary('d'))).not.toBe(keyOf(summary('a', { documentId: 'd' })));
});

test('a text is the same by its hash, or by the date of change where one of both has no hash', () => {
  const one = summary('a', { textHash: '1', updatedAt: '2026-01-01T00:00:00.000Z' });
  expect(hasSameText(one, { ...one, updatedAt: null })).toBe(true);
  expect(hasSameText(one, { ...one, textHash: '2' })).toBe(false);
  expect(hasSameText(one, { ...one, textHash: null })).toBe(true);
  expect(hasSameText(one, { ...one, textHash: null, updatedAt: '2026-01-02T00:00:00.000Z' })).toBe(false);
  expect(hasSameText({ ...one, updatedAt: null }, { ...one, updatedAt: null, textHash: null })).toBe(false);
});
