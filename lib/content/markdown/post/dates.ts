// The dates of a post, of its front matter, its address or its file's name.
import { firstDayOf, isoDate } from '../../dates/dates';
import { dateAtEnd, dateByName } from '../folder/file-name';
import { type Field, isKnown, isWeak, type Name, named, plainName } from '../front-matter/fields';
import { isToCome } from '../hidden/asked';
import { coreOf } from '../hidden/rules';
import { PUBLISHED, SINCE } from '../hidden/words';
import { dateInAddress, dateText } from './date-text';
import { maySayFromWhen, saysFromWhen } from './from-when';

const IS_ISO = /^\d{4}-\d{2}-\d{2}T/;
const BEGINS_AS_DATE = /^\d{1,4}\s*[-/.년年]/;
const BEGINS_AS_YEAR = /^\d{4}\s*[-/.년年]/;
// A plan of what the post tells of, an event or a product, is called so, too.
const OF_ITS_THING = /^(?:schedule|golive)$/;
/** What Eleventy, Quarto or R replaces with a date, or a template that nobody filled in. It names no day to wait for. */
const OF_PROGRAMS = /^(?:(?:git )?(?:last[ -]modified|created)|today|now|`r\s[^`]*`|\{\{.*\}\}|<%.*%>)$/i;
/** `publish_time: "21:00"` names no day. */
const IS_TIME = /^\d{1,2}:\d\d(?::\d\d)?(?:\s*[ap]\.?m\.?)?(?:\s*(?:[A-Z]{1,4}|[+-]\d\d:?\d\d))?$/i;

/** Under `publish_on` is nothing but a date; what `published` and `online` say else is judged in `hidden.ts`. */
function saysNoDate({ name }: Field, written: string): boolean {
  const plain = plainName(name);
  if (saysFromWhen(plain) && plain !== 'schedule') return false;
  if (!SINCE.includes(plain)) return !isKnown(plain) && !BEGINS_AS_DATE.test(written);
  return !(PUBLISHED.includes(plain) ? BEGINS_AS_DATE : BEGINS_AS_YEAR).test(written);
}

/** The dates as ISO 8601. What is no date stays as it is: `parsePost` refuses it, for it may be of the future. */
export function datesIn(fields: Map<string, Field>, path: string, timeZone: string) {
  const problems: string[] = [];
  const nowIso = new Date().toISOString();
  const atEnd = isoDate(dateAtEnd(path) ?? '', timeZone);
  const byPlace =
    isoDate(dateByName(path) ?? dateInAddress(fields) ?? '', timeZone) ??
    (isToCome(atEnd) ? undefined : (atEnd ?? undefined));
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
      if (since.includes(field) && IS_TIME.test(written)) {
        problems.push(`${field.name}: "${written}" names no day, and is not used`);
        continue;
      }
      // Without its end the post would be shown for good.
      if (OF_PROGRAMS.test(written) && !since.includes(field) && name !== 'unpublishAt') {
        problems.push(`${field.name}: "${written}" is for a program to fill in, and not used`);
        continue;
      }
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
  const inName = dateByName(path);
  if (inName !== null && isoDate(inName, timeZone) === null)
    problems.push(`the date in the file's name, ${inName}, is none`);
  const own = read('publishedAt', named(fields, 'publishedAt'), byPlace);
  if (!own && atEnd)
    problems.push(
      "the date that ends the file's name is to come, and not used; write it as date: or publishDate:",
    );
  // A year alone is that of a thing of which the post tells.
  const isOfThing = (written: string | null) =>
    /^\d{4}$/.test(written ?? '') && Number(written) <= new Date().getFullYear();
  const isMeant = ({ name, value }: Field) => {
    const written = dateText(value, 'publishedAt');
    if (!own || written === null) return true;
    if (!OF_ITS_THING.test(plainName(name))) return !isOfThing(written);
    if (isToCome(dateIn(written, timeZone)))
      problems.push(
        `${name}: the post has a date, and does not wait for "${written}"; where it should, write publishDate`,
      );
    return false;
  };
  const isThatDay = ([plain, { value }]: [string, Field]) =>
    maySayFromWhen(plain) && isToCome(dateIn(dateText(value, 'publishedAt') ?? '', timeZone));
  const toCome = [...fields].filter(isThatDay).map(([, field]) => field);
  // It may be that of a thing, and the author finds no post.
  if (own && own <= nowIso)
    problems.push(
      ...toCome.map(({ name, value }) => `${name}: the post waits for "${dateText(value, 'publishedAt')}"`),
    );
  const dates = [...since.filter(isMeant), ...toCome]
    .flatMap(
      (field) => read('publishedAt', [field], isKnown(plainName(field.name)) ? byPlace : undefined) ?? [],
    )
    .sort();
  // What is no date counts for more than any.
  const shownSince = dates.find((date) => !IS_ISO.test(date)) ?? dates.at(-1);
  const isWritten = (date: string) =>
    named(fields, 'publishedAt').some(({ value }) => {
      const written = dateText(value, 'publishedAt');
      return written !== null && dateIn(written, timeZone) === date;
    });
  // `date: 2020-01-02` may be the day on which it was written, and `공개: 2099-01-02` that from which on it is shown. When
  // that has come, its own date is the one to show.
  const isWaitedFor = (date: string) =>
    !own ||
    (own === byPlace && !isWritten(own)) ||
    (IS_ISO.test(own) && (!IS_ISO.test(date) || (date > own && date > nowIso)));
  const said = shownSince !== undefined && isWaitedFor(shownSince) ? shownSince : own;
  const updatedAt = read('updatedAt');
  // Qiita's files, and others of which a program keeps the change alone, have no other.
  const isOnlyChanged = said === undefined && updatedAt !== undefined && updatedAt <= nowIso;
  // A page, whose path begins with a slash, shows none.
  if (isOnlyChanged && !path.startsWith('/'))
    problems.push(
      `${named(fields, 'updatedAt')[0]?.name}: the post says no other date, so this one is shown as its own`,
    );
  const publishedAt = isOnlyChanged ? updatedAt : said;
  return {
    isDated: said !== undefined,
    values: { publishedAt, updatedAt, unpublishAt: read('unpublishAt') },
    problems: [...new Set(problems)],
  };
}

/** The date that a text is, or the first day of its month; null for what is none. */
export const dateIn = (text: string, timeZone: string): string | null =>
  isoDate(firstDayOf(text) ?? text, timeZone);

/** Fields such as `publish_on`, and `공개` and `is_public`, which may also say yes or no; `published_in` says where. */
const sinceWhen = (fields: Map<string, Field>): Field[] =>
  [...fields].flatMap(([plain, field]) =>
    saysFromWhen(plain) || (SINCE.includes(coreOf(plain) ?? '') && !/(?:in|to|site|web)$/.test(plain))
      ? [field]
      : [],
  );
