// Which fields of an entry become which parts of a post. Strapi's own type of articles has a description and a category.
import { isObject } from '../is-object';
import { type Fields, fieldsOf } from './json';
import { isEmpty } from './problems';

// What collections call a part, the likeliest first.
const NAMES: Record<string, string[]> = {
  excerpt: ['excerpt', 'description', 'summary'],
  tags: ['tags', 'categories', 'category'],
  cover: ['cover', 'coverImage', 'cover_image', 'featuredImage', 'featured_image', 'image', 'thumbnail'],
};

/** The first name of a part under which anything is. */
const fieldOf = (part: string, fields: Fields): string =>
  NAMES[part]?.find((name) => !isEmpty(fields[name])) ?? part;

/** An entry whose fields are called as the parts that they become. */
export function withPartNames(written: unknown): unknown {
  if (!isObject(written)) return written;
  const found = Object.keys(NAMES).flatMap((part): [string, unknown][] => {
    const name = fieldOf(part, written);
    return name === part ? [] : [[part, meant(part, written[name])]];
  });
  return { ...written, ...Object.fromEntries(found) };
}

const MAX_EXCERPT = 2000;

/** A post is in one category, and has a list of tags. A description may be a whole text, which no list shows. */
function meant(part: string, value: unknown): unknown {
  if (part === 'tags') return [value].flat();
  return part === 'excerpt' && typeof value === 'string' && value.length > MAX_EXCERPT ? null : value;
}

const HOLDS = {
  tags: 'no list of names or of entries with a name',
  author: 'no name and no entry with a name',
  authors: 'no name and no entry with a name',
  cover: 'no uploaded picture',
  excerpt: 'no short text',
  seo: "no component of Strapi's SEO plugin",
};

/**
 * Of fields that have the name of a part of a post those that hold another thing.
 * @param written the entry as Strapi gives it
 * @param entry what was understood of it
 */
export function unread(written: unknown, entry: Partial<Record<string, unknown>>): string[] {
  const fields = fieldsOf(written);
  return Object.entries(HOLDS)
    .filter(([part]) => !isEmpty(fields[fieldOf(part, fields)]) && (entry[part] ?? null) === null)
    .map(([part, what]) => `the field ${fieldOf(part, fields)} is not shown, for ${what} is in it`);
}
