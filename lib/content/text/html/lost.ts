// What is lost of a text's HTML with nothing in its place: its author has to be told.
import type { Element, ElementContent, Parents } from 'hast';
import { toString as wordsIn } from 'hast-util-to-string';
import type { Lost } from '../tell-lost';
import { visit } from '../visit';
import { attribute, classesOf, isIn, showsSomething } from './element';
import { isLost } from './forms';
import { isEmptyFrame, isFrame } from './frames';
import { NO_PLAYER } from './scripts';

declare module 'vfile' {
  interface DataMap {
    lost: Set<Lost>;
  }
}

// What counts readers, and shares the page, writes nothing into it.
const WRITES =
  /getElementById|querySelector|innerHTML|document\.write|new\s+\w*Chart\b|(?<!Object)\.(?:create|mount|render\w*)\(/;
const WIDGET = /(?:^|[-_])(?:embed|embedded|widget|form|player|chart|map)(?:$|[-_])/i;
const WIDGET_IN_DATA = /^data(?:[A-Z]\w*)?(?:Embed|Widget|Form|Player|Chart|Live)(?:Entry)?(?:Id)?$/;
const COUNTDOWN = /(?:^|[-_])countdown(?:$|[-_](?:timer|wrapper|container)$)/i;
const SHAPES = 3;
const ICON_PIXELS = 48;

/**
 * @param element before it is removed
 * @param instead what stands in its place
 * @returns null for what nobody misses
 */
export function lostWith(element: Element, ancestors: Parents[], instead: ElementContent[]): Lost | null {
  const { tagName } = element;
  if (tagName === 'form') return isLost(element) ? 'form' : null;
  if (instead.length > 0) return null;
  if (tagName === 'select') return wordsIn(element).trim() === '' ? null : 'form';
  if (tagName === 'script') {
    const isCode =
      attribute(element, 'src') === '' &&
      /^(?:|module|(?:text|application)\/javascript)$/.test(attribute(element, 'type'));
    if (isCode) return WRITES.test(wordsIn(element)) || fillsPlace(element, ancestors[0]) ? 'script' : null;
    return isPlaced(element) ? 'widget' : null;
  }
  // Its lines and words are a script's.
  if (tagName === 'canvas') return 'widget';
  if (isFrame(element)) return isEmptyFrame(element) ? 'widget' : null;
  // An icon is small, or stands in a link or a button.
  const isIcon =
    isIn(ancestors, 'a') ||
    isIn(ancestors, 'button') ||
    attribute(element, 'ariaHidden') === 'true' ||
    pixelsIn(element.properties.height) <= ICON_PIXELS;
  return tagName === 'svg' && !isIcon && shapesIn(element) > SHAPES ? 'drawing' : null;
}

// They say whose readers are counted, or how the script itself is loaded.
const OF_COUNTING =
  /domain|website|site-?id|beacon|cfasync|optimi|delay|(?<!ac)count|track|analytics|strategy|cookie/i;

/** Whether a script is told what it should show where it stands. */
const isPlaced = (script: Element) =>
  !OF_COUNTING.test(attribute(script, 'src')) &&
  (!NO_PLAYER.test(attribute(script, 'src')) || classesOf(script).some((name) => WIDGET.test(name))) &&
  Object.entries(script.properties).some(
    ([name, value]) =>
      /^data[A-Z]/.test(name) && !OF_COUNTING.test(name) && !/^(?:true|false)?$/.test(String(value)),
  );

/** Whether a script calls an empty element of the text by its id. */
function fillsPlace(script: Element, tree: Parents | undefined): boolean {
  const named = new Set([...wordsIn(script).matchAll(/['"`]#?([\w-]{1,100})['"`]/g)].map(([, id]) => id));
  if (named.size === 0 || !tree) return false;
  const places = placesOf.get(tree) ?? emptyIds(tree);
  placesOf.set(tree, places);
  return [...named].some((id) => id !== undefined && places.has(id));
}

// A text may have thousands of scripts: it is looked through once.
const placesOf = new WeakMap<Parents, ReadonlySet<string>>();

function emptyIds(tree: Parents): ReadonlySet<string> {
  const ids = new Set<string>();
  visit(tree, 'element', (node) => {
    const id = attribute(node, 'id');
    if (id !== '' && !showsSomething(node)) ids.add(id);
  });
  return ids;
}

/** Of other units nobody knows here how many pixels they are. */
const pixelsIn = (size: unknown) => Number(/^\s*([\d.]+)(?:px)?\s*$/.exec(String(size))?.[1] ?? Infinity);

const shapesIn = (node: Element): number =>
  node.children.reduce((count, child) => (child.type === 'element' ? count + 1 + shapesIn(child) : count), 0);

/** It counts to a time that only an attribute says; beside the numbers that are not there its words mean nothing. */
export const isCountdown = (element: Element) =>
  classesOf(element).some((name) => COUNTDOWN.test(name)) &&
  !/\d/.test(wordsIn(element)) &&
  Object.entries(element.properties).some(
    ([name, value]) => /^data[A-Z]/.test(name) && /\d/.test(String(value)),
  );

/** Whether a script would fill an empty element: by its name, or an element that only a script knows. */
export const isWidget = (element: Element) =>
  classesOf(element).some((name) => COUNTDOWN.test(name)) ||
  element.tagName.includes('-') ||
  (Object.keys(element.properties).some((name) => /^data/.test(name)) &&
    classesOf(element).some((name) => WIDGET.test(name) && !name.startsWith('elementor'))) ||
  Object.keys(element.properties).some(
    (name) => WIDGET_IN_DATA.test(name) && /\d/.test(attribute(element, name)),
  );
