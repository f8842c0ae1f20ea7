// What the plugin Yoast SEO says of a post for search engines.
import { z } from 'zod';
import { shortHtml } from '../post/schema';

/** What its author did not write it makes of the post and WordPress. */
export const Yoast = z
  .object({
    title: shortHtml.optional().catch(undefined),
    og_title: shortHtml.optional().catch(undefined),
    og_site_name: shortHtml.optional().catch(undefined),
    description: shortHtml.optional().catch(undefined),
    og_image: z
      .array(z.object({ url: z.string() }))
      .optional()
      .catch(undefined),
    canonical: z.string().optional().catch(undefined),
  })
  .nullish()
  .catch(null);

const lettersOf = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');

/**
 * Whether an author wrote a title for search engines. By itself Yoast makes "Hello - My WordPress" of a post's title.
 * @param site the name of the WordPress, which is empty where Yoast does not tell it
 */
export function isOwnTitle(text: string, title: string, site: string): boolean {
  if (text.trim() === '') return false;
  const [said, ofPost, ofSite] = [text, title, site].map(lettersOf);
  if ([ofPost, ofSite, `${ofPost}${ofSite}`, `${ofSite}${ofPost}`].includes(said)) return false;
  if (ofSite !== '' || !text.startsWith(title)) return true;
  // Behind the title, or in its place, a sign between spaces parts the name of the site.
  const rest = title === '' ? ` ${text}` : text.slice(title.length);
  return !/^\s+[^\p{L}\p{N}\s]+\s/u.test(rest);
}
