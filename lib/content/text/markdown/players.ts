// Where a player, a post or a sample of code of another site is, of what a template's tag says of it.
import { shownAt } from '../html/shown-at';
import { isService, pageOf } from '../services';

/** Whether a name says that something of another site is shown. */
export const isPlayer = (name: string) =>
  isService(name) || /^(?:video|embed|card|figma|blueprintue|oembed)$/.test(name);

/** @returns the address; null where the name or what it says is not known */
export function player(
  name: string,
  id: string,
  list: string[],
  named: Record<string, string>,
): string | null {
  // Whatever it is called, what it is about is there.
  if (/^https?:\/\//.test(id)) return shownAt(id) ?? id;
  if (id === '') return named.user && named.id ? `https://x.com/${named.user}/status/${named.id}` : null;
  const [first = '', second = ''] = list;
  if (!isService(name)) return null;
  // Hugo's has whose it is before it; what stands behind others' is a file in it.
  if (name === 'gist' && /^[\da-f]+$/.test(second) && !first.includes('/'))
    return pageOf(name, `${first}/${second}`);
  if (name === 'spotify') {
    // Of a name alone Chirpy means a track.
    const type = named.type ?? (/^\w{22}$/.test(id) ? 'track' : null);
    return pageOf(name, `${type ? `${type}/` : ''}${id.replaceAll(':', '/').replace(/^spotify\//, '')}`);
  }
  const page = pageOf(name, id, named.user);
  return shownAt(page) ?? page;
}
