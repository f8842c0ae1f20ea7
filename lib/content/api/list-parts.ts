// A chunk of a list whose answer is larger than CONTENT_MAX_MB, as where lists are with the texts, is asked for in parts.
import { CHUNK_SIZE } from '../source';
import { isTooLarge } from './fetch-json';

const PARTS = 10;
/** So many posts of a chunk may be too large by themselves. Beyond, the source does not cut its list into pages. */
const MAX_TOO_LARGE = 3;

interface Part {
  items: unknown[];
}

/** A chunk, and what is wrong with the posts that are too large by themselves: they are not among the items. */
export type Parts<P extends Part> = P & { tooLarge: string[] };

/**
 * Asks for a chunk of a list, in parts where it has to be.
 * @param ask asks for a page of so many items
 * @param limit how many items there are on the page
 * @throws Error where the source's answers are too large however little is asked for; and what `ask` throws
 */
export async function askInParts<P extends Part>(
  ask: (page: number, limit: number) => Promise<P>,
  page: number,
  limit: number = CHUNK_SIZE,
): Promise<Parts<P>> {
  const tooLarge: string[] = [];
  return { ...(await part(page, limit)), tooLarge };

  async function part(page: number, limit: number): Promise<P> {
    try {
      return await ask(page, limit);
    } catch (error) {
      if (!isTooLarge(error)) throw error;
      if (limit > 1) return parts(page, limit / PARTS);
      tooLarge.push(error.message);
      if (tooLarge.length < MAX_TOO_LARGE) throw error;
      throw new Error(
        `${error.message.replace(/\.$/, '')}, though a single post was asked for. Give CONTENT_MAX_MB a larger value, or ` +
          'have the source cut its list into the pages that it is asked for.',
      );
    }
  }

  async function parts(page: number, limit: number): Promise<P> {
    let first: P | undefined;
    let failure: unknown;
    const items: unknown[] = [];
    for (let number = (page - 1) * PARTS + 1; number <= page * PARTS; number++) {
      try {
        const next = await part(number, limit);
        first ??= next;
        items.push(...next.items);
        if (next.items.length === 0) break;
      } catch (error) {
        // It stays one of these where a post is left out.
        if (!isTooLarge(error)) throw error;
        failure = error;
      }
    }
    if (!first) throw failure;
    return { ...first, items };
  }
}
