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
import { withFormulasEnded } from './math-lines';
import { withMoneyHidden } from './money';
import { outsideCode } from './outside-code';

const plain = unified().use(remarkParse).use(remarkGfm, { singleTilde: false }).freeze();

// LaTeX's own signs, which Markdown takes for escaped brackets.
const DELIMITED: [RegExp, string][] = [
  [/\\\\\((.{1,1000}?)\\\\\)|\\\((.{1,1000}?)\\\)/g, '$'],
  [/\\\\\[([\s\S]{1,5000}?)\\\\\]|\\\[([\s\S]{1,5000}?)\\\]/g, '$$'],
];
/** Brings LaTeX's `\(…\)`, `\[…\]` and bare environments into dollars, and dollars where the parser knows them. */
export function prepareMath(markdown: string): string {
  return withMoneyHidden(withDollars(withFormulasEnded(markdown).markdown));
}

function withDollars(markdown: string): string {
  if (!/\\[([]|\\begin\{/.test(markdown)) return markdown;
  return outsideCode(markdown, (text) => {
    const inDollars = DELIMITED.reduce(
      (all, [form, dollars]) =>
        all.replace(form, (whole, escaped, bare, offset: number) => {
          const formula = (escaped ?? bare).trim();
          if (!isDelimited(formula, dollars === '$', isOwnLines(all, offset, whole.length))) return whole;
          return dollars === '$' ? `$${formula}$` : `\n\n$$\n${formula}\n$$\n\n`;
        }),
      text,
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
