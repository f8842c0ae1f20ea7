// The HTML around every page. What stands here is made on the server alone, so that no browser loads code for it.
import { type DocumentProps, Html, Main, NextScript } from 'next/document';
import { SITE_DIRECTION } from '../components/direction';
import { FeedLinks } from '../components/feed-links';
import { Head, LOAD_SCRIPTS } from '../components/head';
import { leaveOutHtml } from '../components/text-once';
import { lightFrame, THEME_SCRIPT, THEME_STYLE } from '../components/theme-head';
import { Translations } from '../components/translations';
import { belowBase } from '../lib/paths/base-path';
import { type AnyProps, jsonLdOf } from '../lib/rendering/site/json-ld';
import { site } from '../site.config';

const { light, dark } = site.accent;

export default function Document({ __NEXT_DATA__ }: DocumentProps) {
  const shown: AnyProps = __NEXT_DATA__.props.pageProps ?? {};
  const jsonLd = jsonLdOf(__NEXT_DATA__.page, shown);
  leaveOutHtml(__NEXT_DATA__);
  return (
    <Html lang={site.language} dir={SITE_DIRECTION} data-theme={site.theme}>
      <Head>
        <meta name="color-scheme" content="light dark" />
        <meta name="theme-color" media={lightFrame} content={light} />
        <meta name="theme-color" content={dark} />
        <style>{THEME_STYLE}</style>
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: it is a constant */}
        <script dangerouslySetInnerHTML={{ __html: THEME_SCRIPT }} />
        <FeedLinks tag={shown.tag} />
        <Translations of={shown} />
        <link rel="icon" href={belowBase('/favicon.ico')} sizes="32x32" />
        <link rel="icon" href={belowBase('/icon.svg')} type="image/svg+xml" />
        <link rel="apple-touch-icon" href={belowBase('/apple-touch-icon.png')} />
        <link rel="manifest" href={belowBase('/site.webmanifest')} />
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: jsonLdOf escaped it */}
        {jsonLd ? <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: jsonLd }} /> : null}
      </Head>
      <body>
        <Main />
        <NextScript />
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: it is a constant */}
        <script dangerouslySetInnerHTML={{ __html: LOAD_SCRIPTS }} />
      </body>
    </Html>
  );
}
