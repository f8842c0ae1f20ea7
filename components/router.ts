// Next's router, for what happens in the browser. It is not imported: Next would cut its own code into two files, larger
// together by 1 kB and one more to wait for.
import type { AppProps } from 'next/app';

type Router = AppProps['router'];

let known: Router | undefined;

/** Called by pages/_app.tsx, which gets it from Next, before anything else. */
export function knowRouter(router: Router): void {
  known = router;
}

/** @throws Error on the server, and before the page begins */
export function router(): Router {
  if (!known) throw new Error('The router is not there yet.');
  return known;
}
