// Template code of other generators in Markdown (Liquid, Hugo's shortcodes, Hexo's tags): what it shows, where that
// can be known; the rest is left out and counted.
import { withCapturedWords } from './captured-words';
import { countRemoved, hasForeignCode, withoutForeignCode } from './foreign-code';
import { OTHER_FILE, withoutEmbeddedFiles } from './other-files';
import { outsideCode, outsideSamples, proseIn } from './outside-code';
import { definedIn, hasShortcodes, withoutShortcodes } from './shortcodes';
import { tally } from './tally';
import { argumentsIn } from './template-arguments';
import { shownBlocks, unprotect, withCodeInTags, withoutRaw } from './template-blocks';
import { fileIn, REFERENCE } from './template-references';
import { knownTag } from './template-tags';

interface Resolved {
  markdown: string;
  /** What was left out, a line a kind with how often. */
  problems: string[];
  /** The files of posts to which it links by their names, as Jekyll's `post_url` does. */
  references: string[];
}

/** Whether it is worth a look. */
const hasTemplates = (markdown: string) =>
  /\{[%{:<]|^[ \t]*(?:<<<|-{1,2}8<-|<!--[ \t]*@include:|`embed:|@\[code)/m.test(markdown);

// What is written within braces is bounded, for a text may be full of braces that nobody closes.

// Where the site is: here at its root.
const SITE =
  /\{\{-?\s*(?:site\.(?:base_?url|url)|(?:'|")(?<quoted>[^'"\n]*)(?:'|")\s*\|\s*(?:relative_url|absolute_url|url\b|htmlBaseUrl|prepend:\s*site\.base_?url)[^}]*)\s*-?\}\}/gi;
const TAG =
  /\{%[-@]?\s*(?<end>\/|end)?(?<name>[\w-]+)(?<rest>(?:[^%"']|%(?!\})|"[^"]{0,2000}"|'[^']{0,2000}'){0,500}?)-?%\}|\{\{(?<mark>[<%])\s*(?<close>\/)?\s*(?<code>[\w/.-]+)(?<args>(?:[^>%"]|[>%](?!\}\})|"(?:[^"\\]|\\.){0,500}"){0,500}?)\/?\s*[>%]\}\}/g;
// "The tag {% if %}" is words, for it asks nothing; what ends a tag is one of the text where there are others.
const ASKS_NOTHING =
  /^\{%-?\s*(?:if|unless|case|when|elsif|for|assign|capture|include|render|tablerow)\s*-?%\}$/;
const MENTIONED =
  /\{%-?\s*(?:if|unless|case|when|elsif|for|assign|capture|include|render|tablerow|raw|end(?:if|unless|case|for|raw))\s*-?%\}/g;
const OUTPUT =
  /\{\{-?\s*(?<name>(?:(?:site|page|post|include|content|layout|theme|config|jekyll|collections|pkg)[.[]|\.Site|\.Page|\$\.)[\w.[\]]{0,100})[^}]{0,300}\}\}/g;
// Zola's, whose arguments have names.
const ARGUMENT = `\\s*\\w{1,50}\\s*=\\s*(?:"[^"\\n]{0,500}"|'[^'\\n]{0,500}'|[\\w.-]{1,100})\\s*`;
const CALL = new RegExp(
  `\\{\\{\\s*(?<code>\\w{1,50})\\((?<args>(?:${ARGUMENT}(?:,${ARGUMENT}){0,20})?),?\\s*\\)\\s*\\}\\}`,
  'g',
);
const KRAMDOWN =
  /\{::(?<name>comment|nomarkdown|options)(?:\s[^}]*)?(?:\/\}|\}(?:[\s\S]{0,9999}?\{:\/(?:\k<name>)?\})?)/g;

const LOOP =
  /\{%-?\s*(for|capture|tablerow)\b[^%]{0,300}-?%\}(?:(?!\{%-?\s*(?:for|capture|tablerow)\b)[\s\S]){0,9999}?\{%-?\s*end\1\s*-?%\}/g;
const ELSE =
  /(\{%-?\s*(?:if|unless|case)\b[^%]{0,300}-?%\})((?:(?!\{%-?\s*(?:if|unless|case|end|else|elsif)\b)[\s\S]){0,9999}?)\{%-?\s*(?:else|elsif)\b(?:(?!\{%-?\s*(?:if|unless|case)\b)[\s\S]){0,9999}?(?=\{%-?\s*end(?:if|unless|case))/g;

/** @returns Markdown without template code */
export function resolveTemplates(markdown: string): Resolved {
  const isWorthIt = [hasTemplates, hasShortcodes, hasForeignCode].map((has) => has(markdown));
  if (!isWorthIt.includes(true)) return { markdown, problems: [], references: [] };
  const kinds = tally();
  const count = (kind: string, isShown = false) =>
    kinds.count(`template code ${isShown ? 'shown as it is written' : 'left out'}: ${kind}`);
  const [withTemplates, withShortcodes, withForeignCode] = isWorthIt;
  const references: string[] = [];
  const prepared = withTemplates
    ? withoutEmbeddedFiles(withCodeInTags(shownBlocks(withoutRaw(markdown))), count)
    : markdown;
  const defined = withShortcodes ? definedIn(markdown) : new Set<string>();
  const isTemplate =
    markdown.includes('{%') && proseIn(markdown).some((part) => part.replace(MENTIONED, '').includes('{%'));
  const resolved = outsideCode(prepared, (text, isLast) => {
    const known = withTemplates ? withoutTemplates(text, { count, references, isTemplate }) : text;
    if (!withShortcodes && !withForeignCode) return known;
    if (withForeignCode) countRemoved(known, count);
    return outsideSamples(known, (part, isEnd) => {
      const readable = withShortcodes ? withoutShortcodes(part, defined, count) : part;
      const from = { isTemplate, isLast: isLast && isEnd };
      return withForeignCode ? withoutForeignCode(readable, count, from) : readable;
    });
  });
  return {
    markdown: unprotect(resolved),
    problems: kinds.lines(),
    references,
  };
}

interface Found {
  count: (kind: string) => void;
  references: string[];
  /** Whether there are tags that do something. */
  isTemplate: boolean;
}

/** Without Liquid's, Hugo's, Hexo's and kramdown's. */
const withoutTemplates = (markdown: string, { count, references, isTemplate }: Found) =>
  withCapturedWords(markdown)
    .replace(
      /\{\{(?:\/\*[\s\S]{0,9999}?\*\/|-?\s*#(?![a-z])[\s\S]{0,9999}?)\}\}|\{#[\s\S]{0,9999}?#\}(?!\})/g,
      (whole) => (whole.startsWith('{#') && !whole.startsWith('{# ') ? whole : ''),
    )
    // What is written for each of many, or for later, is nothing to read; of two ways the first is.
    .replace(LOOP, (whole, name) => {
      if (name === 'for' && !whole.includes('{{')) return whole;
      count(`{% ${name} %}`);
      return '';
    })
    .replace(ELSE, (_, start, first) => start + first)
    .replace(KRAMDOWN, (whole, name) => (name === 'nomarkdown' ? whole.replace(/\{:[^}]*\}/g, '') : ''))
    .replace(REFERENCE, (whole, liquid, hugo) => {
      if (/^https?:/.test(liquid ?? '')) return whole;
      const file = fileIn(liquid ?? hugo);
      if (/\.md(#|$)/.test(file)) references.push(file);
      return file;
    })
    .replace(SITE, (_, quoted) => quoted ?? '')
    .replace(TAG, (whole, ...rest) =>
      ASKS_NOTHING.test(whole) || (!isTemplate && whole.replace(MENTIONED, '') === '')
        ? whole
        : tag(rest.at(-1), count),
    )
    .replace(CALL, (_, ...rest) => tag(rest.at(-1), count))
    .replace(OTHER_FILE, (whole) => {
      count(`${whole.includes('<!--') ? 'text' : 'code'} of another file`);
      return '';
    })
    .replace(OUTPUT, (_, name) => {
      count(`{{ ${name} }}`);
      return '';
    });

function tag(groups: Record<string, string | undefined>, count: (kind: string) => void): string {
  const { end, close, code, args, mark } = groups;
  const name = code ?? groups.name ?? '';
  const isEnd = Boolean(end || close);
  const shown = knownTag(name.toLowerCase(), argumentsIn(args ?? groups.rest ?? ''), isEnd);
  if (shown !== null) return shown;
  if (!isEnd)
    count(mark === undefined ? `{% ${name} %}` : `{{${mark} ${name} ${mark === '<' ? '>' : mark}}}`);
  return '';
}
