// What a reading of the source makes of the catalogue's records.
import {
  alsoToRead,
  type Hint,
  type Lookup,
  recordOf,
  recordsAfterReading,
  recordsOfList,
} from '../../../lib/catalogue/reading/from-source';
import { type CatalogueRecord, keyOf } from '../../../lib/catalogue/records/record';
import type { PostSummary } from '../../../lib/content/post/post';
import { day, record, summary } from '../../support/summaries';

const NOW_MS = Date.parse(day(20));

function lookup(...records: CatalogueRecord[]): Lookup {
  return {
    byKey: (key) => records.find(({ post }) => keyOf(post) === key),
    byId: (id) => records.find(({ post, isGone }) => post.id === id && !isGone),
    byText: (textHash) => records.find(({ post }) => post.textHash === textHash),
  };
}

/** What is made of a reading: of each record its id, where readers found it before, and what became of it. */
function made(known: Lookup, hint: Hint, read: Record<string, PostSummary | null>): Record<string, string> {
  const records = recordsAfterReading(known, hint, new Map(Object.entries(read)), NOW_MS);
  return Object.fromEntries(
    records.map(({ post, formerIds, isGone, isShown }) => [
      keyOf(post),
      `${post.id} [${formerIds}] ${isGone ? 'gone' : isShown ? 'shown' : 'hidden'}`,
    ]),
  );
}

const document = (documentId: string, id: string) => summary(id, { documentId });

describe('a post that is read', () => {
  test('is taken in as shown', () => {
    expect(made(lookup(), { id: 'a' }, { a: summary('a') })).toEqual({ 'id a': 'a [] shown' });
  });

  test.each([
    ['a draft', { draft: true }],
    ['dated in the future', { publishedAt: day(21) }],
    ['past its end', { unpublishAt: day(20) }],
  ])('is hidden when it is %s', (_, more) => {
    expect(made(lookup(), { id: 'a' }, { a: summary('a', more) })).toEqual({ 'id a': 'a [] hidden' });
  });

  test('and is not there is gone, with all that was known of it', () => {
    const known = lookup(record(summary('a'), { formerIds: ['b'] }));
    expect(made(known, { id: 'a' }, { a: null })).toEqual({ 'id a': 'a [b] gone' });
  });

  test.each([
    ['the same but for its id is the one that had another name', {}, 'b [older,a] shown'],
    ['the same but for its title is another one', { title: 'New' }, 'b [] shown'],
    ['the same, and has a lasting name, is another one', { documentId: 'd' }, 'b [] shown'],
    ['the same, and says no date, is another one', { publishedAt: null }, 'b [] shown'],
  ])('and is %s', (_, more, expected) => {
    const known = lookup(record(summary('a'), { formerIds: ['older'], isGone: true, isShown: false }));
    const renamed = { ...summary('a'), id: 'b', ...more };
    expect(Object.values(made(known, { id: 'b' }, { b: renamed }))).toEqual([expected]);
  });

  test('and was never known and is not there leaves no record', () => {
    expect(made(lookup(), { id: 'a' }, { a: null })).toEqual({});
  });

  test('comes back after it was gone, and its former addresses lead to it again', () => {
    const known = lookup(record(summary('a'), { formerIds: ['b'], isGone: true, isShown: false }));
    expect(made(known, { id: 'a' }, { a: summary('a') })).toEqual({ 'id a': 'a [b] shown' });
  });
});

describe('a rename', () => {
  test('that is told leads from the old address to the new, and the old post is gone', () => {
    const known = lookup(record(summary('old')));
    expect(made(known, { id: 'new', previousId: 'old' }, { new: summary('new'), old: null })).toEqual({
      'id new': 'new [old] shown',
      'id old': 'old [] gone',
    });
  });

  test('takes along what led to the old address, for good', () => {
    const known = lookup(record(summary('old'), { formerIds: ['older'] }));
    expect(made(known, { id: 'new', previousId: 'old' }, { new: summary('new'), old: null })).toEqual({
      'id new': 'new [older,old] shown',
      'id old': 'old [] gone',
    });
  });

  test('that is told of a post nobody knew leads from the old address all the same', () => {
    expect(made(lookup(), { id: 'new', previousId: 'old' }, { new: summary('new') })).toEqual({
      'id new': 'new [old] shown',
    });
  });

  test('of a document that keeps its lasting name needs nobody to tell', () => {
    const known = lookup(record(document('d', 'old'), { formerIds: ['older'] }));
    expect(made(known, { id: 'new' }, { new: document('d', 'new') })).toEqual({
      'document d': 'new [older,old] shown',
    });
  });

  test('back to an earlier address leads there from the later one, and not from itself', () => {
    const known = lookup(record(document('d', 'second'), { formerIds: ['first'] }));
    expect(made(known, { id: 'first' }, { first: document('d', 'first') })).toEqual({
      'document d': 'first [second] shown',
    });
  });

  test('does not lead from an address that another post has by now', () => {
    const known = lookup(record(summary('old')));
    const read = { new: summary('new'), old: summary('old', { title: 'Another' }) };
    expect(made(known, { id: 'new', previousId: 'old' }, read)).toEqual({
      'id new': 'new [] shown',
      'id old': 'old [] shown',
    });
  });

  test('keeps a limited number of addresses, the latest', () => {
    const formerIds = Array.from({ length: 20 }, (_, index) => `f${index}`);
    const known = lookup(record(document('d', 'old'), { formerIds }));
    const [renamed] = recordsAfterReading(
      known,
      { id: 'new' },
      new Map([['new', document('d', 'new')]]),
      NOW_MS,
    );
    expect(renamed?.formerIds).toEqual([...formerIds.slice(1), 'old']);
  });
});

