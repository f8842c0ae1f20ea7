// Pictures in a post's HTML: loaded when they come into sight, with their size, so that nothing moves when they come, and in
// the widths that are on the disk.
import { IN_TEXT, widthsOf } from '../content/picture-widths';
import { pictureFile, pictureSize } from '../content/pictures';
import { belowBase } from '../paths/base-path';

// Of what rehype-stringify writes: quotes within an attribute are escaped.
const IMAGE = /<img\b((?:[^>"]|"[^"]*")*)>/g;

/** @param html safe HTML, as the text pipeline makes it */
export function withPictureSizes(html: string): string {
  return html.replace(IMAGE, (_, attributes: string) => `<img${attributes}${missingIn(attributes)}>`);
}

function missingIn(attributes: string): string {
  const has = (name: string) => new RegExp(`\\s${name}=`).test(attributes);
  const src = /\ssrc="([^"]*)"/.exec(attributes)?.[1] ?? '';
  const file = pictureFile(withoutBase(src));
  const size = file && pictureSize(file);
  const widths = size && !has('srcset') ? widthsOf(src, file, size.width) : null;
  return [
    ...(size && !has('width') && !has('height') ? [` width="${size.width}" height="${size.height}"`] : []),
    ...(widths ? [` srcset="${widths}" sizes="${IN_TEXT}"`] : []),
    ...(has('loading') ? [] : [' loading="lazy"']),
    ...(has('decoding') ? [] : [' decoding="async"']),
  ].join('');
}

function withoutBase(src: string): string {
  const base = belowBase('/images/').slice(0, -'/images/'.length);
  return src.startsWith(`${base}/`) ? src.slice(base.length) : src;
}
