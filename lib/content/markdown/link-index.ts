// Finds the post that an author means by a file's name, a title, an id or an old address.
import { paths } from '../../paths';
import { idByName } from './folder/file-name';

export interface Linked {
  id: string;
  title: string;
  /** Where the file is, relative to the folder of posts. */
  path?: string;
  aliases?: string[];
  formerIds?: string[];
}

/**
 * @param posts all that readers may see; of two that are called the same the first counts
 * @returns a post's path on this site, of a target such as `../map.md`, `Folded map`, `/2021/03/map.html`; or null
 */
export function linkIndex(posts: Iterable<Linked>): (target: string) => string | null {
  const byName = new Map<string, string>();
  const add = (name: string, path: string) => {
    if (name !== '' && !byName.has(plain(name))) byName.set(plain(name), path);
  };
  const all = [...posts];
  // What is surer first: a title may be another post's id.
  for (const { id } of all) add(id, paths.post(id));
  for (const { id, path } of all) if (path) add(idByName(path), paths.post(id));
  for (const { id, formerIds = [], aliases = [] } of all)
    for (const name of [...formerIds, ...aliases]) add(name, paths.post(id));
  for (const { id, title } of all) add(title, paths.post(id));
  return (target) => {
    const whole = byName.get(plain(target));
    if (whole !== undefined && !target.startsWith('/')) return whole;
    const [path = ''] = target.split('#');
    // An address of the site's own, which may be a page beside the blog, only in full.
    if (path.startsWith('/')) return byName.get(plain(path)) ?? null;
    return byName.get(plain(path)) ?? byName.get(plain(idByName(path.replace(/\/$/, '')))) ?? null;
  };
}

const plain = (name: string) =>
  name
    .normalize('NFC')
    .toLowerCase()
    .replace(/\.(md|mdx|markdown|html?)$/, '')
    .replace(/(?<=.)\/(index(\.html?)?)?$/, '')
    .replace(/[\s_]+/g, '-');
