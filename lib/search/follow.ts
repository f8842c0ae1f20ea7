// Keeps the search index in step with the catalogue. Posts that come or go are taken in before a question is answered;
// what takes longer, as all posts of a large blog and their texts do, is done in slices beside whatever else is to do.
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { PostSummary } from '../content/post/post';
import { sharingReadsSince } from '../content/shared-reads';
import { log, reasonOf } from '../log';
import { inSlices } from '../process/in-slices';
import { tick } from '../process/logical-clock';
import { after } from '../process/timeout';
import type { SearchIndex } from './search-index';

/** A question waits so long for the texts of a publish, and for those of so many posts. */
const WAIT_MS = 250;
const FEW = 20;
/** Of a larger blog the texts of the newest posts are found. */
const MAX_TEXTS = 20_000;
/** When texts are looked for again that were nowhere, for their pages may have been made. */
const AGAIN_MS = 300_000;

interface Options {
  index: SearchIndex;
  /** Gives the text of a post; null where it is nowhere yet. */
  textOf: (post: PostSummary) => Promise<string | null>;
  againMs?: number;
  waitMs?: number;
}

export class IndexFollower {
  private known: readonly PostSummary[] = [];
  private readonly toAdd = new Set<PostSummary>();
  private toRead = new Set<PostSummary>();
  /** Posts whose text was nowhere. */
  private readonly without = new Set<PostSummary>();
  private readonly withText = new Set<PostSummary>();
  private againAtMs: number;
  private work: Promise<void> | undefined;

  constructor(private readonly options: Options) {
    this.againAtMs = performance.now() + (options.againMs ?? AGAIN_MS);
  }

  /** Whether there are posts of which not all is in the index that the site has. */
  get isFilling(): boolean {
    return this.toAdd.size > 0 || this.toRead.size > 0;
  }

  /**
   * Takes in what changed. Resolves at once where much is to be done, which then goes on by itself.
   * @param posts those that readers see: the same array as long as nothing changes, and the same object for the same post
   */
  async follow(posts: readonly PostSummary[]): Promise<void> {
    this.takeDifference(posts);
    if (this.without.size > 0 && performance.now() >= this.againAtMs) this.workOn();
    if (!this.isFilling) return;
    this.workOn();
    if (this.toAdd.size + this.toRead.size > FEW) return;
    await Promise.race([this.work, after(this.options.waitMs ?? WAIT_MS)]);
  }

  private takeDifference(posts: readonly PostSummary[]): void {
    const before = this.known;
    if (before === posts) return;
    this.known = posts;
    let start = 0;
    while (start < posts.length && posts[start] === before[start]) start += 1;
    let [end, endBefore] = [posts.length, before.length];
    while (end > start && endBefore > start && posts[end - 1] === before[endBefore - 1]) {
      end -= 1;
      endBefore -= 1;
    }
    const now = new Set(posts.slice(start, end));
    for (const post of before.slice(start, endBefore)) if (!now.delete(post)) this.forget(post);
    if (now.size > FEW) {
      for (const post of now) this.toAdd.add(post);
      return;
    }
    for (const post of now) this.options.index.add(post);
    // A text that was just published is looked for before the many of a first filling.
    this.toRead = new Set([...now, ...this.toRead]);
  }

  private forget(post: PostSummary): void {
    this.toAdd.delete(post);
    this.toRead.delete(post);
    this.without.delete(post);
    this.withText.delete(post);
    this.options.index.remove(post);
  }

  private workOn(): void {
    this.work ??= sharingReadsSince(tick(), () => this.run()).finally(() => {
      this.work = undefined;
    });
  }

  private async run(): Promise<void> {
    const { index } = this.options;
    await inSlices(this.added());
    for (let post = first(this.toRead); post; post = first(this.toRead)) {
      this.toRead.delete(post);
      await this.readText(post);
      await nextTurn();
      if (this.toAdd.size > 0) await inSlices(this.added());
    }
    if (this.without.size > 0 && performance.now() >= this.againAtMs) await this.lookAgain();
    if (index.isUntidy) await inSlices(index.tidied());
  }

  private *added(): Generator<void> {
    for (const post of this.toAdd) {
      this.toAdd.delete(post);
      this.options.index.add(post);
      this.toRead.add(post);
      yield;
    }
  }

  private async readText(post: PostSummary): Promise<void> {
    if (this.withText.size >= MAX_TEXTS) return;
    const text = await this.options.textOf(post).catch((error) => {
      log.often('error', 'search', { post: post.id, reason: reasonOf(error) });
      return null;
    });
    // It may have gone meanwhile.
    if (!this.options.index.has(post)) return;
    if (text === null) {
      this.without.add(post);
      return;
    }
    this.without.delete(post);
    this.withText.add(post);
    this.options.index.addText(post, text);
  }

  private async lookAgain(): Promise<void> {
    this.againAtMs = performance.now() + (this.options.againMs ?? AGAIN_MS);
    for (const post of [...this.without]) {
      await this.readText(post);
      await nextTurn();
    }
  }
}

const first = <T>(set: Set<T>): T | undefined => set.values().next().value;
