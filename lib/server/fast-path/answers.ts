// The answers that are kept, and how they are made: Next is asked for one the second time that the cache has its page.
import { LRUCache } from 'lru-cache';
import { type Given, notingGiven } from '../../cache/given';
import type { PageCache } from '../../cache/page-cache';
import { until } from '../../process/timeout';
import { Answer } from './answer';
import { askNext, fieldOf, type Handle, type Made } from './ask-next';
import { encodingFor } from './encoding';
import { isFile, type Kept, keptFile, keptPage } from './kept';
import type { Ask } from './request';

interface Options {
  cache: PageCache;
  currentnessOf: (given: Given) => () => boolean;
  isOfNext: (path: string) => boolean;
  maxBytes: number;
}

const MAX_ASKED = 5000;
const MAX_AT_ONCE = 8;
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

export class Answers {
  private readonly kept: LRUCache<string, Kept>;
  /** What the cache had for a reader: crawlers, who want everything once, cost nothing. */
  private readonly wanted = new LRUCache<string, true>({ max: MAX_ASKED });
  private readonly notKept = new LRUCache<string, true>({ max: MAX_ASKED });
  private readonly making = new Map<string, Promise<void>>();

  constructor(private readonly options: Options) {
    this.kept = new LRUCache({ maxSize: Math.max(1, Math.floor(options.maxBytes)) });
  }

  /** The answer that was made last, which need not be good any more. */
  find(ask: Ask): Kept | undefined {
    const kept = this.kept.get(keyOf(ask));
    if (!kept || !suits(kept, ask)) return undefined;
    return this.isAgain(ask, kept) ? this.kept.get(keyOf(ask, AGAIN)) : kept;
  }

  /** Whether the reader has it already, and is to be told so. */
  private isAgain({ etag }: Ask, kept: Kept | undefined): boolean {
    return etag !== undefined && etag === kept?.answer.etag?.replace(/^W\//, '');
  }

  /**
   * Has an answer made.
   * @returns what readers can wait for; null where Next is to answer them
   */
  make(ask: Ask, next: Handle): Promise<unknown> | null {
    const known = this.kept.get(keyOf(ask));
    const isAgain = this.isAgain(ask, known);
    const key = keyOf(ask, isAgain ? AGAIN : '');
    const running = this.making.get(key);
    if (running) return soon(running);
    if (!this.mayMake(key, ask)) return null;
    const making = this.ask(key, ask, next, isAgain ? known?.answer.etag : undefined)
      .catch(() => void this.notKept.set(key, true, { ttl: NOT_KEPT_MS }))
      .finally(() => this.making.delete(key));
    this.making.set(key, making);
    return soon(making);
  }

  /** Has an answer that is kept compressed as this reader takes it. Gives what the reader can wait for, or null. */
  prepare({ answer }: Kept, { acceptEncoding }: Ask): Promise<unknown> | null {
    const encoding = encodingFor(acceptEncoding);
    const ready = encoding && answer.prepare(encoding);
    return ready && soon(ready);
  }

  private mayMake(key: string, ask: Ask): boolean {
    if (this.notKept.has(key) || this.making.size >= MAX_AT_ONCE) return false;
    const known = this.kept.peek(key);
    return this.wanted.has(key) && !(known && !suits(known, ask)) && !this.options.isOfNext(ask.path);
  }

  /** Takes note of what Next has answered a reader of: what the cache had is worth an answer that is kept. */
  noteWanted(ask: Ask, given: Given[]): void {
    const isWorth = given.length > 0 ? given.every(({ entry }) => entry !== null) : isFile(ask.path);
    if (!isWorth) return;
    for (const again of ['', AGAIN]) this.wanted.set(keyOf(ask, again), true);
  }

  private async ask(key: string, asked: Ask, next: Handle, etag?: string): Promise<void> {
    const { path, isHead } = asked;
    const ask = () => askNext(next, isHead ? 'HEAD' : 'GET', path, { etag, maxBytes: MAX_BYTES });
    let notForMs = NOT_GOOD_MS;
    for (let tried = 0; tried < TRIES; tried++) {
      const { result, given } = await notingGiven(ask);
      if (!STATUSES.includes(result.status)) break;
      // It was made just now, or came with the look-up of somebody else.
      const isUnknown = given.length === 0 ? isFromCache(result) : given.some(({ entry }) => entry === null);
      if (isUnknown) continue;
      const kept = given.length > 0 ? this.page(result, isHead, given) : this.file(result, isHead, path);
      // Both compressed bodies, which come later, are less than the body as it is.
      if (kept && (await kept.isGood()))
        this.kept.set(key, kept, { size: ANSWER_BYTES + 2 * kept.answer.bytes });
      if (kept && this.kept.peek(key) === kept) {
        await this.prepare(kept, asked);
        return;
      }
      if (given.length === 0) notForMs = NOT_KEPT_MS;
      break;
    }
    this.notKept.set(key, true, { ttl: notForMs });
  }

  private page(made: Made, isHead: boolean, given: Given[]): Kept | null {
    return isForAll(made) ? keptPage(new Answer(made, isHead, false), given, this.options) : null;
  }

  private file(made: Made, isHead: boolean, path: string): Kept | null {
    return made.status === 200 || made.status === 304 ? keptFile(new Answer(made, isHead, true), path) : null;
  }
}

const AGAIN = 'again ';

function keyOf({ isHead, path }: Ask, again = ''): string {
  return `${isHead ? 'HEAD' : 'GET'} ${again}${path}`;
}

const soon = (work: Promise<unknown>) => Promise.race([work, until(Date.now() + WAIT_MS)]);

/** Next says of pages, and of nothing else, where it has them from. */
function isFromCache({ headers }: Made): boolean {
  return fieldOf(headers, 'x-nextjs-cache') !== undefined;
}

/** Draft mode and the like say so. */
function isForAll({ headers }: Made): boolean {
  const isPrivate = /no-store|private/i.test(fieldOf(headers, 'cache-control') ?? '');
  return !isPrivate && fieldOf(headers, 'set-cookie') === undefined;
}

/** Redirects may keep what stands behind the question mark, and a 404 is another one for a picture than for a reader. */
function suits({ isFile: isAnyones, answer }: Kept, { hasQuery, destination }: Ask): boolean {
  if (isAnyones) return true;
  return (answer.status < 300 || !hasQuery) && (answer.status !== 404 || destination === undefined);
}
