// What a click on a link does beyond Next's own doing: the page is asked for anew, and focus goes to its heading.
import Router from 'next/router';
import { useEffect } from 'react';

export function useNavigation(): void {
  useEffect(() => {
    Router.events.on('routeChangeStart', forgetPages);
    Router.events.on('routeChangeComplete', focusHeading);
    // In development each page would have to be compiled for it.
    if (process.env.NODE_ENV === 'production') Router.ready(loadCodeOfPages);
    return () => {
      Router.events.off('routeChangeStart', forgetPages);
      Router.events.off('routeChangeComplete', focusHeading);
    };
  }, []);
}

/** Next keeps the data of each page for the life of the tab: what was read, and what was asked for on hover. */
function forgetPages(): void {
  if (Router.router) Router.router.sdc = {};
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
