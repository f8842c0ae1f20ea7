// The web app manifest: the site's name and icons, for bookmarks on a phone's screen.
import { paths } from '../lib/paths';
import { address, belowBase } from '../lib/paths/base-path';
import { forReaders } from '../lib/rendering/documents/for-readers';
import { site } from '../site.config';

export default function Manifest() {
  return null;
}

export const getServerSideProps = forReaders(async ({ res }) => {
  const { title, description, language, accent } = site;
  const manifest = {
    name: title,
    short_name: title,
    description,
    lang: language,
    start_url: address(paths.home()),
    display: 'browser',
    theme_color: accent.light,
    icons: [
      { src: belowBase('/icon.svg'), sizes: 'any', type: 'image/svg+xml' },
      { src: belowBase('/apple-touch-icon.png'), sizes: '180x180', type: 'image/png' },
    ],
  };
  res.setHeader('Content-Type', 'application/manifest+json; charset=utf-8');
  res.setHeader('Cache-Control', 's-maxage=3600');
  res.end(JSON.stringify(manifest));
  return { props: {} };
});
