import { Head, Html, Main, NextScript } from 'next/document';
import { site } from '../lib/site';

export default function Document() {
  return (
    <Html lang={site.language}>
      <Head>
        <meta name="color-scheme" content="light dark" />
        <link rel="alternate" type="application/rss+xml" title={site.title} href="/feed.xml" />
        <link rel="alternate" type="application/feed+json" title={site.title} href="/feed.json" />
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
      </Head>
      <body>
        <Main />
        <NextScript />
      </body>
    </Html>
  );
}
