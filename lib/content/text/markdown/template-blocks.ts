// Blocks of template code that say: this is code, this is a quote, or: leave this as it is.

import { replacedOutside } from './outside-code';
import { link } from './picture-tags';
import { argumentsIn } from './template-arguments';

type Groups = Record<string, string | undefined>;

// Characters of Unicode's private use, which no text has, stand for the braces of what has to stay.
const [OPEN, CLOSE, TICK] = ['\ue0f0', '\ue0f1', '\ue0f8'];
const protect = (text: string) => text.replaceAll('{', OPEN).replaceAll('}', CLOSE);

/** Puts back what was to stay. */
export const unprotect = (text: string) =>
  text.replaceAll(OPEN, '{').replaceAll(CLOSE, '}').replaceAll(TICK, '`');

const TAG_WITH_CODE = /\{(?:\{[<%]|%)(?:[^{}"`%>]|[%>](?!\})|"[^"{}]{0,1000}"){1,300}(?:[>%]\}\}|%\})/;

/** Code in what a tag is told, as in a caption, is no end of what a template reads. */
export const withCodeInTags = (markdown: string): string =>
  /"[^"\n]*`/.test(markdown)
    ? replacedOutside(markdown, TAG_WITH_CODE, (whole) => whole.replaceAll('`', TICK))
    : markdown;

/** Stands above a text in which nothing is for a template, with a character that nobody writes. */
const ALL_RAW = '{% raw %}\ue0f7\n\n';

/** The text as one in which nothing is for a template. */
export const asRaw = (markdown: string) => ALL_RAW + markdown;

