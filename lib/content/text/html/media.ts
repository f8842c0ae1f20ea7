// Pictures, films and sounds as editors leave them for scripts: their addresses and sizes are in other attributes. It
// comes before the sanitiser.
import type { Element, Nodes, Parents, Root, Text } from 'hast';
import type { VFile } from 'vfile';
import { decodeText } from '../../../paths/encoding';
import { visit } from '../visit';
import { attribute, classesOf, element, findIn, isBlank, isBlankText, removeElements } from './element';
import { isElsewhere, isNone, laterOf, setOf } from './later';
import { toSized } from './sizes';

/** A rehype plugin. */
export function rehypeMedia() {
  return (tree: Root, file: VFile) => {
    visit(tree, (node) => {
      if (!('children' in node)) return;
      const { children } = node;
      node.children = children.map((child) => wordsInstead(child, children) ?? child) as typeof children;
    });
    removeElements(tree, isMeanwhile);
    visit(tree, 'element', (node) => {
      for (const name of ['src', 'poster', 'cite'])
        if (typeof node.properties[name] === 'string') node.properties[name] = usual(node.properties[name]);
      if (node.tagName === 'video' || node.tagName === 'audio') toPlayable(node);
      if (node.tagName === 'picture') withImage(node);
      if (/^(?:img|source)$/.test(node.tagName)) toLoaded(node);
      if (/^(?:img|video)$/.test(node.tagName)) toSized(node);
      // Webflow's, of a picture of which nothing is said.
      if (/^__wf_reserved_/.test(attribute(node, 'alt'))) node.properties.alt = '';
      if (/^(?:img|video|audio)$/.test(node.tagName) && isElsewhere(attribute(node, 'src')))
        file.data.lost?.add('picture');
    });
  };
}

/** The sanitiser knows schemes in small letters. */
const usual = (address: string) => address.trim().replace(/^https?:/i, (scheme) => scheme.toLowerCase());

/** Whether it is seen only until a script has loaded another picture. */
const isMeanwhile = (node: Element, { children }: Parents, at: number) =>
  node.tagName === 'img' && (isPlaceholder(node) || isThumbnail(node, children.slice(at + 1, at + 3)));

const isPlaceholder = (node: Element) => {
  const { width, height } = node.properties;
  // It counts readers.
  if (/^[01](?:px)?$/.test(String(width)) && /^[01](?:px)?$/.test(String(height))) return true;
  const src = attribute(node, 'src');
  return isNone(src) && laterOf(node) === null && setOf(node) === '';
};

/** Medium has a small picture until a script loads the one that is in the noscript behind it. */
function isThumbnail(image: Element, behind: Nodes[]): boolean {
  const next = behind.find((node) => node.type === 'element');
  return (
    laterOf(image) === null && next?.type === 'element' && next.tagName === 'noscript' && isPictureAlone(next)
  );
}

const isPictureAlone = ({ children }: Element) => {
  const [only, ...others] = children.filter((node) => !isBlankText(node));
  // One that counts readers stands for none.
  return others.length === 0 && only?.type === 'element' && only.tagName === 'img' && !isPlaceholder(only);
};

/** WordPress makes pictures of emoji. */
function wordsInstead(node: Nodes, siblings: Nodes[]): Text | null {
  if (node.type !== 'element' || node.tagName !== 'img') return null;
  const isEmoji = classesOf(node).some((name) => /^(?:wp-smiley|emoji|twemoji|emoticon)$/.test(name));
  const alt = attribute(node, 'alt');
  // What a drawing within the address shows in words.
  const isDrawing = /^data:image\/svg.{600}/is.test(attribute(node, 'src')) && laterOf(node) === null;
  const isName = /^:[\w+-]+:$/.test(alt);
  return ((isEmoji && !isName) || isDrawing || isWord(node, siblings)) && alt !== ''
    ? { type: 'text', value: alt }
    : null;
}

/** Whether it stands in a sentence, and can't be shown. */
const isWord = (image: Element, siblings: Nodes[]) =>
  attribute(image, 'src') !== '' &&
  isPlaceholder(image) &&
  siblings.some((node) => node.type === 'text' && !isBlank(node.value)) &&
  !siblings.some((node) => node.type === 'element' && node.tagName === 'noscript');

/** Without controls nobody could start it. */
function toPlayable(node: Element): void {
  const { properties } = node;
  properties.controls = true;
  properties.src = attribute(node, 'src') || laterOf(node) || undefined;
  // Ghost's poster is an empty picture of another host, above the real one.
  if (!/spacergif\.org/.test(String(properties.poster ?? ''))) return;
  const [, behind] = /url\(['"]?([^'")]+)['"]?\)/.exec(String(properties.style ?? '')) ?? [];
  properties.poster = behind;
}

/** Browsers show no picture without an image in it; some scripts would add it. */
function withImage(picture: Element): void {
  if (findIn(picture, ({ tagName }) => tagName === 'img')) return;
  const source = findIn(picture, ({ tagName }) => tagName === 'source') ?? picture;
  const { width, height } = source.properties;
  const [src] = (laterOf(picture) ?? setOf(source)).split(/,?\s/);
  const alt = attribute(picture, 'dataAlt') || attribute(picture, 'ariaLabel');
  if (src) picture.children.push(element('img', { src, alt, width, height }, []));
}

function toLoaded(node: Element): void {
  const { properties } = node;
  const src = attribute(node, 'src');
  // What is there until then may have an address too.
  const isLazy =
    Object.keys(properties).some(
      (name) => /^data(?:Src$|Lazy)/.test(name) && /[./]/.test(attribute(node, name)),
    ) ||
    (attribute(node, 'dataOriginal') !== '' && classesOf(node).some((name) => /lazy/i.test(name)));
  const later = laterOf(node);
  const sizes = ['dataLazySizes', 'dataSizes'].map((name) => attribute(node, name)).find(Boolean);
  if (sizes && sizes !== 'auto') properties.sizes ??= sizes;
  const set = setOf(node);
  properties.srcSet = set || undefined;
  properties.dataAspectratio ??= shapeOfPlaceholder(src);
  if (later !== null && (isLazy || isNone(src))) properties.src = later;
  else if (node.tagName === 'img' && isNone(src) && set !== '') properties.src = set.split(/\s/)[0];
}

// What turns until the picture is there has another shape.
const DRAWN = /<(?:path|circle|ellipse|line|poly\w*|g|use|image|text|animate\w*)\b/i;

/** An empty drawing as large as the picture that comes in its place. */
function shapeOfPlaceholder(src: string): string | undefined {
  if (!/^data:image\/svg/i.test(src)) return undefined;
  const drawing = decodeText(src);
  if (DRAWN.test(drawing)) return undefined;
  const [, width, height] = /viewBox=['"]?0 0 (\d+) (\d+)/i.exec(drawing) ?? [];
  const said = (name: string) => new RegExp(`\\s${name}=['"]?(\\d+)`).exec(drawing)?.[1];
  const [across, down] = [width ?? said('width'), height ?? said('height')];
  return across && down && `${across}/${down}`;
}
