// Which post a link means, that names it by a file, a title, an old address, or its address at the CMS.
import type { Catalogue } from '../../catalogue/catalogue';
import { keyOfDocument } from '../../catalogue/records/record';
import { idByName } from '../../content/markdown/folder/file-name';
import { linkIndex } from '../../content/markdown/link-index';
import { formerPath } from '../../content/post/former-path';
import { env } from '../../env';
import { addressAt, paths } from '../../paths';
import { decodeText } from '../../paths/encoding';
import { isPossibleId } from '../../paths/ids';

export interface PostFinder {
  /** The path of the post that a target means, of what readers see; null where it means none. */
  find: (target: string) => string | null;
  /** Whether a target that means none may mean one later: what leads nowhere on this site is no link to another page. */
  mayFind: (target: string) => boolean;
}

/** In characters. Nothing here has so long a name, or an address. */
const MAX_TARGET_CHARACTERS = 4000;

/** @param cmsUrl the address under which the CMS itself would show the posts; null where it shows none */
export function postFinder(catalogue: Catalogue, cmsUrl: string | null = cmsAddress()): PostFinder {
  const cms = cmsUrl === null ? null : new URL(cmsUrl);
  const find = (target: string) => {
    if (target.length > MAX_TARGET_CHARACTERS) return null;
    const [bare = ''] = target.split('#');
    if (bare === '' || bare.startsWith('?')) return null;
    if (isUrl(bare)) return cms && atCms(catalogue, bare, cms);
    if (bare.startsWith('/')) return atPath(catalogue, bare);
    // `[[C# and .NET]]`: a title may have the sign in it.
    const whole = bare === target ? null : byTitle(catalogue, target);
    return whole ?? byName(catalogue, decodeText(bare.replace(/\?.*$/, '')));
  };
  const mayFind = (target: string) =>
    isUrl(target)
      ? URL.canParse(target) && new URL(target).host === cms?.host
      : !/^([/#?]|[a-z][a-z\d+.-]*:)/i.test(target);
  return { find, mayFind };
}

const isUrl = (target: string) => /^https?:\/\//i.test(target);

// The address of Strapi's API, or of another, is none that authors link to.
const OWN_SITES: string[] = ['wordpress', 'ghost'];

function cmsAddress(): string | null {
  const { CONTENT_SOURCE, CONTENT_API_URL } = env();
  return OWN_SITES.includes(CONTENT_SOURCE) ? (CONTENT_API_URL ?? null) : null;
}

function atPath(catalogue: Catalogue, written: string): string | null {
  const path = formerPath(written);
  if (path === null) return null;
  const address = addressAt(path);
  const shown = address?.page === 'post' ? byId(catalogue, address.id) : null;
  if (shown) return shown;
  const moved = catalogue.movedFrom(path);
  return moved === null ? null : paths.post(moved);
}

// Pages of the CMS's own that are none of posts, whatever comes after.
const NO_POSTS = /^(tag|tags|category|author|page|feed|rss|wp-\w+|content|assets|ghost)$/i;

function atCms(catalogue: Catalogue, url: string, cms: URL): string | null {
  if (!URL.canParse(url)) return null;
  const { host, pathname, searchParams } = new URL(url);
  const base = cms.pathname.replace(/\/$/, '');
  if (host !== cms.host || !pathname.startsWith(base)) return null;
  // WordPress's short addresses: /?p=12, of pages /?page_id=12, and /archives/12.
  const number = searchParams.get('p') ?? searchParams.get('page_id');
  if (number) return byDocument(catalogue, number);
  const parts = pathname.slice(base.length).split('/').filter(Boolean).map(decodeText);
  const last = parts.at(-1)?.replace(/\.html?$/i, '');
  if (last === undefined || NO_POSTS.test(parts[0] ?? '')) return null;
  const found = byIdOrPage(catalogue, last);
  return found ?? (parts[0] === 'archives' ? byDocument(catalogue, last) : null);
}

function byId(catalogue: Catalogue, id: string): string | null {
  if (!isPossibleId(id)) return null;
  const shown = catalogue.shownAt(id);
  const moved = shown ? shown.id : catalogue.movedTo(id);
  return moved === null ? null : paths.post(moved);
}

const byIdOrPage = (catalogue: Catalogue, id: string) => byId(catalogue, id) ?? byId(catalogue, `/${id}`);

function byDocument(catalogue: Catalogue, documentId: string): string | null {
  const record = catalogue.byKey(keyOfDocument(documentId));
  return record?.isShown ? paths.post(record.post.id) : null;
}

// Each change makes the list of titles anew. A folder of files is looked through at each change anyway.
const MAX_TITLES = 10_000;

/** By a file's name or an id, which are looked up; or by a title, for which all are listed once. */
function byName(catalogue: Catalogue, name: string): string | null {
  const path = name.replace(/\/$|\.html?$/i, '');
  const found = byIdOrPage(catalogue, idByName(path));
  return found ?? byTitle(catalogue, path);
}

function byTitle(catalogue: Catalogue, title: string): string | null {
  const isListable = catalogue.isOfFiles || catalogue.lists.all.length <= MAX_TITLES;
  return isListable ? titlesOf(catalogue)(title) : null;
}

const indexes = new WeakMap<object, PostFinder['find']>();

function titlesOf({ lists }: Catalogue): PostFinder['find'] {
  const known = indexes.get(lists);
  if (known) return known;
  const index = linkIndex(
    [...lists.all, ...lists.pages].map(({ id, title, formerPaths }) => ({
      id,
      title,
      ...(formerPaths ? { aliases: formerPaths } : {}),
    })),
  );
  indexes.set(lists, index);
  return index;
}
