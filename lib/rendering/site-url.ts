// Absolute addresses of the site, for canonical links, feeds and the sitemap.

import { env } from '../env';
import { address } from '../paths';
import { builtOptions } from '../process/built-options';

/**
 * The whole address of a path, such as `https://blog.example/blog/hello`. SITE_URL may end in `basePath`, as the
 * site's address does, or leave it out.
 */
export function absoluteUrl(path: string): string {
  const { SITE_URL } = env();
  const { basePath } = builtOptions;
  const host = SITE_URL.endsWith(basePath) ? SITE_URL.slice(0, SITE_URL.length - basePath.length) : SITE_URL;
  return host + address(path);
}
