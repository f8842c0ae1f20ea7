// The log: one JSON object a line. Never pass it a secret, a request's body or a whole header.

type Fields = Record<string, string | number | boolean | null | undefined | string[]>;

function write(level: 'info' | 'warn' | 'error', event: string, fields: Fields): void {
  console[level](JSON.stringify({ time: new Date().toISOString(), level, event, ...fields }));
}

/** Writes a line; `event` says what happened in a few words, `fields` the rest. */
export const log = {
  info: (event: string, fields: Fields = {}) => write('info', event, fields),
  warn: (event: string, fields: Fields = {}) => write('warn', event, fields),
  error: (event: string, fields: Fields = {}) => write('error', event, fields),
};

/** What went wrong, in words, with the causes that `fetch` and others hide beneath their message. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.cause === undefined) return error.message;
  const cause = reasonOf(error.cause);
  return error.message.includes(cause) ? error.message : `${error.message}: ${cause}`;
}
