// The picture above a post, as it was uploaded to Strapi.
import { changedSet } from '../text/html/srcset';
import { captionOf, type Media } from './media';
import { srcSetOf } from './widths';

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
