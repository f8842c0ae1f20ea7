// Which posts are in feeds, and who is told when these change.
import { site } from '../../../site.config';
import type { Lists } from '../../catalogue/lists/lists';
import type { PostSummary } from '../../content/post/post';
import { env } from '../../env';

/** Who is told when the feeds change: none or one. */
export function hubs(): string[] {
  const { WEBSUB_HUB } = env();
  return WEBSUB_HUB ? [WEBSUB_HUB] : [];
}

/** The posts of the feeds. */
export function newestOf({ all }: Lists): PostSummary[] {
  return all.slice(0, site.lists.feed);
}

/** The posts of a tag's feed; null where no post has the tag. */
export function newestOfTag({ byTag }: Lists, tag: string): PostSummary[] | null {
  return byTag.get(tag)?.slice(0, site.lists.feed) ?? null;
}
