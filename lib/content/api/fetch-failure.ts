// Why a request to the source got no answer. What `fetch` says itself is not passed on: it may quote a header's value,
// or the address with the password in it. The code of what went wrong beneath it tells as much.

const WORDS: Record<string, string> = {
  ECONNREFUSED: 'nothing listens there',
  ENOTFOUND: 'its name leads nowhere',
  EAI_AGAIN: 'no name server answers',
  ECONNRESET: 'the connection was cut',
  UND_ERR_SOCKET: 'the connection was cut',
  EHOSTUNREACH: 'no way leads there',
  ENETUNREACH: 'no way leads there',
};

/**
 * @param address as the log may show it
 * @param setting the setting to look at
 */
export function unanswered(error: unknown, address: string, setting: string): Error {
  const code = codeOf(error);
  const why = code === null ? 'fetch does not take it' : WORDS[code] ? `${WORDS[code]}, ${code}` : code;
  return new Error(
    `The content source cannot be reached at ${address} (${why}). Check ${setting}, and that it runs.`,
  );
}

function codeOf(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  const code = 'code' in error ? String(error.code) : '';
  return /^[A-Z][A-Z0-9_]+$/.test(code) ? code : codeOf(error.cause);
}
