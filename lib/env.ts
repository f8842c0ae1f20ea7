// Every setting of the blog: read here and nowhere else, trimmed, checked, an empty value counting as absent.
import { z } from 'zod';
import { namesOf, SENDERS, SOURCES } from './names';
import { builtOptions } from './process/built-options';
import { secretsIn } from './process/secrets';

const secondsOrFalse = 'a whole number of seconds, or false';
const seconds = z.union(
  [z.literal('false').transform(() => false as const), z.coerce.number(secondsOrFalse).int().positive()],
  secondsOrFalse,
);
const wholeNumber = z.coerce.number('a whole number').int('a whole number');

/** Node's timers take no more, and run after 1 ms instead. */
const MAX_TIMER_MS = 2 ** 31 - 1;
const MAX_SWEEP_SECONDS = Math.floor(MAX_TIMER_MS / 1000);
const MAX_RENDER_MS = 600_000;
/** A page has the time of two requests and of rendering its text. */
const MAX_TIMEOUT_MS = Math.floor((MAX_TIMER_MS - MAX_RENDER_MS) / 2);

/** A switch that is off unless it says `on`. */
const flag = <On extends string, Off extends string>(on: On, off: Off) =>
  z
    .enum([on, off], `${on} or ${off}`)
    .optional()
    .transform((value) => value === on);

/** In bytes: settings that end in _MB are in these. */
export const MEGABYTE = 1024 * 1024;
const megabytes = z.coerce.number('a number of megabytes').positive('a number of megabytes');

/** A secret may have to stand in a header or an address. */
const isSendable = (text: string) => /^[\x20-\x7e]*$/.test(text);
const NOT_SENDABLE = 'a sign in it cannot be sent in a header: take letters, digits and signs of ASCII';
const token = z.string().refine(isSendable, NOT_SENDABLE);

const isBase64 = (text: string) => /^[A-Za-z0-9+/]{32,}={0,2}$/.test(text);

const secrets = z
  .string()
  .transform((value) => value.split(',').map((secret) => secret.trim()))
  .refine((list) => list.every(isSendable), NOT_SENDABLE)
  .refine((list) => list.length <= 2, 'at most two secrets, separated by a comma')
  .refine((list) => list.every((secret) => secret.length >= 32), 'each secret needs 32 characters or more')
  .refine(
    (list) => list.every((secret) => !secret.startsWith('whsec_') || isBase64(secret.slice(6))),
    'what follows whsec_ has to be base64, of 24 bytes or more',
  );

const SENDER_NAMES = namesOf(SENDERS);

/** Names separated by commas. */
const senders = z
  .string()
  .transform((value) => value.split(',').map((name) => name.trim()))
  .pipe(z.array(z.enum(SENDER_NAMES, `each has to be one of ${SENDER_NAMES.join(', ')}`)));

/** Origins separated by commas. */
const origins = z
  .string()
  .transform((value) => value.split(',').map((origin) => origin.trim().replace(/\/$/, '')))
  .refine(
    (list) => list.every((each) => URL.canParse(each) && new URL(each).origin === each),
    'each has to be an origin such as https://cms.example',
  );

const SOURCE_NAMES = namesOf(SOURCES);

/** Whether what is percent-encoded in an address can be decoded. */
function isDecodable(url: string): boolean {
  const { username, password } = new URL(url);
  try {
    decodeURIComponent(username + password);
    return true;
  } catch {
    return false;
  }
}

