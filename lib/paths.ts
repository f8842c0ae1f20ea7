// Every address of the site. Pages, links and the webhook's plan take theirs from here. A path is written
// as it stands in a browser's address, decoded; `href` encodes it for HTML and HTTP.

const MAX_ID_BYTES = 240;

export const paths = {
  home: () => '/',
  post: (id: string) => `/blog/${id}`,
};

/** What a path is the address of. */
export type Address = { page: 'home' } | { page: 'post'; id: string };

/**
 * Whether a post could have this id. Others are "not found" without a question to the content source:
 * empty, longer than 240 bytes, with control characters or `/`, or an id that means something else in an
 * address (`.`, `..`, and `[id]`, which Next takes for the route itself).
 */
export function isPossibleId(id: string): boolean {
  if (id === '' || ['.', '..', '[id]'].includes(id)) return false;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  if (/[\u0000-\u001f\u007f-\u009f/]/.test(id)) return false;
  return id.isWellFormed() && new TextEncoder().encode(id).length <= MAX_ID_BYTES;
}

/** What this site regenerates at a decoded path, or null. */
export function addressAt(path: string): Address | null {
  if (path === paths.home()) return { page: 'home' };
  const id = path.match(/^\/blog\/(.*)$/s)?.[1];
  return id !== undefined && isPossibleId(id) ? { page: 'post', id } : null;
}

/** The path percent-encoded, for a link or a request. */
export function href(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}

/** The path decoded. What is no valid percent-encoding is taken as it stands. */
export function decodePath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
