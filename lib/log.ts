// The log: one JSON object a line. Never pass it a secret, a request's body or a whole header; a secret that an error
// quotes is left out.
import { secretsSet } from './env';
import { without } from './env/secrets';
import { mayWrite } from './process/log-limit';
import { processWide } from './process/process-wide';

export type Fields = Record<string, string | number | boolean | null | undefined | string[]>;
export type Level = 'info' | 'warn' | 'error';

/** Where lines go. A server that takes the console over has them go past it. */
export const output = processWide('log output', () => ({
  info: (line: string) => console.info(line),
  warn: (line: string) => console.warn(line),
  error: (line: string) => console.error(line),
}));

function write(level: Level, event: string, fields: Fields): void {
  const line = { time: new Date().toISOString(), level, event, ...fields };
  const secrets = secretsSet();
  const text = JSON.stringify(line, (_, value) =>
    typeof value === 'string' ? without(secrets, value) : value,
  );
  output[level](text.replace(UNSEEN, escaped));
}

/** What JSON leaves as it is, and a terminal obeys or a reader takes for a line's end. */
const UNSEEN = /[\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g;

const escaped = (sign: string) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** Writes a line; `event` says what happened in a few words, `fields` the rest. */
export const log = {
  info: (event: string, fields: Fields = {}) => write('info', event, fields),
  warn: (event: string, fields: Fields = {}) => write('warn', event, fields),
  error: (event: string, fields: Fields = {}) => write('error', event, fields),
  /**
   * For what strangers can cause as often as they like: a few lines of a kind a minute, and the number of the rest.
   * Lines are of one kind where `reason` differs in names, numbers and addresses alone. A long one is cut.
   */
  often(level: Level, event: string, fields: Fields & { reason: string }): void {
    const reason = shortened(fields.reason);
    const tellRest = (rest: number) => write(level, event, { ...fields, reason, andMore: rest });
    if (mayWrite(`${level} ${event}`, reason, tellRest)) write(level, event, { ...fields, reason });
  },
  /**
   * For what is found again and again: one line for each text in the first of the fields. Of more than a thousand of
   * an event and a field, a few a minute and their number.
   */
  once(level: Level, event: string, fields: Fields): void {
    const [[name, value] = []] = Object.entries(fields);
    const told = toldOnce.get(`${event} ${name}`) ?? new Set();
    toldOnce.set(`${event} ${name}`, told);
    const what = shortened(String(value));
    if (told.has(what)) return;
    if (told.size < MAX_TOLD) {
      told.add(what);
      write(level, event, fields);
    } else log.often(level, event, { ...fields, reason: what });
  },
};

const MAX_REASON = 1000;
const MAX_TOLD = 1000;
const toldOnce = processWide('told once', () => new Map<string, Set<string>>());

/** A text of a line, cut where it is long: strangers choose some. */
export const shortened = (reason: string) =>
  reason.length > MAX_REASON ? `${reason.slice(0, MAX_REASON)}…` : reason;

const told = processWide('told errors', () => new WeakSet<Error>());

/** Says that the log has an error, or will have it: whoever prints it once more prints nothing. */
export function markTold(error: unknown): void {
  if (error instanceof Error) told.add(error);
}

export const isTold = (error: Error): boolean => told.has(error);

/** A text without the secrets that are set. */
export const clean = (text: string) => without(secretsSet(), text);

/**
 * What went wrong, in words, with the causes that `fetch` and others hide beneath their message, and without the
 * secrets that they may quote.
 */
export function reasonOf(error: unknown): string {
  return clean(wordsOf(error));
}

function wordsOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.cause === undefined) return error.message;
  const cause = wordsOf(error.cause);
  return error.message.includes(cause) ? error.message : `${error.message}: ${cause}`;
}
