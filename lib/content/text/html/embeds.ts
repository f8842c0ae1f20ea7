// What can't be on the page (frames, players' scripts, objects, forms, buttons, drawings) leaves what it says in words and a
// link to what it showed. It comes before the sanitiser, which would leave nothing.
import type { Element, ElementContent, Parents, Root } from 'hast';
import { toString as wordsIn } from 'hast-util-to-string';
import type { VFile } from 'vfile';
import { SKIP, visitParents } from '../visit';
import { boxIn } from './boxes';
import { buttonIn } from './buttons';
import { linksOfMap, linksOfSelect } from './choices';
import { wordsOfDrawing } from './drawings';
import { element, isIn, isTickBox, showsSomething, text } from './element';
import { formIn, withoutAnswers } from './forms';
import { inFrame, isFrame } from './frames';
import { isInline, linkTo } from './link-to';
import { lostWith } from './lost';
import { inNoscript } from './noscript';
import { leavePlaces } from './places';
import { inPlayer } from './players';
import { inScript } from './scripts';

// Of them nothing is to be seen without their scripts.
const SHELLS = /^(?:datalist|canvas|template)$/;

/** A rehype plugin. */
export function rehypeEmbeds() {
  return (tree: Root, file: VFile) => {
    const lost = file.data.lost ?? new Set();
    visitParents(tree, 'element', (node, ancestors) => {
      const parent = ancestors.at(-1);
      const instead = parent && insteadOf(node, ancestors);
      if (!parent || !instead) return undefined;
      const kind = lostWith(node, ancestors, instead);
      if (kind) lost.add(kind);
      if (node.tagName === 'form') withoutAnswers(node, parent);
      const at = parent.children.indexOf(node as never);
      (parent.children as unknown[]).splice(at, 1, ...apart(instead, parent, at));
      // What stands there now is looked at as well.
      return [SKIP, at];
    });
    leavePlaces(tree, lost);
  };
}

/** A box parts the words beside it, which a link in its place would be one with. */
function apart(instead: ElementContent[], parent: Parents, at: number): ElementContent[] {
  const [first, ...others] = instead;
  if (first?.type !== 'element' || first.tagName !== 'a' || others.length > 0) return instead;
  const [before, behind] = [parent.children[at - 1], parent.children[at + 1]].map(
    (node) => node && wordsIn(node),
  );
  return [
    ...(/[\p{L}\p{N}]$/u.test(before ?? '') ? [text(' ')] : []),
    first,
    ...(/^[\p{L}\p{N}]/u.test(behind ?? '') ? [text(' ')] : []),
  ];
}

/** What stands in an element's place; null where it may stay. */
function insteadOf(node: Element, ancestors: Parents[]): ElementContent[] | null {
  const parent = ancestors.at(-1);
  const { tagName } = node;
  if (isFrame(node)) return inFrame(node, ancestors);
  switch (tagName) {
    case 'noscript':
      return inNoscript(node, ancestors);
    case 'script':
      return inScript(node, ancestors);
    case 'video':
    case 'audio':
      return inPlayer(node, ancestors);
    case 'svg':
      return drawn(wordsOfDrawing(node), isInline(ancestors));
    case 'map':
      return [linksOfMap(node) ?? []].flat();
    case 'select':
      return [linksOfSelect(node) ?? []].flat();
    case 'textarea':
      return written(node);
    case 'form': {
      const { prose, address, words } = formIn(node);
      return [...prose, ...linkTo(address, words, ancestors)];
    }
    case 'button':
    case 'input': {
      if (isIn(ancestors, 'a') || isAloneInHeading(parent, node)) return node.children;
      if (isTickBox(node)) return boxIn(node, ancestors);
      const { children, address } = buttonIn(node, isInline(ancestors));
      return address === null ? children : linkTo(address, children, ancestors);
    }
    default:
      return SHELLS.test(tagName) ? [] : null;
  }
}

/** What opens a part of the text by a script has its words on a button. */
const isAloneInHeading = (parent: Parents | undefined, button: Element) =>
  parent?.type === 'element' &&
  /^(?:h[1-6]|summary|dt)$/.test(parent.tagName) &&
  !parent.children.some((other) => other !== button && showsSomething(other));

const drawn = (words: ElementContent[], isWithin: boolean) =>
  words.some(showsSomething) ? (isWithin ? words : [element('p', {}, words)]) : [];

/** A field outside of a form is for copying what is in it. */
function written(field: Element): ElementContent[] {
  const value = wordsIn(field);
  return value.trim() === '' ? [] : [element('pre', {}, [element('code', {}, [text(value)])])];
}
