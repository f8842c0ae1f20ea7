// Tags that can't be in an address, whatever source they are from.
import { log } from '../../log';
import { isPossibleTag } from '../../paths/ids';

/** A tag is an address, too. Those that can't be one are left out, and told once each. */
export function possibleTags(tags: string[], id: string): string[] {
  return tags.filter((tag) => {
    const isPossible = isPossibleTag(tag);
    const problem = `tags: ${JSON.stringify(tag.slice(0, 40))} can't be in an address, and is left out`;
    if (!isPossible) log.once('warn', 'content', { problem, first: id });
    return isPossible;
  });
}
