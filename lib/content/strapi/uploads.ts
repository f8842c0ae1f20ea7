// What was uploaded to Strapi: its addresses, and the picture above a post.
import { changedSet } from '../text/html/srcset';
import { captionOf, type Media } from './media';
import { srcSetOf } from './widths';

const UPLOADS = '/uploads/';

/** Media uploaded to Strapi stand in texts as `/uploads/…`, which is no address of the blog. */
export function withRoot(text: string, root: string): string {
  return text
    .replaceAll(UPLOADS, (path, at: number) => (beginsAddress(text, at) ? root + path : path))
    .replace(/\ssrcset="[^"]{1,8000}"/g, (set) => set.replace(/(?<=\s)\/uploads\//g, `${root}/uploads/`));
}

/** How long what stands before an address in its definition may be: `[name]: /uploads/a.png`. */
const MAX_NAME = 500;

/** Whether an address of Markdown or HTML begins at a place. Little of the text is looked at, for there may be many of them. */
function beginsAddress(text: string, at: number): boolean {
  const before = text.charAt(at - 1);
  if (before === '(') return text.charAt(at - 2) === ']';
  if (!/[\s:]/.test(before)) return /["'<]/.test(before);
  const written = text.slice(Math.max(0, at - MAX_NAME), at).trimEnd();
  return /^\s*\[[^\]]+\]:$/.test(written.slice(written.lastIndexOf('\n') + 1));
}

/** The cover for `parsePost`. */
export function coverOf(media: Media, root: string) {
  const { url, alternativeText, width, height } = media;
  const absolute = (address: string) =>
    address.startsWith('//') ? `https:${address}` : address.startsWith('/') ? root + address : address;
  return {
    src: absolute(url),
    alt: alternativeText ?? '',
    caption: captionOf(media),
    width: width ?? undefined,
    height: height ?? undefined,
    srcSet: changedSet(srcSetOf(media) ?? '', absolute) || undefined,
  };
}
