// Addresses that readers, feed readers and crawlers try on every blog, and what they mean on this one. A standing page, or
// an old address of a post, goes before.
import { paths } from '../../paths';

const [rss = '', atom = ''] = paths.feeds();

const MEANT: [path: string, usual: string[]][] = [
  [
    rss,
    ['/rss', '/feed', '/feeds', '/rss.xml', '/index.xml', '/feed/rss', '/blog/feed.xml', '/blog/rss.xml'],
  ],
  [atom, ['/atom', '/feed/atom', '/feed.atom', '/index.atom']],
  [paths.archive(), ['/blog', '/posts', '/archives', '/articles', '/all']],
  [paths.tags(), ['/tag', '/categories', '/topics']],
  [paths.sitemap(), ['/sitemap', '/sitemap_index.xml', '/sitemap-index.xml', '/wp-sitemap.xml']],
  [paths.home(), ['/home', '/index', '/index.html', '/index.php']],
];

const BY_USUAL = new Map(MEANT.flatMap(([path, usual]) => usual.map((each) => [each, path] as const)));

/** Where such an address leads; null for all others. */
export const meantBy = (usual: string): string | null => BY_USUAL.get(usual.toLowerCase()) ?? null;
