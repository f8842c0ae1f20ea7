// The sitemap: an index of chunks that are numbered like the archive, so that a new post changes the newest only.
import { numberedPages, pageOf } from '../../catalogue/lists/list-pages';
import type { Lists } from '../../catalogue/lists/lists';
import type { PostSummary } from '../../content/post/post';
import { paths } from '../../paths';
import { absoluteUrl } from '../site/site-url';
import { type DocumentBody, element, text, xmlDocument } from './xml';

const TYPE = 'application/xml; charset=utf-8';
const NAMESPACE = { xmlns: 'http://www.sitemaps.org/schemas/sitemap/0.9' };

export function sitemapIndex({ all }: Lists): DocumentBody {
  const numbers = Array.from({ length: numberedPages(all.length) }, (_, index) => index + 1);
  const chunks = [undefined, ...numbers].map((number) =>
    element('sitemap', {}, element('loc', {}, text(absoluteUrl(paths.sitemapChunk(number))))),
  );
  return { type: TYPE, body: xmlDocument(element('sitemapindex', NAMESPACE, ...chunks)) };
}

/** @param number the archive page's number, or undefined for the newest */
export function sitemapChunk({ all, pages }: Lists, number: number | undefined): DocumentBody | null {
  const page = pageOf(all, number);
  if (!page) return null;
  // One that search engines are asked to leave out is not offered to them.
  const ofPost = ({ id, seo, updatedAt, publishedAt }: PostSummary) =>
    seo?.noindex ? [] : [url(paths.post(id), updatedAt ?? publishedAt)];
  const lists = [paths.home(), paths.archive(), paths.tags()].map((path) => url(path));
  const others = number === undefined ? [...lists, ...pages.flatMap(ofPost)] : [];
  const body = xmlDocument(element('urlset', NAMESPACE, ...others, ...page.posts.flatMap(ofPost)));
  return { type: TYPE, body };
}

function url(path: string, changedAt: string | null = null): string {
  const lastmod = changedAt ? [element('lastmod', {}, changedAt)] : [];
  return element('url', {}, element('loc', {}, text(absoluteUrl(path))), ...lastmod);
}
