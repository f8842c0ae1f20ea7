// What the plugin Yoast SEO says of a post for search engines.
import { z } from 'zod';

/** What its author did not write it makes of the post and WordPress. */
export const Yoast = z
  .object({
    title: z.string().optional().catch(undefined),
    og_title: z.string().optional().catch(undefined),
    description: z.string().optional().catch(undefined),
    og_image: z
      .array(z.object({ url: z.string() }))
      .optional()
      .catch(undefined),
    canonical: z.string().optional().catch(undefined),
  })
  .nullish()
  .catch(null);
