// Whether a cached page shows what its address has to show now: its view, and where the links of its text lead.
import { z } from 'zod';
import { type Entry, propsIn } from '../../cache/entry';
import { cachedEntry } from '../../cache/open';
import type { Catalogue } from '../../catalogue/catalogue';
import { Summary } from '../../catalogue/records/record';
import { type AnyAddress, anyAddressAt } from '../../content/post/former-path';
import { addressAt } from '../../paths';
import { processWide } from '../../process/process-wide';
import { postFinder } from '../links/find-post';
import { areCurrent, OwnLink } from '../links/own-links';
import { GONE, isSameView, viewOf, viewOfMove, viewOfPost, viewOfProps } from './view';

const MAX_KEPT = 20_000;
const views = processWide('views', () => ({ clock: -1, byPath: new Map<string, string>() }));

/** Whether a cached entry is what its address has to show. */
export function isCurrent(path: string, address: AnyAddress, entry: Entry, catalogue: Catalogue): boolean {
  if (views.clock !== catalogue.clock || views.byPath.size > MAX_KEPT) views.byPath.clear();
  views.clock = catalogue.clock;
  const view = views.byPath.get(path) ?? viewOf(path, address, catalogue);
  views.byPath.set(path, view);
  const shown = viewIn(entry);
  return shown !== null && isSameView(shown, view) && hasCurrentLinks(entry, catalogue);
}

/** Whether a cached entry shows what the site knows by now. While it does not know all posts, what is there stays. */
export function isUpToDate(path: string, entry: Entry, catalogue: Catalogue): boolean {
  const address = anyAddressAt(path);
  return !address || !catalogue.isComplete || isCurrent(path, address, entry, catalogue);
}

/** Whether the cache has something at a path, and that is not what it has to show. */
export async function isOld(path: string, catalogue: Catalogue): Promise<boolean> {
  const address = addressAt(path);
  const entry = await cachedEntry(path);
  return address !== null && entry !== null && !isCurrent(path, address, entry, catalogue);
}

interface LinksOf {
  links: OwnLink[];
  /** When it was last looked where they lead. */
  clock: number;
  isCurrent: boolean;
}

const linksOf = processWide('links-of-entries', () => new WeakMap<Entry, LinksOf>());
const Links = z.array(OwnLink).catch([]);

/** Whether the links of a post's text lead to where the posts are now. */
function hasCurrentLinks(entry: Entry, catalogue: Catalogue): boolean {
  const { clock } = catalogue;
  const before = linksOf.get(entry);
  if (before && (before.clock === clock || before.links.length === 0)) return before.isCurrent;
  const links = before?.links ?? Links.parse(propsIn(entry)?.links);
  const isCurrent = areCurrent(links, postFinder(catalogue));
  linksOf.set(entry, { links, clock, isCurrent });
  return isCurrent;
}

const known = processWide('views-of-entries', () => new WeakMap<Entry, string | null>());

/** The view of a cached entry; null where it does not tell. */
function viewIn(entry: Entry): string | null {
  const before = known.get(entry);
  if (before !== undefined) return before;
  const view = readView(entry);
  known.set(entry, view);
  return view;
}

function readView(entry: Entry): string | null {
  const { value } = entry;
  if (value === null) return GONE;
  if (typeof value.view === 'string') return value.view;
  const props = propsIn(entry);
  if (!props) return null;
  if (typeof props.__N_REDIRECT === 'string') return viewOfMove(props.__N_REDIRECT);
  const { html, version: _, links: __, reading: ___, ...shown } = props;
  if (html === undefined) return viewOfProps(shown);
  const post = Summary.safeParse(shown.post);
  return post.success ? viewOfPost({ ...shown, post: post.data }) : null;
}
