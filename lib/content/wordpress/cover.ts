// The picture above a post of WordPress's, in the widths that WordPress has cut it to.
import { z } from 'zod';

// Some plugins keep numbers as texts, and sizes that never were made.
const pixels = z.coerce.number();
const Size = z.object({ source_url: z.string(), width: pixels, height: pixels });

export const FeaturedMedia = z.object({
  source_url: z.string(),
  alt_text: z.string().catch(''),
  media_details: z
    .object({
      width: pixels,
      height: pixels,
      sizes: z.record(z.string(), Size.nullable().catch(null)).catch({}).default({}),
    })
    .nullish()
    .catch(null),
});

/** What is cut to another shape is another picture: by how much the height may differ that the width asks for. */
const ROUNDING_PIXELS = 2;

/** The cover for `parsePost`. */
export function coverOf({
  source_url: src,
  alt_text: alt,
  media_details: whole,
}: z.infer<typeof FeaturedMedia>) {
  // A drawing has no size, or one of 0.
  if (!whole?.width || !whole.height) return { src, alt };
  const { width, height } = whole;
  const hasShape = (size: z.infer<typeof Size>) =>
    size.width < width && Math.abs((size.width / width) * height - size.height) <= ROUNDING_PIXELS;
  const smaller = Object.values(whole.sizes)
    .filter((size) => size !== null)
    .filter(hasShape)
    .sort((a, b) => a.width - b.width);
  if (smaller.length === 0) return { src, alt, width, height };
  const candidates = [...smaller, { source_url: src, width }].map(
    (size) => `${size.source_url} ${size.width}w`,
  );
  return { src, alt, width, height, srcSet: candidates.join(', ') };
}
