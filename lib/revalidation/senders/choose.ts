// Which dialect a call is in: by `?from=` in its address, or else by the content source.
import type { Env } from '../../env';
import { type SenderName, SOURCES, type SourceName } from '../../env/names';
import type { Dialect } from './dialect';
import { ghost } from './ghost';
import { github } from './github';
import { sanity } from './sanity';
import { bearer, standard } from './standard';
import { strapi } from './strapi';
import { wordpress } from './wordpress';

const OWN = { standard, bearer };

const OTHERS: Record<SenderName, Dialect> = {
  ghost,
  strapi,
  wordpress,
  github,
  sanity,
};

const DIALECTS: Record<string, Dialect> & typeof OWN = { ...OWN, ...OTHERS };

/** Who pushes commits to the source's own files. */
const SENDERS_OF_FILES: string[] = ['github'];

/** In whose words the webhooks of a content source are. */
export const ofSource = (source: SourceName): Dialect => DIALECTS[SOURCES[source]] ?? standard;

const NAMES = Object.keys(DIALECTS).join(', ');

type Settings = Pick<Env, 'CONTENT_SOURCE' | 'REVALIDATE_SENDERS'>;

/**
 * @param from what `?from=` says, if anything
 * @returns why there is none, where there is none or the settings do not allow it
 */
export function chooseDialect(from: string | string[] | undefined, settings: Settings): Dialect | string {
  if (from === undefined) return ofSource(settings.CONTENT_SOURCE);
  const dialect = typeof from === 'string' && Object.hasOwn(DIALECTS, from) ? DIALECTS[from] : undefined;
  if (!dialect) return `?from=${quoted(from)} is none of ${NAMES}.`;
  if (isAccepted(String(from), dialect, settings)) return dialect;
  return `This site takes no calls of ${from}: CONTENT_SOURCE is another, and REVALIDATE_SENDERS does not name it.`;
}

/** Anybody can call, and the log has it. */
const quoted = (from: string | string[]) => JSON.stringify(String(from).slice(0, MAX_QUOTED));

const MAX_QUOTED = 40;

/** The site's own words may come from anywhere; a CMS's only from the one that has the posts, or where a setting says so. */
function isAccepted(
  name: string,
  dialect: Dialect,
  { CONTENT_SOURCE, REVALIDATE_SENDERS }: Settings,
): boolean {
  if (dialect === standard || dialect === bearer || dialect === ofSource(CONTENT_SOURCE)) return true;
  if (CONTENT_SOURCE === 'markdown' && SENDERS_OF_FILES.includes(name)) return true;
  return REVALIDATE_SENDERS.some((sender) => sender === name);
}
