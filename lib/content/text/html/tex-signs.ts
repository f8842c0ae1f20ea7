// TeX between its own signs: `\(…\)`, `\[…\]`, `$$…$$`, and WordPress's `$latex …$`.
import type { ElementContent, Nodes, Root } from 'hast';
import { isDelimited, isFormula, isOwnLines, SIGNS } from '../markdown/is-formula';
import { element } from './element';
import { proseIn } from './prose';

const FORMULA =
  /\\\(([^$]{1,2000}?)\\\)|\\\[([^$]{1,4000}?)\\\]|\$\$([^$]{1,4000})\$\$|\$latex\s([^$]{1,2000})\$/g;

// `x`, `10`, `f(x)`, `x, y`: HTML has no other meaning of a bracket with a backslash, and no box of a task between them.
const SHORT =
  /^(?:[A-Za-z]'{0,3}|\d[\d.,]{0,20}|[A-Za-z]\([A-Za-z\d, ]{1,20}\)|[A-Za-z](?:, ?[A-Za-z]){1,5})$/;

/** Makes formulas of them, where they are some. */
export function withFormulas(tree: Root): void {
  const parents = new Set(
    proseIn(tree).flatMap(([{ value }, parent]) => (/[\\$]/.test(value) ? [parent] : [])),
  );
  for (const parent of parents) {
    const children: Nodes[] = parent.children;
    parent.children = children.flatMap((node): Nodes[] =>
      node.type === 'text' ? piecesOf(node.value) : [node],
    ) as typeof parent.children;
  }
}

function piecesOf(text: string): ElementContent[] {
  const pieces: ElementContent[] = [];
  let end = 0;
  for (const match of text.matchAll(FORMULA)) {
    const formula = formulaOf(match, text);
    if (formula === null) continue;
    pieces.push({ type: 'text', value: text.slice(end, match.index) }, formula);
    end = match.index + match[0].length;
  }
  pieces.push({ type: 'text', value: text.slice(end) });
  return pieces.filter((piece) => piece.type !== 'text' || piece.value !== '');
}

function formulaOf(match: RegExpExecArray, text: string): ElementContent | null {
  const [whole, inline, displayed, betweenDollars, named] = match;
  const written = inline ?? displayed ?? betweenDollars ?? named ?? '';
  const tex = written.trim();
  const isAlone = isOwnLines(text, match.index, whole.length);
  const next = text.charAt(match.index + whole.length);
  // Spaces are at both ends of a formula, or at none.
  const isEven = /^\s/.test(written) === /\s$/.test(written);
  const isOne =
    (inline ?? displayed) !== undefined
      ? isDelimited(tex, inline !== undefined, isAlone) || (inline !== undefined && SHORT.test(tex))
      : SIGNS.test(tex) && (isAlone || (isEven && isFormula(tex, next)));
  const kind = (displayed ?? betweenDollars) === undefined ? 'math-inline' : 'math-display';
  return isOne
    ? element('code', { className: ['language-math', kind] }, [{ type: 'text', value: tex }])
    : null;
}
