// A formula on lines of its own within a paragraph stands between two: it is a block, which would end the paragraph.
import type { Element, ElementContent, Root } from 'hast';
import { SKIP, visit } from '../visit';
import { classesOf, element, showsSomething } from './element';

/** A rehype plugin; it comes before formulas are set. */
export function rehypeDisplayed() {
  return (tree: Root) => {
    visit(tree, 'element', (node, index, parent) => {
      if (node.tagName !== 'p' || !parent || index === undefined) return undefined;
      if (node.children.length < 2 || !node.children.some(isDisplayed)) return undefined;
      const paragraphs = partsOf(node.children).map((part, at) =>
        element('p', at === 0 ? node.properties : {}, part),
      );
      parent.children.splice(index, 1, ...paragraphs);
      return [SKIP, index + paragraphs.length];
    });
  };
}

const isDisplayed = (node: ElementContent) =>
  node.type === 'element' &&
  ((node.tagName === 'code' && classesOf(node).includes('math-display')) ||
    (node.tagName === 'math' && node.properties.display === 'block'));

const isBreak = (node: ElementContent | undefined): boolean =>
  node?.type === 'element' ? node.tagName === 'br' : node !== undefined && !showsSomething(node);

/** Each formula alone, and what is between them without the breaks at its ends. */
function partsOf(children: Element['children']): ElementContent[][] {
  const parts: ElementContent[][] = [[]];
  for (const node of children)
    if (isDisplayed(node)) parts.push([node], []);
    else parts.at(-1)?.push(node);
  return parts.map(withoutBreaks).filter((part) => part.length > 0);
}

function withoutBreaks(part: ElementContent[]): ElementContent[] {
  const from = part.findIndex((node) => !isBreak(node));
  const to = part.findLastIndex((node) => !isBreak(node));
  return from === -1 ? [] : part.slice(from, to + 1);
}
