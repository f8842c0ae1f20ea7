// What clocks show: a time of a day, and how far zones are ahead of UTC.
import { zoneFormat } from './zone-format';

// Letters that mean one zone only; CST and IST, for example, are several.
export const OFFSET_MINUTES: Record<string, number> = {
  Z: 0, UTC: 0, GMT: 0, KST: 540, JST: 540, CET: 60, CEST: 120,
  EST: -300, EDT: -240, MST: -420, MDT: -360, PST: -480, PDT: -420,
}; // biome-ignore format: a table

/** The time as if it were UTC's; null for a day or an hour that does not exist. */
export function wallClock(
  year: number,
  month: number,
  day: number,
  time: Record<string, string>,
): number | null {
  const { minute = '0', second = '0', fraction = '0', half, early, late } = time;
  const written = Number(time.hour ?? 0);
  const isLate = Boolean(late) || /^p/i.test(half ?? '');
  const isHalf = Boolean(half || early || late);
  const hour = isHalf ? (written % 12) + (isLate ? 12 : 0) : written;
  const at = new Date(0);
  // Date.UTC takes the years 0 to 99 for those of the last century.
  at.setUTCFullYear(year, month, day);
  at.setUTCHours(hour, Number(minute), Number(second));
  // Midnight may be written as the end of the day before.
  const isMidnight = hour === 24 && Number(minute) === 0 && Number(second) === 0;
  const exists =
    isMidnight || (at.getUTCMonth() === month && at.getUTCDate() === day && at.getUTCHours() === hour);
  if (!exists || Number(minute) > 59 || Number(second) > 60) return null;
  return at.getTime() + Number(fraction.padEnd(3, '0').slice(0, 3));
}

/** Minutes east of UTC; undefined where none is written, null where it can't be known. */
export function offsetOf(letters: string | undefined, offset: string | undefined): number | null | undefined {
  const named = letters === undefined ? undefined : (OFFSET_MINUTES[letters.toUpperCase()] ?? null);
  if (!offset || named === null) return named;
  const [, sign, hours, minutes = '0'] =
    /^([+-])(\d{1,2}):?(\d{2})?(?::\d{2})?(?:\s+[A-Z]+)?$/i.exec(offset) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}

/** How far a zone's clocks are ahead of UTC when they show a time. */
export function zoneOffsetMs(wall: number, timeZone: string): number {
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
