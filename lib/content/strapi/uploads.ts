// What was uploaded to Strapi: its addresses, and the picture above a post.
import { changedSet } from '../text/srcset';
import { captionOf, type Media } from './media';
import { srcSetOf } from './widths';

/** Media uploaded to Strapi stand in texts as `/uploads/…`, which is no address of the blog. */
export function withRoot(text: string, root: string): string {
  return text
    .replace(/(?<=\]\(<?|["'<]|^\s*\[[^\]\n]+\]:\s*)\/uploads\//gm, `${root}/uploads/`)
    .replace(/\ssrcset="[^"]{1,8000}"/g, (set) => set.replace(/(?<=\s)\/uploads\//g, `${root}/uploads/`));
}

/** The cover for `parsePost`. */
export function coverOf(media: Media, root: string) {
  const { url, alternativeText, width, height } = media;
  const absolute = (address: string) => (address.startsWith('/') ? root + address : address);
  return {
    src: absolute(url),
    alt: alternativeText ?? '',
    caption: captionOf(media),
    width: width ?? undefined,
    height: height ?? undefined,
    srcSet: changedSet(srcSetOf(media) ?? '', absolute) || undefined,
  };
}
