// Step 3 of a publish: which paths does the change make old?
import { paths } from '../paths';
import type { Change } from './understand';

/** The post, the address it had before, and home. */
export function plan(change: Change): string[] {
  const ids = [change.id, change.previousId].filter((id) => id !== undefined);
  return [...new Set([...ids.map(paths.post), paths.home()])];
}
