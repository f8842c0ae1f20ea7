// Every setting of the blog, with its kind of value and its default. `.env` says what each means.
import { z } from 'zod';
import { builtOptions } from '../process/built-options';
import { namesOf, SOURCES } from './names';
import {
  flag,
  megabytes,
  origins,
  redisAddress,
  seconds,
  secrets,
  senders,
  token,
  webAddress,
  wholeNumber,
} from './values';

/** Node's timers take no more, and run after 1 ms instead. */
const MAX_TIMER_MS = 2 ** 31 - 1;
const MAX_SWEEP_SECONDS = Math.floor(MAX_TIMER_MS / 1000);
const MAX_RENDER_MS = 600_000;
/** A page has the time of two requests and of rendering its text. */
const MAX_TIMEOUT_MS = Math.floor((MAX_TIMER_MS - MAX_RENDER_MS) / 2);

const SOURCE_NAMES = namesOf(SOURCES);

export const Settings = z
  .object({
    SITE_URL: webAddress('blog.example')
      .transform((url) => url.replace(/\/+$/, ''))
      .optional(),
    FRAME_ANCESTORS: origins.default([]),
    WEBSUB_HUB: webAddress('pubsubhubbub.appspot.com').optional(),
    CONTENT_SOURCE: z.enum(SOURCE_NAMES, `has to be one of ${SOURCE_NAMES.join(', ')}`).default('markdown'),
    CONTENT_DIR: z.string().default('content/posts'),
    CONTENT_API_URL: webAddress('cms.example/posts').optional(),
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
    REDIS_URL: redisAddress.optional(),
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
