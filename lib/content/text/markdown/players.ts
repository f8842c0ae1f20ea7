// Where a player, a post or a sample of code of another site is, of what a template's tag says of it.
import { shownAt } from '../html/shown-at';

/** @returns the address; null where the name or what it says is not known */
export function player(
  name: string,
  id: string,
  list: string[],
  named: Record<string, string>,
): string | null {
  if (/^https?:\/\//.test(id))
    return [
      'embed',
      'link',
      'post',
      'youtube',
      'vimeo',
      'codepen',
      'codesandbox',
      'github',
      'gist',
      'twitter',
      'tweet',
      'x',
      'instagram',
      'spotify',
      'jsfiddle',
      'stackblitz',
      'replit',
      'video',
      'bookmark',
      'media',
      'linkcard',
      'audio',
    ].includes(name)
      ? (shownAt(id) ?? id)
      : null;
  if (id === '') return named.user && named.id ? `https://x.com/${named.user}/status/${named.id}` : null;
  const [first = '', second = ''] = list;
  const known: Record<string, string> = {
    youtube: `https://www.youtube.com/watch?v=${id}`,
    vimeo: `https://vimeo.com/${id}`,
    bilibili: `https://www.bilibili.com/video/${id}`,
    twitter: `https://x.com/${named.user ?? 'i'}/status/${named.id ?? id}`,
    tweet: `https://x.com/${named.user ?? 'i'}/status/${named.id ?? id}`,
    x: `https://x.com/${named.user ?? 'i'}/status/${named.id ?? id}`,
    gist: `https://gist.github.com/${second ? `${first}/${second}` : id}`,
    github: `https://github.com/${id}`,
    instagram: `https://www.instagram.com/p/${id}/`,
    codepen: `https://codepen.io/pen/${id}`,
    codesandbox: `https://codesandbox.io/s/${id}`,
    stackblitz: `https://stackblitz.com/edit/${id}`,
    replit: `https://replit.com/${id}`,
    user: `https://dev.to/${id}`,
    jsfiddle: `https://jsfiddle.net/${id}`,
    spotify: `https://open.spotify.com/${named.type ? `${named.type}/` : ''}${id.replaceAll(':', '/').replace(/^spotify\//, '')}`,
    npm: `https://www.npmjs.com/package/${id}`,
    asciinema: `https://asciinema.org/a/${id}`,
  };
  return known[name] ?? null;
}
