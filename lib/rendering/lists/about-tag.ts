// What the posts of a tag are about.
import { site } from '../../../site.config';

/** What site.config.ts says of it, or else its name in a sentence. A tag may be called `constructor`. */
export const aboutTag = (tag: string): string =>
  (Object.hasOwn(site.tags, tag) ? site.tags[tag] : undefined) ?? site.words.lists.tagText(tag);
