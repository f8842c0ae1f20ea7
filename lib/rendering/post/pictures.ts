// Pictures in a post's HTML: loaded when they come into sight, with their size, so that nothing moves when they come, and in
// the widths that are on the disk.
import { pictureFile, pictureSize } from '../../content/pictures/files';
import { IN_TEXT, widthsOf } from '../../content/pictures/widths';
import { withAttributes } from '../../content/text/start-tags';
import { belowBase } from '../../paths/base-path';

/** The files of so many are looked at in one text: readers wait meanwhile. */
const MAX_PICTURES = 1000;

/** @param html safe HTML, as the text pipeline makes it */
export function withPictureSizes(html: string): string {
  let count = 0;
  return withAttributes(html, 'img', (attributes) => {
    count += 1;
    return attributes + missingIn(attributes, count <= MAX_PICTURES);
  });
}

function missingIn(attributes: string, isLookedAt: boolean): string {
  const has = (name: string) => new RegExp(`\\s${name}=`).test(attributes);
  const src = /\ssrc="([^"]*)"/.exec(attributes)?.[1] ?? '';
  const file = isLookedAt ? pictureFile(withoutBase(src)) : null;
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
