// Every setting of the blog: read here and nowhere else, checked, an empty value counting as absent.
import { z } from 'zod';

const secondsOrFalse = 'a whole number of seconds, or false';
const seconds = z.union(
  [z.literal('false').transform(() => false as const), z.coerce.number(secondsOrFalse).int().positive()],
  secondsOrFalse,
);
const wholeNumber = z.coerce.number('a whole number').int('a whole number');

/** Node's timers take no more, and run after 1 ms instead. */
const MAX_TIMER_MS = 2 ** 31 - 1;
const MAX_SWEEP_SECONDS = Math.floor(MAX_TIMER_MS / 1000);
/** A page has twice the time of a request. */
const MAX_TIMEOUT_MS = Math.floor(MAX_TIMER_MS / 2);

/** A switch that is off unless it says `on`. */
const flag = <On extends string, Off extends string>(on: On, off: Off) =>
  z
    .enum([on, off], `${on} or ${off}`)
    .optional()
    .transform((value) => value === on);

const megabytes = z.coerce.number('a number of megabytes').positive('a number of megabytes');

const isBase64 = (text: string) => /^[A-Za-z0-9+/]{32,}={0,2}$/.test(text);

const secrets = z
  .string()
  .transform((value) => value.split(',').map((secret) => secret.trim()))
  .refine((list) => list.length <= 2, 'at most two secrets, separated by a comma')
  .refine((list) => list.every((secret) => secret.length >= 32), 'each secret needs 32 characters or more')
  .refine(
    (list) => list.every((secret) => !secret.startsWith('whsec_') || isBase64(secret.slice(6))),
    'what follows whsec_ has to be base64, of 24 bytes or more',
  );

const SOURCES = ['markdown', 'rest', 'wordpress', 'strapi', 'ghost'] as const;

const Settings = z
  .object({
    SITE_URL: z
      .url({ protocol: /^https?$/, error: 'an absolute address, such as https://blog.example' })
      .default('http://localhost:3000')
      .transform((url) => url.replace(/\/+$/, '')),
    CONTENT_SOURCE: z.enum(SOURCES, `has to be one of ${SOURCES.join(', ')}`).default('markdown'),
    CONTENT_DIR: z.string().default('content/posts'),
    CONTENT_API_URL: z
      .url({ protocol: /^https?$/, error: 'an absolute address, such as https://cms.example/posts' })
      .optional(),
    CONTENT_API_TOKEN: z.string().optional(),
    CONTENT_TIMEOUT_MS: wholeNumber.positive().max(MAX_TIMEOUT_MS, `at most ${MAX_TIMEOUT_MS}`).default(5000),
    REVALIDATE_SECRET: secrets.default([]),
    REVALIDATE_SECONDS: seconds.default(60),
    PRERENDER_COUNT: wholeNumber.nonnegative().default(50),
    CACHE_DIR: z.string().default('.next/cache/isr'),
    CACHE_MAX_MB: megabytes.default(1024),
    CACHE_MEMORY_MB: megabytes.default(50),
    REDIS_URL: z
      .url({ protocol: /^rediss?$/, error: 'an address such as redis://localhost:6379' })
      .optional(),
    SWEEP_SECONDS: wholeNumber
      .nonnegative()
      .max(MAX_SWEEP_SECONDS, `at most ${MAX_SWEEP_SECONDS}`)
      .default(300),
    CONTENT_GIT_PULL: flag('true', 'false'),
    STRAPI_MODEL: z.string().default('post'),
    STRAPI_DATE_FIELD: z.string().default('publishedAt'),
    GHOST_CONTENT_API_KEY: z.string().optional(),
    GHOST_ADMIN_API_KEY: z
      .string()
      .regex(/^[0-9a-f]+:([0-9a-f]{2})+$/i, 'an id and a secret with a colon between them, as Ghost shows it')
      .optional(),
    WORDPRESS_APPLICATION_PASSWORD: z
      .string()
      .regex(/^[^:]+:./, 'a user and a password: user:password')
      .optional(),
    FIRST_VISITS_PER_SECOND: wholeNumber.positive().default(50),
    // Where the server listens; `next start` sets it.
    PORT: wholeNumber.default(3000),
    // Which of its phases Next is in; `next build` sets it.
    NEXT_PHASE: z.string().optional(),
    // Next's own switch for showing hits and misses.
    NEXT_PRIVATE_DEBUG_CACHE: z.string().optional(),
    DEBUG_SOURCE: flag('1', '0'),
  })
  .refine((settings) => settings.CONTENT_SOURCE === 'markdown' || settings.CONTENT_API_URL, {
    path: ['CONTENT_API_URL'],
    error: 'needed, because CONTENT_SOURCE is not markdown',
    when: () => true,
  })
  .refine((settings) => settings.CONTENT_SOURCE !== 'ghost' || settings.GHOST_CONTENT_API_KEY, {
    path: ['GHOST_CONTENT_API_KEY'],
    error: 'needed, because CONTENT_SOURCE is ghost',
    when: () => true,
  });

export type Env = z.infer<typeof Settings>;

/**
 * Checks settings.
 * @param source names and values, as in `process.env`
 * @returns the settings, parsed, defaults filled in
 * @throws Error naming every wrong setting at once; values are left out, for they may be secrets
 */
export function parseEnv(source: Record<string, string | undefined>): Env {
  const present = Object.fromEntries(Object.entries(source).filter(([, value]) => value?.trim()));
  const parsed = Settings.safeParse(present);
  if (parsed.success) return parsed.data;
  const lines = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
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
