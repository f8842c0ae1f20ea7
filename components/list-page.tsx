// A page that lists posts, and leads to the older and newer ones.
import type { ReactNode } from 'react';
import { address } from '../lib/paths/base-path';
import { href } from '../lib/paths/encoding';
import type { ListedPost, ListProps } from '../lib/rendering/lists/list-props';
import { site } from '../site.config';
import { Link } from './link';
import { PageHead } from './page-head';
import { PostList } from './post-list';

const words = site.words.lists;

type Props = Omit<ListProps<unknown>, 'posts'> & {
  title: string;
  /** What the list is of, for readers and search engines. */
  description: string;
  /** The list's own feed. */
  feedPath?: string;
} & ({ posts: ListedPost[]; children?: never } | { posts?: never; children: ReactNode });

export function ListPage({ title, description, number, feedPath, posts, children, ...pages }: Props) {
  const { olderPath, newerPath, canonical } = pages;
  const whole = number === null ? title : `${title}, ${words.page(number)}`;
  return (
    <main>
      <PageHead title={whole} description={description} canonical={canonical} />
      <h1 className="list-title">{whole}</h1>
      <p className="list-text">
        {description}
        {feedPath ? (
          <>
            {' '}
            <a href={address(feedPath)}>{words.feed}</a>
          </>
        ) : null}
      </p>
      {posts ? <PostList posts={posts} /> : children}
      {olderPath || newerPath ? (
        <nav className="pager" aria-label={words.pages}>
          {olderPath ? <Link href={href(olderPath)}>{words.older}</Link> : null}
          {newerPath ? <Link href={href(newerPath)}>{words.newer}</Link> : null}
        </nav>
      ) : null}
    </main>
  );
}
