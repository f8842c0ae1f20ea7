// The author's time zone, by which a date alone is a day, and dates are shown.
import { site } from '../../../site.config';
import { zoneFormat } from './zone-format';

export const timeZone = (): string => site.timeZone ?? 'UTC';

interface Local {
  /** As on the author's calendar: 2026-11-20. */
  day: string;
  /** As on the author's clock: 09:00:00. */
  time: string;
  /** How far that is from UTC: +09:00. */
  offset: string;
}

// Lists and feeds show the same posts again and again, and a format takes its time.
const MAX_KNOWN = 1000;
const known = new Map<string, Local>();

function localOf(iso: string): Local {
  const before = known.get(iso);
  if (before) return before;
  if (known.size >= MAX_KNOWN) known.clear();
  const local = readLocal(iso);
  known.set(iso, local);
  return local;
}

function readLocal(iso: string): Local {
  const parts = new Map(
    zoneFormat(timeZone())
      .formatToParts(new Date(iso))
      .map(({ type, value }) => [type, value]),
  );
  const part = (name: Intl.DateTimeFormatPartTypes) => parts.get(name) ?? '';
  return {
    day: `${part('year')}-${part('month')}-${part('day')}`,
    time: `${part('hour')}:${part('minute')}:${part('second')}`,
    offset: part('timeZoneName').replace('GMT', '') || '+00:00',
  };
}

/** The moment as ISO 8601 with the author's day and hour, for feeds. */
export function localDate(iso: string): string {
  if (timeZone() === 'UTC') return iso;
  const { day, time, offset } = localOf(iso);
  return `${day}T${time}${offset}`;
}

/** The same as e-mail and RSS write it: Fri, 20 Nov 2026 09:00:00 +0900. */
export function localMailDate(iso: string): string {
  if (timeZone() === 'UTC') return new Date(iso).toUTCString();
  const { day, time, offset } = localOf(iso);
  // The words are those of the day, whatever the zone.
  const words = new Date(`${day}T${time}Z`).toUTCString();
  return words.replace('GMT', offset.replace(':', ''));
}
