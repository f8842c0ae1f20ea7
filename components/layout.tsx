// What stands around every page. On home the blog's name is the headline.
import Link from 'next/link';
import { useRouter } from 'next/router';
import type { ReactNode } from 'react';
import { paths } from '../lib/paths';
import { site } from '../lib/site';

export function Layout({ children }: { children: ReactNode }) {
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
          <Link href={paths.archive()}>Archive</Link>
          <Link href={paths.tags()}>Tags</Link>
          <a href="/feed.xml">Feed</a>
        </nav>
      </header>
      <div id="content" tabIndex={-1}>
        {children}
      </div>
      <footer className="colophon">
        <p>
          <Link href={paths.home()}>{site.title}</Link>, set in your device’s own type.
        </p>
      </footer>
    </div>
  );
}