describe('an address that one document left to another', () => {
  const known = lookup(record(document('one', 'a')), record(document('two', 'b')));

  test('shows the other, and the first is gone until it is read elsewhere', () => {
    expect(made(known, { id: 'a' }, { a: document('three', 'a') })).toEqual({
      'document three': 'a [] shown',
      'document one': 'a [] gone',
    });
  });

  test('of two that swap their addresses each is found at its new one', () => {
    const read = { a: document('two', 'a'), b: document('one', 'b') };
    expect(made(known, { id: 'a', previousId: 'b' }, read)).toEqual({
      'document two': 'a [b] shown',
      'document one': 'b [a] shown',
    });
  });
});

describe('a removal', () => {
  test('that tells another address than readers know takes the document away', () => {
    const known = lookup(record(document('d', 'known')));
    expect(made(known, { id: 'other', documentId: 'd', removed: true }, { other: null })).toEqual({
      'document d': 'known [] gone',
    });
  });

  test('that comes late does not take a document away that is read at its address', () => {
    const known = lookup(record(document('d', 'a')));
    expect(made(known, { id: 'a', documentId: 'd', removed: true }, { a: document('d', 'a') })).toEqual({
      'document d': 'a [] shown',
    });
  });
});

describe('a removed document that comes back elsewhere', () => {
  const comeBack = (removed: CatalogueRecord) =>
    recordOf(lookup(removed), document('d', 'new'), NOW_MS).formerIds;
  const missing = (hint: Hint) => {
    const known = lookup(record(document('d', 'old'), { formerIds: ['older'] }));
    return recordsAfterReading(known, hint, new Map([['old', null]]), NOW_MS);
  };

  test('is not led to from the address that was announced as removed', () => {
    expect(missing({ id: 'old', removed: true }).map(comeBack)).toEqual([['older']]);
  });

  test('is led to from an address where it was only found missing', () => {
    expect(missing({ id: 'old' }).map(comeBack)).toEqual([['older', 'old']]);
  });
});

describe('a list', () => {
  const listed = (known: Lookup, ...posts: PostSummary[]) =>
    recordsOfList(known, posts, NOW_MS).map(({ post, isGone }) => [keyOf(post), post.id, isGone]);

  test('in which a post has the address of another, which is not in it, tells that the other is gone', () => {
    const known = lookup(record(document('one', 'a')));
    expect(listed(known, document('two', 'a'))).toEqual([
      ['document two', 'a', false],
      ['document one', 'a', true],
    ]);
  });

  test('in which one post stands twice, each time another way, tells the first way', () => {
    const [first, second] = [document('one', 'a'), { ...document('one', 'b'), title: 'Another' }];
    expect(listed(lookup(), first, second)).toEqual([['document one', 'a', false]]);
    expect(listed(lookup(record(first)), first, second)).toEqual([['document one', 'a', false]]);
  });

  test('in which two posts have swapped their addresses tells that both are there', () => {
    const known = lookup(record(document('one', 'a')), record(document('two', 'b')));
    expect(listed(known, document('two', 'a'), document('one', 'b'))).toEqual([
      ['document two', 'a', false],
      ['document one', 'b', false],
    ]);
  });
});

describe('another address has to be read too', () => {
  const known = lookup(record(summary('old')), record(document('d', 'here')));

  test('when a rename is told from an address where a post is known', () => {
    expect(alsoToRead(known, { id: 'new', previousId: 'old' }, summary('new'))).toBe('old');
  });

  test('not when nothing is known there, nor when it is the very document', () => {
    expect(alsoToRead(known, { id: 'new', previousId: 'nowhere' }, summary('new'))).toBeNull();
    expect(alsoToRead(known, { id: 'new', previousId: 'here' }, document('d', 'new'))).toBeNull();
    expect(alsoToRead(known, { id: 'new' }, summary('new'))).toBeNull();
  });
});

describe('a list that tells less than the post itself', () => {
  const whole = summary('a', { updatedAt: day(1), excerpt: 'Of the text.', textHash: 'hash' });
  const known = lookup(record(whole));
  const listed = { ...whole, textHash: null, excerpt: '' };

  test('does not take away what is known of the text, as long as the date of change is the same', () => {
    expect(recordOf(known, listed, NOW_MS).post).toEqual(whole);
  });

  test('says nothing of the text of a later revision', () => {
    const { post } = recordOf(known, { ...listed, updatedAt: day(2), excerpt: 'Another.' }, NOW_MS);
    expect(post).toMatchObject({ textHash: null, excerpt: 'Another.' });
  });
});