const Settings = z
  .object({
    SITE_URL: z
      .url({ protocol: /^https?$/, error: 'an absolute address, such as https://blog.example' })
      .transform((url) => url.replace(/\/+$/, ''))
      .optional(),
    FRAME_ANCESTORS: origins.default([]),
    WEBSUB_HUB: z
      .url({ protocol: /^https?$/, error: 'an absolute address, such as https://pubsubhubbub.appspot.com' })
      .optional(),
    CONTENT_SOURCE: z.enum(SOURCE_NAMES, `has to be one of ${SOURCE_NAMES.join(', ')}`).default('markdown'),
    CONTENT_DIR: z.string().default('content/posts'),
    CONTENT_API_URL: z
      .url({ protocol: /^https?$/, error: 'an absolute address, such as https://cms.example/posts' })
      .optional(),
    CONTENT_API_TOKEN: token.optional(),
    CONTENT_TIMEOUT_MS: wholeNumber.positive().max(MAX_TIMEOUT_MS, `at most ${MAX_TIMEOUT_MS}`).default(5000),
    CONTENT_MAX_MB: megabytes.default(10),
    REVALIDATE_SECRET: secrets.default([]),
    PREVIEW_SECRET: secrets.default([]),
    REVALIDATE_SENDERS: senders.default([]),
    REVALIDATE_SECRET_STANDARD: secrets.optional(),
    REVALIDATE_SECRET_GHOST: secrets.optional(),
    REVALIDATE_SECRET_STRAPI: secrets.optional(),
    REVALIDATE_SECRET_WORDPRESS: secrets.optional(),
    REVALIDATE_SECRET_GITHUB: secrets.optional(),
    REVALIDATE_SECRET_SANITY: secrets.optional(),
    REVALIDATE_SECONDS: seconds.default(60),
    PRERENDER_COUNT: wholeNumber.nonnegative().default(50),
    // `npm run build -- --strict` sets it.
    BUILD_STRICT: flag('true', 'false'),
    CACHE_DIR: z.string().default(`${builtOptions.distDir}/cache/isr`),
    CACHE_MAX_MB: megabytes.default(1024),
    CACHE_MEMORY_MB: megabytes.default(100),
    REDIS_URL: z
      .url({
        protocol: /^rediss?$/,
        abort: true,
        error:
          'an address such as redis://localhost:6379, with signs such as # / ? % percent-encoded in a password',
      })
      .refine(isDecodable, 'a % in its user or password has to be written as %25')
      .refine(
        (url) => /^\/?\d*$/.test(new URL(url).pathname),
        'what follows the / has to be the number of a database',
      )
      .optional(),
    SWEEP_SECONDS: wholeNumber
      .nonnegative()
      .max(MAX_SWEEP_SECONDS, `at most ${MAX_SWEEP_SECONDS}`)
      .default(300),
    CONTENT_GIT_PULL: flag('true', 'false'),
    STRAPI_MODEL: z.string().default('post'), // asked for in every sender's words
    STRAPI_DATE_FIELD: z.string().default('publishedAt'),
    // #region ghost
    GHOST_CONTENT_API_KEY: token.optional(),
    GHOST_ADMIN_API_KEY: z
      .string()
      .regex(/^[0-9a-f]+:([0-9a-f]{2})+$/i, 'an id and a secret with a colon between them, as Ghost shows it')
      .optional(),
    // #endregion
    // #region wordpress
    WORDPRESS_APPLICATION_PASSWORD: z
      .string()
      .regex(/^[^:\p{Cc}]+:\P{Cc}+$/u, 'a user and a password, user:password, in one line')
      .optional(),
    // #endregion
    RENDER_TIMEOUT_MS: wholeNumber.positive().max(MAX_RENDER_MS, `at most ${MAX_RENDER_MS}`).default(10_000),
    RENDER_MEMORY_MB: wholeNumber.positive().default(512),
    FIRST_VISITS_PER_SECOND: wholeNumber.positive().default(50),
    ACCESS_LOG: flag('1', '0'),
    STOP_DELAY_SECONDS: wholeNumber.nonnegative().max(300, 'at most 300').default(0),
    DEBUG_SOURCE: flag('1', '0'),
    // Which of its phases Next is in; `next build` sets it.
    NEXT_PHASE: z.string().optional(),
    NODE_ENV: z.string().optional(),
    // Next's own switch for showing hits and misses.
    NEXT_PRIVATE_DEBUG_CACHE: z.string().optional(),
  })
  // #region ghost
  .refine((settings) => settings.CONTENT_SOURCE !== 'ghost' || settings.GHOST_CONTENT_API_KEY, {
    path: ['GHOST_CONTENT_API_KEY'],
    error: 'needed, because CONTENT_SOURCE is ghost',
    when: () => true,
  })
  // #endregion
  .refine((settings) => settings.CONTENT_SOURCE === 'markdown' || settings.CONTENT_API_URL, {
    path: ['CONTENT_API_URL'],
    error: 'needed, because CONTENT_SOURCE is not markdown',
    when: () => true,
  });

const SECRET = 'REVALIDATE_SECRET_';

/** A secret that goes by no sender's name: else its webhooks would be refused, and nobody told why. */
function misnamed(names: string[]): string[] {
  const known = Object.keys(Settings.shape).filter((name) => name.startsWith(SECRET));
  return names
    .filter((name) => name.startsWith(SECRET) && !known.includes(name))
    .map((name) => `  ${name}: no such setting; there are ${known.join(', ')}`);
}

export type Env = z.infer<typeof Settings>;

/**
 * Checks settings.
 * @param source names and values, as in `process.env`
 * @returns the settings, parsed, defaults filled in
 * @throws Error naming every wrong setting at once; values are left out, for they may be secrets
 */
export function parseEnv(source: Record<string, string | undefined>): Env {
  const trimmed = Object.entries(source).map(([name, value]) => [name, value?.trim()] as const);
  const present = Object.fromEntries(trimmed.filter(([, value]) => value));
  const parsed = Settings.safeParse(present);
  const issues = parsed.error?.issues ?? [];
  const lines = issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
  lines.push(...misnamed(Object.keys(present)));
  if (parsed.success && lines.length === 0) return parsed.data;
  throw new Error(
    `These settings are wrong (see .env for what each one means):\n${[...new Set(lines)].join('\n')}`,
  );
}

let checked: Env | undefined;

/** The checked settings of this process. Throws like {@link parseEnv}, on the first use. */
export function env(): Env {
  checked ??= parseEnv(process.env);
  return checked;
}

/** What may be told to nobody: the secrets that are set, right or wrong. */
export const secretsSet = (): string[] => secretsIn(process.env);

/** The environment for other programs: without the blog's settings, and without whatever else has a secret in it. */
export function foreignEnv(): NodeJS.ProcessEnv {
  const secrets = secretsSet();
  const names = Object.keys(process.env).filter((name) => {
    const isOurs = name in Settings.shape || name.startsWith('REVALIDATE_SECRET');
    return !isOurs && !secrets.some((secret) => process.env[name]?.includes(secret));
  });
  return {
    NODE_ENV: process.env.NODE_ENV,
    ...Object.fromEntries(names.map((name) => [name, process.env[name]])),
  };
}
