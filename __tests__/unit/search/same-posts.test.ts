// Posts that were read again and are as they were are the same objects.
import { samePosts } from '../../../lib/search/same-posts';
import { summary } from '../../support/summaries';

test('posts that did not change are the objects of before, in the order of now', () => {
  const before = [summary('a'), summary('b'), summary('gone')];
  const changed = summary('b', { title: 'Changed' });
  const now = [summary('new'), changed, summary('a')];
  const same = samePosts(before, now);
  expect(same).toEqual(now);
  expect([same[2] === before[0], same[1] === changed]).toEqual([true, true]);
});
