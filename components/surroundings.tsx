// Where to read on after a post.
import type { PostLink, Surroundings as Props } from '../lib/catalogue/lists/surroundings';
import { paths } from '../lib/paths';
import { href } from '../lib/paths/encoding';
import { site } from '../site.config';
import { directionOf } from './direction';
import { Link } from './link';

const words = site.words.post;

export function Surroundings({ older, newer, related }: Props) {
  const others = related.filter(({ id }) => id !== older?.id && id !== newer?.id);
  if (!older && !newer && others.length === 0) return null;
  return (
    <nav className="read-on" aria-label={words.readOn}>
      {others.length > 0 ? (
        <section>
          <h2>{words.related}</h2>
          <ul>
            {others.map((post) => (
              <li key={post.id}>
                <ToPost post={post} />
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <div className="neighbours">
        {older ? <Neighbour word={words.older} post={older} /> : null}
        {newer ? <Neighbour word={words.newer} post={newer} /> : null}
      </div>
    </nav>
  );
}

function Neighbour({ word, post }: { word: string; post: PostLink }) {
  return (
    <p>
      <span>{word}</span> <ToPost post={post} />
    </p>
  );
}

function ToPost({ post }: { post: PostLink }) {
  return (
    <Link href={href(paths.post(post.id))} lang={post.lang ?? undefined} dir={directionOf(post)}>
      {post.title}
    </Link>
  );
}
