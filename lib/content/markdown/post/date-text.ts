// Where fields and addresses have a date, as it is written.
import { dateByName } from '../folder/file-name';
import { type Field, type Name, named } from '../front-matter/fields';
import { textOf } from '../front-matter/values';

/** `/2021/03/04/kettle.html` is an address with a date. */
export function dateInAddress(fields: Map<string, Field>): string | null {
  const [said] = named(fields, 'permalink').flatMap(({ value }) => textOf(value) ?? []);
  return said ? dateByName(said.replace(/\/$/, '')) : null;
}

const INNER: Partial<Record<Name, string[]>> = {
  publishedAt: ['published', 'created', 'date', 'start'],
  updatedAt: ['date', 'updated', 'modified'],
};

/** `published: true` is no date; Docusaurus writes `last_update: { date }`, and templates leave `{{date}}` behind. */
export function dateText(value: unknown, name: Name): string | null {
  if (Array.isArray(value)) return dateText(value[0], name);
  if (typeof value === 'object' && value !== null && !(value instanceof Date)) {
    const inner = new Map(Object.entries(value));
    const said = (INNER[name] ?? ['date']).map((each) => textOf(inner.get(each))).find(Boolean);
    return said ?? null;
  }
  const text = textOf(value);
  if (name === 'unpublishAt' && /^(?:never|none)$/i.test(text ?? '')) return null;
  return text === null || /^(true|false|yes|no|on|off|0|1|draft|published)$/i.test(text) ? null : text;
}
