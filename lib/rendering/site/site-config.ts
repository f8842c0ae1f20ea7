// What site.config.ts may say. It is checked when the blog is built and when a server starts.
import { z } from 'zod';
import { site } from '../../../site.config';
import { problemsOfWords } from '../../words/check-words';
import type { Words } from '../../words/english';

const text = z.string().trim().min(1, 'has to say something');
const address = z
  .string()
  .regex(/^(\/(?!\/)|https?:\/\/|mailto:)/, 'has to begin with /, https:// or mailto:');
const Link = z.strictObject({ label: text, href: address });
const color = z.string().regex(/^#[0-9a-f]{6}$/i, 'has to be a color such as #b3261e');
const count = z.number().int().min(1).max(100);

function isLanguage(language: string): boolean {
  try {
    return /^[a-z]{2,3}(-[A-Za-z0-9]+)*$/.test(language) && Intl.getCanonicalLocales(language).length === 1;
  } catch {
    return false;
  }
}

function isTimeZone(timeZone: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone }));
  } catch {
    return false;
  }
}

const Author = z.strictObject({
  name: text,
  picture: address.optional(),
  link: address.optional(),
  text: text.optional(),
});

const Site = z.strictObject({
  title: text,
  description: text,
  author: Author.nullable(),
  language: z.string().refine(isLanguage, 'has to be a language such as en or ko'),
  words: z.custom<Words>().superRefine((words, { addIssue }) => {
    for (const problem of problemsOfWords(words)) addIssue({ code: 'custom', ...problem });
  }),
  timeZone: z.string().refine(isTimeZone, 'has to be a time zone such as UTC or Asia/Seoul').optional(),
  lineBreaks: z.boolean().optional(),
  navigation: z.array(Link),
  links: z.array(Link),
  tags: z.record(text, text),
  theme: z.enum(['system', 'light', 'dark'], 'has to be system, light or dark'),
  accent: z.strictObject({ light: color, dark: color }),
  lists: z.strictObject({ home: count, page: count, feed: count }),
});

export type SiteConfig = z.infer<typeof Site>;

/** @throws Error naming every field of site.config.ts that is wrong */
export function checkSiteConfig(config: unknown = site): void {
  const parsed = Site.safeParse(config);
  if (parsed.success) return;
  const lines = parsed.error.issues.map(({ path, message }) => `  ${path.join('.')}: ${message}`);
  throw new Error(`site.config.ts is wrong:\n${lines.join('\n')}`);
}
