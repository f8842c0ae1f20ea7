// The plan of a publish, at once.
import type { Applied } from '../../lib/catalogue/known-posts';
import { plan } from '../../lib/revalidation/plan';

/** The paths that a step makes old. */
export function planned(step: Applied): string[] {
  const steps = plan(step);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}
