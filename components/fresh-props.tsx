// Keeps an open tab as new as the site: when the reader comes back to it, or the network does, it asks again.
import { type RefObject, useEffect, useState } from 'react';
import useSWR from 'swr';
import { leaveBuild } from './leave-build';
import { type Answer, askForPage, dataFileOf, isNewer, looksAs, NewBuild, type PageProps } from './page-data';
import { router } from './router';
import { cameByBack, type Fresh } from './use-fresh-props';

const JUST_NOW_MS = 10_000;
/** Coming back is told more than once: by the window and by the document. */
const ONE_RETURN_MS = 1000;
const DRAFT_MS = 3000;

interface Props {
  /** The props that the page came with. */
  pageProps: PageProps;
  /** Its address, as Next's router has it. */
  asPath: string;
  /** Whether the reader came back before this was there. */
  hasReturned: RefObject<boolean>;
  /** Told the newest known props of the page, and what happened to it. */
  onFresh: (fresh: Fresh) => void;
}

export function FreshProps({ pageProps, asPath, hasReturned, onFresh }: Props) {
  const [event, setEvent] = useState<{ of: PageProps; what: Fresh['happened'] }>();
  const happened = event?.of === pageProps ? event.what : undefined;
  const isAsking = happened !== 'removed';

  const file = pageProps.version === undefined ? null : dataFileOf(asPath);
  const { data, mutate } = useSWR<Answer>(file, askForPage, {
    fallbackData: pageProps,
    revalidateOnMount: false,
    revalidateIfStale: false,
    revalidateOnFocus: isAsking,
    revalidateOnReconnect: isAsking,
    // The next return asks again; until then a server that is down is left alone.
    shouldRetryOnError: false,
    // Its author may be writing on.
    refreshInterval: pageProps.draft ? DRAFT_MS : 0,
    focusThrottleInterval: ONE_RETURN_MS,
    dedupingInterval: 0,
    // Nothing that is not newer takes the place of what is known, in whichever order answers arrive.
    onError: (error) => error instanceof NewBuild && leaveBuild(),
    compare: (known, come) => !isNewer(come, known),
    onSuccess: (answer) => {
      if (answer.movedTo) router().replace(answer.movedTo);
      else if (answer.gone) setEvent({ of: pageProps, what: 'removed' });
      else if (isNewer(answer, props) && !looksAs(answer, props)) {
        setEvent({ of: pageProps, what: 'updated' });
      }
    },
  });
  const props = data && isNewer(data, pageProps) ? data : pageProps;

  useEffect(() => onFresh({ of: pageProps, props, happened }), [onFresh, pageProps, props, happened]);

  useEffect(() => {
    if (cameByBack() || hasReturned.current) mutate();
    // A browser may also keep the whole tab as it was.
    const askAgain = ({ persisted }: PageTransitionEvent) => void (persisted && mutate());
    window.addEventListener('pageshow', askAgain);
    return () => window.removeEventListener('pageshow', askAgain);
  }, [mutate, hasReturned]);

  useEffect(() => {
    if (event?.what !== 'updated') return;
    const timer = setTimeout(() => setEvent(undefined), JUST_NOW_MS);
    return () => clearTimeout(timer);
  }, [event]);

  return null;
}
