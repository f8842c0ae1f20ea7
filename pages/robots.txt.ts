// What crawlers may read: everything but the API, and where the sitemap is.
import { env } from '../lib/env';
import { paths } from '../lib/paths';
import { belowBase } from '../lib/paths/base-path';
import { forReaders } from '../lib/rendering/documents/for-readers';
import { absoluteUrl } from '../lib/rendering/site/site-url';

export default function Robots() {
  return null;
}

export const getServerSideProps = forReaders(async ({ res }) => {
  res.setHeader('Content-Type', 'text/plain; charset=utf-8');
  res.setHeader('Cache-Control', 's-maxage=3600');
  // It has to be a whole address.
  const sitemap = env().SITE_URL ? `\nSitemap: ${absoluteUrl(paths.sitemap())}\n` : '';
  res.end(`User-agent: *\nDisallow: ${belowBase('/api/')}\n${sitemap}`);
  return { props: {} };
});
