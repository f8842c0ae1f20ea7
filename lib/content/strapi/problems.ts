// What of an entry of Strapi is not shown, in words for its author.

export const isEmpty = (value: unknown) =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);

/** Strapi gives entries of one locale, and tells which others there are. */
export function otherLocales(localizations: { locale: string }[] | null | undefined): string[] {
  return (localizations ?? []).map(
    ({ locale }) =>
      `the locale ${locale} is not shown: a blog shows one, which is Strapi's default one or what CONTENT_API_URL ends in; a second blog whose address of the API ends in ?locale=${locale} shows it`,
  );
}
