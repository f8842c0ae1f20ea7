// Posts one line each, under their years.
import type { ArchivedPost } from '../lib/rendering/lists/list-props';
import { site } from '../site.config';
import { NoPosts } from './no-posts';
import { PostLines } from './post-lines';

export function ArchiveList({ posts }: { posts: ArchivedPost[] }) {
  if (posts.length === 0) return <NoPosts />;
  return yearsOf(posts).map(([year, ofYear]) => (
    <section key={year} className="lines-section">
      <h2>{year}</h2>
      <PostLines posts={ofYear} />
    </section>
  ));
}

/** The posts of each year, in the order they came in. */
function yearsOf(posts: ArchivedPost[]): [string, ArchivedPost[]][] {
  const years = new Map<string, ArchivedPost[]>();
  for (const post of posts) {
    const year = post.year ?? site.words.lists.undated;
    years.set(year, [...(years.get(year) ?? []), post]);
  }
  return [...years];
}
