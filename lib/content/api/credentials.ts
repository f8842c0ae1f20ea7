// By what a source over HTTP knows the site, and its addresses without what is secret in them.
import { env } from '../../env';
import { decodeText } from '../../paths/encoding';

/** What a source is shown, so that it answers. */
export interface Key {
  /** The setting that holds it, for the error. */
  setting: string;
  /** The Authorization header; without one, CONTENT_API_TOKEN or the user in the address make it. */
  authorization?: string;
}

export function authorization({ username, password }: URL, key: Key): { authorization?: string } {
  if (key.authorization) return { authorization: key.authorization };
  const { CONTENT_API_TOKEN } = env();
  if (CONTENT_API_TOKEN) return { authorization: `Bearer ${CONTENT_API_TOKEN}` };
  if (username === '' && password === '') return {};
  return { authorization: basicAuthorization(`${decodeText(username)}:${decodeText(password)}`) };
}

/** The header's value for a user, given as `name:password`. */
export function basicAuthorization(user: string): string {
  return `Basic ${Buffer.from(user).toString('base64')}`;
}

/** `fetch` refuses an address with a user in it, and its error tells the password. */
export function withoutUser(url: URL): URL {
  const copy = new URL(url);
  copy.username = '';
  copy.password = '';
  return copy;
}

/** An address without what may be secret in it. */
export function shown(url: URL): string {
  const copy = withoutUser(url);
  for (const name of copy.searchParams.keys()) {
    if (/key|token|secret|password/i.test(name)) copy.searchParams.set(name, '…');
  }
  return copy.href;
}
