// Tags, each leading to its posts.
import { paths } from '../lib/paths';
import { href } from '../lib/paths/encoding';
import { site } from '../site.config';
import { Link } from './link';

/** A list of tags says by its look what it is, and by this to those who hear it. */
export const TAG_LIST = { 'aria-label': site.words.lists.tags, lang: site.language };

/** @param counts how many posts each tag has, where that is to be shown */
export function Tags({ tags, counts }: { tags: string[]; counts?: number[] }) {
  if (tags.length === 0) return null;
  return (
    <ul className="tags" {...TAG_LIST}>
      {tags.map((tag, index) => (
        <li key={tag}>
          <Link href={href(paths.tag(tag))}>{tag}</Link>
          {counts?.[index] === undefined ? null : <Count of={counts[index]} />}
        </li>
      ))}
    </ul>
  );
}

/** Beside its tag a number says what it counts; who hears it hears that too. */
function Count({ of }: { of: number }) {
  return (
    <small>
      {' '}
      <span aria-hidden="true">{of}</span>
      <span className="sr-only">{site.words.lists.posts(of)}</span>
    </small>
  );
}
