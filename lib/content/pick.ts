// The one door to the posts: the source that CONTENT_SOURCE names.
import { env } from '../env';
import { markdownSource } from './markdown';
import { restSource } from './rest';
import type { ContentSource } from './source';

export function contentSource(): ContentSource {
  const { CONTENT_SOURCE, CONTENT_DIR, CONTENT_API_URL } = env();
  if (CONTENT_SOURCE === 'markdown') return markdownSource(CONTENT_DIR);
  return restSource(CONTENT_API_URL ?? '');
}
