// MDX that its parser refuses: signs of Markdown and of HTML that it knows no more, and files that are no valid MDX at all.
import { z } from 'zod';
import { outsideCode } from '../../text/markdown/outside-code';

// Characters of no writing stand for the braces meanwhile.
const [OPEN, CLOSE] = ['\ue0f2', '\ue0f3'];
export const withIds = (text: string) => text.replaceAll(OPEN, '{').replaceAll(CLOSE, '}');

/** The source with what MDX 1, Docusaurus and people have in it as MDX has it. */
export function prepared(mdx: string): string {
  // MDX 1 had comments and addresses in angle brackets as Markdown has them.
  return outsideCode(mdx, (text) =>
    text
      // Docusaurus' ids of headings, and what its boxes are told, which are no expressions.
      .replace(/^(#{1,6}[ \t].*|[ \t]*:{3,}(?!:).*)\{([#.][^{}\n]+)\}[ \t]*$/gm, `$1${OPEN}$2${CLOSE}`)
      .replace(/<!--[\s\S]*?-->/g, '')
      .replace(/<([a-z][a-z\d+.-]{1,30}:[^\s<>]{1,2000})>/gi, '[$1](<$1>)')
      .replace(/<([\w.+-]{1,100}@[\w-]{1,100}(?:\.[\w-]{1,100})+)>/g, '[$1](mailto:$1)')
      .replace(/<((?:br|hr|img|input|source|wbr|col)\b(?:[^<>{}"']|"[^"]*"|'[^']*')*?)\s*\/?>/gi, '<$1 />'),
  );
}

const Place = z.object({
  place: z.object({ offset: z.number() }).or(z.object({ start: z.object({ offset: z.number() }) })),
});

/** The sign before an error, `<` or `{`, as one of the text: `a < b`, `<3`, `{a, b`. */
export function withoutSign(text: string, error: unknown): string | null {
  const place = Place.safeParse(error).data?.place;
  const offset = place && ('start' in place ? place.start.offset : place.offset);
  if (offset === undefined) return null;
  const at = Math.max(text.lastIndexOf('<', offset), text.lastIndexOf('{', offset));
  // What is a tag is no sign.
  if (at < 0 || text[at - 1] === '\\' || /^<\/?[A-Za-z]/.test(text.slice(at, at + 3))) return null;
  return `${text.slice(0, at)}\\${text.slice(at)}`;
}

/** Without what only MDX knows. */
export function asMarkdown(source: string): string {
  return outsideCode(withIds(source), (text) =>
    text
      .replace(/\{\/\*[\s\S]{0,9999}?\*\/\}/g, '')
      .replace(MODULES, '')
      .replace(TAGS, ''),
  );
}

const MODULES =
  /^import\s(?:[^'"\n]|\n(?!\s*\n)){0,500}?['"][^'"\n]+['"];?[ \t]*$|^export\s+(?:const|let|default|function)\b(?:[^\n]*[{[(`][ \t]*\n[\s\S]{0,9999}?\n[}\])`][^\n]*|[^\n]*)/gm;
const TAGS =
  /<\/?[A-Z][\w.]*(?:\s+(?:[\w:@.-]{1,50}(?:=(?:"[^"]{0,2000}"|'[^']{0,2000}'|\{(?:[^{}]|\{[^{}]{0,500}\}){0,1000}\}|[^\s"'{}<>=]{1,500}))?|\{[^{}]{0,500}\})){0,50}\s*\/?>/g;
