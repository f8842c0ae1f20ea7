// What was uploaded to Strapi: its addresses, and the picture above a post.
import { z } from 'zod';
import { changedSet } from '../text/srcset';
import { Formats, srcSetOf } from './widths';

export const Media = z.object({
  url: z.string(),
  alternativeText: z.string().nullish(),
  caption: z.string().nullish(),
  width: z.number().nullish(),
  height: z.number().nullish(),
  formats: Formats,
});

/** Media uploaded to Strapi stand in texts as `/uploads/…`, which is no address of the blog. */
export function withRoot(text: string, root: string): string {
  return text
    .replace(/(?<=\]\(<?|["'<]|^\s*\[[^\]\n]+\]:\s*)\/uploads\//gm, `${root}/uploads/`)
    .replace(/\ssrcset="[^"]{1,8000}"/g, (set) => set.replace(/(?<=\s)\/uploads\//g, `${root}/uploads/`));
}

/** The cover for `parsePost`. */
export function coverOf(media: z.infer<typeof Media>, root: string) {
  const { url, alternativeText, caption, width, height } = media;
  const absolute = (address: string) => (address.startsWith('/') ? root + address : address);
  return {
    src: absolute(url),
    alt: alternativeText ?? '',
    caption: caption ?? undefined,
    width: width ?? undefined,
    height: height ?? undefined,
    srcSet: changedSet(srcSetOf(media) ?? '', absolute) || undefined,
  };
}
