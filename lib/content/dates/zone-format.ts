// A moment's parts in a time zone: its day, its hour, and how far the zone's clocks are from UTC.

// To make a format takes longer than to read or to write a date.
const formats = new Map<string, Intl.DateTimeFormat>();

/** @param timeZone such as `Asia/Seoul` */
export function zoneFormat(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'longOffset',
  });
  formats.set(timeZone, format);
  return format;
}
