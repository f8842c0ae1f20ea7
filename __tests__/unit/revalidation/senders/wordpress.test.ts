// What the WordPress plugin says that no recorded request shows.
import { standard } from '../../../../lib/revalidation/senders/standard';
import { wordpress } from '../../../../lib/revalidation/senders/wordpress';
import { capture, capturesOf } from '../../../support/captures';

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

test('several posts in one call are several changes, and those that nobody saw are none', () => {
  const posts = [
    { type: 'post.updated', data: { ...post, previous: { slug: 'helo' } } },
    {
      type: 'post.unpublished',
      data: { ...post, id: 5, slug: 'gone', status: 'draft', previous: { status: 'publish' } },
    },
    { type: 'post.deleted', data: { ...post, id: 6, status: 'draft', previous: {} } },
  ];
  expect(wordpress.understand({ type: 'posts.changed', data: { posts } }, call, SITE)).toEqual({
    kind: 'changes',
    changes: [
      { id: 'hello', previousId: 'helo', documentId: '4', updatedAt: '2026-11-20T10:00:38Z' },
      { id: 'gone', documentId: '5', removed: true },
    ],
  });
  const unseen = { type: 'posts.changed', data: { posts: posts.slice(2) } };
  expect(wordpress.understand(unseen, call, SITE).kind).toBe('ignored');
});

test('a page is told by its address, also one that was a post, and a post that was a page', () => {
  const changesOf = (type: string, data: object) => {
    const message = wordpress.understand({ type, data: { ...post, ...data } }, call, SITE);
    return message.kind === 'changes' ? message.changes : message;
  };
  const page = { post_type: 'page' };
  expect(changesOf('post.updated', { ...page, previous: { slug: 'helo' } })).toMatchObject([
    { id: '/hello', previousId: '/helo' },
  ]);
  expect(changesOf('post.updated', { ...page, previous: { post_type: 'post' } })).toMatchObject([
    { id: '/hello', previousId: 'hello' },
  ]);
  expect(changesOf('post.updated', { post_type: 'post', previous: page })).toMatchObject([
    { id: 'hello', previousId: '/hello' },
  ]);
  const was = { status: 'publish', slug: 'hello', ...page };
  expect(changesOf('post.deleted', { ...page, previous: was })).toMatchObject([
    { id: '/hello', removed: true },
  ]);
  // It was made something that this site does not show.
  expect(changesOf('post.unpublished', { post_type: 'product', previous: was })).toMatchObject([
    { id: '/hello', removed: true },
  ]);
});

test('that any post may have changed is a look at all of them', () => {
  expect(wordpress.understand({ type: 'site.changed', data: {} }, call, SITE)).toEqual({
    kind: 'look',
    changes: null,
    isWhole: true,
  });
});

test('a post whose password was taken away is published, with nothing of before to tell', () => {
  const data = { ...post, previous: {} };
  expect(wordpress.understand({ type: 'post.published', data }, call, SITE)).toEqual({
    kind: 'changes',
    changes: [{ id: 'hello', documentId: '4', updatedAt: '2026-11-20T10:00:38Z' }],
  });
});

test.each(capturesOf('wordpress'))('%s says nothing where the site’s own words are signed alike', (name) => {
  expect(standard.understand(capture(name).said, capture(name), SITE).kind).toBe('unclear');
});

test.each(['id', 'paths', 'sweep'])(
  'what has the own word "%s" in it says nothing as a call of WordPress',
  (word) => {
    const data = { ...post, previous: {} };
    for (const message of [{ type: 'post.published', data }, { type: 'site.changed' }]) {
      expect(wordpress.understand({ ...message, [word]: 'hello' }, call, SITE).kind).toBe('unclear');
    }
  },
);
