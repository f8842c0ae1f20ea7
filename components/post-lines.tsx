// Posts one line each.
import { paths } from '../lib/paths';
import { href } from '../lib/paths/encoding';
import type { LinedPost } from '../lib/rendering/lists/list-props';
import { directionOf } from './direction';
import { Link } from './link';
import { PostDate } from './post-date';

export function PostLines({ posts }: { posts: LinedPost[] }) {
  return (
    <ol className="post-lines">
      {posts.map((post) => (
        <li key={post.id}>
          <PostDate iso={post.publishedAt} form="day" />{' '}
          <Link href={href(paths.post(post.id))} lang={post.lang ?? undefined} dir={directionOf(post)}>
            {post.title}
          </Link>
        </li>
      ))}
    </ol>
  );
}
