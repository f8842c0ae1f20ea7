// Absolute addresses of the site, for canonical links, feeds and the sitemap.
import { env } from './env';
import { href } from './paths';

/** The whole address of a decoded path, such as `https://blog.example/blog/hello`. */
export function absoluteUrl(path: string): string {
  return env().SITE_URL + href(path);
}
