// One request to a content source over HTTP: a deadline, a size, one log line, and an error that says what to do.
import { env, MEGABYTE } from '../../env';
import { log } from '../../log';
import { withDeadline } from '../../process/timeout';
import { sharedRead } from '../shared-reads';
import { authorization, type Key, shown, withoutUser } from './credentials';
import { unanswered } from './fetch-failure';
import { fetchFollowing, RedirectError } from './fetch-following';
import { excessIn, VALUES_PER_MB } from './json-values';
import { readText, TooLargeError } from './read-text';

interface JsonAnswer {
  data: unknown;
  headers: Headers;
}

/** An error status that no other error here stands for. */
export class StatusError extends Error {
  constructor(
    message: string,
    readonly status: number,
  ) {
    super(message);
  }
}

/** Of an answer that was cut off, or is not parsed. */
class TooLargeAnswer extends Error {
  override readonly name = TOO_LARGE;
}

const TOO_LARGE = 'TooLargeAnswer';

/** By its name, for each of Next's bundles has a class of its own, and readings are shared among them. */
export const isTooLarge = (error: unknown): error is Error =>
  error instanceof Error && error.name === TOO_LARGE;

/**
 * Gets JSON.
 * @param url the whole address
 * @param setting the setting to look at when the address is wrong, for the error
 * @param key what the source is to be shown
 * @returns the answer, or null for the source's own "not found" (404 or 410)
 * @throws Error for everything else: no answer within CONTENT_TIMEOUT_MS, one of more than CONTENT_MAX_MB or VALUES_PER_MB,
 *   another status, no JSON
 */
export function fetchJson(
  url: URL,
  setting: string,
  key: Key = { setting: 'CONTENT_API_TOKEN' },
): Promise<JsonAnswer | null> {
  return sharedRead(url.href, () => request(url, setting, key));
}

async function request(url: URL, setting: string, key: Key): Promise<JsonAnswer | null> {
  const { CONTENT_TIMEOUT_MS, CONTENT_MAX_MB, DEBUG_SOURCE } = env();
  const address = shown(url);
  const startedMs = performance.now();
  let status = 0;
  const fail = (error: unknown): never => {
    if (error instanceof RedirectError)
      throw new Error(`The content source: ${error.message}. Check ${setting}.`);
    if (error instanceof TooLargeError) {
      throw new TooLargeAnswer(
        `The content source answered ${address} with more than ${CONTENT_MAX_MB} MB (CONTENT_MAX_MB).`,
      );
    }
    throw unanswered(error, address, setting);
  };
  const ended = new AbortController();
  const ask = async (): Promise<JsonAnswer | null> => {
    const asking = {
      accept: 'application/json',
      ...authorization(url, key),
      signal: ended.signal,
    };
    const response = await fetchFollowing(withoutUser(url), asking, address).catch(fail);
    status = response.status;
    if (status === 404 || status === 410) {
      await response.body?.cancel();
      return null;
    }
    if (!response.ok) {
      await response.body?.cancel();
      if (status === 401 || status === 403) {
        throw new Error(`The content source refused ${address} (${status}). Check ${key.setting}.`);
      }
      throw new StatusError(`The content source answered ${status} for ${address}.`, status);
    }
    return {
      data: parseJson(await readText(response, CONTENT_MAX_MB * MEGABYTE).catch(fail), address, setting),
      headers: response.headers,
    };
  };
  try {
    // Of the whole answer, with its redirects and its last byte. `fetch` itself goes on for ever where it can't unpack it.
    return await withDeadline(ask, CONTENT_TIMEOUT_MS, `The content source did not answer ${address}`);
  } finally {
    ended.abort();
    if (DEBUG_SOURCE) {
      log.info('source request', { address, status, ms: Math.round(performance.now() - startedMs) });
    }
  }
}

function parseJson(text: string, address: string, setting: string): unknown {
  const excess = excessIn(text, VALUES_PER_MB * env().CONTENT_MAX_MB, 'CONTENT_MAX_MB');
  if (excess) throw new TooLargeAnswer(`The content source answered ${address} with ${excess}.`);
  try {
    return JSON.parse(text);
  } catch {
    const what = /^\s*</.test(text) ? 'HTML, not JSON' : 'something that is not JSON';
    throw new Error(`The content source answered ${address} with ${what}. Is ${setting} the API's address?`);
  }
}
