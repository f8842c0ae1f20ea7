// An excerpt that a CMS made, as text: what it or a theme adds to lead on is no part of the post.
import { toTree } from '../pipeline';
import { textOf } from './first-words';
import { squeezed } from './start';

const ADDED =
  /^(?:more-?link|more-?tag|read-?more(?:-.*)?|continue-?reading(?:-.*)?|screen-reader-text|wp-block-read-more)$/;
const LEADS_ON =
  /^[^\p{L}\p{N}]*(?:continue|read (?:the )?(?:more|on|rest|full)|more\b|keep reading|weiterlesen|mehr|lire la suite|leer más|seguir leyendo|leggi|continua a leggere|leia mais|lees meer|czytaj|читать|더 ?보기|더 ?읽기|계속|이어서|자세히|続き|もっと|阅读|閱讀|继续|繼續)/iu;
// The same without a link, where it is all that stands behind the cut.
const SAID =
  /(?<=…\]?|\.\.\.\]?)\s{0,9}(?:continue reading|read (?:more|on|the (?:rest|full (?:post|article|story)))|keep reading|weiterlesen|mehr lesen|lire la suite|leer más|seguir leyendo|leggi tutto|continua a leggere|leia mais|lees meer|czytaj (?:dalej|więcej)|читать (?:далее|дальше)|더 ?보기|더 ?읽기|계속 ?읽기|이어서 ?읽기|자세히 ?보기|続きを読む|もっと読む|(?:阅读|閱讀)(?:更多|全文)|继续阅读|繼續閱讀)[^\p{L}\p{N}]{0,9}$/iu;
// What cuts a text, with nothing but tags behind it.
const CUT = /(?:…|\.\.\.|&hellip;|&#8230;|&#x2026;)\]?(?:\s|&nbsp;|&#160;|<[^<>]{0,200}>){0,99}$/i;
const MAX_TAGS = 1000;
// The last link, with nothing behind it.
const LAST = /<a\b[^>]{0,2000}>((?:(?!<\/?a\b)[\s\S]){0,500})<\/a>((?:\s|<\/\w+>|&rarr;|→|»|&raquo;)*)$/i;

/** Without "Continue reading" and "[…]". */
export function cmsExcerpt(html: string): string {
  const text = squeezed(textOf(toTree({ content: withoutLinks(html), format: 'html' })));
  return text
    .replace(SAID, '')
    .replace(/\s*(?:\[(?:…|\.\.\.)\]|…|\.\.\.)?\s*$/, (end) => (end.trim() === '' ? '' : '…'));
}

/** Takes out links that lead on, by what their class says, or where they end the excerpt, by their words or the cut before. */
function withoutLinks(html: string): string {
  const others = html.replace(
    /<(a|span|p|div)\b[^>]*class=["']([^"']*)["'][^>]*>[\s\S]*?<\/\1>(\s*<\/a>)?/gi,
    (whole, _, names) => (names.split(/\s+/).some((name: string) => ADDED.test(name)) ? '' : whole),
  );
  return others.replace(LAST, (whole, words: string, end: string, at: number) =>
    CUT.test(others.slice(Math.max(0, at - MAX_TAGS), at)) || leadsOn(words)
      ? end.replace(/&rarr;|→|»|&raquo;/g, '')
      : whole,
  );
}

/** A link of signs alone does, too. */
function leadsOn(words: string): boolean {
  const said = words.replace(/<[^>]*>|&\w+;/g, ' ').trim();
  return LEADS_ON.test(said) || !(/[\p{L}\p{N}]/u.test(said) || words.includes('<img'));
}
