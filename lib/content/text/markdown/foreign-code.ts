// Code of other engines in Markdown: PHP, ERB and EJS, Handlebars, Blade, Go's templates, components of JSX. Nothing here
// runs it. What nobody can read is left out, what may be words stays, and both are counted.
import { ELEMENTS } from './bracketed-words';
import { argumentsIn } from './template-arguments';
import { knownTag } from './template-tags';

/** Whether it is worth a look. */
export const hasForeignCode = (markdown: string) =>
  /\{\{|\{!!|<[%?]|<[A-Z]\w*|<script|<style|<form|<[a-z]+-[a-z]|\(\([\da-f]{8}-|\[##\\?_|^%%\[|:(?:material|octicons|fontawesome|simple)-/m.test(
    markdown,
  );

// Words have such signs too, so what is between them begins as code does, is one paragraph, and has a sign of code in it.
const SERVER =
  /<\?(?:php|=)[\s\S]{0,9999}?\?>|<%(?:[=\-#@]|\s*[a-zA-Z])(?:(?!\n\s*\n)[\s\S]){0,999}?%>|\{!![^\n]{0,500}?!!\}/g;
const IS_CODE =
  /[$;()[\]{}'"@]|^<%[=#-]\s*(?!%>)\S|^<\?=|^<%-?\s*(?:(?:end|else|next|break)\s*-?%>$|(?:if|elsif|unless|while|until|for|case|when)\s+\S)/;
// A file of PHP need not end it.
const UNENDED = /(?<=^|\n)[ \t]*<\?php\s[\s\S]*$/;
// A formula has double braces too.
const BRACES =
  /\\[a-zA-Z]{1,30}(?:\{\{?[^{}]{0,300}\}\}?){1,5}|\$[^$\n]{1,500}\$|(?<![\\^_{$])\{\{\{?(?<inside>[^{}]{1,300})\}\}\}?(?!\})/g;
// A word alone, or with a filter, is one of the text, unless other code is in it.
const RUNS =
  /^(?:[>&$.*]|[#^]\S+\s+\S|(?:else|end|if|range|with|partial|template|block|define|include|render|yield|content|extends|super|asset|url|url_for|trans|route|csrf\w*)\b(?:\(|.*\s["'$.(])|(?:["']|\w+[._(])[^|]*\|\s*[a-z])/;
const FILTERED = /^\w+\s*\|\s*[a-z]/;
// Logseq's, which are shown.
const PLAYER = /^(?:video|youtube|vimeo|tweet|twitter) https?:\/\/\S+$/;
const ATTRIBUTE = `[\\w:@.-]{1,50}(?:=(?:"[^"]{0,2000}"|'[^']{0,2000}'|\\{(?:[^{}]|\\{[^{}]{0,500}\\}){0,1000}\\}|[^\\s"'{}<>=]{1,500}))?`;
const TAG = new RegExp(
  `(?<![\\w<])<(?<end>/)?(?<name>[A-Z][\\w.]{0,50})(?<rest>(?:\\s+(?:${ATTRIBUTE}|\\{[^{}]{0,500}\\})){0,50})\\s*(?<alone>/)?>`,
  'g',
);
// What only their own program finds: blocks of Logseq, which a link may have words for, pictures of Tistory, parts of
// Hashnode, icons of MkDocs.
const BLOCK = '\\(\\([\\da-f]{8}-(?:[\\da-f]{4}-){3}[\\da-f]{12}\\)\\)';
const ELSEWHERE: [kind: string, form: RegExp][] = [
  ['((…))', new RegExp(`\\[([^[\\]\\n]{1,500})\\]\\(${BLOCK}\\)|\\{\\{embed ${BLOCK}\\}\\}|${BLOCK}`, 'g')],
  ['[##_…_##]', /\\?\[##\\?_[\s\S]{1,2000}?_##\\?\]/g],
  ['%%[…]', /^%%\[[\w-]{1,80}\][ \t]*$/gm],
  [':…:', /(?<![\w:]):(?:material|octicons|fontawesome|simple)-[a-z\d-]{1,60}:(?:\{[^{}\n]{0,100}\})?/g],
];
// What the sanitiser takes away. Scripts of players are shown as links.
const REMOVED =
  /<(?<name>script|style|form|[a-z]{1,30}-[\w-]{1,30})\b(?![^>]{0,500}(?:gist|twitter|instagram|tiktok|codepen|jsfiddle|speakerdeck|asciinema)[^>]{0,500}>)[^<>]{0,1000}>/gi;

/** Without signs for spaces. */
const bare = (inside: string) => inside.replace(/^[-~]+|[-~]+$/g, '').trim();

/**
 * @param count is told of each kind that is left out, and of what stays as it is written
 * @param from whether the whole text is a template, to which words in double braces belong then; and whether this is its end
 */
export function withoutForeignCode(
  markdown: string,
  count: (kind: string, isShown?: boolean) => void,
  from: { isTemplate: boolean; isLast: boolean },
): string {
  const closed = new Set([...markdown.matchAll(/<\/([A-Z][\w.]*)/g)].map(([, name]) => name));
  const server = (whole: string) => {
    if (!IS_CODE.test(whole)) return whole.replace('<', '&lt;');
    const [kind] = /<\?(?:php|=)|<%[=-]?|\{!!/.exec(whole) ?? [''];
    count(`${kind} ${kind.startsWith('<?') ? '?>' : kind.startsWith('{') ? '!!}' : '%>'}`);
    return '';
  };
  // What is ended was begun: "{{#if}} and {{/if}}" are words.
  const begun = new Set([...markdown.matchAll(/\{\{[#^]([\w-]+)\s+[^\s}]/g)].map(([, name]) => `/${name}`));
  const hasCode = [...markdown.matchAll(BRACES)].some(({ groups }) => RUNS.test(bare(groups?.inside ?? '')));
  const here = ELSEWHERE.reduce(
    (text, [kind, form]) =>
      text.replace(form, (_, words?: unknown) => {
        count(kind);
        return typeof words === 'string' ? words : '';
      }),
    markdown,
  );
  const ended = here.replace(SERVER, server);
  return (from.isLast ? ended.replace(UNENDED, server) : ended)
    .replace(TAG, (whole, ...rest) => {
      const { end, name = '', alone, rest: written = '' }: Record<string, string | undefined> = rest.at(-1);
      const isComponent = !ELEMENTS.has(name.toLowerCase()) && (alone || closed.has(name));
      if (!isComponent) return whole;
      const shown = alone ? knownTag(name.toLowerCase(), argumentsIn(written), false) : null;
      if (shown !== null) return shown;
      if (end) return '';
      count(`<${name}>`);
      const { label = '' } = /^Tab/.test(name) ? argumentsIn(written).named : {};
      return label && `\n\n**${label}**\n\n`;
    })
    .replace(BRACES, (whole, written: string | undefined) => {
      if (written === undefined) return whole;
      const inside = bare(written);
      // A comment of Handlebars'.
      if (inside.startsWith('!')) return '';
      const kind = `{{ ${inside.slice(0, 30)} }}`;
      const isRun =
        from.isTemplate || RUNS.test(inside) || begun.has(inside) || (hasCode && FILTERED.test(inside));
      if (inside !== '' && !PLAYER.test(inside)) count(kind, !isRun);
      return isRun ? '' : whole;
    });
}

/** Tells of elements that no page here may have; words in them stay. One without attributes that nobody ended is a word. */
export function countRemoved(markdown: string, count: (kind: string) => void): void {
  const ended = new Set(markdown.toLowerCase().match(/(?<=<\/)[a-z][\w-]*/g));
  for (const [whole, name = ''] of markdown.matchAll(REMOVED))
    if (/\s/.test(whole) || ended.has(name.toLowerCase())) count(`<${name.toLowerCase()}>`);
}
