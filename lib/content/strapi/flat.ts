// Strapi 4's shape of an entry as Strapi 5's: what stands below `attributes` and `data` stands on top.
import { isObject } from '../is-object';

/** An entry, or anything within one, in Strapi 5's shape. What is in it already stays as it is. */
export function flat(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(flat);
  if (!isObject(value)) return value;
  // A relation or a file is `{data: …}` there.
  if (isWrapped(value)) return flat(value.data);
  const { id, attributes, ...rest } = value;
  if (!isObject(attributes)) return each(value);
  const isKnown = typeof id === 'number' || typeof id === 'string';
  // The number is a lasting name there: it stays when the entry is published again.
  return { ...(isKnown ? { id, documentId: String(id) } : {}), ...each(attributes), ...each(rest) };
}

const each = (value: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, flat(inner)]));

function isWrapped(value: Record<string, unknown>): value is { data: unknown } {
  const { data } = value;
  const isAlone = Object.keys(value).every((name) => name === 'data' || name === 'meta');
  const holdsEntry = (entry: unknown) => isObject(entry) && isObject(entry.attributes);
  return (
    isAlone &&
    'data' in value &&
    (data === null || (Array.isArray(data) ? data.every(holdsEntry) : holdsEntry(data)))
  );
}
