// What of an entry of Strapi is not shown, in words for its author.
import { z } from 'zod';

export const isEmpty = (value: unknown) =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);

const HOLDS = {
  tags: 'no list of names or of entries with a name',
  author: 'no name and no entry with a name',
  authors: 'no name and no entry with a name',
  cover: 'no uploaded picture',
  excerpt: 'no text',
  seo: "no component of Strapi's SEO plugin",
};

/**
 * Of fields that have the name of a part of a post those that hold another thing.
 * @param written the entry as Strapi gives it
 * @param entry what was understood of it
 */
export function unread(written: unknown, entry: Partial<Record<string, unknown>>): string[] {
  const fields = z.record(z.string(), z.unknown()).safeParse(written).data ?? {};
  return Object.entries(HOLDS)
    .filter(([name]) => !isEmpty(fields[name]) && (entry[name] ?? null) === null)
    .map(([name, what]) => `the field ${name} is not shown, for ${what} is in it`);
}

/** Strapi gives entries of one locale, and tells which others there are. */
export function otherLocales(localizations: { locale: string }[] | null | undefined): string[] {
  return (localizations ?? []).map(
    ({ locale }) =>
      `the locale ${locale} is not shown: a blog shows one, which is Strapi's default one or what CONTENT_API_URL ends in; a second blog whose address of the API ends in ?locale=${locale} shows it`,
  );
}
