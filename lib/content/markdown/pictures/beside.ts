// Changes addresses of files beside a post in its text, in each of the ways in which Markdown, HTML and template tags name
// them.
import { isFilm, isPicture, isSound } from '../../pictures/files';
import { namesOf } from './place-of';

// An address in brackets may have spaces; in one without, round brackets come in pairs. Writers on a desktop leave spaces
// in, which is no Markdown: as a picture it can be meant only so.
const LINK = /(\]\(\s{0,9})(?:<([^<>\n]{1,500})>|((?:[^()\s\\<>]|\\.|\([^()\s]{0,200}\)){1,500}))/g;
const SPACED =
  /(!\[[^[\]\n]{0,500}\]\([ \t]{0,9})([^()<>"\n]{0,300}(?:\([^()<>"\n]{0,99}\)[^()<>"\n]{0,99})?\.\w{3,5})(?=[ \t]{0,9}(?:"[^"\n]{0,300}"[ \t]{0,9})?\))/g;
const DEFINITION = /(^[ ]{0,3}\[[^\]\n]{1,500}\]:[ \t]{0,9})(?:<([^<>\n]{1,500})>|([^\s<>]{1,500}))/gm;
const WIKI = /!\[\[([^[\]|#\n]{1,500})([^[\]\n]{0,500})\]\]/g;
const TAG =
  /<(?:img|image|source|a|video|audio|track|embed|object|iframe)\b(?:[^<>"']|"[^"<]{0,4000}"|'[^'<]{0,4000}'){1,4000}>/gi;
const ATTRIBUTE =
  /(\s(?:src|href|poster|data|data-src)\s{0,3}=\s{0,3})(?:"([^"\n]{1,500})"|'([^'\n]{1,500})'|([^\s"'<>]{1,500}))/gi;
const SET = /(\ssrcset\s{0,3}=\s{0,3})(?:"([^"]{1,4000})"|'([^']{1,4000})')/gi;
// Hugo's `{{< figure src="a.png" >}}`, Hexo's `{% asset_img a.png A jar %}`; Jekyll's `link` begins at the root of the site.
const SHORTCODE =
  /\{\{[<%](?:[^{}"]|"(?:[^"\\]|\\.){0,1000}"){1,2000}[>%]\}\}|\{%(?!-?\s{0,9}(?:link|post_url)\b)(?:[^{}%"]|%(?!\})|"[^"]{0,1000}"){1,2000}%\}/g;
const WORD =
  /([\w-]{1,50}\s{0,3}=\s{0,3})?(?:"((?:[^"\\\n]|\\.){1,500})"|'([^'\n]{1,500})'|([^\s"'=<>{}%,]{1,500}))/g;
const NAMES_A_FILE = /^(?:src|url|file|image|path|image_path|poster|link|href)\b/i;
// blogdown's word for the place of the post.
const POSTREF = /\{\{[<%]\s{0,9}blogdown\/postref\s{0,9}[>%]\}\}/g;

/** @param addressOf null for what stays as it is */
export function besideIn(markdown: string, addressOf: (src: string) => string | null): string {
  const bare = (whole: string, before: string, ...written: string[]) => {
    const src = written.slice(0, -2).find(Boolean) ?? '';
    const address = addressOf(src);
    return address === null ? whole : before + address;
  };
  const quoted = (whole: string, before: string, ...written: string[]) => {
    const address = addressOf(written.slice(0, -2).find(Boolean) ?? '');
    return address === null ? whole : `${before}"${address}"`;
  };
  const inTag = (tag: string) =>
    tag.replace(ATTRIBUTE, quoted).replace(SET, (_, before: string, one?: string, other?: string) => {
      const candidates = (one ?? other ?? '').split(/,\s+/).map((candidate) => {
        const [src = '', ...rest] = candidate.trim().split(/\s+/);
        return [addressOf(src) ?? src, ...rest].join(' ');
      });
      return `${before}"${candidates.join(', ')}"`;
    });
  const inShortcode = (tag: string) =>
    tag.replace(WORD, (whole, name = '', double?: string, single?: string, plain?: string) => {
      const address =
        name === '' || NAMES_A_FILE.test(name) ? addressOf(double ?? single ?? plain ?? '') : null;
      return address === null ? whole : `${name}"${address}"`;
    });
  return markdown
    .replace(POSTREF, '')
    .replace(SHORTCODE, inShortcode)
    .replace(SPACED, (whole, before: string, src: string) =>
      /\s/.test(src) ? bare(whole, before, src, '', '') : whole,
    )
    .replace(LINK, bare)
    .replace(DEFINITION, bare)
    .replace(WIKI, (whole, src: string, rest: string) => {
      const address = addressOf(src);
      return address === null ? whole : embedded(address, src, rest);
    })
    .replace(TAG, inTag);
}

/** What Obsidian shows in place. */
function embedded(address: string, src: string, rest: string): string {
  const [name = src] = namesOf(src);
  if (isPicture(name)) return `![[${address}${rest}]]`;
  if (isFilm(name)) return `<video src="${address}" controls></video>`;
  if (isSound(name)) return `<audio src="${address}" controls></audio>`;
  return `[${rest.replace(/^\|/, '') || name}](${address})`;
}
