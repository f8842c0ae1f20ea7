// What editors say by a style alone (TinyMCE, Google Docs, Word): the sanitiser takes styles away, so it becomes elements.
import type { Element, Root } from 'hast';
import { toString as wordsIn } from 'hast-util-to-string';
import { visit } from '../visit';
import { attribute, element, hasClass, showsSomething } from './element';

const MEANT: [style: RegExp, tagName: string][] = [
  [/(?<![\w-])font-weight:\s*(?:bold|bolder|[6-9]00)\b/, 'strong'],
  [/(?<![\w-])font-style:\s*italic\b/, 'em'],
  [/(?<![\w-])text-decoration(?:-line)?:[^;]{0,100}\bline-through\b/, 's'],
  [/(?<![\w-])text-decoration(?:-line)?:[^;]{0,100}\bunderline\b/, 'u'],
  [/(?<![\w-])vertical-align:\s*super\b/, 'sup'],
  [/(?<![\w-])vertical-align:\s*sub\b/, 'sub'],
];
const BLOCK = /^(?:p|div|ul|ol|h[1-6]|table|blockquote|figure|pre)$/;

/** A rehype plugin; it comes before the sanitiser. */
export function rehypeByStyle() {
  return (tree: Root) => {
    visit(tree, 'element', (node) => {
      if (node.tagName === 'a') toTarget(node);
      const style = node.properties.style;
      if (typeof style !== 'string') return;
      if (BLOCK.test(node.tagName)) toAligned(node, style);
      if (/mso-list:\s*Ignore/i.test(style)) toBullet(node);
      if (
        /^(?:b|strong)$/.test(node.tagName) &&
        /(?<![\w-])font-weight:\s*(?:normal|[1-4]00)\b/.test(style)
      ) {
        // Google Docs has it around all that is pasted.
        const hasBlocks = node.children.some(
          (child) => child.type === 'element' && BLOCK.test(child.tagName),
        );
        node.tagName = hasBlocks ? 'div' : 'span';
      } else if (node.tagName === 'span' && node.children.length > 0) {
        node.children = MEANT.filter(([form]) => form.test(style)).reduce<Element['children']>(
          (children, [, tagName]) => [{ type: 'element', tagName, properties: {}, children }],
          node.children,
        );
      } else toPicture(node, style);
    });
  };
}

/** Google's own redirects, which its documents have instead of links. */
function toTarget({ properties }: Element): void {
  const href = typeof properties.href === 'string' ? properties.href : '';
  if (!/^https?:\/\/www\.google\.[a-z.]+\/url\?/.test(href) || !URL.canParse(href)) return;
  const { searchParams } = new URL(href);
  const target = searchParams.get('q') ?? searchParams.get('url') ?? '';
  if (/^https?:\/\//.test(target)) properties.href = target;
}

function toAligned({ properties }: Element, style: string): void {
  properties.align ??= /(?<![\w-])text-align:\s*(center|right)\b/.exec(style)?.[1];
  properties.dir ??= /(?<![\w-])direction:\s*(rtl)\b/.exec(style)?.[1];
}

/** Word has letters of its own fonts for the dots of lists, which are other signs in any other font. */
function toBullet(node: Element): void {
  const sign = wordsIn(node).trim();
  if (sign.length === 1) node.children = [{ type: 'text', value: '• ' }];
}

/** What stands behind is a picture where nothing is before it, and in a cover that stands still while the page moves. */
function toPicture(node: Element, style: string): void {
  const isCover = hasClass(node, 'wp-block-cover') || hasClass(node, 'kg-header-card');
  const [, src] = /background(?:-image)?:[^;]{0,100}url\(\s*['"]?([^'")\s]+)/.exec(style) ?? [];
  if (!src || /^(?:img|video|audio|iframe|hr)$/.test(node.tagName)) return;
  if (!isCover && showsSomething(node)) return;
  const className = isCover ? ['wp-block-cover__image-background'] : [];
  const picture = element('img', { src, alt: attribute(node, 'ariaLabel'), className }, []);
  node.children = isCover ? [picture, ...node.children] : [picture];
}
