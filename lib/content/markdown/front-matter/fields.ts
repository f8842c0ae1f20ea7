// The fields of front matter, whatever a generator calls them and in which case.
import { CONTAINERS, plainName, SYNONYMS, WEAK } from './synonyms';

export type Name = keyof typeof SYNONYMS;

export { plainName };

// What tells a generator how to show a post, and readers nothing.
const ABOUT_LAYOUT = new Set(
  'layout template type comments comment toc weight order draft menu linktitle sidebar sidebarlabel sidebarposition hidetableofcontents mathjax math katex mermaid linenumbers share sharing wordcount readingtime classes cssclass cssclasses pageclass theme guid kind format renderwithliquid disablenunjucks templateengineoverride'.split(
    ' ',
  ),
);

export interface Field {
  /** As the author wrote it. */
  name: string;
  value: unknown;
}

/** The fields that say something, by their plain names. What is empty is as good as absent. */
export function fieldsIn(data: Record<string, unknown>): Map<string, Field> {
  const fields = new Map<string, Field>();
  const add = (name: string, value: unknown) => {
    if (!isEmpty(value) && !fields.has(plainName(name))) fields.set(plainName(name), { name, value });
  };
  for (const [name, value] of Object.entries(data)) add(name, value);
  for (const container of CONTAINERS) {
    const value = fields.get(container)?.value;
    if (typeof value !== 'object' || value === null || Array.isArray(value)) continue;
    for (const [name, inner] of Object.entries(value)) add(name, inner);
  }
  return fields;
}

/** All that is written under one of a field's names, the most telling first. */
export function named(fields: Map<string, Field>, name: Name): Field[] {
  return SYNONYMS[name].flatMap((each) => fields.get(each) ?? []);
}

/** Whether a name is also used for other things: what is no value for it says nothing. */
export const isWeak = (name: string): boolean => WEAK.has(plainName(name));

const KNOWN = new Set([...Object.values(SYNONYMS).flat(), ...CONTAINERS]);

/** Whether a name means something here, or says how a generator is to show the post. */
export const isKnown = (plainName: string): boolean => KNOWN.has(plainName) || ABOUT_LAYOUT.has(plainName);

/** The author's names of fields that nothing here reads, those apart that say nothing to readers. */
export function unknownIn(data: Record<string, unknown>, isOther: (plainName: string) => boolean): string[] {
  return Object.keys(data).filter((name) => {
    const plain = plainName(name);
    return !isKnown(plain) && !isOther(plain) && !isEmpty(data[name]);
  });
}

function isEmpty(value: unknown): boolean {
  if (value === null || value === undefined) return true;
  if (typeof value === 'string') return value.trim() === '';
  if (value instanceof Set || value instanceof Map) return value.size === 0;
  return typeof value === 'object' && !(value instanceof Date) && Object.keys(value).length === 0;
}
