// What stands above a draft. Only its author loads code for it.
import { lazy, Suspense } from 'react';
import type { Draft as Props } from '../lib/rendering/post/post-props';

const DraftBanner = lazy(() => import('./draft-banner'));

/** @param of undefined: what is shown is no draft */
export function Draft({ id, of }: { id: string; of: Props | undefined }) {
  if (!of) return null;
  return (
    <Suspense>
      <DraftBanner id={id} {...of} />
    </Suspense>
  );
}
