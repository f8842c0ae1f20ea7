// How words stand, where a style or a class alone says so: the sanitiser takes both away, so it becomes attributes.
import type { Element } from 'hast';
import { classesOf } from './element';

const ALIGNED = /^(?:p|div|ul|ol|h[1-6]|table|caption|tr|td|th|blockquote|figure|pre)$/;
// `ql-align-center`, `text-center`, `se-text-paragraph-align-right`; not what aligns a box, or on small screens alone.
const BY_CLASS = /^(?:(?:ql|text|[\w-]{1,40}-paragraph)-align|text)-(center|right)$/;

/** What its style or a class says of its words: where they stand, and in what direction they run. */
export function toAligned(node: Element, style: string): void {
  if (!ALIGNED.test(node.tagName)) return;
  const { properties } = node;
  const classes = classesOf(node);
  const [byClass] = classes.flatMap((name) => BY_CLASS.exec(name)?.slice(1) ?? []);
  const align = /(?<![\w-])text-align:\s*(?:-webkit-)?(center|right)\b/.exec(style)?.[1] ?? byClass;
  const isRightToLeft = /(?<![\w-])direction:\s*rtl\b/.test(style) || classes.includes('ql-direction-rtl');
  if (align) properties.align ??= align;
  if (isRightToLeft) properties.dir ??= 'rtl';
}
