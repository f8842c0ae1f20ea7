// Absolute addresses of the site, for canonical links, feeds and the sitemap.
import { env } from '../../env';
import { log } from '../../log';
import { address } from '../../paths/base-path';
import { builtOptions } from '../../process/built-options';

/**
 * The whole address of a path, such as `https://blog.example/blog/hello`. SITE_URL may end in `basePath`, as the
 * site's address does, or leave it out. Where SITE_URL is unset, the address is without a host: what a request calls
 * the host may be anything, and pages are kept for all readers.
 */
export function absoluteUrl(path: string): string {
  const { SITE_URL = '' } = env();
  const { basePath } = builtOptions;
  const host = SITE_URL.endsWith(basePath) ? SITE_URL.slice(0, SITE_URL.length - basePath.length) : SITE_URL;
  return host + address(path);
}

/** Says so where SITE_URL is unset. */
export function warnOfNoSiteUrl(): void {
  if (env().SITE_URL) return;
  const reason =
    'SITE_URL is not set, so feeds and the sitemap name no host, and link previews have no picture. Set it to the address of the blog, such as https://blog.example';
  log.warn('site without address', { reason });
}
