// The address that a post had at another generator, by the pattern of its addresses.
import { localDate } from '../../lib/content/dates/time-zone';
import { dateByName, idByName } from '../../lib/content/markdown/folder/file-name';
import { type Field, named } from '../../lib/content/markdown/front-matter/fields';
import { plainName } from '../../lib/content/markdown/front-matter/synonyms';
import { textOf, wordsIn } from '../../lib/content/markdown/front-matter/values';

export interface Placed {
  id: string;
  publishedAt: string | null;
  tags: string[];
  /** Those that the front matter says, apart from tags. */
  categories?: string[];
  /** A field of the front matter by its plain name, for patterns such as `/posts/:abbrlink.html`. */
  field?: (name: string) => string | null;
}

/**
 * @param pattern such as `/:year/:month/:day/:title.html`
 * @param path the file, relative to the folder of posts
 * @returns null where the pattern says something that is not known of the post
 */
export function oldAddress(pattern: string, post: Placed, path: string): string | null {
  const date = dateByName(path) ?? (post.publishedAt && localDate(post.publishedAt).slice(0, 10));
  const [year = '', month = '', day = ''] = date ? date.split('-') : [];
  const folders = path.replaceAll('\\', '/').split('/').slice(0, -1);
  const values: Record<string, string> = {
    year,
    month,
    day,
    short_year: year.slice(2),
    i_month: String(Number(month) || ''),
    i_day: String(Number(day) || ''),
    title: idByName(path),
    post_title: idByName(path),
    name: idByName(path),
    filename: idByName(path),
    contentbasename: idByName(path),
    slug: post.id,
    slugorfilename: post.id,
    slugorcontentbasename: post.id,
    section: folders[0] ?? '',
    path: [...folders, idByName(path)].filter((each, at, all) => each !== all[at + 1]).join('/'),
  };
  let isKnown = true;
  const address = pattern.replace(/:([a-z_]+)/g, (_, name: string) => {
    // Jekyll leaves them out of a post that has none.
    if (name === 'categories' || name === 'slugified_categories') {
      const lower = (post.categories ?? []).map((each) => each.toLowerCase().trim());
      const own = name === 'categories' ? lower : lower.map((each) => each.replace(/[^\p{L}\p{N}]+/gu, '-'));
      return [...new Set([...folders.filter((folder) => !folder.startsWith('_')), ...own])].join('/');
    }
    const value = values[name] ?? post.field?.(plainName(name));
    if (!value) isKnown = false;
    return value ?? '';
  });
  return isKnown ? address.replace(/\/{2,}/g, '/') : null;
}

/** A post's own pattern of its address, as Jekyll and Hugo have it: `permalink: /:year/:title/`. */
export const patternIn = (fields: Map<string, Field>): string | null =>
  named(fields, 'permalink')
    .flatMap(({ value }) => textOf(value) ?? [])
    .find((text) => /^\/(?:.*\/)?:[a-z_]+/.test(text)) ?? null;

/** Of Jekyll's addresses. */
export function categoriesIn(fields: Map<string, Field>): string[] {
  return ['categories', 'category'].flatMap((name) =>
    wordsIn(fields.get(name)?.value, name === 'categories'),
  );
}
