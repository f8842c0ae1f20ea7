// A content source in memory, without HTTP: it gives lists in chunks, and fails where a test says so.
import type { Post, PostSummary } from '../../lib/content/post/post';
import type { ContentSource, PostsChunk, PostsQuery } from '../../lib/content/source';

const CHUNK = 3;

export class MemorySource implements ContentSource {
  readonly known = new Map<string, PostSummary>();
  /** What was asked, since the start or since it was last emptied. */
  asked: string[] = [];
  /** Whether it says how many posts there are: with all lists, only with that of all posts, or never. */
  counts: 'always' | 'all posts' | 'never' = 'always';
  /** Whether its lists tell of texts. */
  tellsTexts = true;
  /** Posts that are listed and do not fit. */
  odd: string[] = [];
  /** Whether it sees by itself what changes by `put` and `remove`, and gives its list whole, as a folder does. */
  seesChanges = false;
  /** Questions that fail. */
  readonly failing = new Set<string>();

  private looks = 0;
  private readonly touched = new Map<string, number>();

  put(...posts: PostSummary[]): void {
    for (const post of posts) {
      this.known.set(post.id, post);
      this.touched.set(post.id, this.looks + 1);
    }
  }

  remove(id: string): void {
    this.known.delete(id);
    this.touched.set(id, this.looks + 1);
  }

  async post(id: string): Promise<Post | null> {
    this.ask(`post ${id}`);
    const post = this.known.get(id);
    return post ? { ...post, content: 'Text.', format: 'markdown' } : null;
  }

  draft(id: string): Promise<Post | null> {
    return this.post(id);
  }

  async posts({ page, since, cursor }: PostsQuery): Promise<PostsChunk> {
    if (this.seesChanges) return this.look(cursor);
    this.ask(since === undefined ? `page ${page}` : `changes, page ${page}`);
    const field = since === undefined ? 'publishedAt' : 'updatedAt';
    const all = [...this.known.values()]
      .filter(({ updatedAt }) => since === undefined || (updatedAt ?? '') >= since)
      .sort((a, b) => ((a[field] ?? '') < (b[field] ?? '') ? 1 : -1));
    const isCounted = this.counts === 'always' || (this.counts === 'all posts' && since === undefined);
    return {
      posts: all.slice((page - 1) * CHUNK, page * CHUNK).map((post) => this.listed(post)),
      problems: page === 1 ? this.odd : [],
      total: isCounted ? this.known.size + this.odd.length : null,
      isLast: page * CHUNK >= all.length,
    };
  }

  private look(cursor = 0): PostsChunk {
    this.ask(cursor === 0 ? 'everything' : 'what changed');
    this.looks += 1;
    const isAsked = (id: string) => cursor === 0 || (this.touched.get(id) ?? 0) > cursor;
    const posts = [...this.known.values()].filter(({ id }) => isAsked(id));
    const missing = [...this.touched.keys()].filter((id) => isAsked(id) && !this.known.has(id));
    return { posts, problems: [], total: this.known.size, isLast: true, cursor: this.looks, missing };
  }

  private listed(post: PostSummary): PostSummary {
    return this.tellsTexts ? post : { ...post, textHash: null };
  }

  private ask(question: string): void {
    this.asked.push(question);
    if (this.failing.has(question)) throw new Error(`The source failed at ${question}.`);
  }
}
