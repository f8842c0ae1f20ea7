// What a click on a link does beyond Next's own doing: the page is asked for anew, focus goes to its heading, and where
// nothing answers the reader keeps what is there.
import Router from 'next/router';
import { useEffect, useState } from 'react';

/** @returns whether the page that the reader wanted last cannot be reached */
export function useNavigation(): boolean {
  const [isUnreachable, setUnreachable] = useState(false);

  useEffect(() => {
    const start = () => {
      forgetPages();
      setUnreachable(false);
    };
    const fail = (error: Error & { cancelled?: boolean }, url: string) => {
      // The reader went elsewhere.
      if (error.cancelled) return;
      loadWhole(url).catch(() => setUnreachable(true));
      // Next would load the page whole at once, and the browser's error page would take the place of what is read.
      throw Object.assign(new Error('The page is loaded whole.'), { cancelled: true });
    };
    Router.events.on('routeChangeStart', start);
    Router.events.on('routeChangeComplete', focusHeading);
    Router.events.on('routeChangeError', fail);
    // In development each page would have to be compiled for it.
    if (process.env.NODE_ENV === 'production') Router.ready(loadCodeOfPages);
    return () => {
      Router.events.off('routeChangeStart', start);
      Router.events.off('routeChangeComplete', focusHeading);
      Router.events.off('routeChangeError', fail);
    };
  }, []);

  return isUnreachable;
}

/** Next keeps the data of each page for the life of the tab: what was read, and what was asked for on hover. */
function forgetPages(): void {
  if (Router.router) Router.router.sdc = {};
}

/** Loads a page as a browser does, whatever it is. @throws TypeError where nothing answers */
async function loadWhole(url: string): Promise<void> {
  await fetch(url, { method: 'HEAD', cache: 'no-store' });
  window.location.assign(url);
}

/** Next announces the title; without this, Tab would go on where the link was, in the middle of the new page. */
function focusHeading(url: string): void {
  if (url.includes('#')) return;
  const heading = document.querySelector('h1');
  heading?.setAttribute('tabindex', '-1');
  heading?.focus({ preventScroll: true });
}

/** Loads the code of the other pages when the browser is idle: a click then costs one request, for the page's data. */
async function loadCodeOfPages(): Promise<void> {
  const loader = Router.router?.pageLoader;
  for (const route of (await loader?.getPageList()) ?? []) {
    // Feeds and the like have no code that a browser runs.
    if (await loader?._isSsg(route)) await loader?.prefetch(route);
  }
}
