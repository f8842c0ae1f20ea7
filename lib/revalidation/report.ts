// Step 6 of a publish: what the caller is told. Statuses and bodies are the webhook's contract.
import { log } from '../log';
import { shownPath } from '../paths/base-path';
import type { Result } from './result';
import type { Change } from './senders/dialect';

export interface Report {
  status: number;
  /** When to call again, for the `Retry-After` header. */
  retryAfterSeconds?: number;
  /** What the log says more than the caller is told. */
  reason?: string;
  body: { revalidated?: boolean; message?: string; ignored?: string; results?: Result[] };
}

const SOON_SECONDS = 5;

export const tell = {
  closed: (): Report => message(503, 'No secret is configured. Set REVALIDATE_SECRET to open this endpoint.'),
  refused: (reason: string): Report => ({ ...message(401, 'Invalid token'), reason }),
  wrongMethod: (): Report => message(405, 'Use POST, or GET with ?secret=.'),
  tooLarge: (bytes: number): Report => message(413, `The body is over ${bytes / 1024} kB.`),
  unclear: (why: string): Report => message(400, why),
  crowded: (): Report => ({
    ...message(503, 'Too many calls are arriving. Call again.'),
    retryAfterSeconds: SOON_SECONDS,
  }),
  ignored: (why: string): Report => ({ status: 200, body: { revalidated: false, ignored: why } }),
  busy: (): Report => ({
    ...message(503, 'Too many pages are waiting to be made. Call again.'),
    retryAfterSeconds: SOON_SECONDS,
  }),
  stopping: (): Report => message(503, 'The server is stopping.'),
  behind: (change: Change): Report => ({
    ...message(503, `${reasonBehind(change)} No page was changed; call again.`),
    retryAfterSeconds: SOON_SECONDS,
  }),
  results,
};

/** What a change announced, and the source does not have. */
export function reasonBehind({ id, updatedAt, removed }: Change): string {
  const post = `post ${JSON.stringify(id)}`;
  if (removed) return `The content source still has ${post}, announced as removed.`;
  return `The content source does not have ${post} of ${updatedAt ?? 'now'} yet.`;
}

function message(status: number, text: string): Report {
  return { status, body: { message: text } };
}

/** 200 only when every path was made again. */
function results(list: Result[]): Report {
  const outcomes = new Set(list.map(({ outcome }) => outcome));
  if (outcomes.has('failed')) {
    return { status: 500, body: { revalidated: false, message: 'Error revalidating', results: list } };
  }
  const revalidated = !outcomes.has('pending');
  return { status: revalidated ? 200 : 202, body: { revalidated, results: list } };
}

/** The answer to a caller: its paths are as they stand in a browser's address. */
export function bodyOf({ body }: Report): Report['body'] {
  const results = body.results?.map((result) => ({ ...result, path: shownPath(result.path) }));
  return results ? { ...body, results } : body;
}

/** Logs what a caller is told, and more: which paths, and why. */
export function logReport(event: string, { status, body }: Report, startedMs: number): void {
  log[status < 500 ? 'info' : 'error'](event, {
    status,
    message: body.message,
    ignored: body.ignored,
    paths: body.results?.map(({ path, outcome }) => `${shownPath(path)} ${outcome}`),
    reasons: body.results?.flatMap(({ reason }) => reason ?? []),
    ms: Math.round(performance.now() - startedMs),
  });
}

/** Logs a call of which nobody knows who made it: anybody can make many. */
export function logRefusal({ status, body, reason = body.message ?? '' }: Report): void {
  log.often(status < 500 ? 'info' : 'error', 'publish', { status, reason });
}
