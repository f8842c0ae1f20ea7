// Answers where links lead, by a function for one of them.
import type { Resolve } from '../../lib/content/text/links';
import { href } from '../../lib/paths/encoding';

/** @param linkTo the path of what a target means; null where there is nothing */
export const resolveBy =
  (linkTo: (target: string) => string | null): Resolve =>
  async (targets) =>
    new Map(
      targets.flatMap((target) => {
        const path = linkTo(target);
        return path === null ? [] : [[target, { url: href(path) }] as const];
      }),
    );
