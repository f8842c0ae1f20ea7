// What stands around every page.
import Link from 'next/link';
import type { ReactNode } from 'react';
import { paths } from '../lib/paths';
import { site } from '../lib/site';

export function Layout({ children }: { children: ReactNode }) {
  return (
    <div className="page">
      <a className="skip" href="#content">
        Skip to content
      </a>
      <header className="masthead">
        <Link className="masthead-title" href={paths.home()}>
          {site.title}
        </Link>
        <p className="masthead-line">{site.description}</p>
      </header>
      <div id="content">{children}</div>
      <footer className="colophon">
        <p>
          <Link href={paths.home()}>{site.title}</Link>
        </p>
      </footer>
    </div>
  );
}
