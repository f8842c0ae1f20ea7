import { Head, Html, Main, NextScript } from 'next/document';
import { SITE_DIRECTION } from '../components/direction';
import { address, belowBase } from '../lib/paths';
import { site } from '../site.config';

const { light, dark } = site.accent;
const accent = `:root{--accent:${light}}@media(prefers-color-scheme:dark){:root{--accent:${dark}}}`;

export default function Document() {
  return (
    <Html lang={site.language} dir={SITE_DIRECTION}>
      <Head>
        <meta name="color-scheme" content="light dark" />
        <style>{accent}</style>
        <link rel="alternate" type="application/rss+xml" title={site.title} href={address('/feed.xml')} />
        <link rel="alternate" type="application/feed+json" title={site.title} href={address('/feed.json')} />
        <link rel="icon" href={belowBase('/icon.svg')} type="image/svg+xml" />
      </Head>
      <body>
        <Main />
        <NextScript />
      </body>
    </Html>
  );
}
