// Tags that can't be in an address, whatever source they are from.
import { log } from '../log';
import { isPossibleTag } from '../paths/ids';
import { processWide } from '../process/process-wide';

const told = processWide('told tags', () => new Set<string>());
const MAX_TOLD = 100;

/** A tag is an address, too. Those that can't be one are left out, and told once each. */
export function possibleTags(tags: string[], id: string): string[] {
  for (const tag of tags) {
    if (isPossibleTag(tag) || told.has(tag) || told.size === MAX_TOLD) continue;
    told.add(tag);
    const problem = `tags: ${JSON.stringify(tag.slice(0, 40))} can't be in an address, and is left out`;
    log.warn('content', { problem, first: id });
  }
  return tags.filter(isPossibleTag);
}
