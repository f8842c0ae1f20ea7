// A picture that is written in a field of front matter.
import { pick, textOf } from '../front-matter/values';

export interface Picture {
  src: string;
  alt?: string;
  width?: number;
  height?: number;
  /** What stands below it. */
  caption?: string;
}

/** A picture, of a text, an object, or the first of a list. */
export function pictureIn(value: unknown): Picture | null {
  if (Array.isArray(value)) return value.map(pictureIn).find((each) => each !== null) ?? null;
  if (typeof value !== 'object' || value === null) {
    const { src, alt } = written(value);
    return isAddress(src) ? { src, ...(alt ? { alt } : {}) } : null;
  }
  const src = pick(value, [
    'src',
    'url',
    'path',
    'image',
    'file',
    'filename',
    'href',
    'publicurl',
    'feature',
    'teaser',
    'overlayimage',
    'ogimage',
    'img',
    'source',
    'thumbnail',
    'thumb',
  ]);
  // `image: { image: { src } }`
  const inner = Object.values(value).map((each) => (typeof each === 'object' ? pictureIn(each) : null));
  if (!isAddress(written(src).src)) return inner.find((each) => each !== null) ?? null;
  const alt = textOf(pick(value, ['alt', 'alttext', 'description', 'title']));
  const caption = textOf(pick(value, ['caption']));
  const [width, height] = ['width', 'height'].map((name) => Number(pick(value, [name])));
  return {
    src: written(src).src,
    ...(alt ? { alt } : {}),
    ...(caption ? { caption } : {}),
    ...(isSize(width) && isSize(height) ? { width, height } : {}),
  };
}

const isSize = (value: number | undefined): value is number => Number.isInteger(value) && Number(value) > 0;

/** Whether an address says by its ending that it is one of a picture. */
export const endsAsPicture = (address: string) => PICTURE.test(address);

/** A picture's address, also where it is written as Markdown, HTML or CSS have it, or behind where the site is. */
function written(value: unknown): { src: string; alt?: string } {
  const text = typeof value === 'string' ? (textOf(value) ?? '') : '';
  const markdown = /^!\[(?<alt>[^\]]*)\]\(<?(?<src>[^)>\s]+)[^)]*\)$/.exec(text)?.groups;
  const tag = /^<img\b(?=[^>]*?\bsrc=["']?(?<src>[^"'\s>]+))(?:[^>]*?\balt=["'](?<alt>[^"'>]*))?/i.exec(
    text,
  )?.groups;
  const css = /^url\(["']?(?<src>[^"')]+)["']?\)$/i.exec(text)?.groups;
  const src = (markdown ?? tag ?? css)?.src ?? text;
  const alt = (markdown ?? tag)?.alt;
  return { src: src.replace(/^\{\{[^}]*\}\}/, ''), ...(alt ? { alt } : {}) };
}

const PICTURE = /\.(png|jpe?g|gif|webp|avif|svg|bmp|heic|tiff?)([?#]|$)/i;

/** A boolean, a colour or a sentence is no picture. */
const isAddress = (text: string) =>
  PICTURE.test(text) || /^(?:[a-z][a-z\d+.-]*:|\/|\.{1,2}\/)\S+$/i.test(text);
