// Which ids of posts, tags and authors can stand in an address.

const MAX_BYTES = 240;

/** Whether an id is that of a standing page, such as `/about`. No post has a slash in its id. */
export const isPageId = (id: string) => id.startsWith('/');

/**
 * Whether a post could have this id, or a standing page. Others are "not found" without a question to the content
 * source: empty, longer than 240 bytes, with control characters or `/`, or an address of the site's own.
 */
export function isPossibleId(id: string): boolean {
  return isPageId(id) ? isPossibleName(id.slice(1)) && !isReserved(id) : isPossibleName(id);
}

/** The same of what stands behind `/` or `/blog/`. */
export const isPossibleName = (name: string) => isPossibleTag(name) && !name.includes('/');

// What is in `pages` and `public`, and what readers and crawlers ask every site for.
const RESERVED = [
  ...['blog', 'archive', 'tags', 'author', 'authors', 'search', 'api', 'images', 'fonts', 'og', 'sitemap'],
  ...['feed.xml', 'atom.xml', 'feed.json', 'sitemap.xml', 'robots.txt', 'site.webmanifest', 'icon.svg'],
  ...['favicon.ico', 'apple-touch-icon.png', 'index', '404', '500'],
];

/** Whether the site has, or may have, something of its own at the address of a standing page. */
function isReserved(id: string): boolean {
  return /^\/[._]/.test(id) || RESERVED.includes(id.slice(1).toLowerCase());
}

/** What is wrong with an id that is not possible. */
export function whyImpossible(id: string): string {
  return isPageId(id) && isReserved(id)
    ? `the site has its own page at ${id}; give this one another name`
    : 'not possible in an address (empty, over 240 bytes, a slash, control characters)';
}

// `.` and `..` mean something else in an address, and `[id]` is to Next the route itself.
const OTHER_MEANING = ['', '.', '..', '[id]', '[tag]', '[author]'];

/** Whether a tag, or an author, can have a page: the same, but a `/` is fine. */
export function isPossibleTag(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  if (OTHER_MEANING.includes(text) || /[\u0000-\u001f\u007f-\u009f]/.test(text)) return false;
  return text.isWellFormed() && new TextEncoder().encode(text).length <= MAX_BYTES;
}
