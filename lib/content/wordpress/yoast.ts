// What the plugin Yoast SEO says of a post for search engines.
import { z } from 'zod';
import { shortHtml } from '../post/schema';

/** What its author did not write it makes of the post and WordPress. */
export const Yoast = z
  .object({
    title: shortHtml.optional().catch(undefined),
    og_title: shortHtml.optional().catch(undefined),
    description: shortHtml.optional().catch(undefined),
    og_image: z
      .array(z.object({ url: z.string() }))
      .optional()
      .catch(undefined),
    canonical: z.string().optional().catch(undefined),
  })
  .nullish()
  .catch(null);
