// The newest known props of a page. What asks for them is in fresh-props.tsx.
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { FreshProps } from './fresh-props';
import type { PageProps } from './page-data';

/** What became of the page since the reader opened it. */
export type Happened = 'updated' | 'gone' | undefined;

export interface Fresh {
  /** The props that the page came with. */
  of: PageProps;
  /** The newest ones. */
  props: PageProps;
  happened: Happened;
}

/**
 * @param pageProps the props that the page came with
 * @returns the newest known props of the page, what happened to it, and what has to stand in the page to find out
 */
export function useFreshProps(pageProps: PageProps): Omit<Fresh, 'of'> & { watch: ReactNode } {
  const [fresh, setFresh] = useState<Fresh>();
  const [Watch, setWatch] = useState<typeof FreshProps>();
  const hasReturned = useRef(false);

  useEffect(() => {
    if (Watch) return;
    const note = (event: Event) => {
      hasReturned.current ||= !(event instanceof PageTransitionEvent) || event.persisted;
    };
    const returns = ['focus', 'pageshow', 'online'];
    for (const each of returns) window.addEventListener(each, note);
    // Without network the page stays as it is.
    import('./fresh-props').then(
      (loaded) => setWatch(() => loaded.FreshProps),
      () => {},
    );
    return () => {
      for (const each of returns) window.removeEventListener(each, note);
    };
  }, [Watch]);

  const { props, happened } = fresh?.of === pageProps ? fresh : { props: pageProps, happened: undefined };
  const watch = Watch ? (
    <Watch pageProps={pageProps} hasReturned={hasReturned.current} onFresh={setFresh} />
  ) : null;
  return { props, happened, watch };
}
