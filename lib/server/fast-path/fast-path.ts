// Answers readers from memory, before Next sees their requests. An answer is Next's own: it is asked for it once, in this
// process, and what it says is kept as long as it would say so again.
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { PageCache } from '../../cache/page-cache';
import { type CacheRead, trackReads } from '../../cache/reads';
import { afterEarlierAnswers, isCutOff } from '../pipelines';
import { Answers } from './answers';
import type { Handle } from './ask-next';
import { countHit, counts } from './counts';
import { encodingFor } from './encoding';
import type { Kept } from './kept';
import { type ReaderRequest, readerRequest } from './request';

interface Options {
  cache: PageCache;
  /** Brings this server to the end of the log; false where the store does not answer. */
  isAtEnd: () => boolean | Promise<boolean>;
  /** What tells of an entry whether it shows what the site knows by then. */
  currentnessOf: (read: CacheRead) => () => boolean;
  /** Whether Next has to answer a path, whatever the cache has. */
  isOfNext: (path: string) => boolean;
  maxBytes: number;
}

/** A request that waits for the end of the turn. */
interface Waiting {
  asked: ReaderRequest | null;
  request: IncomingMessage;
  response: ServerResponse;
  next: Handle;
  /** It has waited once, for an answer to be made or compressed. */
  hasWaited: boolean;
}

export class FastPath {
  private readonly answers: Answers;
  private waiting: Waiting[] = [];

  constructor(private readonly options: Options) {
    this.answers = new Answers(options);
  }

  /** Answers a request, or hands it to Next. */
  take(request: IncomingMessage, response: ServerResponse, next: Handle): void {
    afterEarlierAnswers(response, () => this.begin(request, response, next));
  }

  private begin(request: IncomingMessage, response: ServerResponse, next: Handle): void {
    if (isCutOff(request)) return;
    if (request.method === 'GET' || request.method === 'HEAD') {
      this.wait({ asked: readerRequest(request), request, response, next, hasWaited: false });
      return;
    }
    counts.passed += 1;
    void next(request, response);
  }

  private wait(one: Waiting): void {
    this.waiting.push(one);
    // At the end of the turn all of its requests are there, and none of them comes later than what is asked then.
    if (this.waiting.length === 1) setImmediate(() => this.askForAll());
  }

  /** Asks once for all that wait: at once where that needs no question to anybody. */
  private askForAll(): void {
    const { waiting } = this;
    this.waiting = [];
    const isAtEnd = this.options.isAtEnd();
    const looked = this.options.cache.look();
    if (typeof isAtEnd === 'boolean' && !looked) {
      this.answerAll(waiting, isAtEnd);
      return;
    }
    Promise.all([isAtEnd, looked]).then(
      ([isSure]) => this.answerAll(waiting, isSure),
      () => this.answerAll(waiting, false),
    );
  }

  /**
   * What is handed to Next is at the log's end too: see lib/server/catch-up-first.ts.
   * @param isSure whether the stores have answered
   */
  private answerAll(waiting: Waiting[], isSure: boolean): void {
    const found = new Map<Kept, boolean | Promise<boolean>>();
    for (const one of waiting) {
      // It has waited for a turn, or for an answer to be made.
      if (isCutOff(one.request)) continue;
      const kept = isSure && one.asked ? this.answers.find(one.asked) : undefined;
      if (!kept) {
        this.pass(one);
        continue;
      }
      const isGood = found.get(kept) ?? kept.isGood();
      found.set(kept, isGood);
      if (typeof isGood === 'boolean') this.answer(one, isGood ? kept : null);
      else void isGood.then((isTrue) => this.answer(one, isTrue ? kept : null));
    }
    for (const kept of found.keys()) kept.used();
  }

  private answer(one: Waiting, kept: Kept | null): void {
    const { asked, request, response, hasWaited } = one;
    // It has waited for the store.
    if (isCutOff(request)) return;
    const encoding = asked && encodingFor(asked.acceptEncoding);
    if (!kept || !encoding) {
      this.pass(one, kept === null);
    } else if (kept.answer.send(response, encoding)) {
      countHit(response);
    } else {
      const ready = this.answers.prepare(kept, asked);
      if (ready && !hasWaited) this.waitFor(ready, one);
      else this.pass(one, false);
    }
  }

  /** Whoever comes while an answer is made, or compressed, gets it too, if it is good for them then. */
  private waitFor(ready: Promise<unknown>, one: Waiting): void {
    void ready.then(() => this.wait({ ...one, hasWaited: true }));
  }

  /** @param isMissing whether there is no answer that is good */
  private pass(one: Waiting, isMissing = true): void {
    const { asked, request, response, next, hasWaited } = one;
    const made = asked && isMissing && !hasWaited ? this.answers.make(asked, next) : null;
    if (made) {
      this.waitFor(made, one);
      return;
    }
    counts.passed += 1;
    if (!asked || !isMissing) return void next(request, response);
    void trackReads(async () => next(request, response)).then(({ reads }) =>
      this.answers.noteRequested(asked, reads),
    );
  }
}
