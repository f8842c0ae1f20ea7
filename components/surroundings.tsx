// Where to read on after a post.
import type { PostLink, Surroundings as Props } from '../lib/catalogue/surroundings';
import { href, paths } from '../lib/paths';
import { site } from '../site.config';
import { directionOf } from './direction';
import { Link } from './link';

const words = site.words.post;

export function Surroundings({ older, newer, related }: Props) {
  if (!older && !newer && related.length === 0) return null;
  return (
    <nav className="read-on" aria-label={words.readOn}>
      {older ? (
        <p>
          <span>{words.older}</span> <ToPost post={older} />
        </p>
      ) : null}
      {newer ? (
        <p>
          <span>{words.newer}</span> <ToPost post={newer} />
        </p>
      ) : null}
      {related.length > 0 ? (
        <>
          <h2>{words.related}</h2>
          <ul>
            {related.map((post) => (
              <li key={post.id}>
                <ToPost post={post} />
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </nav>
  );
}

function ToPost({ post }: { post: PostLink }) {
  return (
    <Link href={href(paths.post(post.id))} lang={post.lang ?? undefined} dir={directionOf(post)}>
      {post.title}
    </Link>
  );
}
