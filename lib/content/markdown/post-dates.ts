// The dates of a post, of its front matter, its address or its file's name.
import { firstDayOf, isoDate } from '../dates';
import { type Field, isKnown, isWeak, type Name, named, plainName } from './fields';
import { dateByName } from './file-name';
import { coreOf } from './hidden-rules';
import { PUBLISHED, SINCE } from './hidden-words';
import { textOf } from './values';

const IS_ISO = /^\d{4}-\d{2}-\d{2}T/;
const BEGINS_AS_DATE = /^\d{1,4}\s*[-/.년年]/;
const BEGINS_AS_YEAR = /^\d{4}\s*[-/.년年]/;

/** Under `publish_on` is nothing but a date; what `published` and `online` say else is judged in `hidden.ts`. */
function saysNoDate({ name }: Field, written: string): boolean {
  const plain = plainName(name);
  if (!SINCE.includes(plain)) return !isKnown(plain) && !BEGINS_AS_DATE.test(written);
  return !(PUBLISHED.includes(plain) ? BEGINS_AS_DATE : BEGINS_AS_YEAR).test(written);
}

/** The dates as ISO 8601. What is no date stays as it is: `parsePost` refuses it, for it may be of the future. */
export function datesIn(fields: Map<string, Field>, path: string, timeZone: string) {
  const problems: string[] = [];
  const byPlace = isoDate(dateByName(path) ?? dateInAddress(fields) ?? '', timeZone) ?? undefined;
  const since = sinceWhen(fields);
  const read = (name: Name, said = named(fields, name), instead?: string) => {
    let refused: string | undefined;
    for (const field of said) {
      const written = dateText(field.value, name);
      // A template that nobody filled in: `{{date}}`.
      const isOther = since.includes(field) || field.name.toLowerCase() === 'dates';
      if (written === null && typeof field.value === 'object' && !isOther)
        problems.push(`${field.name}: no date is written there`);
      if (written === null) continue;
      const month = firstDayOf(written);
      const iso = isoDate(written, timeZone) ?? isoDate(month ?? '', timeZone);
      if (iso) {
        if (month) problems.push(`${field.name}: "${written}" names no day; its first one is shown`);
        return iso;
      }
      // `published: maybe` is about hiding, and `time: 5 min` about reading.
      if (isWeak(field.name) || (since.includes(field) && saysNoDate(field, written))) continue;
      const told = `${field.name}: "${written}" is no date, or can be read in two ways; write 2026-11-20`;
      problems.push(instead ? `${told}; the date is that of the file's name` : told);
      refused ??= written;
    }
    // When a post was changed decides nothing.
    return instead ?? (name === 'updatedAt' ? undefined : refused);
  };
  const own = read('publishedAt', named(fields, 'publishedAt'), byPlace);
  const shownSince = read(
    'publishedAt',
    since.filter(({ name }) => !isKnown(plainName(name))),
  );
  const isWritten = (date: string) =>
    named(fields, 'publishedAt').some(({ value }) => {
      const written = dateText(value, 'publishedAt');
      return written !== null && isoDate(firstDayOf(written) ?? written, timeZone) === date;
    });
  // `date: 2020-01-02` may be the day on which it was written, and `공개: 2030-01-02` that from which on it is shown.
  const isLater =
    shownSince !== undefined &&
    (!own || (own === byPlace && !isWritten(own)) || (IS_ISO.test(own) && shownSince > own));
  const publishedAt = isLater ? shownSince : own;
  return {
    publishedAt,
    values: { publishedAt, updatedAt: read('updatedAt'), unpublishAt: read('unpublishAt') },
    problems,
  };
}

/** Whether a text is a date, or at least a month. */
export const isDate = (text: string, timeZone: string): boolean =>
  isoDate(firstDayOf(text) ?? text, timeZone) !== null;

/** Fields such as `공개` and `is_public`, which may also say yes or no; `published_in` says where. */
const sinceWhen = (fields: Map<string, Field>): Field[] =>
  [...fields].flatMap(([plain, field]) =>
    SINCE.includes(coreOf(plain) ?? '') && !/(?:in|to|site|web)$/.test(plain) ? [field] : [],
  );

/** `/2021/03/04/kettle.html` is an address with a date. */
function dateInAddress(fields: Map<string, Field>): string | null {
  const [said] = named(fields, 'permalink').flatMap(({ value }) => textOf(value) ?? []);
  return said ? dateByName(said.replace(/\/$/, '')) : null;
}

const INNER: Partial<Record<Name, string[]>> = {
  publishedAt: ['published', 'created', 'date', 'start'],
  updatedAt: ['date', 'updated', 'modified'],
};

/** `published: true` is no date; Docusaurus writes `last_update: { date }`, and templates leave `{{date}}` behind. */
function dateText(value: unknown, name: Name): string | null {
  if (Array.isArray(value)) return dateText(value[0], name);
  if (typeof value === 'object' && value !== null && !(value instanceof Date)) {
    const inner = new Map(Object.entries(value));
    const said = (INNER[name] ?? ['date']).map((each) => textOf(inner.get(each))).find(Boolean);
    return said ?? null;
  }
  const text = textOf(value);
  return text === null || /^(true|false|yes|no|on|off|0|1|draft|published)$/i.test(text) ? null : text;
}
