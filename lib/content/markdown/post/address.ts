// Which address a file's front matter names, and which it had before.

import { paths } from '../../../paths';
import { decodeText } from '../../../paths/encoding';
import { isPossibleId } from '../../../paths/ids';
import { formerPath, isByQuery } from '../../post/former-path';
import { formerIdsByName, idByName } from '../folder/file-name';
import { type Field, named } from '../front-matter/fields';
import { pick, textOf, wordsIn } from '../front-matter/values';

export interface Named {
  id: string;
  /** Ids that the post had. */
  formerIds: string[];
  /** Paths outside `/blog` that led to it, each with a slash before it. */
  aliases: string[];
  problems: string[];
}

/** @param path the file, relative to the folder of posts */
export function addressIn(fields: Map<string, Field>, path: string): Named {
  const byName = idByName(path);
  const problems: string[] = [];
  const aliases: string[] = [];
  const ids: string[] = [];
  for (const { name, value } of [
    ...named(fields, 'id'),
    ...named(fields, 'slug'),
    ...named(fields, 'permalink'),
  ]) {
    const text =
      textOf(value) ?? (isObject(value) ? textOf(pick(value, ['current', 'slug', 'value'])) : null);
    if (text === null) problems.push(`${name}: no address is understood there; that of the file is used`);
    if (text === null || text === 'false') continue;
    if (name.toLowerCase() === 'id') {
      // dev.to's, Qiita's and Obsidian's: a number, a hash or a UUID names a record, and no address.
      if (isRecordName(text) && text !== byName)
        problems.push(`id: "${text}" is a record's name; the address is that of the file`);
      else ids.push(text);
      continue;
    }
    // Jekyll's names of patterns.
    if (name.toLowerCase() === 'permalink' && /^(pretty|date|ordinal|weekdate|none)$/.test(text)) continue;
    const said = pathIn(text);
    if (said === null) {
      problems.push(`${name}: "${text}" is no address on this blog, and not used`);
      continue;
    }
    const id = said.split('/').pop() ?? '';
    if (isPossibleId(id)) ids.push(id);
    if (text.includes('/') && said !== '')
      aliases.push(text.startsWith('/') ? asPath(text) : asPath(`/${text}`));
  }
  const elsewhere = fields.get('redirectto');
  if (elsewhere)
    problems.push(
      `${elsewhere.name}: "${textOf(elsewhere.value)}" is not followed here, and the post is shown`,
    );
  const id = ids[0] ?? byName;
  const formerIds = [...formerIdsByName(path), byName, ...ids];
  for (const { name, value } of named(fields, 'aliases')) {
    for (const old of addressesIn(value)) {
      // WordPress's `?p=12` is the start page, for all that can be told.
      const isId = !/\/|^\?/.test(old) && isPossibleId(old);
      if (isId) formerIds.push(old);
      else if (formerPath(withSlash(old)) !== null) aliases.push(asPath(urlPath(withSlash(old))));
      else problems.push(`${name}: "${old}" can be no address of this blog, so nothing leads from there`);
    }
  }
  return {
    id,
    formerIds: unique(formerIds).filter((each) => each !== id),
    aliases: unique(aliases).filter((each) => each !== '/' && each.replace(/\/$/, '') !== paths.post(id)),
    problems,
  };
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

const OLD_ONE = 'from source path url old slug alias'.split(' ');

/** Of texts, of lists, and of objects such as `{ from: /old, to: /new }` and `{ /old: 301 }`. */
function addressesIn(value: unknown): string[] {
  if (!isObject(value) || (Array.isArray(value) && !value.some(isObject))) return wordsIn(value, false);
  const said = pick(value, OLD_ONE);
  if (said !== undefined) return addressesIn(said);
  return Object.entries(value).flatMap(([key, inner]) =>
    /^(?:https?:\/)?\//.test(key) ? [key] : addressesIn(inner),
  );
}

const isRecordName = (text: string) =>
  /^\d+$|^[0-9a-f]{16,}$|^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(text);

/** The segments that a slug or a permalink names, without the ending; null for patterns, queries and other sites' addresses. */
function pathIn(text: string): string | null {
  if (/[:{}$<>*]|^\/\//.test(text) || isByQuery(text)) return null;
  const bare = text
    .replace(/[?#].*$/, '')
    .replace(/\/?index\.(?:html?|php|aspx?)$/i, '')
    .replace(/\.(html?|mdx?|php|aspx?)$/i, '');
  return decodeText(bare.replace(/^\/+|\/+$/g, ''));
}

/** As a browser's address has it, decoded, without what follows `?` and `#`. */
const asPath = (text: string) => decodeText(text.replace(/[?#].*$/, '')).replace(/\/{2,}/g, '/');

const withSlash = (text: string) => (/^(https?:\/)?\//i.test(text) ? text : `/${text}`);

const urlPath = (url: string) => (URL.canParse(url) ? new URL(url).pathname : url);

const unique = (list: string[]) => [...new Set(list)];
