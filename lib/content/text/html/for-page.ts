// A safe tree as a page shows it: no heading beside the post's title on the first level, captions below pictures, tasks
// whose boxes have their words for a name, and code and tables that are scrolled within themselves, by keyboard too.
import type { Element, Nodes, Parents, Root } from 'hast';
import { site } from '../../../../site.config';
import { EXIT, SKIP, visit } from '../visit';
import { element, isHeading, text } from './element';

/**
 * A rehype plugin; it comes after the sanitiser.
 * @param isMarkdown it has no other way to write a caption than a title; in HTML a title is for the mouse, or a file's name
 */
export function rehypeForPage({ isMarkdown }: { isMarkdown: boolean }) {
  return (tree: Root) => {
    if (hasFirstLevel(tree)) visit(tree, 'element', (node) => void (isHeading(node) && stepDown(node)));
    visit(tree, 'element', (node, index, parent) => {
      if (!parent || index === undefined) return undefined;
      if (node.tagName === 'pre') node.properties.tabIndex = 0;
      // Its name is in the blog's words, and the post may be in another language.
      if (isMarkdown && 'dataFootnoteBackref' in node.properties) node.properties.lang = site.language;
      if (node.tagName === 'input') return labelled(parent, index);
      const instead = node.tagName === 'table' ? scrolled(node) : isMarkdown ? captioned(node) : null;
      if (instead === null) return undefined;
      parent.children[index] = instead;
      return SKIP;
    });
  };
}

function hasFirstLevel(tree: Root): boolean {
  let found = false;
  visit(tree, { tagName: 'h1' }, () => {
    found = true;
    return EXIT;
  });
  return found;
}

function stepDown(heading: Element): void {
  heading.tagName = `h${Math.min(Number(heading.tagName.slice(1)) + 1, 6)}`;
}

/** A task's words become the label of its box; a list in it has boxes of its own. */
function labelled(parent: Parents, at: number): typeof SKIP {
  const children = parent.children.slice(at) as Element['children'];
  const isBlock = (node: Nodes) =>
    node.type === 'element' && /^(p|ul|ol|div|pre|blockquote)$/.test(node.tagName);
  const end = children.findIndex(isBlock);
  const words = end === -1 ? children : children.slice(0, end);
  (parent.children as Nodes[]).splice(at, words.length, element('label', {}, words));
  return SKIP;
}

const scrolled = (table: Element) => element('div', { className: ['wide'], tabIndex: 0 }, [table]);

/** A picture that stands alone, and whose title says something: that is its caption. */
function captioned({ tagName, children }: Element): Element | null {
  const [picture, ...others] = children.filter((node) => node.type !== 'text' || node.value.trim() !== '');
  if (tagName !== 'p' || picture?.type !== 'element' || picture.tagName !== 'img' || others.length > 0)
    return null;
  const { title, ...properties } = picture.properties;
  if (typeof title !== 'string' || title.trim() === '') return null;
  const caption = element('figcaption', {}, [text(title)]);
  return element('figure', {}, [{ ...picture, properties }, caption]);
}
