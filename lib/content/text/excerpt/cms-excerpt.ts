// An excerpt that a CMS made, as text: what it or a theme adds to lead on is no part of the post.
import { toTree } from '../pipeline';
import { textOf } from './first-words';
import { squeezed } from './start';

const ADDED =
  /^(?:more-?link|more-?tag|read-?more(?:-.*)?|continue-?reading(?:-.*)?|screen-reader-text|wp-block-read-more)$/;
const LEADS_ON =
  /^\W*(?:continue|read (?:the )?(?:more|on|rest|full)|more\b|keep reading|weiterlesen|mehr|lire la suite|leer más|더 ?보기|더 ?읽기|계속|자세히|続き|もっと|阅读|閱讀|继续|繼續)/i;
// The last link, with nothing behind it.
const LAST = /<a\b[^>]{0,2000}>((?:(?!<\/?a\b)[\s\S]){0,500})<\/a>((?:\s|<\/\w+>|&rarr;|→|»|&raquo;)*)$/i;

/** Without "Continue reading" and "[…]". */
export function cmsExcerpt(html: string): string {
  const text = squeezed(textOf(toTree({ content: withoutLinks(html), format: 'html' })));
  return text.replace(/\s*(?:\[(?:…|\.\.\.)\]|…|\.\.\.)?\s*$/, (end) => (end.trim() === '' ? '' : '…'));
}

/** Takes out links that lead on, by what their class says, or by their words where they end the excerpt. */
function withoutLinks(html: string): string {
  return html
    .replace(
      /<(a|span|p|div)\b[^>]*class=["']([^"']*)["'][^>]*>[\s\S]*?<\/\1>(\s*<\/a>)?/gi,
      (whole, _, names) => (names.split(/\s+/).some((name: string) => ADDED.test(name)) ? '' : whole),
    )
    .replace(LAST, (whole, words: string, end: string) =>
      LEADS_ON.test(words.replace(/<[^>]*>|&\w+;/g, ' ').trim())
        ? end.replace(/&rarr;|→|»|&raquo;/g, '')
        : whole,
    );
}
