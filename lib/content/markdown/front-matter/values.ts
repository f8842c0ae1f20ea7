// What is written in a field of front matter, as text, a list of words or names of people.
import { plainName } from './synonyms';

const scalar = (value: unknown) => ['string', 'number', 'boolean', 'bigint'].includes(typeof value);

/** A text; null for what is none, or an empty one. A value that is a wikilink is what it says. */
export function textOf(value: unknown): string | null {
  if (value instanceof Date) return value.toISOString();
  return scalar(value) ? withoutBrackets(String(value)).trim() || null : null;
}

/** A text that may be written as a list of lines, or in several languages, of which the first counts. */
export function phraseOf(value: unknown): string | null {
  if (Array.isArray(value)) return value.flatMap((each) => textOf(each) ?? []).join(' ') || null;
  if (typeof value !== 'object' || value === null || value instanceof Date) return textOf(value);
  return (
    Object.values(value)
      .map(textOf)
      .find((text) => text !== null) ?? null
  );
}

/** `[[Folded map|the map]]`, as Obsidian's properties are. */
const withoutBrackets = (text: string) =>
  text.replace(/^\s*!?\[\[([^[\]|]*)(?:\|([^[\]]*))?\]\]\s*$/, (_, target, words) => words ?? target);

/** A property of an object by the first of the names that it has. */
export function pick(value: object, names: string[]): unknown {
  const byName = new Map(Object.entries(value).map(([name, inner]) => [plainName(name), inner]));
  return names.map((name) => byName.get(name)).find((inner) => textOf(inner) !== null);
}

const LISTED = /[,;、，；|]|\s[/·]\s/;

/**
 * A list of words, of a list (also one of lists, or of objects with names) or a text.
 * @param isSplit whether a text without commas is several words
 */
export function wordsIn(value: unknown, isSplit: boolean): string[] {
  const list = value instanceof Set ? [...value] : value;
  if (Array.isArray(list)) {
    // In a list an item with a comma is one word, unless it is the only one.
    const only = list.length === 1 && typeof list[0] === 'string' ? list[0] : null;
    if (only?.includes(',')) return wordsIn(only, true);
    return list.flatMap((each) => (scalar(each) ? wordOf(String(each)) : wordsIn(each, false)));
  }
  if (typeof list === 'object' && list !== null && !(list instanceof Date)) {
    const name = pick(list, ['name', 'label', 'title', 'value', 'slug']);
    // `tags: { tin: 1, music: 2 }`, and a tree of categories.
    return name === undefined
      ? Object.entries(list).flatMap(([key, inner]) => [
          ...wordOf(key),
          ...(Array.isArray(inner) ? wordsIn(inner, false) : []),
        ])
      : wordsIn(name, false);
  }
  const text = textOf(list);
  if (text === null) return [];
  const bare = text.replace(/^\[(?!\[)(.*)\]$/, '$1');
  if (LISTED.test(bare)) return bare.split(LISTED).flatMap(wordOf);
  return isSplit ? bare.split(/\s+/).flatMap(wordOf) : wordOf(bare);
}

function wordOf(text: string): string[] {
  const word = (textOf(text) ?? '')
    .replace(/^["'](.*)["']$/, '$1')
    .replace(/^#(?=\S)/, '')
    .trim();
  // A template that nobody filled in is none.
  return word === '' || word === 'null' || /^\{.*\}$/.test(word) ? [] : [word];
}

/** The names of one or several authors, of a text, an object or a list of both. */
export function namesIn(value: unknown): string | null {
  if (Array.isArray(value)) return value.flatMap((each) => namesIn(each) ?? []).join(', ') || null;
  // Starters call the record of the blog's own author so.
  if (typeof value === 'boolean' || value === 'default') return null;
  if (typeof value !== 'object' || value === null)
    // `Mira Vole <mira@…>`, and a list that is a text.
    return textOf(
      textOf(value)
        // `[Mira](https://…)` and `<a href="…">Mira</a>`
        ?.replace(/^\[([^[\]]+)\]\([^()]*\)$|^<a\s[^<>]*>([^<>]+)<\/a>$/, '$1$2')
        .replace(/\s*<[^<>]*>$/, '')
        // RSS has the name behind the address.
        .replace(/^\S+@\S+\s+\((.+)\)$/, '$1')
        .replace(/^\[(.*)\]$/, '$1')
        // Pelican's list.
        .replace(/;\s+/g, ', '),
    );
  // Quarto's `name: { given: Mira, family: Vole }`.
  if ('name' in value && typeof value.name === 'object' && value.name) return namesIn(value.name);
  const name = textOf(
    pick(value, ['name', 'displayname', 'fullname', 'title', 'nickname', 'username', 'login']),
  );
  const parts = [
    pick(value, ['first', 'firstname', 'given', 'givenname']),
    pick(value, ['last', 'lastname', 'family', 'familyname', 'surname']),
  ].flatMap((part) => textOf(part) ?? []);
  if (name ?? parts[0]) return name ?? parts.join(' ');
  const said = Object.entries(value);
  const chosen = said.flatMap(([key, inner]) => (inner === true || inner === 'true' ? [key] : []));
  if (chosen.length > 0 && said.every(([, inner]) => /^(?:true|false)$/.test(String(inner))))
    return chosen.join(', ');
  const [key, inner] = Object.entries(value)[0] ?? [];
  // `mira: { name: Mira Vole, url: … }`
  const within = typeof inner === 'object' && inner !== null && pick(inner, ['name']) ? namesIn(inner) : null;
  const word = textOf(inner);
  // `{ ko: 미라, en: Mira }`, and `Mira: https://…`
  const isName = word !== null && !/[/@]/.test(word) && /\p{L}/u.test(word);
  return within ?? textOf(pick(value, ['id', 'key'])) ?? (isName ? word : nameOf(key));
}

const nameOf = (key: string | undefined) =>
  /^(?:e?mail|url|link|href|web(?:site)?|home(?:page)?|image|avatar|picture|photo)$/i.test(key ?? '')
    ? null
    : textOf(key);
