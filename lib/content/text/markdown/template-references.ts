// Links to files by their names, in the way of each generator: Jekyll's `post_url` and `link`, Hugo's `ref` and `relref`.
import { idByName } from '../../markdown/folder/file-name';

/** What stands for the link, with the file's name in its first or second group. */
export const REFERENCE =
  /\{%-?\s*(?:post_url|link)\s+"?([^\s"%]+)"?\s*-?%\}|\{\{[<%]\s*(?:rel)?ref\s+(?:path=)?"?([^\s"]+)"?[^}]*?[>%]\}\}/g;

/** `2019-03-04-copper-spoon`, `_posts/x.md` or `/posts/x`, as a link to a file. */
export function fileIn(reference: string): string {
  const [path = '', fragment] = reference.split('#');
  // A picture or a page of the site: from its root.
  if (/\.\w+$/.test(path) && !/\.(md|markdown|mdx|mdown|mkd)$/i.test(path))
    return `/${reference.replace(/^\//, '')}`;
  const file = /\.\w+$/.test(path) ? path : `${path.replace(/\/$/, '')}.md`;
  return `${path === '' ? '' : `${idByName(file)}.md`}${fragment ? `#${fragment}` : ''}`;
}
