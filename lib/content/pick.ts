// The one door to the posts: the source that CONTENT_SOURCE names.
import { env } from '../env';
import { ghostSource } from './ghost';
import { markdownSource } from './markdown';
import { restSource } from './rest';
import type { ContentSource } from './source';
import { strapiSource } from './strapi';
import { wordpressSource } from './wordpress';

export function contentSource(): ContentSource {
  const { CONTENT_SOURCE, CONTENT_DIR, CONTENT_API_URL = '', ...settings } = env();
  switch (CONTENT_SOURCE) {
    case 'markdown':
      return markdownSource(CONTENT_DIR);
    case 'rest':
      return restSource(CONTENT_API_URL);
    case 'wordpress':
      return wordpressSource(CONTENT_API_URL);
    case 'strapi':
      return strapiSource(CONTENT_API_URL, settings.STRAPI_DATE_FIELD);
    case 'ghost':
      return ghostSource(CONTENT_API_URL, {
        content: settings.GHOST_CONTENT_API_KEY ?? '',
        admin: settings.GHOST_ADMIN_API_KEY,
      });
  }
}
