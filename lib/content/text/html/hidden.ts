// What readers do not see where the text was written: it is not on the page either. What a click would open is on it, for
// nothing here opens it, and so is a document within a frame. It comes first: what it opens all others look at, and what
// says that something is hidden the sanitiser takes away.
import type { Element, Nodes, Parents, Root } from 'hast';
import { toString as wordsIn } from 'hast-util-to-string';
import type { VFile } from 'vfile';
import { SKIP, visit } from '../visit';
import { keptBack } from './consent';
import { attribute, classesOf, findIn, OPENED, showsSomething } from './element';
import { MESSAGE } from './form-prose';
import { documentIn } from './frames';
import { withoutMembersPart } from './members';
import { isRemark } from './remarks';
import { hasServersBlock } from './servers-blocks';

// An indent that moves words away says that a picture shows the same.
const HIDING =
  /(?<![\w-])(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|(?:left|top)\s*:\s*-\d{4,}px)/i;
const NO_SIZE = /(?<![\w-])font-size\s*:\s*0(?:\.0+)?(?:px|pt|em|rem|%)?\s*(?:!|;|$)/i;
// Words for those who hear the page.
const HEARD_ONLY =
  /^(?:screen-reader-text|visually-?hidden|elementor-screen-only|show-for-sr|sr-only|assistive-text)$/;
// The rest of a text.
const MORE = /(?:show|read|view)[-_]?more/i;
// What slides in is not one of them.
const SLIDE =
  /(?:^|[-_])(?:slides?|slide-?show|(?:flex|bx)?slider|carousel)(?:-(?:item|container|wrapper|inner))?(?:$|[-_]?\d)|^mySlides$/i;
// They come in when the page is scrolled.
const ANIMATED = /^(?:wow|aos-|animate|et_animated|elementor-invisible)/;

/** A rehype plugin. */
export function rehypeHidden() {
  return (tree: Root, file: VFile) => {
    if (withoutMembersPart(tree)) file.data.lost?.add('members');
    if (file.data.lost && hasServersBlock(tree)) file.data.lost.add('block');
    withoutHidden(tree);
  };
}

function withoutHidden(tree: Root): void {
  let named: Named | null = null;
  const isNamed = (node: Element) => {
    const id = attribute(node, 'id');
    if (id === '') return false;
    named ??= namesIn(tree);
    return named.byElements.has(id) || (named.byScripts.has(id) && !isMessage(node));
  };
  visit(tree, 'element', (node, index, parent) => {
    if (!parent || index === undefined) return undefined;
    if (isHeardTo(node)) delete node.properties.ariaHidden;
    const isHeardOnly = node.tagName !== 'h2' && classesOf(node).some((name) => HEARD_ONLY.test(name));
    if (
      isHeardOnly ||
      isRemark(node) ||
      (isHidden(node) && !isOpened(node, isNamed) && !isBelowSummary(node, parent))
    ) {
      parent.children.splice(index, 1, ...(isHeardOnly && isOnlyName(node, parent) ? node.children : []));
      return [SKIP, index];
    }
    const document = documentIn(node) ?? keptBack(node);
    if (document === null) return undefined;
    withoutHidden(document);
    (parent.children as Nodes[]).splice(index, 1, ...document.children);
    return [SKIP, index + document.children.length];
  });
}

function isHidden(node: Element): boolean {
  if (node.tagName === 'template' || (node.properties.hidden ?? false) !== false) return true;
  const isLate = classesOf(node).some((name) => ANIMATED.test(name));
  const style = attribute(node, 'style');
  return (HIDING.test(style) && !isLate) || (NO_SIZE.test(style) && findIn(node, hasOwnSize(node)) === null);
}

/** What is seen whatever its size is, or may have a size from a sheet of styles. */
const hasOwnSize = (outer: Element) => (node: Element) =>
  node !== outer &&
  (/font/i.test(attribute(node, 'style')) ||
    classesOf(node).length > 0 ||
    showsSomething(withoutWords(node)));

const withoutWords = (node: Element): Element => ({ ...node, children: [] });

/** What is seen here is heard too: a sign that says nothing in letters may be for the eye alone. */
const isHeardTo = (node: Element) =>
  node.properties.ariaHidden !== undefined &&
  /^(?:div|section|article|aside|p|[uod]l|li|table|figure|span|ins|del)$/.test(node.tagName) &&
  /[\p{L}\p{N}]/u.test(wordsIn(node));

/** TipTap has a summary and what it opens in an element that says nothing of that. */
const isBelowSummary = (node: Element, parent: Parents) =>
  parent.type === 'element' &&
  parent.tagName === 'div' &&
  parent.children.some((other) => other !== node && other.type === 'element' && other.tagName === 'summary');

function isOpened(node: Element, isNamed: (node: Element) => boolean): boolean {
  if (node.tagName === 'template') return false;
  return (
    node.properties.hidden === 'until-found' ||
    /^(?:tabpanel|region)$/.test(attribute(node, 'role')) ||
    classesOf(node).some((name) => [OPENED, MORE, SLIDE].some((form) => form.test(name))) ||
    isNamed(node)
  );
}

// `getElementById("rest")`, `$("#rest")`
const CALLED = /(?:getElementById\(\s*['"`]|['"`]#)([\w-]{1,100})['"`]/g;

interface Named {
  byElements: Set<string>;
  byScripts: Set<string>;
}

/** All that elements name in attributes in which they may name others that they open, and that scripts name. */
function namesIn(tree: Root): Named {
  const [byElements, byScripts] = [new Set<string>(), new Set<string>()];
  visit(tree, 'element', (node) => {
    if (node.tagName === 'script')
      for (const [, id = ''] of wordsIn(node).matchAll(CALLED)) byScripts.add(id);
    for (const [name, value] of Object.entries(node.properties))
      if (/^(?:href|onClick|ariaControls|popoverTarget|commandFor|data.*)$/.test(name))
        for (const part of String(value).split(/[\s'"#(),;:?&=/[\]{}]+/)) byElements.add(part);
  });
  return { byElements, byScripts };
}

const LATER = /thank|modal|popup|member|overlay|cookie/i;

/** What a script shows when something has happened, or over the page. */
const isMessage = (node: Element) =>
  [attribute(node, 'id'), ...classesOf(node)].some((name) => MESSAGE.test(name) || LATER.test(name));

/** Whether a link, a button or icons such as stars have no other words. */
function isOnlyName(node: Nodes, parent: Parents): boolean {
  if (parent.type !== 'element' || !/[\p{L}\p{N}]/u.test(wordsIn(node))) return false;
  const isNamed = /^(?:a|button|summary|label)$/.test(parent.tagName);
  if (!isNamed && findIn(parent, isIcon) === null) return false;
  return !parent.children.some((other) => other !== node && showsSomething(other) && !isSigns(other));
}

/** A drawing, or a sign that only a font has. */
const isIcon = (node: Element) =>
  node.tagName === 'svg' || (node.tagName === 'i' && classesOf(node).length > 0 && isSigns(node));

const isSigns = (node: Nodes) => /^[\p{Co}\s]*$/u.test(wordsIn(node)) && findIn(node, isSeen) === null;

const isSeen = ({ tagName }: Element) => /^(?:img|video|audio|input|table|iframe)$/.test(tagName);
