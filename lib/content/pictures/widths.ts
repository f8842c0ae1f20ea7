// The widths of a picture on this site's disk: `a-800w.jpg` beside `a.jpg` is the same, 800 pixels wide.
import { existsSync } from 'node:fs';

const WIDTHS = [480, 800, 1200, 1600];

/** How wide a text shows a picture at most, for `sizes`. */
export const IN_TEXT = '(min-width: 48rem) 44rem, 100vw';

/**
 * All widths of a picture, as `srcset` has them; null where there is one only.
 * @param src its address
 * @param file where it is on the disk
 * @param width its own, in pixels
 */
export function widthsOf(src: string, file: string, width: number): string | null {
  const [, name, extension] = /^([^?#]+)(\.\w+)$/.exec(src) ?? [];
  if (!name) return null;
  const narrower = WIDTHS.filter(
    (each) => each < width && existsSync(/* turbopackIgnore: true */ file.replace(/\.\w+$/, `-${each}w$&`)),
  );
  if (narrower.length === 0) return null;
  return [...narrower.map((each) => `${name}-${each}w${extension} ${each}w`), `${src} ${width}w`].join(', ');
}
