// Dates in the forms that generators write them, in the author's time zone.
import { firstDayOf, isoDate } from '../../../lib/content/dates/dates';

test.each([
  ['2026-11-20', '2026-11-19T15:00:00.000Z'],
  ['2026-11-20 09:00', '2026-11-20T00:00:00.000Z'],
  ['2026-11-20T09:00:00', '2026-11-20T00:00:00.000Z'],
  ['2026-11-20T09:00:00Z', '2026-11-20T09:00:00.000Z'],
  ['2026-11-20 09:00:00 +0100', '2026-11-20T08:00:00.000Z'],
  ['2026-11-20 9:05 PM', '2026-11-20T12:05:00.000Z'],
  ['Nov 20, 2026 at 12:00 am', '2026-11-19T15:00:00.000Z'],
  ['20 Nov 2026 09:00:00 PST', '2026-11-20T17:00:00.000Z'],
])('%s, written in Seoul, is %s', (written, iso) => {
  expect(isoDate(written, 'Asia/Seoul')).toBe(iso);
});

test.each([
  ['2026-01-15', 'America/New_York', '2026-01-15T05:00:00.000Z'],
  ['2026-07-15', 'America/New_York', '2026-07-15T04:00:00.000Z'],
  // On the day of the change, before and after it.
  ['2026-03-08 01:30', 'America/New_York', '2026-03-08T06:30:00.000Z'],
  ['2026-03-08 03:30', 'America/New_York', '2026-03-08T07:30:00.000Z'],
  ['2026-10-25', 'Europe/Berlin', '2026-10-24T22:00:00.000Z'],
  ['2026-10-26', 'Europe/Berlin', '2026-10-25T23:00:00.000Z'],
  ['2026-11-20', 'Asia/Kolkata', '2026-11-19T18:30:00.000Z'],
  ['2026-11-20', 'Pacific/Kiritimati', '2026-11-19T10:00:00.000Z'],
  ['1969-07-20', 'UTC', '1969-07-20T00:00:00.000Z'],
  ['0050-01-02', 'UTC', '0050-01-02T00:00:00.000Z'],
  // Before zones, a city's clocks were ahead by minutes and seconds.
  ['1900-01-01', 'Asia/Seoul', '1899-12-31T15:33:00.000Z'],
])('%s in %s is %s', (written, timeZone, iso) => {
  expect(isoDate(written, timeZone)).toBe(iso);
});

test.each([
  '',
  'soon',
  '2026-02-30',
  '2026-13-01',
  '2026-11-20T25:00',
  '2026-11-20T10:61',
  '01/02/2026',
  '2026',
  '12',
  '2026-11-20 10:00 CST',
  '2026-11-20 something else',
  '2024-05-01 19:00–21:00',
  '2024-05-01 19:00 -21:00',
  '32 Jan 2026',
  '99999-01-01',
])('%p is no date', (written) => {
  expect(isoDate(written, 'Asia/Seoul')).toBeNull();
});

test.each([' ', '\u3000', '2020-01-01 Ab/a', '→', '. ', '수요일'])(
  'thousands of %j are no date, nor in one',
  (signs) => {
    const many = signs.repeat(100_000);
    for (const written of [`${many}!`, `2026-11-20${many}!`, `2026-11-20 10:00${many}!`]) {
      expect(isoDate(written, 'Asia/Seoul')).toBeNull();
      expect(firstDayOf(written)).toBeNull();
    }
  },
);
