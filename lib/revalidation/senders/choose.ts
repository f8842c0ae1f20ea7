// Which dialect a call is in: by `?from=` in its address, or else by the content source.
import type { Env } from '../../env';
import type { Dialect } from './dialect';
import { ghost } from './ghost';
import { github } from './github';
import { sanity } from './sanity';
import { bearer, standard } from './standard';
import { strapi } from './strapi';
import { wordpress } from './wordpress';

const DIALECTS: Record<string, Dialect> = { standard, bearer, ghost, strapi, wordpress, github, sanity };

const OF_SOURCE: Record<Env['CONTENT_SOURCE'], Dialect> = {
  markdown: standard,
  rest: standard,
  ghost,
  strapi,
  wordpress,
};

export const DIALECT_NAMES = Object.keys(DIALECTS).join(', ');

/**
 * @param from what `?from=` says, if anything
 * @returns null when there is no such dialect
 */
export function chooseDialect(
  from: string | string[] | undefined,
  source: Env['CONTENT_SOURCE'],
): Dialect | null {
  if (from === undefined) return OF_SOURCE[source];
  return typeof from === 'string' && Object.hasOwn(DIALECTS, from) ? (DIALECTS[from] ?? null) : null;
}
