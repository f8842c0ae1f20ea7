// Blocks of template code that say: this is code, or: leave this as it is.

import { link } from './picture-tags';
import { argumentsIn } from './template-tags';

// Characters of Unicode's private use, which no text has, stand for the braces of what has to stay.
const [OPEN, CLOSE] = ['\ue0f0', '\ue0f1'];
const protect = (text: string) => text.replaceAll('{', OPEN).replaceAll('}', CLOSE);

/** Puts back what was to stay. */
export const unprotect = (text: string) => text.replaceAll(OPEN, '{').replaceAll(CLOSE, '}');

/** `{% raw %}` and Hugo's `{{</* … *\/>}}`: what is inside is meant to be read. */
export function withoutRaw(markdown: string): string {
  return markdown
    .replace(/\{%-?\s*raw\s*-?%\}([\s\S]{0,99999}?)\{%-?\s*endraw\s*-?%\}/g, (whole, text) =>
      // In a sentence about them there is nothing between that a template would take for its own.
      protect(/^ [^{\n$<>\\`*_[\]]* $/.test(text) ? whole : text),
    )
    .replace(/\{\{([<%])\/\*([\s\S]{0,999}?)\*\/([>%])\}\}/g, (_, open, text, close) =>
      protect(`{{${open}${text}${close}}}`),
    );
}

const LIQUID =
  /^[ \t]*\{%-?\s*(?<name>highlight|codeblock|code|mermaid)\b(?<rest>[^%]*)-?%\}[ \t]*\n?(?<code>[\s\S]{0,99999}?)\n?[ \t]*\{%-?\s*end\k<name>\s*-?%\}/gm;
const HUGO =
  /^[ \t]*\{\{[<%]\s*(?<name>high(?:light)?|hl|code(?:block)?|source(?:code)?|snippet|prism|mermaid)\b(?<rest>[^>%]*)[>%]\}\}[ \t]*\n?(?<code>[\s\S]{0,99999}?)\n?[ \t]*\{\{[<%]\s*\/\s*\k<name>\s*[>%]\}\}/gm;

/** `{% highlight js %}`, `{% codeblock %}` and Hugo's `highlight` as fences. */
export function codeBlocks(markdown: string): string {
  const fence = (...match: unknown[]) => {
    const groups = match.at(-1) as { name: string; rest: string; code: string };
    // `{% codeblock kettle.js lang:js https://… %}`
    const isHexo = groups.name !== 'highlight' && /^\s*\{%/.test(String(match[0]));
    const title = isHexo ? groups.rest.replace(/\w+:\S+/g, '').trim() : '';
    const lang =
      groups.name === 'mermaid'
        ? 'mermaid'
        : (/lang:(\w+)/.exec(groups.rest)?.[1] ??
          (isHexo ? '' : /^\s*"?([\w+#-]+)/.exec(groups.rest)?.[1]) ??
          '');
    const ticks = '`'.repeat(Math.max(3, ...[...groups.code.matchAll(/`+/g)].map(([run]) => run.length + 1)));
    return `${ticks}${lang}${title && ` title="${title.replaceAll('"', '')}"`}\n${protect(groups.code)}\n${ticks}`;
  };
  const withCode = markdown.replace(LIQUID, fence).replace(HUGO, fence).replace(BUTTON, button);
  // A long text that opens many and closes none would take seconds.
  const withQuotes = CLOSED_QUOTE.test(withCode) ? withCode.replace(QUOTE, quote) : withCode;
  return CLOSED_FORMULA.test(withQuotes) ? withQuotes.replace(FORMULA, formula) : withQuotes;
}

const BUTTON =
  /\{(?:%-?|\{[<%])\s*(?<name>button|btn|cta)\s(?<args>[^%>{}]{1,500}?)(?:-?%|[>%]\})\}(?<words>[^{}\n]{1,300})\{(?:%-?\s*end|\{[<%]\s*\/\s*)\k<name>\s*(?:-?%|[>%]\})\}/g;

function button(whole: string, ...match: unknown[]): string {
  const { args, words } = match.at(-1) as { args: string; words: string };
  const { list, named } = argumentsIn(args);
  const to = named.href ?? named.link ?? named.url ?? list[0];
  return to ? link(to, words.trim()) : whole;
}

const CLOSED_QUOTE = /(?:%-?\s*end|[<%]\s*\/\s*)(?:block|pull|center)?(?:quote|cq)\b/;
const CLOSED_FORMULA = /(?:%-?\s*end|[<%]\s*\/\s*)(?:math|katex|latex|mathjax|equation)\b/;

const QUOTE =
  /\{(?:%-?|\{[<%])\s*(?<name>blockquote|quote|pullquote|cq|centerquote)\b(?<rest>[^%>]{0,500}?)(?:-?%|[>%]\})\}(?<text>[\s\S]{0,9999}?)\{(?:%-?\s*end|\{[<%]\s*\/\s*)\k<name>\s*(?:-?%|[>%]\})\}/g;

/** With who said it below: `{% blockquote Mira Vole, Kettles %}`. */
function quote(...match: unknown[]): string {
  const { rest, text } = match.at(-1) as { rest: string; text: string };
  const by = (
    /(?:author|source|by|cite)\s*=\s*"([^"]*)"/.exec(rest)?.[1] ?? rest.replace(/\w+="[^"]*"/g, '')
  ).trim();
  const said = /^(left|right|center)?$/.test(by) ? text.trim() : `${text.trim()}\n\n— ${by}`;
  return `\n\n${said.replace(/^/gm, '> ')}\n\n`;
}

const FORMULA =
  /\{(?:%-?|\{[<%])\s*(?<name>math|katex|latex|mathjax|equation)\b(?<rest>[^%>]{0,200}?)(?:-?%|[>%]\})\}(?<tex>[\s\S]{0,5000}?)\{(?:%-?\s*end|\{[<%]\s*\/\s*)\k<name>\s*(?:-?%|[>%]\})\}/g;

function formula(...match: unknown[]): string {
  const { rest, tex } = match.at(-1) as { rest: string; tex: string };
  if (/\$|\\[([]/.test(tex)) return protect(tex);
  const isDisplayed = tex.includes('\n') || /display|block/.test(rest);
  return isDisplayed ? `\n\n$$\n${protect(tex.trim())}\n$$\n\n` : `$${protect(tex.trim())}$`;
}
