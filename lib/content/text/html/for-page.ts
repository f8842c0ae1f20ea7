// A safe tree as a page shows it: no heading beside the post's title on the first level, captions below pictures, tasks
// whose boxes have their words for a name, and code and tables that are scrolled within themselves, by keyboard too.
import type { Element, Nodes, Parents, Root } from 'hast';
import { site } from '../../../../site.config';
import { EXIT, SKIP, visit, visitParents } from '../visit';
import { element, findIn, isBlankText, isHeading, showsSomething, text } from './element';

/**
 * A rehype plugin; it comes after the sanitiser.
 * @param isMarkdown it has no other way to write a caption than a title; in HTML a title is for the mouse, or a file's name
 */
export function rehypeForPage({ isMarkdown }: { isMarkdown: boolean }) {
  return (tree: Root) => {
    labelBoxes(tree);
    if (hasFirstLevel(tree)) visit(tree, 'element', (node) => void (isHeading(node) && stepDown(node)));
    visit(tree, 'element', (node, index, parent) => {
      if (!parent || index === undefined) return undefined;
      if (node.tagName === 'pre') node.properties.tabIndex = 0;
      // Its name is in the blog's words, and the post may be in another language.
      if (isMarkdown && 'dataFootnoteBackref' in node.properties) node.properties.lang = site.language;
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

function labelBoxes(tree: Root): void {
  const boxes: [Element, Parents[]][] = [];
  visitParents(
    tree,
    { tagName: 'input' },
    (box: Element, ancestors) => void boxes.push([box, [...ancestors]]),
  );
  for (const [box, ancestors] of boxes) label(box, ancestors);
}

/** A task's words become the label of its box, also where they are a paragraph of their own; a list in it has other boxes. */
function label(box: Element, ancestors: Parents[]): void {
  const parent = ancestors.at(-1);
  const at = parent?.children.indexOf(box) ?? -1;
  if (!parent || at === -1) return;
  const behind = parent.children.slice(at + 1) as Element['children'];
  // The words behind the next box are of that one.
  const end = behind.findIndex((node) => isBlock(node) || hasBox(node));
  const words = end === -1 ? behind : behind.slice(0, end);
  const next = behind[end];
  const paragraph = words.some(showsSomething) || !next || hasBox(next) ? null : paragraphIn(next);
  const above = ancestors.at(-2);
  if (paragraph) {
    parent.children.splice(at, words.length + 1);
    paragraph.children = [element('label', {}, [box, text(' '), ...paragraph.children])];
  } else if (above && parent.type === 'element' && parent.tagName === 'span' && !showsElse(parent, box)) {
    // An editor's wrapper of the box alone.
    const wrapperAt = above.children.indexOf(parent as never);
    if (wrapperAt === -1) return;
    above.children.splice(wrapperAt, 1, box as never);
    label(box, ancestors.slice(0, -1));
  } else (parent.children as Nodes[]).splice(at, words.length + 1, element('label', {}, [box, ...words]));
}

const isBlock = (node: Nodes) =>
  node.type === 'element' && /^(p|ul|ol|div|pre|blockquote)$/.test(node.tagName);

const hasBox = (node: Nodes) => findIn(node, ({ tagName }) => tagName === 'input') !== null;

const showsElse = ({ children }: Element, box: Element) =>
  children.some((node) => node !== box && showsSomething(node));

/** A paragraph, or the first one of a box. */
function paragraphIn(node: Nodes): Element | null {
  if (node.type !== 'element' || !/^(?:p|div)$/.test(node.tagName)) return null;
  const first = node.children.find(showsSomething);
  return first && isBlock(first) ? paragraphIn(first) : node;
}

const scrolled = (table: Element) => element('div', { className: ['wide'], tabIndex: 0 }, [table]);

/** A picture that stands alone, and whose title says something: that is its caption. */
function captioned({ tagName, children }: Element): Element | null {
  const [picture, ...others] = children.filter((node) => !isBlankText(node));
  if (tagName !== 'p' || picture?.type !== 'element' || picture.tagName !== 'img' || others.length > 0)
    return null;
  const { title, ...properties } = picture.properties;
  if (typeof title !== 'string' || title.trim() === '') return null;
  const caption = element('figcaption', {}, [text(title)]);
  return element('figure', {}, [{ ...picture, properties }, caption]);
}
