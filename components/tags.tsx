// Tags, each leading to its posts.
import { paths } from '../lib/paths';
import { href } from '../lib/paths/encoding';
import { Link } from './link';

/** @param counts how many posts each tag has, where that is to be shown */
export function Tags({ tags, counts }: { tags: string[]; counts?: number[] }) {
  if (tags.length === 0) return null;
  return (
    <ul className="tags">
      {tags.map((tag, index) => (
        <li key={tag}>
          <Link href={href(paths.tag(tag))}>{tag}</Link>
          {counts ? <small> {counts[index]}</small> : null}
        </li>
      ))}
    </ul>
  );
}
