// A link within the site. Next would ask for the page behind every link in sight; this one asks when the reader
// points at it, and again when it is followed (see use-navigation.ts).
import NextLink from 'next/link';
import type { ComponentProps } from 'react';

export function Link(props: ComponentProps<typeof NextLink>) {
  return <NextLink prefetch={false} {...props} />;
}
