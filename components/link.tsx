// A link within the site. Next would ask for the page behind every link in sight; this one asks when the reader
// points at it, touches it or comes to it by the keyboard, and again when it is followed (see use-navigation.ts).
import NextLink from 'next/link';
import Router from 'next/router';
import type { ComponentProps, FocusEvent } from 'react';

export function Link(props: ComponentProps<typeof NextLink>) {
  return <NextLink prefetch={false} onFocus={askForTarget} {...props} />;
}

/** Next does it for the pointer and for touch alone. */
function askForTarget({ currentTarget: link }: FocusEvent<HTMLAnchorElement>): void {
  if (!link.matches(':focus-visible')) return;
  void Router.prefetch(link.pathname.slice(Router.basePath.length) || '/').catch(() => {});
}
