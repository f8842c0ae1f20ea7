// The answers that are kept, and how they are made: Next is asked for one the second time that the cache has its page.
import { LRUCache } from 'lru-cache';
import type { PageCache } from '../../cache/page-cache';
import { type CacheRead, trackReads } from '../../cache/reads';
import { after, withDeadline } from '../../process/timeout';
import { Answer } from './answer';
import { askNext, type Handle, isForAll, isFromCache, type NextAnswer } from './ask-next';
import { encodingFor } from './encoding';
import { isFile, type Kept, keptFile, keptPage, suits } from './kept';
import type { ReaderRequest } from './request';

interface Options {
  cache: PageCache;
  currentnessOf: (read: CacheRead) => () => boolean;
  isOfNext: (path: string) => boolean;
  maxBytes: number;
}

const MAX_ASKED = 5000;
const MAX_AT_ONCE = 8;
/** What takes longer, as a feed that waits for the source, gives its place to the next. */
const SLOW_MS = 1000;
/** How long readers wait for an answer to be made, or compressed. Where that takes longer, Next answers them. */
const WAIT_MS = 100;
/** How long something is not tried again that turned out to be no page and no file; or a page that time made stale. */
const NOT_KEPT_MS = 60_000;
const NOT_GOOD_MS = 1000;
/** What an answer takes besides its bodies: what it was made of, its place in maps. */
const ANSWER_BYTES = 4000;
/** What is larger is sent by Next. */
const MAX_BYTES = 2_000_000;
const STATUSES = [200, 301, 302, 303, 304, 307, 308, 404];
/** Readers' own requests to Next may be under way, whose look-up in the cache it shares with ours. */
const TRIES = 3;
/** No answer of Next's takes so long, unless it never ends. */
const LIMIT_MS = 60_000;

export class Answers {
  private readonly kept: LRUCache<string, Kept>;
  /** What the cache had for a reader: crawlers, who want everything once, cost nothing. */
  private readonly requested = new LRUCache<string, true>({ max: MAX_ASKED });
  private readonly notKept = new LRUCache<string, true>({ max: MAX_ASKED });
  private readonly making = new Map<string, Promise<void>>();
  private atOnce = 0;

  constructor(private readonly options: Options) {
    this.kept = new LRUCache({ maxSize: Math.max(1, Math.floor(options.maxBytes)) });
  }

  /** The answer that was made last, which need not be good any more. */
  find(asked: ReaderRequest): Kept | undefined {
    const kept = this.kept.get(keyOf(asked));
    if (!kept || !suits(kept, asked)) return undefined;
    return this.isAgain(asked, kept) ? this.kept.get(keyOf(asked, AGAIN)) : kept;
  }

  /** Whether the reader has it already, and is to be told so. */
  private isAgain({ etag }: ReaderRequest, kept: Kept | undefined): boolean {
    return etag !== undefined && etag === kept?.answer.etag?.replace(/^W\//, '');
  }

  /**
   * Has an answer made.
   * @returns what readers can wait for; null where Next is to answer them
   */
  make(asked: ReaderRequest, next: Handle): Promise<unknown> | null {
    const known = this.kept.get(keyOf(asked));
    const isAgain = this.isAgain(asked, known);
    const key = keyOf(asked, isAgain ? AGAIN : '');
    const running = this.making.get(key);
    if (running) return soon(running);
    if (!this.mayMake(key, asked)) return null;
    const making = this.askFor(key, asked, next, isAgain ? known?.answer.etag : undefined)
      .catch(() => void this.notKept.set(key, true, { ttl: NOT_KEPT_MS }))
      .finally(() => this.making.delete(key));
    this.making.set(key, making);
    this.atOnce += 1;
    void Promise.race([making, after(SLOW_MS)]).then(() => {
      this.atOnce -= 1;
    });
    return soon(making);
  }

  /** Has an answer that is kept compressed as this reader takes it. Gives what the reader can wait for, or null. */
  prepare({ answer }: Kept, { acceptEncoding }: ReaderRequest): Promise<unknown> | null {
    const encoding = encodingFor(acceptEncoding);
    const ready = encoding && answer.prepare(encoding);
    return ready && soon(ready);
  }

  private mayMake(key: string, asked: ReaderRequest): boolean {
    if (this.notKept.has(key) || this.atOnce >= MAX_AT_ONCE) return false;
    const known = this.kept.peek(key);
    return this.requested.has(key) && !(known && !suits(known, asked)) && !this.options.isOfNext(asked.path);
  }

  /** Takes note of what Next has answered a reader of: what the cache had is worth an answer that is kept. */
  noteRequested(asked: ReaderRequest, reads: CacheRead[]): void {
    const isWorth = reads.length > 0 ? reads.every(({ entry }) => entry !== null) : isFile(asked.path);
    if (!isWorth) return;
    for (const again of ['', AGAIN]) this.requested.set(keyOf(asked, again), true);
  }

  private async askFor(key: string, asked: ReaderRequest, next: Handle, etag?: string): Promise<void> {
    const { path, isHead } = asked;
    const ask = () => askNext(next, isHead ? 'HEAD' : 'GET', path, { etag, maxBytes: MAX_BYTES });
    let notForMs = NOT_GOOD_MS;
    for (let tried = 0; tried < TRIES; tried++) {
      const startedMs = performance.now();
      const { result, reads } = await withDeadline(
        () => trackReads(ask),
        LIMIT_MS,
        `${path} was not answered`,
      );
      if (!STATUSES.includes(result.status)) break;
      // It was made just now, or came with the look-up of somebody else.
      const isUnknown = reads.length === 0 ? isFromCache(result) : reads.some(({ entry }) => entry === null);
      // What takes long is not asked for again at once: others wait for a place.
      if (isUnknown && performance.now() - startedMs > SLOW_MS) break;
      if (isUnknown) continue;
      const kept = reads.length > 0 ? this.page(result, isHead, reads) : this.file(result, isHead, path);
      // Both compressed bodies, which come later, are less than the body as it is.
      if (kept && (await kept.isGood()))
        this.kept.set(key, kept, { size: ANSWER_BYTES + 2 * kept.answer.bytes });
      if (kept && this.kept.peek(key) === kept) {
        await this.prepare(kept, asked);
        return;
      }
      if (reads.length === 0) notForMs = NOT_KEPT_MS;
      break;
    }
    this.notKept.set(key, true, { ttl: notForMs });
  }

  private page(made: NextAnswer, isHead: boolean, reads: CacheRead[]): Kept | null {
    return isForAll(made) ? keptPage(new Answer(made, isHead, false), reads, this.options) : null;
  }

  private file(made: NextAnswer, isHead: boolean, path: string): Kept | null {
    return made.status === 200 || made.status === 304 ? keptFile(new Answer(made, isHead, true), path) : null;
  }
}

const AGAIN = 'again ';

function keyOf({ isHead, path }: ReaderRequest, again = ''): string {
  return `${isHead ? 'HEAD' : 'GET'} ${again}${path}`;
}

const soon = (work: Promise<unknown>) => Promise.race([work, after(WAIT_MS)]);
