// What editors say by a style alone (TinyMCE, Google Docs, Word): the sanitiser takes styles away, so it becomes elements.
import type { Element, Root } from 'hast';
import { visit } from '../visit';

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
    visit(tree, 'element', (element) => {
      if (element.tagName === 'a') toTarget(element);
      const style = element.properties.style;
      if (typeof style !== 'string') return;
      if (
        /^(?:b|strong)$/.test(element.tagName) &&
        /(?<![\w-])font-weight:\s*(?:normal|[1-4]00)\b/.test(style)
      ) {
        // Google Docs has it around all that is pasted.
        const hasBlocks = element.children.some(
          (child) => child.type === 'element' && BLOCK.test(child.tagName),
        );
        element.tagName = hasBlocks ? 'div' : 'span';
      } else if (element.tagName === 'span' && element.children.length > 0) {
        element.children = MEANT.filter(([form]) => form.test(style)).reduce<Element['children']>(
          (children, [, tagName]) => [{ type: 'element', tagName, properties: {}, children }],
          element.children,
        );
      } else if ([element.properties.className ?? []].flat().includes('wp-block-cover'))
        toPicture(element, style);
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

/** A cover that stands still while the page moves has its picture in its style. */
function toPicture(cover: Element, style: string): void {
  const [, src] = /background-image:\s*url\(\s*['"]?([^'")]+)/.exec(style) ?? [];
  if (!src) return;
  const properties = { src, alt: '', className: ['wp-block-cover__image-background'] };
  cover.children.unshift({ type: 'element', tagName: 'img', properties, children: [] });
}
