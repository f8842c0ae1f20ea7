// From the paths of lib/paths.ts to whole addresses, with `basePath` and the slash of `trailingSlash` (both in
// next.config.js), and back.
import { addressAt } from '../paths';
import { builtOptions } from '../process/built-options';
import { decodePath, href } from './encoding';
import { isPageId } from './ids';

/** The path as it stands in a browser's address, decoded. */
export function shownPath(path: string): string {
  const { basePath } = builtOptions;
  return withSlash(path === '/' && basePath !== '' ? basePath : basePath + path);
}

/** The same percent-encoded, for whatever does not go through Next's own links. */
export function address(path: string): string {
  return href(shownPath(path));
}

/**
 * Adds the slash at the end that `trailingSlash` brings. As in Next, what looks like a file, `/feed.xml` or
 * `/blog/1.5`, gets none.
 */
export function withSlash(path: string): string {
  const isBare = builtOptions.trailingSlash && !path.endsWith('/') && !/\.[^/]+$/.test(path);
  return isBare ? `${path}/` : path;
}

/**
 * An address that somebody wrote as if the site had neither option, such as `/images/cover.svg` or `/blog/hello#end`,
 * with both. Those of other hosts, and those that have `basePath` already, stay as they are.
 */
export function belowBase(url: string): string {
  const { basePath } = builtOptions;
  if (!/^\/(?!\/)/.test(url)) return url;
  const end = url.search(/[?#]|$/);
  const path = url.slice(0, end);
  return withSlash(isBelow(path, basePath) ? path : basePath + path) + url.slice(end);
}

/**
 * The path as it is written here, of one that stands in a browser's address, or of Next's own; percent-encoded or not.
 * Where it could be either, it is the browser's, unless that were a standing page.
 */
export function pathAt(shown: string): string {
  const { basePath, trailingSlash } = builtOptions;
  const path = trailingSlash ? shown.replace(/(?<=[^/])\/$/, '') : shown;
  if (basePath === '' || !isBelow(path, basePath)) return decodePath(path);
  const below = decodePath(path.slice(basePath.length) || '/');
  const [there, whole] = [addressAt(below), addressAt(decodePath(path))];
  const isMeant = there && !(whole && there.page === 'post' && isPageId(there.id));
  return isMeant ? below : decodePath(path);
}

const isBelow = (path: string, basePath: string) => path === basePath || path.startsWith(`${basePath}/`);
