// A page that lists posts, and leads to the older and newer ones.
import { href } from '../lib/paths';
import type { ListProps } from '../lib/rendering/page-props';
import { site } from '../site.config';
import { Link } from './link';
import { PageHead } from './page-head';
import { PostList } from './post-list';

const words = site.words.lists;

export function ListPage({ title, posts, olderPath, newerPath, canonical }: ListProps & { title: string }) {
  return (
    <main>
      <PageHead title={title} canonical={canonical} />
      <h1 className="list-title">{title}</h1>
      <PostList posts={posts} />
      <nav className="pager" aria-label={words.pages}>
        {olderPath ? <Link href={href(olderPath)}>{words.older}</Link> : null}
        {newerPath ? <Link href={href(newerPath)}>{words.newer}</Link> : null}
      </nav>
    </main>
  );
}
