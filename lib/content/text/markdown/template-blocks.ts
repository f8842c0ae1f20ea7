// Blocks of template code that say: this is code, or: leave this as it is.

// Characters of no writing stand for the braces of what has to stay.
const [OPEN, CLOSE] = ['\ue0f0', '\ue0f1'];
const protect = (text: string) => text.replaceAll('{', OPEN).replaceAll('}', CLOSE);

/** Puts back what was to stay. */
export const unprotect = (text: string) => text.replaceAll(OPEN, '{').replaceAll(CLOSE, '}');

/** `{% raw %}` and Hugo's `{{</* … *\/>}}`: what is inside is meant to be read. */
export function withoutRaw(markdown: string): string {
  return markdown
    .replace(/\{%-?\s*raw\s*-?%\}([\s\S]{0,99999}?)\{%-?\s*endraw\s*-?%\}/g, (_, text) => protect(text))
    .replace(/\{\{([<%])\/\*([\s\S]{0,999}?)\*\/([>%])\}\}/g, (_, open, text, close) =>
      protect(`{{${open}${text}${close}}}`),
    );
}

const LIQUID =
  /^[ \t]*\{%-?\s*(?<name>highlight|codeblock|code)\b(?<rest>[^%]*)-?%\}[ \t]*\n?(?<code>[\s\S]{0,99999}?)\n?[ \t]*\{%-?\s*end\k<name>\s*-?%\}/gm;
const HUGO =
  /^[ \t]*\{\{[<%]\s*(?<name>highlight|code)\b(?<rest>[^>%]*)[>%]\}\}[ \t]*\n?(?<code>[\s\S]{0,99999}?)\n?[ \t]*\{\{[<%]\s*\/\s*\k<name>\s*[>%]\}\}/gm;

/** `{% highlight js %}`, `{% codeblock %}` and Hugo's `highlight` as fences. */
export function codeBlocks(markdown: string): string {
  const fence = (...match: unknown[]) => {
    const groups = match.at(-1) as { rest: string; code: string };
    const lang = /lang:(\w+)/.exec(groups.rest)?.[1] ?? /^\s*"?([\w+#-]+)/.exec(groups.rest)?.[1] ?? '';
    const ticks = '`'.repeat(Math.max(3, ...[...groups.code.matchAll(/`+/g)].map(([run]) => run.length + 1)));
    return `${ticks}${lang}\n${protect(groups.code)}\n${ticks}`;
  };
  return markdown.replace(LIQUID, fence).replace(HUGO, fence);
}
