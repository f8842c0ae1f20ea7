// How long reading a post and rendering it may take.
import { env } from '../../env';

/** In milliseconds: two questions to the source, for what is not found is asked for twice, and one text. */
export function pageLimitMs(): number {
  const { CONTENT_TIMEOUT_MS, RENDER_TIMEOUT_MS } = env();
  return CONTENT_TIMEOUT_MS * 2 + RENDER_TIMEOUT_MS;
}
