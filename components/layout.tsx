// What stands around every page. On home the blog's name is the headline.
import type { ReactNode } from 'react';
import { paths } from '../lib/paths';
import { site } from '../site.config';
import { newsreader } from './fonts/newsreader';
import { Link } from './link';
import { SiteLink } from './site-link';
import { ThemeSwitch } from './theme-switch';
import type { Happened } from './use-fresh-props';

const words = site.words.layout;

interface Props {
  /** Of the page, as Next names it: `/blog/[id]`. */
  route: string;
  /** Its address, as Next's router has it. */
  asPath: string;
  happened: Happened;
  /** Whether the page that the reader wanted last cannot be reached. */
  isUnreachable: boolean;
  children: ReactNode;
}

export function Layout({ route, asPath, happened, isUnreachable, children }: Props) {
  const atHome = route === paths.home();
  const Name = atHome ? 'h1' : 'p';
  const path = asPath.split(/\/?[?#]|\/$/)[0] || '/';
  return (
    <div className={`page ${newsreader.variable}`}>
      <a className="skip" href="#content">
        {words.skip}
      </a>
      <header className={atHome ? 'masthead at-home' : 'masthead'}>
        <Name className="nameplate">
          <Link href={paths.home()}>{site.title}</Link>
        </Name>
        {atHome ? <p className="masthead-line">{site.description}</p> : null}
        <div className="masthead-row">
          <nav className="masthead-nav" aria-label={words.siteNavigation}>
            {site.navigation.map((link) => (
              <SiteLink
                key={link.href}
                {...link}
                aria-current={encodeURI(link.href) === path ? 'page' : undefined}
              />
            ))}
          </nav>
          <ThemeSwitch />
        </div>
      </header>
      {/* Always there, for screen readers announce what changes in it. */}
      <p className="news" role="status">
        {happened && `${words[happened]} `}
        {isUnreachable ? words.unreachable : null}
      </p>
      <div id="content" tabIndex={-1}>
        {children}
      </div>
      <footer className="colophon">
        <p>
          <Link href={paths.home()}>{site.title}</Link>
        </p>
        {site.links.length > 0 ? (
          <p className="elsewhere">
            {site.links.map((link) => (
              <SiteLink key={link.href} {...link} />
            ))}
          </p>
        ) : null}
      </footer>
    </div>
  );
}
