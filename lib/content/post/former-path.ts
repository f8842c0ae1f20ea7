// Addresses that posts had before, anywhere on the site: as authors write them, as they are kept, as readers ask for them.
import { log } from '../../log';
import { type Address, addressAt, paths } from '../../paths';
import { decodeText, segment, textIn } from '../../paths/encoding';
import { isPossibleTag } from '../../paths/ids';
import { builtOptions } from '../../process/built-options';

const MAX_BYTES = 1000;
/** Of what is written, percent-encoded and with a host. What is longer takes its time, and is none. */
const MAX_WRITTEN = 4 * MAX_BYTES;
/** Of a post: those that are looked at, whether or not they can be addresses here, and those that lead to it. */
const MAX_NAMED = 200;
const MAX_FORMER_PATHS = 50;

/** An address of today's, or a path where nothing is but a post may have been. */
export type AnyAddress = Address | { page: 'former' };

/** Whether what follows the `?` says which page it is, as a program is asked for it. No page here is told by its query. */
export const isByQuery = (written: string): boolean =>
  /^[^?#]{0,4000}\.(?:php\d?|phtml|aspx?|ashx|nhn|naver|cgi|jspx?|do|cfm|pl)\?/i.test(written);

/**
 * An old address as lib/paths.ts writes paths, so that all forms of it are one.
 * @param written a path, or the address of this or another host, percent-encoded or not
 * @returns null for what no address here can be, such as `/?p=123`
 */
export function formerPath(written: string): string | null {
  if (written.length > MAX_WRITTEN || isByQuery(written)) return null;
  const path = /^https?:\/\//i.test(written) ? pathOfUrl(written) : written;
  const parts = withoutBase(path.replace(/[?#].*$/, ''))
    .split('/')
    .map(decodeText)
    .filter((part) => part !== '');
  // A folder and its index file are one address.
  if (parts.length > 1 && /^index\.html?$/i.test(parts.at(-1) ?? '')) parts.pop();
  return pathOf(parts);
}

/** The paths of the old addresses that a post names, each once and not its own. */
export function formerPathsOf(id: string, written: string[]): string[] {
  const found = new Set(written.slice(0, MAX_NAMED).flatMap((each) => formerPath(each) ?? []));
  found.delete(paths.post(id));
  if (written.length > MAX_NAMED || found.size > MAX_FORMER_PATHS)
    log.once('warn', 'content', {
      problem: `aliases of ${id}: ${MAX_NAMED} are looked at and ${MAX_FORMER_PATHS} lead to it, the others nowhere`,
      first: id,
    });
  return [...found].slice(0, MAX_FORMER_PATHS);
}

/** The path of the parts that Next found in an address; null for what no post can have had. */
export function pathOf(parts: string[]): string | null {
  const path = `/${parts.map((part) => segment(part.normalize('NFC'))).join('/')}`;
  const isPossible = parts.length > 0 && parts.every(isPossibleTag);
  return isPossible && new TextEncoder().encode(path).length <= MAX_BYTES ? path : null;
}

/** What the site has at a path, or what may have been there before; null where nothing can be. */
export function anyAddressAt(path: string): AnyAddress | null {
  const known = addressAt(path);
  if (known || !path.startsWith('/')) return known;
  return isFormer(path) ? { page: 'former' } : null;
}

// What `pathOf` would not write so is the address of nothing.
const isFormer = (path: string) => pathOf(path.slice(1).split('/').map(textIn)) === path;

const pathOfUrl = (url: string) => (URL.canParse(url) ? new URL(url).pathname : '');

function withoutBase(path: string): string {
  const { basePath } = builtOptions;
  return path === basePath || path.startsWith(`${basePath}/`) ? path.slice(basePath.length) : path;
}
