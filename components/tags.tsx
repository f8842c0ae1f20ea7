// Tags, each leading to its posts.
import Link from 'next/link';
import { href, isPossibleTag, paths } from '../lib/paths';

export function Tags({ tags }: { tags: string[] }) {
  if (tags.length === 0) return null;
  return (
    <ul className="tags">
      {tags.map((tag) => (
        <li key={tag}>{isPossibleTag(tag) ? <Link href={href(paths.tag(tag))}>{tag}</Link> : tag}</li>
      ))}
    </ul>
  );
}
