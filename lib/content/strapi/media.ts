// What was uploaded to Strapi, as it stands in fields and blocks.
import { z } from 'zod';
import { Formats } from './widths';

// A drawing has none, or one of 0.
const size = z.number().positive().nullish().catch(null);

export const Media = z.object({
  url: z.string(),
  /** The file's. */
  name: z.string().nullish().catch(null),
  alternativeText: z.string().nullish(),
  caption: z.string().nullish(),
  mime: z.string().nullish(),
  width: size,
  height: size,
  formats: Formats,
});

export type Media = z.infer<typeof Media>;

/** What an editor says of it; undefined for nothing, and for the file's name, which some versions put there. */
export const captionOf = ({ caption, name }: Media): string | undefined =>
  caption && caption !== name ? caption : undefined;
