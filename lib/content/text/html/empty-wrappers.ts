// Wrappers of what was removed go too. It comes after the sanitiser.
import type { Nodes, Parents, Root, Text } from 'hast';
import { toString as wordsIn } from 'hast-util-to-string';
import { isBlank, showsSomething } from './element';

const WRAPPER =
  /^(a|p|div|span|h[1-6]|figure|figcaption|blockquote|section|aside|article|header|footer|picture|pre|table|b|strong|i|em|u|s|ins|del|mark|small|center|li|ul|ol|dl)$/;

/** A rehype plugin. */
export function rehypeNoEmptyWrappers() {
  return (tree: Root) => removeEmpty(tree);
}

function removeEmpty(parent: Parents, isInPre = false): void {
  // Without an empty one, those behind it would have other numbers.
  const isCounted = parent.type === 'element' && parent.tagName === 'ol' && showsSomething(parent);
  const children = isInPre ? parent.children : parent.children.map(spaceOr);
  parent.children = children.filter((node) => {
    if (node.type !== 'element') return true;
    removeEmpty(node, isInPre || node.tagName === 'pre');
    if (Array.isArray(node.properties.className) && node.properties.className.length === 0)
      delete node.properties.className;
    if (node.tagName === 'img' && !node.properties.src && !node.properties.srcSet) return false;
    const hasElements = node.children.some(
      (child) => child.type === 'element' && !(node.tagName === 'p' && child.tagName === 'br'),
    );
    // A player of nothing.
    if (/^(audio|video)$/.test(node.tagName) && !node.properties.src && !hasElements) return false;
    if (isCounted && node.tagName === 'li') return true;
    if (!WRAPPER.test(node.tagName) || hasElements || node.properties.id) return true;
    // A line of a sample may be empty.
    return isInPre ? wordsIn(node) !== '' : !isBlank(wordsIn(node));
  }) as typeof parent.children;
}

/** Spaces that an editor marked part the words beside them. */
function spaceOr<T extends Nodes>(node: T): T | Text {
  const isSpace =
    node.type === 'element' &&
    /^(span|b|strong|i|em|u|s)$/.test(node.tagName) &&
    !node.properties.id &&
    node.children.length > 0 &&
    node.children.every((child) => child.type === 'text' && child.value !== '' && child.value.trim() === '');
  return isSpace ? { type: 'text', value: ' ' } : node;
}
