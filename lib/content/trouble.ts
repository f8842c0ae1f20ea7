// Whether a failure tells that the source is in trouble, so that other posts would fail as well.
import { passesByItself } from '../process/retry-later';
import { isUnfitPost } from './post/post';
import { isRenderFailure } from './worker/back-off';

/** False where one post is wrong or too much, and where the failure passes by itself. */
export function isSourceTrouble(error: unknown): boolean {
  return !isUnfitPost(error) && !isRenderFailure(error) && !passesByItself(error);
}
