// Dates in the forms that blog generators write them, as ISO 8601 in UTC.
import { OFFSET_MINUTES, offsetOf, wallClock, zoneOffsetMs } from './clock';
import { inEnglish, MONTH, monthIndexOf } from './months';
import { zoneFormat } from './zone-format';

const WEEKDAY = /^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+/i;
// (Wed) and Wed behind the day, as Org and calendars have it.
const WEEKDAY_BEHIND =
  /(?<=\d)[.,]?\s*(?:[（([](?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?[）)\]]|(?<=\s)(?:mon|tue|wed|thu|fri|sat|sun)(?:[a-z]*day)?\.?(?=\s|$))/i;
// 수요일, (수), 水曜日, （水）, 星期三: behind the day.
const EAST_ASIAN_WEEKDAY =
  /\s*(?:[（([][월화수목금토일月火水木金土](?:요일|曜日?)?[）)\]]|[월화수목금토일]요일|[月火水木金土日]曜日?|(?:星期|周|週)[一二三四五六日天])/;

const DAYS = [
  // 20200304T100000Z, and with hours but without a T what some exports write: 202003041000
  /^(?<year>\d{4})(?<month>\d{2})(?<day>\d{2})(?=T?\d{4}(?:\d{2})?(?!\d))/,
  // 2020-03-04, 2020/3/4, 2020.03.04, 2020_03_04, 2020 03 04, 2020년 3월 4일, 2020年3月4日
  /^(?<year>\d{4})(?:\s*[-/._년年]\s*|\s)(?<month>\d{1,2})(?:\s*[-/._월月]\s*|\s)(?<day>\d{1,2})(?!\d)(?:\s*[.일日])?/,
  /^(?<year>\d{4})(?<month>\d{2})(?<day>\d{2})(?!\d)/,
  // 11 Oct 2023, 11th of October, 2023
  new RegExp(
    `^(?:the\\s+)?(?<day>\\d{1,2})(?:st|nd|rd|th)?[-/\\s]+(?:of\\s+)?${MONTH},?[-/\\s]+(?<year>\\d{4})`,
    'i',
  ),
  // 2023-Oct-11
  new RegExp(`^(?<year>\\d{4})[-\\s/]${MONTH}[-\\s/]+(?<day>\\d{1,2})(?!\\d)`, 'i'),
  // October 11, 2023, and what JavaScript's own Date writes
  new RegExp(`^${MONTH}\\s+(?<day>\\d{1,2})(?:st|nd|rd|th)?,?\\s+(?<year>\\d{4})`, 'i'),
  // 4.3.2020 is European; 3/25/2020 can be read in one way only, and 3/4/2020 in none that is sure.
  /^(?<day>\d{1,2})\.\s?(?<month>\d{1,2})\.\s?(?<year>\d{4})/,
  /^(?<month>0?[1-9]|1[0-2])[/-](?<day>1[3-9]|2\d|3[01])[/-](?<year>\d{4})/,
  /^(?<day>1[3-9]|2\d|3[01])[/-](?<month>0?[1-9]|1[0-2])[/-](?<year>\d{4})/,
];

const BEFORE_TIME =
  '^(?:[T\\s,·|@]|[—–-]\\s|(?:at|um|à)\\s)*(?:(?<early>오전|午前|上午)|(?<late>오후|午後|下午))?\\s*';
const TIMES = [
  new RegExp(
    `${BEFORE_TIME}(?<hour>\\d{1,2})[:.h](?<minute>\\d{1,2})(?:[:.](?<second>\\d{1,2})(?:[.,](?<fraction>\\d{1,9}))?)?\\s*(?:(?<half>[ap]\\.?m\\.?)(?![a-z]))?`,
    'i',
  ),
  // 3시 20분, 10時00分30秒
  new RegExp(
    `${BEFORE_TIME}(?<hour>\\d{1,2})\\s*[시時时点點](?:\\s*(?<minute>\\d{1,2})\\s*[분分](?:\\s*(?<second>\\d{1,2})\\s*[초秒])?)?`,
  ),
  /^T?(?<hour>\d{2})(?<minute>\d{2})(?<second>\d{2})?(?!\d)/i,
  // Only the hour: 10 am
  new RegExp(`${BEFORE_TIME}(?<hour>\\d{1,2})\\s*(?<half>[ap]\\.?m\\.?)(?![a-z])`, 'i'),
];
const ZONE =
  /^\s*(?:(?<place>[A-Z][A-Za-z]+\/[A-Za-z_/+-]+\d*)|(?:(?<letters>[A-Z]{1,4})(?![A-Za-z/]))?\s*(?<offset>[+-]\d{1,2}(?::?\d{2})?(?:\s+[A-Z]{3,4})?)?(?:\s*[([][^)\]]*[)\]])?)\s*$/i;

