// Months by their names, in English and in other languages.

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
/** A month in English, as a part of a regular expression: the group `name`. */
export const MONTH = '(?<name>jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\\.?';

/** 0 for January. */
export const monthIndexOf = (name: string) => MONTHS.indexOf(name.slice(0, 3).toLowerCase());

// Languages whose months people write in dates, besides English and those that write them as numbers.
const LANGUAGES = [
  'de',
  'fr',
  'es',
  'pt',
  'it',
  'nl',
  'ru',
  'pl',
  'sv',
  'da',
  'nb',
  'fi',
  'cs',
  'uk',
  'id',
  'ca',
  'tr',
  'ro',
];

let foreign: { name: string; english: string }[] | undefined;

/** Months of other languages in English: `4 de marzo de 2020` is `4 mar 2020`. */
export function inEnglish(text: string): string {
  if (!/\p{L}{3,}/u.test(text) || !/\d/.test(text)) return text;
  foreign ??= LANGUAGES.flatMap((language) =>
    MONTHS.flatMap((english, index) =>
      (['long', 'short'] as const).flatMap((month) => {
        const format = new Intl.DateTimeFormat(language, { day: 'numeric', month, timeZone: 'UTC' });
        const part = format.formatToParts(Date.UTC(2020, index, 4)).find(({ type }) => type === 'month');
        const name = part?.value.replace(/\.$/, '').toLowerCase() ?? '';
        return /^\p{L}{3,}$/u.test(name) ? [{ name, english }] : [];
      }),
    ),
  ).filter(({ name }) => !new RegExp(`^${MONTH}$`, 'i').test(name));
  const lower = text.toLowerCase();
  const found = foreign
    .filter(({ name }) => new RegExp(`(?<!\\p{L})${name}(?!\\p{L})`, 'u').test(lower))
    .sort((a, b) => b.name.length - a.name.length)[0];
  return (found ? lower.replace(found.name, found.english) : text)
    .replace(/\s+del?\s+/gi, ' ')
    .replace(FOREIGN_WEEKDAY, '')
    .replace(/^(\d{1,2})[.ºª]\s*(?=[a-z])/i, '$1 ')
    .replace(/\s+г\.?$/, '');
}

// A word before the day that is no month: mercredi 4 mars.
const FOREIGN_WEEKDAY = new RegExp(`^(?!${MONTH})\\p{L}{2,},?\\s+(?=\\d)`.replace('?<name>', ''), 'iu');
