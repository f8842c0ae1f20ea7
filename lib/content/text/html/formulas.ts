// Formulas that editors and scripts have set already (KaTeX, MathJax, CKEditor, Quill): as TeX again, for they are set
// here. It comes before the sanitiser, which takes MathML and scripts away.
import type { Element, Root } from 'hast';
import { toString as wordsIn } from 'hast-util-to-string';
import { SKIP, visit } from '../visit';

const SET_BY_A_SCRIPT = /^(?:MathJax(?:_Preview|_Display|_SVG|_SVG_Display|_CHTML)?|mjx-chtml)$/;

/** A rehype plugin. */
export function rehypeFormulas() {
  return (tree: Root) => {
    visit(tree, 'element', (element, index, parent) => {
      const classes = [element.properties.className ?? []].flat().map(String);
      if (parent && index !== undefined && classes.some((name) => SET_BY_A_SCRIPT.test(name))) {
        parent.children.splice(index, 1);
        return [SKIP, index];
      }
      const formula = formulaIn(element, classes);
      if (formula === null) return undefined;
      const { tex, isDisplayed } = formula;
      element.tagName = 'code';
      element.properties = { className: ['language-math', isDisplayed ? 'math-display' : 'math-inline'] };
      element.children = [{ type: 'text', value: tex.trim() }];
      return SKIP;
    });
  };
}

function formulaIn(element: Element, classes: string[]): { tex: string; isDisplayed: boolean } | null {
  const { tagName, properties } = element;
  const type = String(properties.type ?? '');
  if (tagName === 'script' && /^math\/tex\b/.test(type))
    return { tex: wordsIn(element), isDisplayed: /mode=display/.test(type) };
  // Quill keeps it in an attribute.
  if (classes.includes('ql-formula') && typeof properties.dataValue === 'string')
    return { tex: properties.dataValue, isDisplayed: false };
  if (classes.includes('math-tex')) {
    const [, inline, displayed] =
      /^\s*\\(?:\(([\s\S]*)\\\)|\[([\s\S]*)\\\])\s*$/.exec(wordsIn(element)) ?? [];
    const tex = inline ?? displayed;
    return tex === undefined ? null : { tex, isDisplayed: displayed !== undefined };
  }
  const isSet = classes.some((name) => /^katex(?:-display)?$/.test(name)) || tagName === 'math';
  const tex = isSet ? annotationIn(element) : null;
  const isDisplayed = classes.includes('katex-display') || properties.display === 'block';
  if (tex !== null) return { tex, isDisplayed };
  // MathML that says nothing of its TeX: at least its signs stay.
  if (tagName === 'math') element.tagName = 'span';
  return null;
}

function annotationIn(element: Element): string | null {
  let tex: string | null = null;
  visit(element, { tagName: 'annotation' }, (annotation: Element) => {
    if (annotation.properties.encoding === 'application/x-tex') tex ??= wordsIn(annotation);
  });
  return tex;
}
