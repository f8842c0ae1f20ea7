// What the WordPress plugin says that no recorded request shows.
import { wordpress } from '../../../lib/revalidation/senders/wordpress';
import { capture } from '../../support/captures';

const call = capture('wordpress/001-publish');
const SITE = { model: 'post', folder: 'content/posts' };

const post = {
  id: 4,
  slug: 'hello',
  status: 'publish',
  modified_gmt: '2026-11-20 10:00:38',
  tags: [],
  categories: [],
};

test('a post that got a password is gone, although WordPress calls it published', () => {
  const data = { ...post, previous: { status: 'publish', slug: 'hello' } };
  expect(wordpress.understand({ type: 'post.unpublished', data }, call, SITE)).toEqual({
    kind: 'changes',
    changes: [{ id: 'hello', documentId: '4', removed: true }],
  });
});

test('a post whose password was taken away is published, with nothing of before to tell', () => {
  const data = { ...post, previous: {} };
  expect(wordpress.understand({ type: 'post.published', data }, call, SITE)).toEqual({
    kind: 'changes',
    changes: [{ id: 'hello', documentId: '4', updatedAt: '2026-11-20T10:00:38Z' }],
  });
});
