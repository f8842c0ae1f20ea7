// The size of a picture or a film, wherever an editor wrote it.
import type { Element } from 'hast';
import { attribute } from './element';

const SAID = /^(\d+(?:\.\d+)?)(px|%)?$/;

/** Gives it a width and a height in pixels; where only a width is known, or a share of the page's, that alone. */
export function toSized(node: Element): void {
  const { properties } = node;
  const style = attribute(node, 'style');
  const [width, height] = [said(properties.width), said(properties.height)];
  const styled = said(inStyle(style, 'width'));
  // A browser takes a style's, as where an author has made a picture smaller; of a share it needs the shape as well.
  const isStyled = styled !== undefined && (!isShare(styled) || (width ?? height) === undefined);
  const across = isStyled ? styled : width;
  if (isShare(across) || isShare(height)) {
    Object.assign(properties, { width: across, height: undefined });
    return;
  }
  const isAcross = across !== undefined || height === undefined;
  const pair = [
    [width ?? across, height],
    [across, said(inStyle(style, 'height'))],
    ...(isAcross ? [shapeOf(node, across !== undefined), ...pairsIn(node)] : []),
  ]
    .map((each) => each.map(Number))
    .find(([one = 0, other = 0]) => one > 1 && other > 1);
  Object.assign(properties, pair ? within(pair, across) : { width: across, height });
}

const isShare = (size: string | undefined) => size?.endsWith('%') ?? false;

function said(value: unknown): string | undefined {
  const [, number, unit] = SAID.exec(String(value ?? '').trim()) ?? [];
  return number && Number(number) > 0 ? Math.round(Number(number)) + (unit === '%' ? '%' : '') : undefined;
}

const inStyle = (style: string, name: string) =>
  new RegExp(`(?<![\\w-])${name}:\\s*(\\d+(?:\\.\\d+)?(?:px|%))`).exec(style)?.[1];

// What is smaller says how long a picture is for its width, as 16 / 9 does, and not how wide it is.
const LEAST_PIXELS = 50;

/** Editors have a picture's size in its shape. */
function shapeOf(node: Element, isWidthKnown: boolean): string[] {
  const said = /aspect-ratio:\s*(\d+\s*\/\s*\d+)/.exec(attribute(node, 'style'))?.[1];
  const shape = (said ?? attribute(node, 'dataAspectratio')).split('/');
  return isWidthKnown || shape.every((side) => Number(side) >= LEAST_PIXELS) ? shape : [];
}

const PAIR = /^data(?:Orig|Original|Image|Img|Full|Natural)?(?:Dimensions|Size)$/;
// No picture is so long: such numbers mean another thing.
const MAX_RATIO = 20;

/** `data-original-width` and its height; `data-dimensions="1500x1000"`. */
function pairsIn(node: Element): string[][] {
  const pairs = Object.keys(node.properties).flatMap((name) => {
    if (PAIR.test(name)) return [/^(\d+)\s*[,x×]\s*(\d+)$/i.exec(attribute(node, name))?.slice(1) ?? []];
    const other = name.replace(/W$/, 'H').replace(/(w)idth$/i, (_, w) => (w === 'w' ? 'height' : 'Height'));
    return /^data(?:W|.*width)$/i.test(name) ? [[attribute(node, name), attribute(node, other)]] : [];
  });
  return [...pairs, inAddress(attribute(node, 'src'))].filter(([one, other]) => {
    const ratio = Number(one) / Number(other);
    return ratio <= MAX_RATIO && ratio >= 1 / MAX_RATIO;
  });
}

// Sanity and Storyblok name each picture by its size.
const inAddress = (src: string) =>
  /^https:\/\/(?:cdn\.sanity\.io\/images\/.*-|a\.storyblok\.com\/f\/\d+\/)(\d+)x(\d+)[./]/
    .exec(src)
    ?.slice(1) ?? [];

/** The same shape, as wide as the editor has it. */
function within([width = 0, height = 0]: number[], across: string | undefined) {
  const wide = Number(across ?? width);
  return { width: wide, height: Math.round((height * wide) / width) };
}
