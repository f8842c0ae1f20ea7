// What a Sanity document that changed stands for, by the projection that the guide gives.
import { sanity } from '../../../../lib/revalidation/senders/sanity';

const SITE = { model: 'post', folder: '' };
const DOCUMENT = {
  _id: 'abc',
  _type: 'post',
  _updatedAt: '2026-11-20T09:00:00Z',
  slug: 'hello',
  previousSlug: 'hello',
  operation: 'update',
};

const understand = (fields: object) =>
  sanity.understand({ ...DOCUMENT, ...fields }, { headers: {}, query: {}, body: Buffer.alloc(0) }, SITE);

const change = { id: 'hello', documentId: 'abc', updatedAt: '2026-11-20T09:00:00Z' };

test.each([
  ['an edit', {}, change],
  ['a first publish', { previousSlug: null, operation: 'create' }, change],
  ['a slug as an object', { slug: { _type: 'slug', current: 'hello' } }, change],
  ['a rename', { previousSlug: 'helo' }, { ...change, previousId: 'helo' }],
  ['a removal', { slug: null, operation: 'delete' }, { id: 'hello', documentId: 'abc', removed: true }],
])('%s is one change', (_, fields, expected) => {
  expect(understand(fields)).toEqual({ kind: 'changes', changes: [expected] });
});

test.each([
  ['a draft', { _id: 'drafts.abc' }, 'draft'],
  ['a version of a release', { _id: 'versions.r1.abc' }, 'draft'],
  ['another type', { _type: 'author' }, 'not a post'],
])('%s is ignored, and says why', (_, fields, why) => {
  expect(understand(fields)).toEqual({ kind: 'ignored', why: expect.stringContaining(why) });
});

test('a document without the projection is not understood', () => {
  expect(understand({ _id: 5 })).toMatchObject({ kind: 'unclear' });
});
