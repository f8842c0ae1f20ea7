// What stands around a post, for sources over HTTP that can be asked for posts up to a date, or from it on.
import { LIST_SIZE } from './lists';
import { aroundIn, published } from './paging';
import { byNewest, type Dated, type Post } from './post';
import type { Around, AroundQuery } from './source';

const MOST_AT_ONCE = 100;

export interface DateQuestion {
  perPage: number;
  tag: string | undefined;
  order: 'asc' | 'desc';
  /** Only posts published at that time or later, or earlier. */
  since?: string;
  until?: string;
}

/** Gives posts in order; `total` is null when the source has not said how many there are, for then it is all. */
type Ask = (question: DateQuestion) => Promise<{ posts: Post[]; total: number | null }>;

/**
 * Most posts that change are among the newest, in a list that is asked for anyway. Around an older one the source is
 * asked by date; where it doesn't know that question, its answer does not fit, and nothing is known.
 */
export async function aroundByDate(ask: Ask, post: Dated, query: AroundQuery): Promise<Around> {
  const { count, tag, side } = query;
  const newest = await ask({ perPage: LIST_SIZE, tag, order: 'desc' });
  const { total } = newest;
  const found = aroundIn(published(newest.posts), post, query);
  if (total === null || total <= LIST_SIZE) return found;
  if ((found.olderTotal ?? 0) >= count) {
    const newerTotal = published(newest.posts).filter((other) => byNewest(other, post) < 0).length;
    const present = newest.posts.some(({ id }) => id === post.id) ? 1 : 0;
    return { ...found, olderTotal: total - newerTotal - present };
  }
  if (post.publishedAt === null) return { older: [], newer: [], olderTotal: null };

  const date = post.publishedAt;
  const askFrom = async (question: Pick<DateQuestion, 'order' | 'since' | 'until'>) => {
    const few = await ask({ perPage: count + 1, tag, ...question });
    // Where all have the post's own date, as after an import, what is beyond them has to be seen too.
    const isFull = few.posts.length > count && few.posts.every(({ publishedAt }) => publishedAt === date);
    return isFull ? ask({ perPage: MOST_AT_ONCE, tag, ...question }) : few;
  };
  const nobody = { posts: [], total: null };
  const before = side === 'newer' ? nobody : await askFrom({ order: 'desc', until: date });
  const after = side === 'older' ? nobody : await askFrom({ order: 'asc', since: date });
  const others = (posts: Post[]) => published(posts.filter(({ id }) => id !== post.id));
  const [older, newer] = [others(before.posts), others(after.posts).reverse()];
  const understood =
    older.every(({ publishedAt }) => publishedAt === null || publishedAt <= date) &&
    newer.every(({ publishedAt }) => publishedAt !== null && publishedAt >= date);
  if (!understood) return { older: [], newer: [], olderTotal: null };
  // Of those with the same date, some stand before it and some after.
  const trulyOlder = older.filter((other) => byNewest(other, post) > 0);
  const trulyNewer = newer.filter((other) => byNewest(other, post) < 0);
  const notOlder = before.posts.length - trulyOlder.length;
  return {
    older: trulyOlder.slice(0, count),
    newer: trulyNewer.slice(0, count),
    olderTotal: before.total === null ? null : before.total - notOlder,
  };
}
