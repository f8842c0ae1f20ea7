// An editor who changes the posts of a scripted source at random, and says what a CMS would tell of it.
import type { randomFrom } from '../model';
import type { ScriptedSource } from '../scripted-source';
import { AUTHORS, inOrder, type Known, TAGS } from './posts';

type Random = ReturnType<typeof randomFrom>;

export interface Change {
  /** What was done, for whoever reads of a failure. */
  what: string;
  /** What the webhook is told. */
  message: { id: string; previousId?: string; removed?: boolean; updatedAt?: string };
  /** The ids whose pages may have changed, besides the neighbours. */
  ids: string[];
}

const HOUR_MS = 3_600_000;
const DAYS = 200;
/** Beyond so many posts more or less than at the beginning, some are removed or added. */
const LEEWAY = 8;

export class Editor {
  posts: Known[] = [];
  private readonly removed: Known[] = [];
  private edits = 0;
  private aim = 0;
  /** The posts that were changed since the site heard of it: nobody can tell what happened to one twice. */
  private touched = new Set<Known>();

  /**
   * @param name begins all ids
   * @param isDated whether the source keeps dates of change
   */
  constructor(
    private readonly source: ScriptedSource,
    private readonly random: Random,
    private readonly name: string,
    private readonly isDated: boolean,
  ) {}

  /** Has the source have so many posts, and none of those it had. */
  begin(count: number): void {
    this.source.posts.clear();
    for (let n = 0; n < count; n++) this.put(this.newPost());
    this.aim = count;
  }

  /** Makes changes at random, each of another post. @param isTold whether the site will hear of them from webhooks */
  changes(count: number, isTold: boolean): Change[] {
    this.touched.clear();
    return Array.from({ length: count }, () => this.change(isTold));
  }

  private change(isTold: boolean): Change {
    const { random } = this;
    if (this.posts.length < this.aim - LEEWAY) return this.insert();
    if (this.posts.length > this.aim + LEEWAY) return this.remove(this.any());
    const kinds: (() => Change)[] = [
      () => this.edit('title', this.any(), ({ post }) => ({ title: `Title ${this.edits} of ${post.id}` })),
      () => this.edit('excerpt', this.any(), () => ({ excerpt: `Excerpt ${this.edits}.` })),
      () => this.edit('text', this.any(), () => ({ content: `Text ${this.edits}.` })),
      () => this.edit('tags', this.any(), () => ({ tags: this.tags() })),
      () =>
        this.edit('author', this.any(), ({ post }) => ({
          author: AUTHORS.find((name) => name !== post.author),
        })),
      () => this.edit('date', this.any(), () => ({ publishedAt: this.date() })),
      () => this.edit('draft', this.any(), ({ post }) => ({ draft: !post.draft })),
      () => this.rename(this.any(), 'told', isTold),
      () =>
        this.rename(
          this.any(({ post }) => post.documentId !== undefined),
          'by its document',
          isTold,
        ),
      () => this.remove(this.any()),
      () => this.insert(),
      () => this.putBack(),
    ];
    return random.of(kinds)();
  }

  /** Sets the time at which a post appears, or goes. */
  schedule(field: 'publishedAt' | 'unpublishAt', atMs: number): Change {
    this.touched.clear();
    return this.edit(`${field} soon`, this.any(), () => ({
      draft: false,
      [field]: new Date(atMs).toISOString(),
    }));
  }

  private put(known: Known): void {
    if (this.isDated) known.post.updatedAt = new Date().toISOString();
    this.source.put(known.post);
    this.touched.add(known);
    if (!this.posts.includes(known)) this.posts.push(known);
  }

  private edit(what: string, known: Known, fields: (known: Known) => Partial<Known['post']>): Change {
    this.edits += 1;
    // A new object: the source answers with what it was when it was asked.
    known.post = { ...known.post, ...fields(known) };
    this.put(known);
    const { id, updatedAt } = known.post;
    return {
      what: `${what} of ${id}`,
      message: { id, ...(this.random.below(2) && { updatedAt }) },
      ids: [id],
    };
  }

  private rename(known: Known, how: 'told' | 'by its document', isTold: boolean): Change {
    const { id: previousId, documentId } = known.post;
    const id = this.newId();
    this.source.posts.delete(previousId);
    const isDocument = typeof documentId === 'string';
    const tells = how === 'told' || !isDocument;
    // Of a post without a lasting name that nobody tells of, nobody can know what it was.
    known.was = isDocument || isTold ? [...known.was, previousId] : [];
    known.post = { ...known.post, id };
    this.put(known);
    const message = tells ? { id, previousId } : { id };
    return { what: `rename of ${previousId} to ${id}, ${how}`, message, ids: [id, previousId, ...known.was] };
  }

  private remove(known: Known): Change {
    const { id } = known.post;
    this.source.posts.delete(id);
    this.posts.splice(this.posts.indexOf(known), 1);
    this.touched.add(known);
    this.removed.push(known);
    const message = this.random.below(2) ? { id, removed: true } : { id };
    return { what: `removal of ${id}`, message, ids: [id, ...known.was] };
  }

  private insert(): Change {
    const known = this.newPost();
    this.put(known);
    const { id } = known.post;
    return { what: `insertion of ${id} at ${known.post.publishedAt}`, message: { id }, ids: [id] };
  }

  private putBack(): Change {
    const known = this.removed.find((each) => !this.touched.has(each));
    if (!known) return this.insert();
    this.removed.splice(this.removed.indexOf(known), 1);
    known.post = { ...known.post };
    this.put(known);
    const { id } = known.post;
    return { what: `return of ${id}`, message: { id }, ids: [id, ...known.was] };
  }

  /** Any post that was not touched yet; the newest and the oldest often. */
  private any(isWanted: (known: Known) => boolean = () => true): Known {
    const ordered = inOrder(this.posts.filter((known) => !this.touched.has(known) && isWanted(known)));
    const last = ordered.length - 1;
    const anywhere = Array(8).fill(this.random.below(ordered.length));
    return ordered[this.random.of([0, 1, last, last - 1, ...anywhere])] as Known;
  }

  private newId(): string {
    this.edits += 1;
    return `${this.random.of(['', '글 '])}${this.name}-${this.edits}`;
  }

  private newPost(): Known {
    const id = this.newId();
    const documentId = this.random.below(2) ? { documentId: `document of ${id}` } : {};
    const [title, excerpt, content] = [`Title of ${id}`, `Excerpt of ${id}.`, `Text of ${id}.`];
    return {
      post: {
        ...{ id, title, excerpt, content, ...documentId },
        ...{ publishedAt: this.date(), tags: this.tags(), author: this.author() },
      },
      was: [],
    };
  }

  /** In the past, and some the same: then the id decides. */
  private date(): string {
    return new Date(Date.UTC(2026, 0, 1) + this.random.below(DAYS) * HOUR_MS).toISOString();
  }

  /** One writes most, so that the other's first post comes and goes. */
  private author(): string {
    return this.random.below(20) ? (AUTHORS[0] ?? '') : (AUTHORS[1] ?? '');
  }

  private tags(): string[] {
    return TAGS.filter(() => this.random.below(2)).sort(() => this.random.below(3) - 1);
  }
}
