// The dates of a post, of its front matter, its address or its file's name.
import { isoDate } from '../dates';
import { type Field, type Name, named } from './fields';
import { dateByName } from './file-name';
import { textOf } from './values';

/** The dates as ISO 8601. What is no date stays as it is: `parsePost` refuses it, for it may be of the future. */
export function datesIn(fields: Map<string, Field>, path: string, timeZone: string) {
  const problems: string[] = [];
  const read = (name: Name) => {
    let refused: string | undefined;
    for (const field of named(fields, name)) {
      const written = dateText(field.value);
      // `published: maybe` is about hiding.
      if (written === null || !/\d/.test(written + (field.name.toLowerCase() === 'published' ? '' : '0')))
        continue;
      const iso = isoDate(written, timeZone) ?? isoDate(wholeMonth(written) ?? '', timeZone);
      if (iso) {
        if (wholeMonth(written))
          problems.push(`${field.name}: "${written}" names no day; its first one is shown`);
        return iso;
      }
      problems.push(`${field.name}: "${written}" is no date, or can be read in two ways; write 2026-11-20`);
      refused ??= written;
    }
    return refused;
  };
  const publishedAt =
    read('publishedAt') ?? isoDate(dateByName(path) ?? dateInAddress(fields) ?? '', timeZone) ?? undefined;
  return {
    publishedAt,
    values: { publishedAt, updatedAt: read('updatedAt'), unpublishAt: read('unpublishAt') },
    problems,
  };
}

/** `/2021/03/04/kettle.html` is an address with a date. */
function dateInAddress(fields: Map<string, Field>): string | null {
  const [said] = named(fields, 'permalink').flatMap(({ value }) => textOf(value) ?? []);
  return said ? dateByName(said.replace(/\/$/, '')) : null;
}

/** `published: true` is no date, and Docusaurus writes `last_update: { date }`. */
function dateText(value: unknown): string | null {
  const inner = typeof value === 'object' && value !== null && 'date' in value ? value.date : value;
  const text = textOf(inner);
  return text === null || /^(true|false|yes|no|on|off|0|1|draft|published)$/i.test(text) ? null : text;
}

function wholeMonth(written: string): string | null {
  const [, year, month = '01'] = /^(\d{4})(?:[-/.](0?[1-9]|1[0-2]))?$/.exec(written) ?? [];
  return year ? `${year}-${month}-01` : null;
}
