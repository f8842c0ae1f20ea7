// Elements of HTML in which all is text, or that the sanitiser takes away whole, and that nobody ended: what follows would
// be gone with them. "The <title> tag" is words, and `<iframe src="…">` has its end put behind it.
import { schema } from '../sanitize-schema';
import { outsideCode, outsideSamples } from './outside-code';

const NAMES = (schema.strip ?? []).join('|');
const IS_THERE = new RegExp(`<(?:${NAMES})\\b`, 'i');
const START = new RegExp(`<(${NAMES})\\b((?:[^<>"']|"[^"<]{0,2000}"|'[^'<]{0,2000}'){0,2000})>`, 'gi');

/** @returns Markdown in which each of them has an end, or is a word */
export function withElementsEnded(markdown: string): string {
  if (!IS_THERE.test(markdown)) return markdown;
  const ended = new Set<string>();
  outsideCode(markdown, (text) => {
    for (const [, name = ''] of text.matchAll(/<\/(\w+)/g)) ended.add(name.toLowerCase());
    return text;
  });
  return outsideCode(markdown, (text) =>
    outsideSamples(text, (part) =>
      part.replace(START, (whole, name: string, written: string) => {
        if (ended.has(name.toLowerCase())) return whole;
        const said = written.replace(/\/$/, '').trimEnd();
        return said === '' ? whole.replace('<', '&lt;') : `<${name}${said}></${name}>`;
      }),
    ),
  );
}
