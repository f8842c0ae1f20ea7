// A link within the site. Next's own would ask for the page behind every link in sight, and is larger than all of our
// scripts on a page; this one asks when the reader points at it, touches it or comes to it by the keyboard, and again
// when it is followed (see use-navigation.ts).
import type { ComponentProps, FocusEvent, MouseEvent } from 'react';
import { shownPath } from '../lib/paths/base-path';
import { router } from './router';

interface Props extends ComponentProps<'a'> {
  /** As Next's router takes it: encoded, without basePath. */
  href: string;
}

export function Link({ href, ...props }: Props) {
  const prefetch = () => {
    // What fails now is asked for again by the click.
    void router()
      .prefetch(href, href, { priority: true })
      .catch(() => {});
  };
  const prefetchByKeyboard = ({ currentTarget }: FocusEvent<HTMLAnchorElement>) => {
    if (currentTarget.matches(':focus-visible')) prefetch();
  };
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    if (isForBrowser(event)) return;
    event.preventDefault();
    void router().push(href);
  };
  const end = href.search(/[?#]|$/);
  // Nobody hears them on the server, and React takes half as long again for a list of links that have them.
  const listeners = typeof window !== 'undefined' && {
    onMouseEnter: prefetch,
    onTouchStart: prefetch,
    onFocus: prefetchByKeyboard,
    onClick: follow,
  };
  return <a {...props} href={shownPath(href.slice(0, end)) + href.slice(end)} {...listeners} />;
}

/** Whether the reader wants another tab or window, or a file. */
function isForBrowser(event: MouseEvent<HTMLAnchorElement>): boolean {
  const { metaKey, ctrlKey, shiftKey, altKey, currentTarget } = event;
  return event.defaultPrevented || metaKey || ctrlKey || shiftKey || altKey || currentTarget.target !== '';
}
