// Formulas in Markdown: LaTeX's own signs are brought into dollars, and what the parser took for a formula and is none is
// prose again. Whether something is one `is-formula.ts` decides.
import type { PhrasingContent, Root } from 'mdast';
import type { InlineMath } from 'mdast-util-math';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import type { VFile } from 'vfile';
import { SKIP, visit } from '../visit';
import { isDelimited, isFormula, isOwnLines } from './is-formula';
import { asMoney, withMoneyHidden } from './money';
import { outsideCode } from './outside-code';

const plain = unified().use(remarkParse).use(remarkGfm, { singleTilde: false }).freeze();

// LaTeX's own signs, which Markdown takes for escaped brackets.
const DELIMITED: [RegExp, string][] = [
  [/\\\\\((.{1,1000}?)\\\\\)|\\\((.{1,1000}?)\\\)/g, '$'],
  [/\\\\\[([\s\S]{1,5000}?)\\\\\]|\\\[([\s\S]{1,5000}?)\\\]/g, '$$'],
];
// A formula of several lines, of which the first or the last stands beside the dollars: the parser would take the first for
// none of it, and look for an end further below.
const LINES = /^([ \t>]*)\$\$(?!\$)((?:(?!\$\$|\n[ \t>]*\n)[\s\S]){1,5000}?)\$\$[ \t]*$/gm;

function onOwnLines(whole: string, before: string, inside: string): string {
  const [first = '', ...rest] = inside.split('\n');
  if (rest.length === 0) return whole;
  const formula = inside.replace(/^[ \t>]*/gm, '').trim();
  // Prose may begin and end with what something costs.
  if (first.trim() !== '' && !isFormula(formula, '') && !isDelimited(formula, false, true))
    return whole.replaceAll('$$', asMoney('$$'));
  const lines = [before + first.trim(), ...rest].filter((line) => !/^[ \t>]*$/.test(line));
  return [`${before}$$`, ...lines, `${before}$$`].join('\n');
}

/** Brings LaTeX's `\(…\)`, `\[…\]` and bare environments into dollars. */
export function prepareMath(markdown: string): string {
  return withMoneyHidden(withDollars(markdown));
}

function withDollars(markdown: string): string {
  if (!/\\[([]|\\begin\{|^[ \t>]*\$\$.*\S|\S\$\$[ \t]*$/m.test(markdown)) return markdown;
  return outsideCode(markdown, (written) => {
    // A label behind the closing dollars would keep them from closing; below them it is one as well.
    const text = written.replace(/^([ \t]*\$\$)[ \t]*(?:\{(#[^{}\n]*)\}|\(\d+\))[ \t]*$/gm, (_, end, id) =>
      id ? `${end}\n\n{: ${id}}\n` : end,
    );
    const inLines = text.replace(LINES, (whole, before: string, inside: string) =>
      onOwnLines(whole, before, inside),
    );
    const inDollars = DELIMITED.reduce(
      (all, [form, dollars]) =>
        all.replace(form, (whole, escaped, bare, offset: number) => {
          const formula = (escaped ?? bare).trim();
          if (!isDelimited(formula, dollars === '$', isOwnLines(all, offset, whole.length))) return whole;
          return dollars === '$' ? `$${formula}$` : `\n\n$$\n${formula}\n$$\n\n`;
        }),
      inLines,
    );
    return inDollars.replace(
      /(^|\n\n)(\\begin\{(\w+\*?)\}[\s\S]*?\\end\{\3\})[ \t]*(?=\n\n|\n?$)/g,
      (_, before, formula) => `${before}$$\n${formula}\n$$`,
    );
  });
}

// What it is called, for links to it.
const LABEL = /^\s*\{:?[ \t]*#[^{}\n]*\}\s*$/;

/** A remark plugin, after remark-math: what is no formula is prose again. */
export function remarkMoney() {
  return (tree: Root, file: VFile) => {
    const source = String(file);
    visit(tree, 'inlineMath', (node, index, parent) => {
      if (!parent || index === undefined) return undefined;
      // GitHub and GitLab have backticks within the dollars.
      const inTicks = /^`(.+)`$/.exec(node.value)?.[1];
      if (inTicks !== undefined) {
        node.value = inTicks;
        node.data = { ...node.data, hChildren: [{ type: 'text', value: inTicks }] };
        return undefined;
      }
      const written = source.slice(node.position?.start.offset, node.position?.end.offset);
      const isOwnLine =
        written.startsWith('$$') &&
        parent.type === 'paragraph' &&
        parent.children.every((each) => each === node || (each.type === 'text' && LABEL.test(each.value)));
      if (isOwnLine)
        node.data = { ...node.data, hProperties: { className: ['language-math', 'math-display'] } };
      if (written.startsWith('$$') || isFormulaAt(node, source)) return undefined;
      const prose = proseOf(written);
      parent.children.splice(index, 1, ...prose);
      return [SKIP, index + prose.length];
    });
  };
}

function isFormulaAt({ position }: InlineMath, source: string): boolean {
  const [start, end] = [position?.start.offset ?? 0, position?.end.offset ?? 0];
  return isFormula(source.slice(start + 1, end - 1), source.charAt(end));
}

function proseOf(written: string): PhrasingContent[] {
  const [only] = plain.parse(written).children;
  return only?.type === 'paragraph' ? only.children : [{ type: 'text', value: written }];
}
