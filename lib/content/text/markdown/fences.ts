// What authors write behind the three signs of a fence: a language in many forms, and a title.
import type { Paragraph, Root } from 'mdast';
import { visit } from '../visit';
import { cellOf } from './cells';

// Languages that are coloured as another one.
const AS = new Map(Object.entries({
  vue: 'xml', svelte: 'xml', astro: 'xml', mdx: 'markdown', jsonc: 'json', json5: 'json', terminal: 'shell', zsh: 'bash',
  fish: 'bash', terraform: 'ini', hcl: 'ini', env: 'ini', dotenv: 'ini', rmd: 'markdown', jsonl: 'json', htm: 'xml', react: 'jsx',
  command: 'shell', powershell: 'powershell', asm: 'x86asm', 'objective-c': 'objectivec', liquid: 'xml', jinja: 'django',
})); // biome-ignore format: a table

// Python-Markdown's way to name a language: in the first line of the code. What is ended below is a box.
const OWN_LANGUAGE = /(?<![\s\S])(?::::|#!)(?<lang>[A-Za-z][\w+#-]*)[ \t]*\n(?![\s\S]*^[ \t]*:::)/m;
// MyST's cells begin with options, too, and have the language behind the braces.
const OF_MYST = /^\{(?:code|code-block|code-cell|sourcecode)\}[ \t]*/;
const OPTIONS_OF_MYST = /^(?::[a-z-]+:[^\n]*(?:\n|$))+\n?/;
// What tells a highlighter which lines to mark, as Docusaurus, Gatsby and VitePress have it in comments: in a line of its
// own, or behind the code.
const COMMENT = (words: string) =>
  `(?<![ \\t])[ \\t]*(?://|#|--|%|;|/\\*|<!--|\\{/\\*)[ \\t]*(?:${words})(?:[ \\t]*(?:\\*/\\}?|-->))?[ \\t]*`;
// Which line is the old one and which the new one, only the mark tells.
const OF_SHIKI = '\\[!code (?!--|\\+\\+)[^\\]\\n]{1,60}\\]';
const MARK_LINE = new RegExp(
  `^${COMMENT(`highlight-(?:next-line|start|end|range\\{[^}\\n]*\\})|${OF_SHIKI}`)}(?:\\n|$)`,
  'gm',
);
const MARK_BEHIND = new RegExp(`${COMMENT(`highlight-line|${OF_SHIKI}`)}$`, 'gm');

// There they may be what is shown.
const IS_TEXT = /^(?:md|markdown|te?xt|plain(?:text)?)$/;

function withoutMarks(code: string): string {
  if (!/highlight-|\[!code /.test(code)) return code;
  const rest = code.replace(MARK_LINE, '').replace(MARK_BEHIND, '');
  // A mark that was the last line leaves the end of the one above it.
  return code.endsWith('\n') ? rest : rest.replace(/\n$/, '');
}

/** A remark plugin. */
export function remarkFences() {
  return (tree: Root) => {
    visit(tree, 'code', (code, index, parent) => {
      const own = code.lang ? null : OWN_LANGUAGE.exec(code.value);
      if (own) Object.assign(code, { lang: own.groups?.lang, value: code.value.slice(own[0].length) });
      const written = `${code.lang ?? ''} ${code.meta ?? ''}`.trim();
      if (written === '' || !parent || index === undefined) return undefined;
      // Quarto shows a cell as it is written where its braces are two.
      const shown = /^\{(?!\{)/.test(written) ? cellOf(written, code.value) : code.value;
      if (shown === null) {
        parent.children.splice(index, 1);
        return index;
      }
      code.value = shown;
      const options = OF_MYST.test(written) ? (OPTIONS_OF_MYST.exec(code.value)?.[0] ?? '') : '';
      code.value = code.value.slice(options.length);
      const { lang, title } = fenceIn(`${written.replace(OF_MYST, '')} ${captionIn(options)}`.trim());
      code.lang = lang;
      if (lang && !IS_TEXT.test(lang)) code.value = withoutMarks(code.value);
      if (lang === 'math')
        code.data = { ...code.data, hProperties: { className: ['language-math', 'math-display'] } };
      if (title === null) return undefined;
      const above: Paragraph = {
        type: 'paragraph',
        data: { hProperties: { className: ['code-title'] } },
        children: [{ type: 'text', value: title }],
      };
      parent.children.splice(index, 0, above);
      return index + 2;
    });
  };
}

/** What stands above the code is called so there. */
function captionIn(options: string): string {
  const caption = /^:caption:[ \t]*(.*)$/m.exec(options)?.[1];
  return caption ? `title="${caption.replaceAll('"', '')}"` : '';
}

/** Reads `js{1,3} title="x"`, `{.python .numberLines}`, `{r, echo=FALSE}`, `ts:src/app.ts`, `diff js:app.js`. */
export function fenceIn(written: string): { lang: string | null; title: string | null } {
  const title =
    /(?:^|[\s{,:])(?:title|filename|file|name|caption|label)\s*[=:]\s*(?:"([^"]*)"|'([^']*)'|((?:[^\s{}"']|\{[A-Za-z][\w.]*\})+))/i
      .exec(written)
      ?.slice(1)
      .find(Boolean) ??
    // VitePress says behind the colon how lines are numbered.
    /^[\w+#-]+(?:\s+[\w+#-]+)?:(?!(?:no-)?line-numbers\b)([^\s{]*[\w./-]+)/.exec(written)?.[1] ??
    /^[\w+#-]+\s+\[([^\]]+)\]/.exec(written)?.[1] ??
    null;
  const word = /^(?:\{\s*#[\w-]+\s)?\{?\s*\.?([\w+#-][\w+#.-]*)/.exec(written)?.[1]?.toLowerCase() ?? null;
  const lang =
    word && /^(title|file|filename|name|caption|linenos|hl_lines)$/.test(word) && /^[\w]+\s*=/.test(written)
      ? null
      : word;
  // `language-js`, and Eleventy's `diff-js`.
  const plain = lang?.replace(/^lang(?:uage)?-|(?<=^diff)-\w+$/, '');
  return { lang: plain ? (AS.get(plain) ?? plain) : null, title };
}