// Alone in brackets it is one as well, as Notion has it: (GMT+9). Other words there are none.
const IN_BRACKETS = new RegExp(
  `^\\s*[([]((?:[A-Z]{1,4})?[+-]\\d[\\d:]*|[A-Z][A-Za-z]+/[A-Za-z_/+-]+|${Object.keys(OFFSET_MINUTES).join('|')})[)\\]]\\s*$`,
  'i',
);

const MAX_OFFSET_MINUTES = 14 * 60;

/** No date is longer; of more, spaces above all, the patterns here would take minutes. */
const MAX_LENGTH = 200;

/**
 * Reads a date.
 * @param written as in the front matter
 * @param timeZone the author's, such as `Asia/Seoul`: a date alone is midnight there, and so is a time without a zone
 * @returns ISO 8601 in UTC; null for what is no date, or one that can be read in two ways
 */
export function isoDate(written: string, timeZone: string): string | null {
  if (written.length > MAX_LENGTH) return null;
  const text = inEnglish(plainSigns(written))
    .replace(WEEKDAY, '')
    .replace(/^(?:on|le|am|el|den)\s+/i, '')
    .replace(WEEKDAY_BEHIND, '')
    .replace(EAST_ASIAN_WEEKDAY, '')
    // Of days from one to another, as Notion writes them, the first counts.
    .replace(/\s*→.*$/s, '');
  if (/^\d{13}$/.test(text)) return fromMs(Number(text));
  if (/^\d{10}(?:\.\d+)?$/.test(text)) return fromMs(Math.floor(Number(text) * 1000));
  const day = DAYS.map((form) => form.exec(text)).find((found) => found !== null);
  if (!day?.groups) return null;
  const { year, month, day: dayOfMonth, name } = day.groups;
  const monthIndex = name ? monthIndexOf(name) : Number(month) - 1;
  const rest = text.slice(day[0].length);
  const time = TIMES.map((form) => form.exec(rest)).find((found) => found !== null);
  const wall = wallClock(Number(year), monthIndex, Number(dayOfMonth), time?.groups ?? {});
  const zone = ZONE.exec(rest.slice(time?.[0].length ?? 0).replace(IN_BRACKETS, ' $1'))?.groups;
  if (wall === null || !zone) return null;
  if (zone.place) return isZone(zone.place) ? fromMs(wall - zoneOffsetMs(wall, zone.place)) : null;
  const offset = offsetOf(zone.letters, zone.offset);
  if (offset === null || Math.abs(offset ?? 0) > MAX_OFFSET_MINUTES) return null;
  return fromMs(offset === undefined ? wall - zoneOffsetMs(wall, timeZone) : wall - offset * 60_000);
}

/**
 * Without the brackets of Org, and with short dashes between digits, of which phones and word processors make long ones. Behind a time
 * they are no sign of a zone but till when it is: `19:00–21:00`.
 */
const plainSigns = (written: string) =>
  written
    .normalize('NFKC')
    .trim()
    .replace(/^<(.*)>$|^\[([^[\]]*)\]$/, '$1$2')
    .replace(/(?<=\d)(?:−|(?<!:\d\d)[‐-―])(?=\d)/g, '-');

/** The first day of a month or a year, where nothing more is written: `2020-03`, `March 2020`, `2020년 3월`. */
export function firstDayOf(written: string): string | null {
  if (written.length > MAX_LENGTH) return null;
  const text = inEnglish(written.trim());
  const { year, month, name } =
    /^(?<year>\d{4})(?:\s*[-/.년年]\s*(?:(?<month>0?[1-9]|1[0-2])\s*[월月]?)?)?$/.exec(text)?.groups ??
    new RegExp(`^${MONTH},?\\s+(?<year>\\d{4})$`, 'i').exec(text)?.groups ??
    {};
  if (!year) return null;
  return `${year}-${name ? monthIndexOf(name) + 1 : (month ?? '01')}-01`;
}

function isZone(name: string): boolean {
  try {
    return zoneFormat(name) !== null;
  } catch {
    return false;
  }
}

function fromMs(ms: number): string | null {
  const date = new Date(ms);
  return Number.isNaN(date.getTime()) ? null : date.toISOString();
}
