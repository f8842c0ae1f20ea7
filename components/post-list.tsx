// Posts with date, excerpt and tags.
import type { PostSummary } from '../lib/content/post/post';
import { paths } from '../lib/paths';
import { href } from '../lib/paths/encoding';
import type { ListedPost } from '../lib/rendering/lists/list-props';
import { Cover } from './cover';
import { directionOf } from './direction';
import { Link } from './link';
import { NoPosts } from './no-posts';
import { PostDate } from './post-date';
import { Tags } from './tags';

interface Props {
  posts: ListedPost[];
  /** Whether the newest post stands out, as on home. */
  front?: boolean;
  /** The newest post's. */
  cover?: PostSummary['cover'];
}

export function PostList({ posts, front = false, cover = null }: Props) {
  if (posts.length === 0) return <NoPosts />;
  return (
    <ol className={front ? 'post-list front' : 'post-list'}>
      {posts.map((post, index) => (
        <li key={post.id}>
          <article lang={post.lang ?? undefined} dir={directionOf(post)}>
            <PostDate iso={post.publishedAt} />
            <h2>
              <Link href={href(paths.post(post.id))}>{post.title}</Link>
            </h2>
            {index === 0 && cover ? <Cover {...cover} caption={undefined} /> : null}
            {post.excerpt ? <p>{post.excerpt}</p> : null}
            <Tags tags={post.tags} />
          </article>
        </li>
      ))}
    </ol>
  );
}
