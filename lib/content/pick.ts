// The source of posts that CONTENT_SOURCE names; nothing else reads posts.
import { type Env, env } from '../env';
import type { SourceName } from '../env/names';
import { ghostSource } from './ghost/source';
import { markdownSource } from './markdown/source';
import { restSource } from './rest/source';
import type { ContentSource } from './source';
import { strapiSource } from './strapi/source';
import { wordpressSource } from './wordpress/source';

const SOURCES: Record<SourceName, (settings: Env, apiUrl: string) => ContentSource> = {
  markdown: ({ CONTENT_DIR }) => markdownSource(CONTENT_DIR),
  rest: (_, apiUrl) => restSource(apiUrl),
  wordpress: (_, apiUrl) => wordpressSource(apiUrl),
  strapi: ({ STRAPI_DATE_FIELD }, apiUrl) => strapiSource(apiUrl, STRAPI_DATE_FIELD),
  // #region ghost
  ghost: ({ GHOST_CONTENT_API_KEY: content = '', GHOST_ADMIN_API_KEY: admin }, apiUrl) =>
    ghostSource(apiUrl, { content, admin }),
  // #endregion
};

export function contentSource(): ContentSource {
  const settings = env();
  return SOURCES[settings.CONTENT_SOURCE](settings, settings.CONTENT_API_URL ?? '');
}
