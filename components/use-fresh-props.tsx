// The newest known props of a page. What asks for them is in fresh-props.tsx.
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { FreshProps } from './fresh-props';
import type { PageProps } from './page-data';

/** What became of the page since the reader opened it. */
export type Happened = 'updated' | 'removed' | undefined;

export interface Fresh {
  /** The props that the page came with. */
  of: PageProps;
  /** The newest ones. */
  props: PageProps;
  happened: Happened;
}

/**
 * @param pageProps the props that the page came with
 * @param asPath its address, as Next's router has it
 * @returns the newest known props of the page, what happened to it, and what has to stand in the page to find out
 */
export function useFreshProps(
  pageProps: PageProps,
  asPath: string,
): Omit<Fresh, 'of'> & { watch: ReactNode } {
  const [fresh, setFresh] = useState<Fresh>();
  const [Watch, setWatch] = useState<typeof FreshProps>();
  const hasReturned = useRef(false);
  const isDraft = pageProps.draft !== undefined;

  useEffect(() => {
    if (Watch) return;
    // What fails, as without network, is tried again at the next occasion.
    const load = () =>
      import('./fresh-props').then(
        (loaded) => setWatch(() => loaded.FreshProps),
        () => {},
      );
    const onOccasion = (event: Event) => {
      hasReturned.current ||= isReturn(event);
      // A page is shown when it is opened, too.
      if (event.type !== 'pageshow' || hasReturned.current) load();
    };
    for (const each of OCCASIONS) window.addEventListener(each, onOccasion);
    // Who opens a page in the background comes to it later, when its build may be gone.
    if (isDraft || cameByBack() || document.hidden) load();
    return () => {
      for (const each of OCCASIONS) window.removeEventListener(each, onOccasion);
    };
  }, [Watch, isDraft]);

  const { props, happened } = fresh?.of === pageProps ? fresh : { props: pageProps, happened: undefined };
  const watch = Watch ? (
    <Watch pageProps={pageProps} asPath={asPath} hasReturned={hasReturned} onFresh={setFresh} />
  ) : null;
  return { props, happened, watch };
}

/** When the reader leaves the tab or comes back to it. Nobody comes back who has not left: a visit costs nothing of it. */
const OCCASIONS = ['blur', 'focus', 'visibilitychange', 'pageshow', 'online'];

function isReturn(event: Event): boolean {
  if (event instanceof PageTransitionEvent) return event.persisted;
  return event.type === 'visibilitychange' ? !document.hidden : event.type !== 'blur';
}

/** Whether the page was opened by Back from another site: browsers then show what they have, however old. */
export function cameByBack(): boolean {
  const [navigation] = performance.getEntriesByType('navigation');
  return navigation instanceof PerformanceNavigationTiming && navigation.type === 'back_forward';
}
