// Posts with date, excerpt and tags.
import { href, paths } from '../lib/paths';
import type { ListedPost } from '../lib/rendering/page-props';
import { site } from '../site.config';
import { directionOf } from './direction';
import { Link } from './link';
import { PostDate } from './post-date';
import { Tags } from './tags';

/** @param front whether the newest post stands out, as on home */
export function PostList({ posts, front = false }: { posts: ListedPost[]; front?: boolean }) {
  if (posts.length === 0) return <p className="empty">{site.words.lists.empty}</p>;
  return (
    <ol className={front ? 'post-list front' : 'post-list'}>
      {posts.map((post) => (
        <li key={post.id}>
          <article lang={post.lang ?? undefined} dir={directionOf(post)}>
            <PostDate iso={post.publishedAt} />
            <h2>
              <Link href={href(paths.post(post.id))}>{post.title}</Link>
            </h2>
            <p>{post.excerpt}</p>
            <Tags tags={post.tags} />
          </article>
        </li>
      ))}
    </ol>
  );
}
