// The log: one JSON object a line. Never pass it a secret, a request's body or a whole header; a secret that an error
// quotes is left out.
import { secretsSet } from './env';
import { without } from './process/secrets';

type Fields = Record<string, string | number | boolean | null | undefined | string[]>;

function write(level: 'info' | 'warn' | 'error', event: string, fields: Fields): void {
  const line = { time: new Date().toISOString(), level, event, ...fields };
  console[level](JSON.stringify(line, (_, value) => (typeof value === 'string' ? clean(value) : value)));
}

/** Writes a line; `event` says what happened in a few words, `fields` the rest. */
export const log = {
  info: (event: string, fields: Fields = {}) => write('info', event, fields),
  warn: (event: string, fields: Fields = {}) => write('warn', event, fields),
  error: (event: string, fields: Fields = {}) => write('error', event, fields),
};

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
