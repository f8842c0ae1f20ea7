// What a click on a link does beyond Next's own doing: the page is asked for anew, focus goes to its heading, and where
// nothing answers the reader keeps what is there.
import { useEffect, useState } from 'react';
import { router } from './router';

/** @returns whether the page that the reader wanted last cannot be reached */
export function useNavigation(): boolean {
  const [isUnreachable, setUnreachable] = useState(false);

  useEffect(() => {
    let wanted = '';
    const start = (url: string) => {
      wanted = url;
      forgetPages();
      setUnreachable(false);
    };
    const fail = (error: Error & { cancelled?: boolean }, url: string) => {
      // The reader went on before it was answered.
      if (error.cancelled) return;
      // Next names some addresses without the basePath.
      const isWanted = () => url === wanted || router().basePath + url === wanted;
      // An answer that fails later than that comes here, too.
      if (isWanted()) {
        answersAt(wanted).then((isAnswered) => {
          if (isWanted() && isAnswered) loadWhole(wanted);
          else if (isWanted()) setUnreachable(true);
        });
      }
      // Next would load the page whole at once, and an error page would take the place of what is read.
      throw Object.assign(new Error('Loaded whole.'), { cancelled: true });
    };
    const { events } = router();
    events.on('routeChangeStart', start);
    events.on('routeChangeComplete', arrive);
    events.on('routeChangeError', fail);
    return () => {
      events.off('routeChangeStart', start);
      events.off('routeChangeComplete', arrive);
      events.off('routeChangeError', fail);
    };
  }, []);

  return isUnreachable;
}

/** Next keeps the data of each page for the life of the tab: what was read, and what was asked for on hover. */
function forgetPages(): void {
  router().sdc = {};
}

/** Whether an address has an answer that is more than a server's, or a proxy's, error. */
async function answersAt(url: string): Promise<boolean> {
  const answer = await fetch(url, { method: 'HEAD', cache: 'no-store' }).catch(() => null);
  return answer !== null && answer.status < 500;
}

/** Loads a page as a browser does. On Back its address is there already, and with a # naming it again loads nothing. */
export function loadWhole(url: string): void {
  if (new URL(url, window.location.href).href === window.location.href) window.location.reload();
  else window.location.assign(url);
}

function arrive(url: string): void {
  leaveHead();
  focusStart(url);
}

/**
 * What the head says of the page that was loaded (see page-head.tsx), and not of this one: a browser that shares a page
 * goes by its canonical address. The window's width and the letters' encoding stay.
 */
function leaveHead(): void {
  const said = document.head.querySelectorAll('[data-next-head]:not(title, [name=viewport], [charset])');
  for (const element of said) element.remove();
}

/**
 * Next announces the title; without this, Tab would go on where the link was, in the middle of the new page. Whoever goes
 * to search wants to type.
 */
function focusStart(url: string): void {
  const [, id] = url.split('#');
  const heading = () =>
    document.querySelector<HTMLElement>('input[type=search]') ?? document.querySelector('h1');
  const start = id ? document.getElementById(decodeURIComponent(id)) : heading();
  if (start?.tabIndex === -1) start.setAttribute('tabindex', '-1');
  start?.focus({ preventScroll: true });
}
