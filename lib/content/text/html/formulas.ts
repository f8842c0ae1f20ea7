// Formulas that editors and scripts have set already (KaTeX, MathJax, CKEditor, Quill): as TeX again, for they are set
// here, or as the MathML that they are. It comes before the sanitiser, which takes scripts away.
import type { Element, Root } from 'hast';
import { toString as wordsIn } from 'hast-util-to-string';
import { SKIP, visit } from '../visit';
import { attribute, classesOf, findIn, showsSomething, text } from './element';
import { safeMath } from './mathml';
import { saidIn } from './settings';

const SET_BY_A_SCRIPT = /^(?:MathJax(?:_Preview|_Display|_SVG|_SVG_Display|_CHTML)?|mjx-chtml)$/;

/** A rehype plugin. */
export function rehypeFormulas() {
  return (tree: Root) => {
    visit(tree, 'element', (element, index, parent) => {
      const classes = classesOf(element);
      if (parent && index !== undefined && classes.some((name) => SET_BY_A_SCRIPT.test(name))) {
        // Since its third version MathJax keeps the formula for those who hear it, and nothing beside.
        const math = findIn(element, ({ tagName }) => tagName === 'math');
        parent.children.splice(index, 1, ...(math ? [math] : []));
        return [SKIP, index];
      }
      const formula = formulaIn(element, classes);
      if (formula === null && /^(?:\w+:)?math$/.test(element.tagName))
        return void Object.assign(element, safeMath(element));
      if (formula === null) return undefined;
      const { tex, isDisplayed } = formula;
      element.tagName = 'code';
      element.properties = { className: ['language-math', isDisplayed ? 'math-display' : 'math-inline'] };
      element.children = [text(tex.trim())];
      return SKIP;
    });
  };
}

function formulaIn(element: Element, classes: string[]): { tex: string; isDisplayed: boolean } | null {
  const { tagName, properties } = element;
  const type = String(properties.type ?? '');
  if (tagName === 'script' && /^math\/tex\b/.test(type))
    return { tex: wordsIn(element), isDisplayed: /mode=display/.test(type) };
  const kept = keptIn(element, classes);
  if (kept !== null) return { tex: kept, isDisplayed: /block|display/.test(attribute(element, 'dataType')) };
  const isPlain = element.children.every((child) => child.type === 'text');
  // Of WordPress's plugin KaTeX.
  if (isPlain && classes.some((name) => /^(?:wp-)?katex-eq$/.test(name))) {
    const isDisplayed = [properties.dataDisplay, properties.dataKatexDisplay].includes('true');
    return { tex: wordsIn(element), isDisplayed };
  }
  if (classes.includes('math-tex')) {
    const [, inline, displayed] =
      /^\s*\\(?:\(([\s\S]*)\\\)|\[([\s\S]*)\\\])\s*$/.exec(wordsIn(element)) ?? [];
    const tex = inline ?? displayed;
    return tex === undefined ? null : { tex, isDisplayed: displayed !== undefined };
  }
  const isSet = classes.some((name) => /^katex(?:-display)?$/.test(name)) || tagName === 'math';
  const tex = isSet ? annotationIn(element) : null;
  const isDisplayed = classes.includes('katex-display') || properties.display === 'block';
  return tex === null ? null : { tex, isDisplayed };
}

const KEPT = ['dataLatex', 'dataTex', 'dataFormula', 'dataEquation', 'dataMath'];

const SETTINGS = ['dataAttrs', 'dataModule'];

/** Quill, TipTap, Substack and Naver keep it in an attribute, for their scripts to set. */
function keptIn(element: Element, classes: string[]): string | null {
  if (classes.includes('ql-formula')) return attribute(element, 'dataValue') || null;
  const said = KEPT.map((name) => attribute(element, name)).find(Boolean);
  const inSettings = SETTINGS.flatMap((name) =>
    saidIn(attribute(element, name), /^(?:persistentExpression|latex)$/),
  );
  const tex = said ?? inSettings[0]?.replace(/^\$+|\$+$/g, '');
  return tex && !showsSomething(element) ? tex : null;
}

function annotationIn(element: Element): string | null {
  let tex: string | null = null;
  visit(element, { tagName: 'annotation' }, (annotation: Element) => {
    if (annotation.properties.encoding === 'application/x-tex') tex ??= wordsIn(annotation);
  });
  return tex;
}
