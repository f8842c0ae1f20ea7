// Posts one line each, under their years.
import { timeZone } from '../lib/content/time-zone';
import { paths } from '../lib/paths';
import { href } from '../lib/paths/encoding';
import type { ArchivedPost } from '../lib/rendering/list-props';
import { site } from '../site.config';
import { directionOf } from './direction';
import { Link } from './link';
import { NoPosts } from './no-posts';
import { PostDate } from './post-date';

const yearFormat = new Intl.DateTimeFormat(site.language, { year: 'numeric', timeZone: timeZone() });

export function ArchiveList({ posts }: { posts: ArchivedPost[] }) {
  if (posts.length === 0) return <NoPosts />;
  return yearsOf(posts).map(([year, ofYear]) => (
    <section key={year} className="archive-year">
      <h2 suppressHydrationWarning>{year}</h2>
      <ol className="archive-list">
        {ofYear.map((post) => (
          <li key={post.id}>
            <PostDate iso={post.publishedAt} form="day" />{' '}
            <Link href={href(paths.post(post.id))} lang={post.lang ?? undefined} dir={directionOf(post)}>
              {post.title}
            </Link>
          </li>
        ))}
      </ol>
    </section>
  ));
}

/** The posts of each of the author's years, in the order they came in. */
function yearsOf(posts: ArchivedPost[]): [string, ArchivedPost[]][] {
  const years = new Map<string, ArchivedPost[]>();
  for (const post of posts) {
    const year = yearOf(post);
    years.set(year, [...(years.get(year) ?? []), post]);
  }
  return [...years];
}

const yearOf = ({ publishedAt }: ArchivedPost) =>
  publishedAt ? yearFormat.format(new Date(publishedAt)) : site.words.lists.undated;
