// Tags, each leading to its posts.
import type { ReactNode } from 'react';
import { paths } from '../lib/paths';
import { href } from '../lib/paths/encoding';
import { Link } from './link';

interface Props {
  tags: string[];
  /** What stands beside each. */
  beside?: (index: number) => ReactNode;
}

export function Tags({ tags, beside }: Props) {
  if (tags.length === 0) return null;
  return (
    <ul className="tags">
      {tags.map((tag, index) => (
        <li key={tag}>
          <Link href={href(paths.tag(tag))}>{tag}</Link>
          {beside?.(index)}
        </li>
      ))}
    </ul>
  );
}
