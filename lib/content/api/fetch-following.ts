// Redirects of a content source: a few, and what it is shown goes to no other host.

const MAX_REDIRECTS = 3;
const REDIRECTS = [301, 302, 303, 307, 308];

/** A redirect that is not followed. */
export class RedirectError extends Error {}

interface Asking {
  accept: string;
  /** For the host that was asked, and no other. */
  authorization?: string;
  signal: AbortSignal;
}

/**
 * Gets an address, and what it redirects to.
 * @param address as the log may show it
 * @throws RedirectError; and what fetch throws
 */
export async function fetchFollowing(
  url: URL,
  { accept, authorization, signal }: Asking,
  address: string,
): Promise<Response> {
  let target = url;
  for (let redirects = 0; ; redirects++) {
    const isSameHost = goesTo(target, url);
    const response = await fetch(target, {
      headers: { accept, ...(authorization && isSameHost ? { authorization } : {}) },
      cache: 'no-store',
      redirect: 'manual',
      signal,
    });
    const location = REDIRECTS.includes(response.status) ? response.headers.get('location') : null;
    if (location === null) return response;
    await response.body?.cancel();
    if (redirects === MAX_REDIRECTS) {
      throw new RedirectError(`${address} redirects more than ${MAX_REDIRECTS} times`);
    }
    target = targetOf(location, target, address);
  }
}

function targetOf(location: string, from: URL, address: string): URL {
  const target = URL.canParse(location, from.href) ? new URL(location, from.href) : null;
  if (target && /^https?:$/.test(target.protocol) && target.username + target.password === '') return target;
  throw new RedirectError(`${address} redirects to what is no address of HTTP`);
}

/** Whether a target is the same server: of the same name, and no less well encrypted. */
function goesTo(target: URL, first: URL): boolean {
  if (target.origin === first.origin) return true;
  return target.hostname === first.hostname && first.protocol === 'http:' && target.protocol === 'https:';
}
