// Formulas as MathML, which browsers show without a script, a style or a font. It comes after the sanitiser.
import type { Element, Root } from 'hast';
import { toString as wordsIn } from 'hast-util-to-string';
import katex from 'katex';
import { SKIP, visit } from '../visit';
import { parseFragment } from './fragment';

/** A rehype plugin. A formula that is none stays as it is written. */
export function rehypeMath() {
  return (tree: Root) => {
    visit(tree, 'element', (element, index, parent) => {
      if (!parent || index === undefined) return undefined;
      // A block in a paragraph would end it, and leave an empty one on each side.
      const isAround = /^(?:pre|p)$/.test(element.tagName) && element.children.length === 1;
      const only = isAround ? element.children[0] : element;
      if (only?.type !== 'element') return undefined;
      if (only.tagName === 'math' && only.properties.display === 'block') {
        const properties = { className: ['math-display'] };
        parent.children.splice(index, 1, { type: 'element', tagName: 'div', properties, children: [only] });
        return SKIP;
      }
      if (only.tagName !== 'code') return undefined;
      const classes = [only.properties.className ?? []].flat();
      const displayMode = classes.includes('math-display');
      if (!displayMode && (element.tagName === 'p' || !classes.includes('math-inline'))) return undefined;
      const formula = rendered(wordsIn(only), displayMode);
      if (formula && element.properties.id) formula.properties.id = element.properties.id;
      if (formula) parent.children.splice(index, 1, formula);
      return formula ? SKIP : undefined;
    });
  };
}

function rendered(tex: string, displayMode: boolean): Element | null {
  try {
    const html = katex.renderToString(tex, {
      output: 'mathml',
      displayMode,
      throwOnError: true,
      trust: false,
      strict: false,
    });
    const [element] = parseFragment(html).children;
    return element?.type === 'element'
      ? {
          ...element,
          tagName: displayMode ? 'div' : 'span',
          properties: { className: [displayMode ? 'math-display' : 'math-inline'] },
        }
      : null;
  } catch {
    return null;
  }
}
