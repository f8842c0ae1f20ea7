// Dates in the forms that blog generators write them, as ISO 8601 in UTC.
import { zoneFormat } from './zone-format';

// Letters that mean one zone only; CST and IST, for example, are several.
const OFFSET_MINUTES: Record<string, number> = {
  Z: 0, UTC: 0, GMT: 0, KST: 540, JST: 540, CET: 60, CEST: 120,
  EST: -300, EDT: -240, MST: -420, MDT: -360, PST: -480, PDT: -420,
}; // biome-ignore format: a table

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH = '(?<name>jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\\.?';

const DAYS = [
  // 2020-03-04, 2020/3/4, 2020.03.04, 2020년 3월 4일, 2020年3月4日
  /^(?<year>\d{4})\s*[-/.년年]\s*(?<month>\d{1,2})\s*[-/.월月]\s*(?<day>\d{1,2})(?:\s*[.일日])?/,
  /^(?<year>\d{4})(?<month>\d{2})(?<day>\d{2})(?!\d)/,
  // 11 Oct 2023, 11th of October, 2023
  new RegExp(`^(?<day>\\d{1,2})(?:st|nd|rd|th)?[-\\s]+(?:of\\s+)?${MONTH},?[-\\s]+(?<year>\\d{4})`, 'i'),
  // October 11, 2023, and what JavaScript's own Date writes
  new RegExp(`^${MONTH}\\s+(?<day>\\d{1,2})(?:st|nd|rd|th)?,?\\s+(?<year>\\d{4})`, 'i'),
  // 4.3.2020 is European; 3/25/2020 can be read in one way only, and 3/4/2020 in none that is sure.
  /^(?<day>\d{1,2})\.\s?(?<month>\d{1,2})\.\s?(?<year>\d{4})/,
  /^(?<month>0?[1-9]|1[0-2])[/-](?<day>1[3-9]|2\d|3[01])[/-](?<year>\d{4})/,
  /^(?<day>1[3-9]|2\d|3[01])[/-](?<month>0?[1-9]|1[0-2])[/-](?<year>\d{4})/,
];

const TIME =
  /^(?:[T\s,]|at\s)*(?<hour>\d{1,2}):(?<minute>\d{2})(?::(?<second>\d{2})(?:[.,](?<fraction>\d{1,9}))?)?\s*(?<half>[ap]\.?m\.?)?/i;
const ZONE =
  /^\s*(?:(?<letters>[A-Z]{1,4})(?![A-Za-z/]))?\s*(?<offset>[+-]\d{1,2}(?::?\d{2})?)?(?:\s*[([][^)\]]*[)\]])?\s*$/i;

/**
 * Reads a date.
 * @param written as in the front matter
 * @param timeZone the author's, such as `Asia/Seoul`: a date alone is midnight there, and so is a time without a zone
 * @returns ISO 8601 in UTC; null for what is no date, or one that can be read in two ways
 */
export function isoDate(written: string, timeZone: string): string | null {
  const text = written
    .trim()
    .replace(/^(mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+/i, '')
    // September 3 is in some texts "Sep 03 2020", after its weekday; in others there is a weekday in brackets.
    .replace(/\s*[（(][월화수목금토일月火水木金土][）)]/, '');
  if (/^\d{10}$|^\d{13}$/.test(text)) return fromMs(Number(text) * (text.length === 10 ? 1000 : 1));
  const day = DAYS.map((form) => form.exec(text)).find((found) => found !== null);
  if (!day?.groups) return null;
  const { year, month, day: dayOfMonth, name } = day.groups;
  const monthIndex = name ? MONTHS.indexOf(name.slice(0, 3).toLowerCase()) : Number(month) - 1;
  const rest = text.slice(day[0].length);
  const time = TIME.exec(rest);
  const wall = wallClock(Number(year), monthIndex, Number(dayOfMonth), time?.groups ?? {});
  const zone = ZONE.exec(rest.slice(time?.[0].length ?? 0));
  if (wall === null || !zone) return null;
  const offset = offsetOf(zone.groups?.letters, zone.groups?.offset);
  if (offset === null) return null;
  return fromMs(offset === undefined ? wall - zoneOffsetMs(wall, timeZone) : wall - offset * 60_000);
}

/** The time as if it were UTC's; null for a day or an hour that does not exist. */
function wallClock(year: number, month: number, day: number, time: Record<string, string>): number | null {
  const { minute = '0', second = '0', fraction = '0', half } = time;
  const written = Number(time.hour ?? 0);
  const hour = half ? (written % 12) + (/^p/i.test(half) ? 12 : 0) : written;
  const at = new Date(0);
  // Date.UTC takes the years 0 to 99 for those of the last century.
  at.setUTCFullYear(year, month, day);
  at.setUTCHours(hour, Number(minute), Number(second));
  const exists = at.getUTCMonth() === month && at.getUTCDate() === day && at.getUTCHours() === hour;
  if (!exists || Number(minute) > 59 || Number(second) > 60) return null;
  return at.getTime() + Number(fraction.padEnd(3, '0').slice(0, 3));
}

/** Minutes east of UTC; undefined where none is written, null where it can't be known. */
function offsetOf(letters: string | undefined, offset: string | undefined): number | null | undefined {
  const named = letters === undefined ? undefined : (OFFSET_MINUTES[letters.toUpperCase()] ?? null);
  if (!offset || named === null) return named;
  const [, sign, hours, minutes = '0'] = /^([+-])(\d{1,2}):?(\d{2})?(?::\d{2})?$/.exec(offset) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}

/** How far a zone's clocks are ahead of UTC when they show a time. */
function zoneOffsetMs(wall: number, timeZone: string): number {
  if (timeZone === 'UTC') return 0;
  const ahead = (at: number) => {
    const name = zoneFormat(timeZone)
      .formatToParts(at)
      .find(({ type }) => type === 'timeZoneName');
    return (offsetOf(undefined, name?.value.replace('GMT', '') || '+0') ?? 0) * 60_000;
  };
  // The first answer may be that of before a change of clocks.
  return ahead(wall - ahead(wall - ahead(wall)));
}

function fromMs(ms: number): string | null {
  const date = new Date(ms);
  return Number.isNaN(date.getTime()) ? null : date.toISOString();
}
