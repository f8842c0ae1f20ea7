// The posts that a search found, with what was found in them marked.
import { paths } from '../lib/paths';
import { href } from '../lib/paths/encoding';
import type { Hit } from '../lib/search/answer';
import { directionOf } from './direction';
import { Link } from './link';
import { PostDate } from './post-date';
import styles from './search.module.css';

export function SearchHits({ hits }: { hits: Hit[] }) {
  return (
    <ol className="post-list">
      {hits.map(({ id, lang, publishedAt, title, excerpt, tags, author }) => (
        <li key={id}>
          <article lang={lang ?? undefined} dir={directionOf({ lang, title: title.join('') })}>
            <PostDate iso={publishedAt} />
            <h2>
              <Link href={href(paths.post(id))}>
                <Marked pieces={title} />
              </Link>
            </h2>
            {excerpt.join('') ? (
              <p>
                <Marked pieces={excerpt} />
              </p>
            ) : null}
            {author ? (
              <p className={styles.by}>
                <Marked pieces={author} />
              </p>
            ) : null}
            {tags.length > 0 ? (
              <ul className="tags">
                {tags.map((tag) => (
                  <li key={tag.join('')}>
                    <Marked pieces={tag} />
                  </li>
                ))}
              </ul>
            ) : null}
          </article>
        </li>
      ))}
    </ol>
  );
}

/** Every second piece was found. */
function Marked({ pieces }: { pieces: string[] }) {
  return pieces.map((piece, at) => {
    if (at % 2 === 0) return piece;
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: pieces have no names and no state
      <mark key={at} className={styles.found}>
        {piece}
      </mark>
    );
  });
}
