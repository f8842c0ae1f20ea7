// Cells of R Markdown, Quarto and MyST, and questions of Obsidian's: code that their own programs run. Behind the language, or
// in comments at the top of the code, they say whether readers see it. Nothing here runs it.
import { replacedOutside } from './outside-code';

const OPENING = '(?:\\{(?:r|python|julia|code-cell)(?![\\w.-])[^{}\\n]*\\}|dataview(?:js)?(?=\\s))';
const IS_THERE = new RegExp(`^[ \\t]*(?:\`{3,}|~{3,})[ \\t]*${OPENING}`, 'm');
const CELL = new RegExp(
  `(?<=^|\\n)[ \\t]*(?<edge>\`{3,}|~{3,})[ \\t]*${OPENING}[^\\n]*\\n(?:[\\s\\S]*?\\n)??[ \\t]*\\k<edge>[\`~]*[ \\t]*(?=\\n|$)`,
);
const OPTIONS = /^(?:[ \t]*(?:#|\/\/|--|%%)\|[^\n]*(?:\n|$))+/;

const NOT_INCLUDED = /\binclude\s*[=:]\s*(?:false\b|F\b)/i;
const NOT_RUN = /\beval\s*[=:]\s*(?:false\b|F\b)/i;

/**
 * @param told what stands behind the three signs
 * @returns the code without what it is told at its top; null where no reader is to see it
 */
export function cellOf(told: string, code: string): string | null {
  const options = optionsOf(code);
  return NOT_INCLUDED.test(`${told} ${options}`) ? null : code.slice(options.length);
}

/** How many there are that readers should see, and that would print something. */
export function countCells(markdown: string): number {
  if (!IS_THERE.test(markdown)) return 0;
  let count = 0;
  replacedOutside(markdown, CELL, (whole) => {
    const [told = '', ...code] = whole.split('\n');
    const said = `${told} ${optionsOf(code.join('\n'))}`;
    if (!NOT_INCLUDED.test(said) && !NOT_RUN.test(said)) count += 1;
    return whole;
  });
  return count;
}

const optionsOf = (code: string): string => OPTIONS.exec(code)?.[0] ?? '';
