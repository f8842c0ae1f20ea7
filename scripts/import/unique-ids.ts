// Files of a blog's folder that would have one id here.
import { localDate } from '../../lib/content/dates/time-zone';
import { EXTENSION } from '../../lib/content/markdown/folder/file-name';
import { isPossibleId } from '../../lib/paths/ids';
import type { Looked } from './look';

/** Of files with one id the oldest keeps it. The others get one of their names, where nobody has that. */
export function withUniqueIds(all: Looked[]): Looked[] {
  const keepers = new Map<string, Looked>();
  for (const each of all) {
    const other = each.post && keepers.get(each.post.id);
    if (each.post && (!other || dateOf(each) < dateOf(other))) keepers.set(each.post.id, each);
  }
  const taken = new Set(keepers.keys());
  return all.map((each) => {
    const keeper = each.post && keepers.get(each.post.id);
    if (!each.post || !keeper || keeper === each) return each;
    const newId = namesOf(each).find((name) => isPossibleId(name) && !taken.has(name));
    const reason = `the id "${each.post.id}" is that of ${keeper.file}`;
    if (newId === undefined) return { ...each, outcome: 'left out', reason };
    taken.add(newId);
    return { ...each, newId, reason };
  });
}

const dateOf = ({ post }: Looked) => post?.publishedAt ?? '9999';

function namesOf({ path, post }: Looked): string[] {
  const parts = path
    .replace(EXTENSION, '')
    .replace(/[\\/]index$/i, '')
    .split(/[\\/]/);
  const day = post?.publishedAt ? localDate(post.publishedAt).slice(0, 10) : '';
  const id = post?.id ?? '';
  return [
    ...(post?.lang ? [`${id}-${post.lang}`] : []),
    parts.at(-1) ?? '',
    `${id}-${day.slice(0, 4)}`,
    `${id}-${day}`,
    parts.slice(-2).join('-'),
    parts.join('-'),
  ];
}
