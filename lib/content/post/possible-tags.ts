// Tags that can't be in an address, whatever source they are from.
import { isPossibleTag } from '../../paths/ids';
import { tellOnce } from '../../log/tell-once';

/** A tag is an address, too. Those that can't be one are left out, and told once each. */
export function possibleTags(tags: string[], id: string): string[] {
  return tags.filter((tag) => {
    const isPossible = isPossibleTag(tag);
    if (!isPossible)
      tellOnce(`tags: ${JSON.stringify(tag.slice(0, 40))} can't be in an address, and is left out`, id);
    return isPossible;
  });
}
