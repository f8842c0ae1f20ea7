// The widths that Strapi has cut an uploaded picture to, as `srcset` lists them.
import { z } from 'zod';

const Format = z.object({ url: z.string(), width: z.number().positive() });

export const Formats = z.record(z.string(), Format.nullable().catch(null)).nullish().catch(null);

interface Picture {
  url: string;
  width?: number | null | undefined;
  formats?: z.infer<typeof Formats> | undefined;
}

/** @returns undefined where there is one width only; the thumbnail may have another shape */
export function srcSetOf({ url, width, formats }: Picture): string | undefined {
  const { thumbnail: _, ...others } = formats ?? {};
  const smaller = Object.values(others).filter((format) => format !== null && format.width < (width ?? 0));
  const all = [...smaller, { url, width }].filter((format) => format !== null);
  const sorted = all.sort((a, b) => (a.width ?? 0) - (b.width ?? 0));
  // A space in an address would end it.
  return smaller.length > 0
    ? sorted.map((format) => `${format.url.replaceAll(' ', '%20')} ${format.width}w`).join(', ')
    : undefined;
}
