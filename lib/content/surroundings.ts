// What a post's page says of other posts: the one before, the one after, and earlier ones on the same subjects.
import type { PostSummary } from './post';
import type { ContentSource } from './source';

export interface PostLink {
  id: string;
  title: string;
  lang: string | null;
}

export interface Surroundings {
  older: PostLink | null;
  newer: PostLink | null;
  related: PostLink[];
}

/** Only earlier posts are related, so that a new post does not change every page of its subjects. */
export const RELATED_COUNT = 3;
const RELATED_TAGS = 2;

export async function readSurroundings(source: ContentSource, post: PostSummary): Promise<Surroundings> {
  const { older, newer } = await source.around(post, { count: 1 });
  const shared = new Map<string, { post: PostSummary; tags: number }>();
  for (const tag of relatedTags(post)) {
    const { older } = await source.around(post, { count: RELATED_COUNT, tag, side: 'older' });
    for (const post of older) shared.set(post.id, { post, tags: (shared.get(post.id)?.tags ?? 0) + 1 });
  }
  const related = [...shared.values()].sort((a, b) => b.tags - a.tags).slice(0, RELATED_COUNT);
  return {
    older: older[0] ? linkTo(older[0]) : null,
    newer: newer[0] ? linkTo(newer[0]) : null,
    related: related.map(({ post }) => linkTo(post)),
  };
}

/** The tags of a post by which it names others. */
export function relatedTags({ tags }: Pick<PostSummary, 'tags'>): string[] {
  return tags.slice(0, RELATED_TAGS);
}

function linkTo({ id, title, lang }: PostSummary): PostLink {
  return { id, title, lang };
}