/** `{% raw %}`, Hugo's `{{</* … *\/>}}` and Zola's `{{/* a() *\/}}`: what is inside is meant to be read. */
export function withoutRaw(markdown: string): string {
  if (markdown.startsWith(ALL_RAW)) return protect(markdown.slice(ALL_RAW.length));
  return markdown
    .replace(/\{%-?\s*raw\s*-?%\}([\s\S]{0,99999}?)\{%-?\s*endraw\s*-?%\}/g, (whole, text) =>
      // In a sentence about them there is nothing between that a template would take for its own.
      protect(/^ [^{\n$<>\\`*_[\]]* $/.test(text) ? whole : text),
    )
    .replace(/\{\{([<%])\/\*([\s\S]{0,999}?)\*\/([>%])\}\}/g, (_, open, text, close) =>
      protect(`{{${open}${text}${close}}}`),
    )
    .replace(OF_ZOLA_RAW, (_, open, call, close) => protect(`{${open} ${call} ${close}}`));
}

const OF_ZOLA_RAW = /\{([{%])\/\*\s*(\w{1,50}\([^\n]{0,500}?\)|(?<=%\/\*\s*)end)\s*\*\/([}%])\}/g;

const COMMENT =
  /\{%-?\s*comment\s*-?%\}[\s\S]{0,9999}?\{%-?\s*endcomment\s*-?%\}|\{\{[<%]\s*comment\s*[>%]\}\}[\s\S]{0,9999}?\{\{[<%]\s*\/\s*comment\s*[>%]\}\}/;

/** What is between tags called `comment` is for nobody, and may have code in it. */
const withoutComments = (markdown: string): string =>
  /(?:end|\/\s*)comment/.test(markdown) ? replacedOutside(markdown, COMMENT, () => '') : markdown;

// A tag of Liquid's, or a shortcode of Hugo's, and what ends it.
const START = (names: string, args: string) =>
  `\\{(?:%-?|\\{[<%])\\s*(?<name>${names})\\b(?<args>${args})(?:[>%]\\}|-?%)\\}`;
const END = '\\{(?:%-?\\s*end|\\{[<%]\\s*/\\s*)\\k<name>\\s*(?:[>%]\\}|-?%)\\}';

const CODE = new RegExp(
  `(?<=^|\\n)[ \\t]*${START('high(?:light)?|hl|code(?:block)?|source(?:code)?|snippet|prism|mermaid', '(?:[^%>]|>(?!\\}\\}))*')}` +
    `[ \\t]*\\n?(?<inside>[\\s\\S]{0,99999}?)\\n?[ \\t]*${END}`,
);
const BUTTON = new RegExp(`${START('button|btn|cta', '\\s[^%>{}]{1,500}?')}(?<inside>[^{}\\n]{1,300})${END}`);
const QUOTE = new RegExp(
  `${START('blockquote|quote|pullquote|cq|centerquote', '[^%>]{0,500}?')}(?<inside>[\\s\\S]{0,9999}?)${END}`,
);
const FORMULA = new RegExp(
  `${START('math|katex|latex|mathjax|equation', '[^%>]{0,200}?')}(?<inside>[\\s\\S]{0,5000}?)${END}`,
);
// A long text that opens many and closes none would take seconds.
const ENDED = (names: string) => new RegExp(`(?:%-?\\s*end|[<%]\\s*/\\s*)(?:${names})\\b`);

const BLOCKS: [ended: RegExp, form: RegExp, into: (whole: string, groups: Groups) => string][] = [
  [ENDED('high(?:light)?|hl|code(?:block)?|source(?:code)?|snippet|prism|mermaid'), CODE, fence],
  [ENDED('button|btn|cta'), BUTTON, button],
  [ENDED('(?:block|pull|center)?(?:quote|cq)'), QUOTE, quote],
  [ENDED('math|katex|latex|mathjax|equation'), FORMULA, formula],
];

/**
 * `{% highlight js %}`, `{% codeblock %}` and Hugo's `highlight` as fences; quotes, buttons and formulas as Markdown;
 * comments as nothing.
 */
export const shownBlocks = (markdown: string): string =>
  BLOCKS.reduce(
    (text, [ended, form, into]) => (ended.test(text) ? replacedOutside(text, form, into) : text),
    withNamedEnds(withoutComments(markdown)),
  );

const OF_ZOLA =
  /\{%-?\s*(?:(?<name>\w{1,50})\((?<args>(?:[^%"']|"[^"]{0,500}"|'[^']{0,500}'){0,500})\)|end)\s*-?%\}/;

/** Zola's blocks as others have them: `{% note(title="Mind") %}…{% end %}`. */
function withNamedEnds(markdown: string): string {
  if (!/\{%-?\s*end\s*-?%\}/.test(markdown)) return markdown;
  const open: string[] = [];
  return replacedOutside(markdown, OF_ZOLA, (whole, { name, args = '' }) => {
    if (name === undefined) return open.length > 0 ? `{% end${open.pop()} %}` : whole;
    open.push(name);
    return `{% ${name} ${args.replace(/("[^"]*"|'[^']*')|,/g, (_, text) => text ?? ' ')} %}`;
  });
}

/** `{% codeblock kettle.js lang:js https://… %}`; GitBook's has a fence within. */
function fence(whole: string, { name, args = '', inside = '' }: Groups): string {
  const said = /(?<=\btitle=)"[^"]*"/.exec(args)?.[0];
  const isGitBooks = name === 'code' && /^\s*\{%/.test(whole);
  if (isGitBooks && /^\s*(?:`{3,}|~{3,})/.test(inside))
    return inside.replace(/^(\s*[`~]{3,}[^\n]*)/, said ? `$1 title=${said}` : '$1');
  const isHexo = name !== 'highlight' && name !== 'prism' && /^\s*\{%/.test(whole);
  const title = isHexo ? args.replace(/\w+:\S+/g, '').trim() : '';
  const lang =
    name === 'mermaid'
      ? 'mermaid'
      : (/lang:(\w+)/.exec(args)?.[1] ?? (isHexo ? '' : /^\s*"?([\w+#-]+)/.exec(args)?.[1]) ?? '');
  const ticks = '`'.repeat(Math.max(3, ...[...inside.matchAll(/`+/g)].map(([run]) => run.length + 1)));
  return `${ticks}${lang}${title && ` title="${title.replaceAll('"', '')}"`}\n${protect(inside)}\n${ticks}`;
}

function button(whole: string, { args = '', inside = '' }: Groups): string {
  const { list, named } = argumentsIn(args);
  const to = named.href ?? named.link ?? named.url ?? named.relref ?? list[0];
  return to ? link(to, inside.trim()) : whole;
}

/** With who said it below: `{% blockquote Mira Vole, Kettles %}`. */
function quote(_: string, { name, args = '', inside = '' }: Groups): string {
  // What stands behind Hexo's `pullquote` is a class.
  const by = (
    (name === 'pullquote' ? '' : null) ??
    /(?:author|source|by|cite)\s*=\s*"([^"]*)"/.exec(args)?.[1] ??
    args.replace(/\w+="[^"]*"/g, '')
  ).trim();
  const address = /(?:link|url)\s*=\s*"(https?:[^"]*)"/.exec(args)?.[1];
  const who = address ? link(address, by) : by;
  const said = /^(left|right|center)?$/.test(by) ? inside.trim() : `${inside.trim()}\n\n— ${who}`;
  return `\n\n${said.replace(/^/gm, '> ')}\n\n`;
}

function formula(_: string, { args = '', inside = '' }: Groups): string {
  if (/\$|\\[([]/.test(inside)) return protect(inside);
  const isDisplayed = inside.includes('\n') || /display|block/.test(args);
  return isDisplayed ? `\n\n$$\n${protect(inside.trim())}\n$$\n\n` : `$${protect(inside.trim())}$`;
}
