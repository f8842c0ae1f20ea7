// Shortcodes of WordPress and the tags of forums, in texts that were taken out of them: `[gallery ids="1"]`.
import { figure } from './picture-tags';
import { argumentsIn } from './template-arguments';
import { knownTag } from './template-tags';

/** Whether it is worth a look. */
export const hasShortcodes = (markdown: string) =>
  /\[[a-z][\w-]*[ \t][^\]\n]{0,500}?=|\[\/[a-z]/.test(markdown) || ALONE.test(markdown);

// Exporters put a backslash before each bracket.
const VALUE = `(?:"[^"\\]\\n]{0,500}"|'[^'\\]\\n]{0,500}'|“[^”\\]\\n]{0,500}”|[^\\s\\]"'[=]{1,500})`;
const CODE = new RegExp(
  `\\\\?\\[(?<end>/)?(?<name>[a-z][\\w-]{0,40})(?<args>=?(?:[ \\t]+(?:[\\w-]{1,50}=)?${VALUE}){0,30})[ \\t]*/?\\\\?\\](?!\\(|:|\\[(?!/))`,
  'g',
);
// Known without a word in them; those that are also words by their arguments, or where the line has nothing else.
const ALONE =
  /\\?\[(?:ez-toc|contact-form(?:-7)?|wpforms|nextpage|recent-posts|ninja_form|gravityform|woocommerce_\w+|vc_\w+|et_pb_\w+|fusion_\w+|su_\w+|(?<word>gallery|playlist|audio|video|embed|products?))\b/;

const CAPTION =
  /\\?\[caption\b(?<args>[^\]\n]{0,1000})\]\s{0,9}(?<inside>[\s\S]{0,5000}?)\\?\[\/caption\\?\]/g;
const PICTURE =
  /^(?:<a\b[^>]{0,2000}>\s*<img\b[^>]{0,2000}>\s*<\/a>|<img\b[^>]{0,2000}>|\[!\[[^\]]{0,1000}\]\([^)]{0,2000}\)\]\([^)]{0,2000}\)|!\[[^\]]{0,1000}\]\([^)]{0,2000}\))/i;
const EMBED =
  /\\?\[(embed|youtube|vimeo)(?:[ =][^\]\n]{0,200})?\\?\](https?:\/\/[^\s[\]\\]{1,500})\\?\[\/\1\\?\]|\\?\[(?:embed|youtube|vimeo)[ =](https?:\/\/[^\s[\]\\]{1,500})\\?\](?!\()/g;
const SOURCE =
  /\\?\[((?:source)?code)(?:\s+(?:lang(?:uage)?=)?["']?(\w*)["']?[^\]\n]{0,200})?\\?\]\n([\s\S]{0,9999}?)\n\\?\[\/\1\\?\]/g;

/** The names of the links that are defined in a text, such as `[lamp]: /lamp`, in small letters. */
export const definedIn = (markdown: string) =>
  new Set(
    [...markdown.matchAll(/^ {0,3}\[([^\]\n]{1,100})\]:/gm)].map(([, name]) => name?.toLowerCase() ?? ''),
  );

/**
 * @param defined names of links, which are no shortcodes
 * @param count is told of each that is left out; what is between an opening and a closing one stays
 */
export function withoutShortcodes(
  markdown: string,
  defined: Set<string>,
  count: (kind: string) => void,
): string {
  const namesOf = (sign: RegExp) => new Set([...markdown.matchAll(sign)].map(([, name]) => name ?? ''));
  const opened = namesOf(/\[([a-z][\w-]{0,40})[\]\s=]/g);
  const closed = namesOf(/\[\/([a-z][\w-]{0,40})\\?\]/g);
  // Signs stand right at what they are about: `an array [i] and a path [/i]` has none.
  const words = namesOf(/\[([a-z][\w-]{0,40})\] [^[\]\n]{0,500} \[\/\1\]/g);
  return markdown
    .replace(CAPTION, (_, args: string, inside: string) =>
      withCaption(inside.trim(), argumentsIn(args).named.caption),
    )
    .replace(EMBED, (_, __, between, within) => `<${between ?? within}>`)
    .replace(SOURCE, '\n```$2\n$3\n```\n')
    .replace(CODE, (whole, ...rest) => {
      const [at, text, groups] = rest.slice(-3);
      const { end, name = '', args = '' }: Record<string, string | undefined> = groups;
      const isLink = !end && args === '' && defined.has(name);
      const isPair = !words.has(name) && (end ? opened : closed).has(name);
      const known = ALONE.exec(whole);
      const isKnown = known?.groups?.word ? args.includes('=') || isLine(text, at, whole) : known !== null;
      if (isLink || !(isPair || isKnown || /=\s*["'“]/.test(args))) return whole;
      return (end ? null : shown(name, args)) ?? left(name, Boolean(end), count);
    });
}

// A long line may be full of them.
const NEAR = 20;

/** Whether the sign is all that is in its line. */
function isLine(text: string, at: number, sign: string): boolean {
  const before = at < NEAR ? `\n${text.slice(0, at)}` : text.slice(at - NEAR, at);
  const end = at + sign.length;
  return /\n[ \t]*$/.test(before) && /^[ \t]*(?:\n|$)/.test(text.slice(end, end + NEAR));
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
  return figure(picture, words);
}
