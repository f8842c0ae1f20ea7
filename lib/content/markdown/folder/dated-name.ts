// Dates in names of files and folders.

const YEAR = '(\\d{4})';
const MONTH = '(0?[1-9]|1[0-2])';
const DAY = '(0?[1-9]|[12]\\d|3[01])';
const COMPACT_DAY = '(20\\d{2}|19[89]\\d)(0[1-9]|1[0-2])(0[1-9]|[12]\\d|3[01])';
const HOUR = '(?:[01]\\d|2[0-3])';
// T10-00-00+09-00; and 10-00 with a word behind it, for `2020-01-02-10-00.md` may be about numbers.
const TIME = `(?:T${HOUR}[-:._]?[0-5]\\d(?:[-:._]?[0-5]\\d)?(?:Z|\\+\\d\\d[-:_]?\\d\\d)?(?![^-_/ .])|[-_ ]{1,9}${HOUR}[-:._][0-5]\\d(?:[-:._][0-5]\\d)?(?=[-_ .]{1,9}\\p{L}))?`;
// A date before the name, in the name or in its folders, as Jekyll, Hexo, Docusaurus and Hugo write it.
const DATED = new RegExp(`(?:^|/)${YEAR}[-/_.]${MONTH}[-/_.]${DAY}${TIME}(?:[-_/ .]{1,9}|$)([^/]*)$`, 'u');
// [2019-03-04] Spoon, [20190304] Spoon, 2019년 3월 4일 숟가락, 2019年3月4日
const IN_BRACKETS = `${YEAR}[-_.]\\s?${MONTH}[-_.]\\s?${DAY}\\.?`;
const IN_WORDS = `${YEAR}[년年]\\s?${MONTH}[월月]\\s?${DAY}[일日]`;
const IN_SIGNS = new RegExp(
  `(?:^|/)(?:[[(](?:${IN_BRACKETS}|${COMPACT_DAY})[\\])]|${IN_WORDS}(?=[-_ .]|$))[-_ .]{0,9}([^/]*)$`,
);
// The same without signs between: 20190304-spoon, a day's note 20190304, and those of a Zettelkasten: 201903041230 Spoon.
const COMPACT = new RegExp(`(?:^|/)${COMPACT_DAY}(?:[T-]?\\d{4,6})?(?:[-_ ]{1,9}([^/]+))?$`);
// spoon-2019-03-04, Spoon (2019-03-04), Spoon [20190304], 숟가락 2019년 3월 4일; `v2019.03.04` is a version.
const AT_END = new RegExp(
  `[-_ ]+(?:(20\\d{2}|19[89]\\d)[-_.](0[1-9]|1[0-2])[-_.](0[1-9]|[12]\\d|3[01])|${IN_WORDS})$|[-_ ]*[[(](?:${IN_BRACKETS}|${COMPACT_DAY}|${IN_WORDS})[\\])]$`,
);
const WITH_TIME = new RegExp(`^${YEAR}[-_.]${MONTH}[-_.]${DAY}[-_ .]{1,9}([^/]+)$`);

const partsOf = (match: RegExpExecArray | null) => match?.slice(1).filter((part) => part !== undefined);

/** The year, the month, the day, and the name behind them, where it says one. */
export const datedIn = (path: string): string[] | undefined =>
  partsOf(DATED.exec(path) ?? COMPACT.exec(path) ?? IN_SIGNS.exec(path));

/** The name behind the date, with the time of the day where that is there, too. */
export const nameWithTime = (name: string): string | undefined => WITH_TIME.exec(name)?.[4];

/** The date that the end of a name says, as `datedIn` gives one. */
export const datedAtEnd = (name: string): string[] | undefined => partsOf(endOf(name));

/** A date at the end is left in the address, for there may be a post each week under one name. */
export const withoutDateAtEnd = (name: string): string => {
  const [end = ''] = endOf(name) ?? [];
  return (end && name.slice(0, -end.length).trim()) || name;
};

const MAX_END = 40;

const endOf = (name: string) => (datedIn(name) ? null : AT_END.exec(name.slice(-MAX_END)));
