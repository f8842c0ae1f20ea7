// What stands around every page. On home the blog's name is the headline.

import { useRouter } from 'next/router';
import type { ReactNode } from 'react';
import { paths } from '../lib/paths';
import { site } from '../site.config';
import { Link } from './link';
import { SiteLink } from './site-link';
import type { Happened } from './use-fresh-props';

interface Props {
  happened: Happened;
  /** Whether the page that the reader wanted last cannot be reached. */
  isUnreachable: boolean;
  children: ReactNode;
}

export function Layout({ happened, isUnreachable, children }: Props) {
  const atHome = useRouter().pathname === paths.home();
  const Name = atHome ? 'h1' : 'p';
  return (
    <div className="page">
      <a className="skip" href="#content">
        Skip to content
      </a>
      <header className={atHome ? 'masthead at-home' : 'masthead'}>
        <Name className="nameplate">
          <Link href={paths.home()}>{site.title}</Link>
        </Name>
        <p className="masthead-line">{site.description}</p>
        <nav className="masthead-nav" aria-label="Site">
          {site.navigation.map((link) => (
            <SiteLink key={link.href} {...link} />
          ))}
        </nav>
      </header>
      {/* Always there, for screen readers announce what changes in it. */}
      <p className="news" role="status">
        {happened === 'updated' ? 'Updated just now. ' : null}
        {happened === 'gone' ? 'This page was removed. What you read is its last text. ' : null}
        {isUnreachable ? 'That page cannot be reached now. Try again later.' : null}
      </p>
      <div id="content" tabIndex={-1}>
        {children}
      </div>
      <footer className="colophon">
        <p>
          <Link href={paths.home()}>{site.title}</Link>, set in your device’s own type.
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
