// Frames and players: iframe, object, embed and what stands for them. A link leads to what they showed.
import type { Element, ElementContent, Nodes, Parents, Root } from 'hast';
import { toString as wordsIn } from 'hast-util-to-string';
import { addressesIn, isSameAddress } from './addresses';
import { attribute, element, findIn, hasClass, near, showsSomething } from './element';
import { parseFragment } from './fragment';
import { isName, linkTo } from './link-to';
import { toSized } from './sizes';

const FRAMES = /^(?:iframe|frame|embed|object|applet|bgsound|portal|oembed|o-embed)$/;

export const isFrame = ({ tagName }: Element) => FRAMES.test(tagName);

/** What stands in a frame's place. */
export function inFrame(frame: Element, ancestors: Parents[]): ElementContent[] {
  const whole = withAddress(frame);
  if (isTracker(whole)) return [];
  const [address] = addressesIn(whole);
  // What is in a frame is for browsers that know none. An object's own is as good as the object.
  const inside = frame.tagName === 'object' || frame.tagName === 'applet' ? insideOf(frame) : [];
  if (!address) return inside;
  const title = attribute(frame, 'title') || attribute(frame, 'ariaLabel') || attribute(frame, 'name');
  // Editors have a link beside a document that they show. Where its words are an address, the frame says what it is.
  const link = near(frame, ancestors).find((node) => isLinkTo(node, address));
  if (link) return isName(title, address) && isAddressAlone(link) ? linkTo(address, title, ancestors) : [];
  if (inside.length > 0)
    return inside.some((node) => leadsTo(node, address))
      ? inside
      : [...inside, ...linkTo(address, '', ancestors)];
  return shown(address, title, frame) ?? fallbackOf(frame, ancestors) ?? linkTo(address, title, ancestors);
}

/** A document that stands in the frame itself; null where it is at an address, too. */
export function documentIn(frame: Element): Root | null {
  const document = isFrame(frame) ? attribute(frame, 'srcDoc') : '';
  return document === '' || isTracker(frame) || addressesIn(frame).length > 0
    ? null
    : parseFragment(document);
}

/** Whether it would show what only a script knows. */
export const isEmptyFrame = (frame: Element): boolean =>
  !isTracker(frame) && frame.tagName !== 'embed' && addressesIn(withAddress(frame)).length === 0;

// Their buttons are for a page at its own address.
const SHARES = /\/plugins\/(?:like|share_button|follow)\.php|\/tweet_button|\/follow_button/;

/** A frame that nobody sees, or misses. */
const isTracker = ({ properties }: Element) =>
  [properties.width, properties.height].some((size) => /^[01](px)?$/.test(String(size ?? ''))) ||
  /googletagmanager|doubleclick/.test(String(properties.src)) ||
  SHARES.test(String(properties.src));

// What waits for a script, or for the reader's consent.
const LATER = /^(?!src$)(?!.*(?:set|doc|poster|thumb|image|placeholder)).*src/i;

const IS_ADDRESS = /^(?:https?:)?\/\//i;
// What is there until then.
const IS_BLANK = /\/(?:blank|empty|placeholder|consent)(?:\.\w+)?(?:[?#]|$)/i;

/** With its address where it is looked for: of old it was in an element of its own, and many load it later. */
function withAddress(frame: Element): Element {
  const named = findIn(
    frame,
    (node) => node.tagName === 'param' && /^(?:movie|src|url)$/i.test(attribute(node, 'name')),
  );
  const later = Object.keys(frame.properties)
    .filter((name) => LATER.test(name))
    .map((name) => attribute(frame, name))
    .find((address) => IS_ADDRESS.test(address));
  const waits = !IS_ADDRESS.test(attribute(frame, 'src')) || IS_BLANK.test(attribute(frame, 'src'));
  const src = named ? attribute(named, 'value') : waits ? later : undefined;
  return src === undefined ? frame : { ...frame, properties: { ...frame.properties, src } };
}

const ADVICE =
  /(?:your|this) (?:web ?)?browser (?:does|can(?:not|['’]t)|has no)|(?:not|n['’]t) support|(?:get|install|download|enable|needs?|requires?)\b.{0,40}\b(?:flash|plug-?ins?|player)\b|브라우저.{0,40}(?:지원|표시|볼 수)|플래시.{0,40}(?:설치|필요)/i;
const MAX_ADVICE = 200;
const SELLS_PLAYERS = /adobe\.com|macromedia\.com|browsehappy|java\.com/i;

const insideOf = (frame: Element) =>
  frame.children.some(showsSomething) && !isAdvice(frame) ? frame.children : [];

/** What every frame says to browsers that know none, and what leads to no other thing than the frame does. */
function isAdvice(frame: Element): boolean {
  const words = frame.children.map(wordsIn).join(' ');
  const [address = ''] = addressesIn(withAddress(frame));
  const leadsElsewhere = (node: Element) =>
    node.tagName === 'a' &&
    !SELLS_PLAYERS.test(attribute(node, 'href')) &&
    !isSameAddress(attribute(node, 'href'), address);
  return words.length <= MAX_ADVICE && ADVICE.test(words) && findIn(frame, leadsElsewhere) === null;
}

const isLinkTo = (node: Nodes, address: string) =>
  findIn(
    node,
    (each) => each.tagName === 'a' && showsSomething(each) && isSameAddress(attribute(each, 'href'), address),
  ) !== null;

const isAddressAlone = (node: Nodes) =>
  /^(?:https?:\/\/)?[\w-]+(?:\.[\w-]+)+(?:\/\S*)?$/.test(wordsIn(node).trim());

const leadsTo = (node: ElementContent, address: string) =>
  findIn(node, (each) => addressesIn(each).some((other) => isSameAddress(other, address))) !== null;

const sizeOf = ({ properties, ...frame }: Element) => {
  const sized = { ...frame, properties: { ...properties } };
  toSized(sized);
  return sized.properties;
};

/** A picture or a film in a frame needs none. */
export function shown(address: string, title: string, frame?: Element): Element[] | null {
  const { width, height } = frame ? sizeOf(frame) : {};
  const [path = ''] = address.split(/[?#]/);
  if (/\.(?:png|jpe?g|gif|webp|avif|svg)$/i.test(path))
    return [element('img', { src: address, alt: title, width, height }, [])];
  if (/\.(?:mp4|webm|ogv|m4v|mov)$/i.test(path))
    return [element('video', { src: address, controls: true, width, height }, [])];
  if (/\.(?:mp3|ogg|oga|opus|m4a|wav|flac)$/i.test(path))
    return [element('audio', { src: address, controls: true }, [])];
  return null;
}

/** What some players say in it is the name of what they play, and where that is. */
function fallbackOf(frame: Element, ancestors: Parents[]): ElementContent[] | null {
  if (frame.tagName !== 'iframe') return null;
  const [only] = frame.children;
  const tree = only?.type === 'text' ? parseFragment(only.value) : null;
  const link = tree && findIn(tree, ({ tagName }) => tagName === 'a');
  const isNamed = link && /^https?:/.test(attribute(link, 'href')) && showsSomething(link);
  const isForAll = !tree || /browser|iframe|frames/i.test(JSON.stringify(tree));
  return isNamed && !isForAll ? linkTo(attribute(link, 'href'), link.children, ancestors) : null;
}

/** The card of another WordPress stands above its frame as a quote. */
export const isTwin = (node: Element) => node.tagName === 'iframe' && hasClass(node, 'wp-embedded-content');
