// What a field says, as the rules look at it.
import { textOf } from '../front-matter/values';

export interface Asked {
  /** In small letters; dates and lists as they are, words without dashes and spaces. */
  said: string;
  /** Each of a list, without signs around it. */
  each: string[];
  /** What stands between brackets, commas and dashes: of a list each item, of a text first what it says. */
  phrases: string[];
  /** Word by word. */
  parts: string[];
  isList: boolean;
  /** Whether it has items or properties. */
  isObject: boolean;
  /** Whether it is the date of it. */
  isDate: boolean;
  /** Whether that is one to come. */
  isAhead: boolean;
  /** The date that a text is. */
  dateIn: (text: string) => string | null;
  /** Whether the post has a date, which decides what "scheduled" means. */
  isDated: boolean;
}

const BETWEEN = /[()[\]{}，、;；|（）–—]|,(?!\s*\d{4})|\s-\s/;

export function askedOf(value: unknown, dateIn: (text: string) => string | null, isDated: boolean): Asked {
  const only = Array.isArray(value) && value.length === 1 ? value[0] : value;
  const isBox = typeof only === 'string' && /^\[[x✓✔]\]$/i.test(only.trim());
  const text = isBox ? 'true' : (textOf(only) ?? shown(only)).normalize('NFC').trim().toLowerCase();
  const said = /^[a-z\s_-]+$/.test(text) ? text.replace(/[\s_-]/g, '') : text;
  const date = dateIn(said);
  const isObject = typeof only === 'object' && only !== null;
  const values = isObject ? text.replace(/"[^"]*":/g, '') : text;
  return {
    said,
    each: [said, ...text.split(/[,;|]/).map(plainWord)],
    phrases: values.split(BETWEEN).filter((phrase) => /[\p{L}\p{N}]/u.test(phrase)),
    parts: text.split(/[^\p{L}]+/u),
    isList: Array.isArray(value),
    isObject,
    isDate: date !== null,
    isAhead: isToCome(date),
    dateIn,
    isDated,
  };
}

export const isToCome = (date: string | null) => date !== null && Date.parse(date) > Date.now();

/** A word without what stands around it: `published ✅` is `published`. */
function plainWord(said: string): string {
  const letters = said.replace(/[^\p{L}\p{N}]/gu, '');
  return letters === '' ? said.trim() : letters;
}

export const shown = (value: unknown) => (typeof value === 'object' ? JSON.stringify(value) : String(value));
