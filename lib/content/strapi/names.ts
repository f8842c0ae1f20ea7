// What related entries are called, such as tags and authors: each collection has a field of its own for that.
import { z } from 'zod';

const FIELDS = ['name', 'title', 'label', 'displayName', 'fullName'];
const PARTS = ['firstname', 'firstName', 'lastname', 'lastName'];

const Fields = z.record(z.string(), z.unknown());

/** @returns null for what has none */
function nameOf(value: unknown): string | null {
  if (typeof value === 'string') return value;
  const fields = Fields.safeParse(value).data ?? {};
  const said = (names: string[]) =>
    names.flatMap((name) => {
      const text = fields[name];
      return typeof text === 'string' && text.trim() !== '' ? [text.trim()] : [];
    });
  return said(FIELDS)[0] ?? (said(PARTS).join(' ') || (said(['username'])[0] ?? null));
}

/** The names of a list; null where one has none, for then it is another list. */
export function namesOf(value: unknown): string[] | null {
  if (!Array.isArray(value)) return null;
  const names = value.flatMap((each) => nameOf(each) ?? []);
  return names.length === value.length ? names.filter((name) => name.trim() !== '') : null;
}

/** One name, or those of a list. */
export const authorOf = (value: unknown): string | null =>
  Array.isArray(value) ? namesOf(value)?.join(', ') || null : nameOf(value);
