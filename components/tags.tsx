// Tags, each leading to its posts.
import type { ReactNode } from 'react';
import { paths } from '../lib/paths';
import { href } from '../lib/paths/encoding';
import { site } from '../site.config';
import { Link } from './link';

/** A list of tags says by its look what it is, and by this to those who hear it. */
export const TAG_LIST = { 'aria-label': site.words.lists.tags, lang: site.language };

interface Props {
  tags: string[];
  /** What stands beside each. */
  beside?: (index: number) => ReactNode;
}

export function Tags({ tags, beside }: Props) {
  if (tags.length === 0) return null;
  return (
    <ul className="tags" {...TAG_LIST}>
      {tags.map((tag, index) => (
        <li key={tag}>
          <Link href={href(paths.tag(tag))}>{tag}</Link>
          {beside?.(index)}
        </li>
      ))}
    </ul>
  );
}
