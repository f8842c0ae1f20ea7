// The old addresses that a post names, as paths that lead to it.
import { log } from '../../log';
import { paths } from '../../paths';
import { formerPath } from './former-path';

/** Of those that are written, whether or not they can be addresses here. */
const MAX_NAMED = 200;
const MAX_FORMER_PATHS = 50;

/** The paths of the old addresses that a post names, each once and not its own. */
export function formerPathsOf(id: string, written: string[]): string[] {
  const found = new Set(written.slice(0, MAX_NAMED).flatMap((each) => formerPath(each) ?? []));
  found.delete(paths.post(id));
  if (written.length > MAX_NAMED || found.size > MAX_FORMER_PATHS)
    log.once('warn', 'content', {
      problem: `aliases of ${id}: ${MAX_NAMED} are looked at and ${MAX_FORMER_PATHS} lead to it, the others nowhere`,
      first: id,
    });
  return [...found].slice(0, MAX_FORMER_PATHS);
}
