// Shortcodes of WordPress and the tags of forums, in texts that were taken out of them: `[gallery ids="1"]`.
import { argumentsIn, knownTag } from './template-tags';

/** Whether it is worth a look. */
export const hasShortcodes = (markdown: string) =>
  /\[[a-z][\w-]*[ \t][^\]\n]{0,500}?=|\[\/[a-z]/.test(markdown) || ALONE.test(markdown);

// Exporters put a backslash before each bracket.
const VALUE = `(?:"[^"\\]\\n]{0,500}"|'[^'\\]\\n]{0,500}'|“[^”\\]\\n]{0,500}”|[^\\s\\]"'[=]{1,500})`;
const CODE = new RegExp(
  `\\\\?\\[(?<end>/)?(?<name>[a-z][\\w-]{0,40})(?<args>=?(?:[ \\t]+(?:[\\w-]{1,50}=)?${VALUE}){0,30})[ \\t]*/?\\\\?\\](?!\\(|:|\\[(?!/))`,
  'g',
);
// Known without a word in them.
const ALONE =
  /\\?\[(?:gallery|playlist|audio|video|embed|ez-toc|contact-form(?:-7)?|wpforms|nextpage|recent-posts|ninja_form|gravityform|products?|woocommerce_\w+|vc_\w+|et_pb_\w+|fusion_\w+|su_\w+)\b/;

const CAPTION =
  /\\?\[caption\b(?<args>[^\]\n]{0,1000})\]\s{0,9}(?<inside>[\s\S]{0,5000}?)\\?\[\/caption\\?\]/g;
const PICTURE =
  /^(?:<a\b[^>]{0,2000}>\s*<img\b[^>]{0,2000}>\s*<\/a>|<img\b[^>]{0,2000}>|\[!\[[^\]]{0,1000}\]\([^)]{0,2000}\)\]\([^)]{0,2000}\)|!\[[^\]]{0,1000}\]\([^)]{0,2000}\))/i;
const EMBED =
  /\\?\[(embed|youtube|vimeo)(?:[ =][^\]\n]{0,200})?\\?\](https?:\/\/[^\s[\]\\]{1,500})\\?\[\/\1\\?\]|\\?\[(?:embed|youtube|vimeo)[ =](https?:\/\/[^\s[\]\\]{1,500})\\?\](?!\()/g;
const SOURCE =
  /\\?\[((?:source)?code)(?:\s+(?:lang(?:uage)?=)?["']?(\w*)["']?[^\]\n]{0,200})?\\?\]\n([\s\S]{0,9999}?)\n\\?\[\/\1\\?\]/g;

/** @param count is told of each that is left out; what is between an opening and a closing one stays */
export function withoutShortcodes(markdown: string, count: (kind: string) => void): string {
  const opened = new Set([...markdown.matchAll(/\[([a-z][\w-]{0,40})[\]\s=]/g)].map(([, name]) => name));
  const closed = new Set([...markdown.matchAll(/\[\/([a-z][\w-]{0,40})\\?\]/g)].map(([, name]) => name));
  return markdown
    .replace(CAPTION, (_, args: string, inside: string) =>
      withCaption(inside.trim(), argumentsIn(args).named.caption),
    )
    .replace(EMBED, (_, __, between, within) => `<${between ?? within}>`)
    .replace(SOURCE, '\n```$2\n$3\n```\n')
    .replace(CODE, (whole, ...rest) => {
      const { end, name = '', args = '' }: Record<string, string | undefined> = rest.at(-1);
      const isOne =
        /=\s*["'“]/.test(args) || ALONE.test(whole) || (end ? opened.has(name) : closed.has(name));
      if (!isOne) return whole;
      return (end ? null : shown(name, args)) ?? left(name, Boolean(end), count);
    });
}

function left(name: string, isEnd: boolean, count: (kind: string) => void): string {
  if (!isEnd) count(`[${name}]`);
  return '';
}

function shown(name: string, written: string): string | null {
  const args = argumentsIn(written.replace(/[“”]/g, '"'));
  const { src, mp4, webm, mp3, m4a, ogg, wav } = args.named;
  const file = src ?? mp4 ?? webm ?? mp3 ?? m4a ?? ogg ?? wav;
  return /^(?:audio|video)$/.test(name) && file
    ? knownTag(name, { list: [], named: { src: file } }, false)
    : null;
}

/** A picture, and below it what is said of it. */
function withCaption(inside: string, said: string | undefined): string {
  const picture = PICTURE.exec(inside)?.[0] ?? '';
  const words = inside.slice(picture.length).trim() || said;
  if (picture === '' || !words) return inside;
  return `\n\n<figure>\n\n${picture}\n\n<figcaption>\n\n${words}\n\n</figcaption>\n\n</figure>\n\n`;
}
