// Addresses that servers are compared at, of a site that has POSTS, OLD, ABOUT and a few more.
import type { SourcePost } from './scripted-source';

/** So many that lists of them have numbered pages. */
export const OLD: SourcePost[] = Array.from({ length: 40 }, (_, n) => ({
  id: `old-${n}`,
  title: `Old ${n}`,
  publishedAt: `2025-01-01T09:00:${10 + n}Z`,
  tags: ['many'],
  authors: n === 0 ? ['Ada', 'Ben'] : ['Ada'],
}));

/** A standing page. */
export const ABOUT: SourcePost = { id: '/about', title: 'About', content: 'What this is.' };

/** Each is answered from memory. `(data)` is where data is, as `/_next/data/build`. */
export const PAGES = [
  ...['/', '/archive', '/tags', '/tags/news', '/tags/a%20b', '/tags/%ED%95%9C%EA%B8%80'],
  ...[
    '/blog/hello',
    '/blog/%ED%95%9C%EA%B8%80',
    '/blog/%ed%95%9c%ea%b8%80',
    '/blog/hell%6F',
    '/blog/renamed',
  ],
  ...['/blog/tagged', '/blog/second', '/blog/nowhere', '/nowhere', '/tags/nowhere', '/archive/99'],
  ...['/feed.xml', '/atom.xml', '/feed.json', '/sitemap.xml', '/sitemap/newest.xml', '/sitemap/99.xml'],
  ...['/index', '/hello', '/blog/hello', '/blog/tagged', '/blog/nowhere', '/tags/a%20b'].map(
    (path) => `(data)${path}.json`,
  ),
  '/icon.svg',
  ...['/about', '/authors/Ada', '/tags/many/feed.xml'],
];

/** The same, of lists in parts and of what is like one of `pages`. */
export const MORE_PAGES = [
  ...['/archive/1', '/tags/many/1', '/authors/Ada/1', '/sitemap/1.xml'],
  ...['/about', '/archive/1'].map((path) => `(data)${path}.json`),
];

/** Addresses that hardly anybody asks for. */
export const ODD = [
  ...[
    '/blog/hello/',
    '/archive/',
    '//',
    '//blog/hello',
    '/blog//hello',
    '/blog/../blog/hello',
    '/blog/./hello',
  ],
  ...['/blog/..%2f..%2fx', '/%', '/blog/%', '/blog/%ff', '/blog/[id]', '/index', '/404', '/500', '/_error'],
  ...['/BLOG/hello', '/blog/hello.json', '/blog', '/api/nothing', '/robots.txt', '/images/nothing.svg'],
  ...['/_next/static/nothing.js', '/_next/data/other/blog/hello.json', '(data)/blog/hello', '/_next/nothing'],
  ...[
    '/blog/hello;x=1',
    '/blog/hello%3Fa',
    '/blog/hello%23a',
    '/blog/a%5Cb',
    '/blog/hello%20',
    '/blog/hello%00',
  ],
];

/** What is made anew for each reader. */
export const MADE_ANEW = [
  '/search',
  '/search?q=hello',
  '/og/hello.png',
  '/og/nothing.png',
  '/site.webmanifest',
];
