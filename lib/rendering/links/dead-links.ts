// Links and pictures of a post's HTML that lead nowhere on this site.
import type { Catalogue } from '../../catalogue/catalogue';
import { startTags } from '../../content/text/start-tags';
import { addressAt } from '../../paths';
import { decodeText } from '../../paths/encoding';
import { archiveProps, authorProps, tagProps } from '../lists/list-props';
import { type PostFinder, postFinder } from './find-post';
import type { Linked } from './own-links';

const NAMES = ['a', 'img', 'source', 'audio', 'video'];
const ADDRESS = /\s(?:href|src|poster)="([^"]*)"/g;
const ID = /\sid="([^"]*)"/g;

/**
 * @param isFile whether the site has a file at a path, such as a picture in `public`
 * @returns each dead address once, as it stands in the HTML or, of a name that no link came of, as its author wrote it
 */
export function deadLinks(
  catalogue: Catalogue,
  { html, links = [] }: Linked,
  isFile: (path: string) => boolean,
): string[] {
  const finder = postFinder(catalogue);
  const ids = new Set([...html.matchAll(ID)].map(([, id = '']) => id));
  const isDead = (address: string) => {
    if (address.startsWith('#')) return address !== '#' && !ids.has(decodeText(address.slice(1)));
    const [path = ''] = address.split(/[?#]/);
    if (/^[a-z][a-z\d+.-]*:|^\/\//i.test(address) || path === '') return false;
    return (
      !path.startsWith('/') || !(isThere(catalogue, finder, decodeText(path)) || isFile(decodeText(path)))
    );
  };
  const addresses = startTags(html)
    .filter(({ name }) => NAMES.includes(name))
    .flatMap(({ tag }) => [...tag.matchAll(ADDRESS)].map(([, address = '']) => address));
  const unknown = links
    .filter(({ at, path }) => at === undefined && path === null)
    .map(({ target }) => target);
  return [
    ...new Set([...addresses.filter(isDead), ...unknown.filter((target) => !/\.\w{2,4}$/.test(target))]),
  ];
}

function isThere(catalogue: Catalogue, { find }: PostFinder, path: string): boolean {
  const address = addressAt(path.replace(/(?<=.)\/$/, ''));
  if (address?.page === 'archive') return archiveProps(catalogue.lists, address.number) !== null;
  if (address?.page === 'tag') return tagProps(catalogue.lists, address.tag, address.number) !== null;
  if (address?.page === 'author') return authorProps(catalogue.lists, address.name, address.number) !== null;
  if (address?.page === 'tag feed') return catalogue.lists.byTag.has(address.tag);
  return (address !== null && address.page !== 'post') || find(path) !== null;
}
