// What outside data has to be to become a post. What is not needed and does not fit is left out.
import { z } from 'zod';
import { isPageId, isPossibleId, whyImpossible } from '../../paths/ids';
import { isoDate } from '../dates/dates';
import { timeZone } from '../dates/time-zone';
import { LEFT_OUT_BEYOND, LIMITS } from './limits';

/** Some APIs number their posts. Of a larger number JSON keeps the first digits alone, and they are another post's. */
export const idText = z
  .union([z.string(), z.number()], 'not a string')
  .refine((id) => typeof id === 'string' || Math.abs(id) <= Number.MAX_SAFE_INTEGER, {
    error: 'too large for a number: write it in quotes',
    abort: true,
  })
  .transform(String);

const upTo = (length: number) => z.string().max(length, `longer than ${length} characters`);

/** HTML that a CMS gives for a short text. To make plain text of it takes time that grows faster than it does. */
export const shortHtml = upTo(LIMITS.paragraph);

const optionalText = (length: number) =>
  upTo(length)
    .nullish()
    .transform((value) => value?.trim() || null);

// A date alone is midnight in the author's time zone. A time without a zone is UTC's, as APIs mean it.
const date = z
  .string()
  .transform((value) => value.trim().replace(' ', 'T'))
  .pipe(
    z.union(
      [z.iso.date(), z.iso.datetime({ offset: true, local: true })],
      'not a date such as 2026-11-20 or 2026-11-20T09:00:00Z',
    ),
  )
  .transform((value) => (value.includes('T') ? utc(value) : (isoDate(value, timeZone()) ?? value)))
  // Others have another form, which sorts elsewhere and which no feed may have.
  .refine((value) => /^(?!0000)\d{4}-/.test(value), 'not in the years 1 to 9999')
  .nullish()
  .transform((value) => value ?? null);

const utc = (time: string) => new Date(/[Z+]|T.*-/.test(time) ? time : `${time}Z`).toISOString();

// A backslash is a slash to browsers.
const pictureAddress = upTo(LIMITS.address)
  .regex(/^(https?:\/\/|\/(?![/\\]))/, 'not an address that begins with https:// or /')
  .refine((src) => URL.canParse(src, 'http://site'), 'not an address');

const srcSet = upTo(LEFT_OUT_BEYOND.cover.srcSet).regex(
  /^(https?:\/\/\S+|\/(?![/\\])\S*) \d+w(, (https?:\/\/\S+|\/(?![/\\])\S*) \d+w)*$/,
  'no addresses with widths',
);

// Some APIs give numbers as texts, and of a drawing null or 0.
const pixels = z.coerce.number().int().positive().optional().catch(undefined);

const Cover = z.object({
  src: pictureAddress,
  alt: upTo(LIMITS.paragraph)
    .nullish()
    .transform((alt) => alt ?? ''),
  width: pixels,
  height: pixels,
  caption: upTo(LEFT_OUT_BEYOND.cover.caption).trim().min(1).optional().catch(undefined),
  /** The same picture in other widths, as `srcset` has them: `https://cms.example/a-300.jpg 300w, …`. */
  srcSet: srcSet.optional().catch(undefined),
});

// What does not fit is left out: the page has the post's own title and excerpt then.
const Seo = z
  .object({
    title: optionalText(LEFT_OUT_BEYOND.seo.title).catch(null),
    description: optionalText(LEFT_OUT_BEYOND.seo.description).catch(null),
    image: pictureAddress.nullish().catch(null),
    canonical: z
      .url({ protocol: /^https?$/ })
      .max(LEFT_OUT_BEYOND.seo.canonical)
      .nullish()
      .catch(null),
    noindex: z.boolean().nullish().catch(null),
  })
  .nullish()
  .catch(null);

const cover = z
  .union([
    z.string().transform((src) => (src.trim() === '' ? null : { src })),
    z.object({ src: z.string() }).loose(),
  ])
  .pipe(Cover.nullable())
  .nullish()
  .transform((value) => value ?? null);

// One that is no address is left out; the reader of front matter names it. How many count is said in `former-paths.ts`.
const oldNames = z
  .array(z.string())
  .nullish()
  .catch(null)
  .transform((names) => names ?? []);

// By language, as `{ ko: /blog/annyeong }`. Which of them can be shown is judged in `translations.ts`.
const translations = z
  .record(z.string(), z.unknown())
  .nullish()
  .catch(null)
  .transform((written) => written ?? {});

export const PostData = z.object({
  id: idText
    // As the addresses of other pages than posts are compared.
    .transform((id) => (isPageId(id) ? id.normalize('NFC') : id))
    .refine(isPossibleId, { error: ({ input }) => whyImpossible(String(input)) }),
  documentId: z.preprocess((id) => (typeof id === 'number' ? String(id) : id), optionalText(LIMITS.name)),
  title: upTo(LIMITS.line).trim().min(1, 'empty'),
  content: z
    .string()
    .nullish()
    .transform((value) => value ?? ''),
  format: z.enum(['markdown', 'html']).default('markdown'),
  excerpt: optionalText(LIMITS.paragraph),
  publishedAt: date,
  updatedAt: date,
  tags: z
    .array(upTo(LIMITS.name).trim().nullable())
    .max(LIMITS.tags, `more than ${LIMITS.tags}`)
    .nullish()
    .transform((tags) => [...new Set(tags?.flatMap((tag) => tag || []))]),
  author: optionalText(LIMITS.line),
  cover,
  lang: optionalText(LIMITS.name),
  draft: z
    .boolean()
    .nullish()
    .transform((value) => value ?? false),
  unpublishAt: date,
  seo: Seo,
  translations,
  aliases: oldNames,
  formerIds: oldNames,
});

export type PostData = z.infer<typeof PostData>;
