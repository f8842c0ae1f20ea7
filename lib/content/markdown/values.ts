// What is written in a field of front matter, as text, a list of words, names of people or a picture.

const scalar = (value: unknown) => ['string', 'number', 'boolean', 'bigint'].includes(typeof value);

/** A text; null for what is none, or an empty one. */
export function textOf(value: unknown): string | null {
  return scalar(value) ? String(value).trim() || null : null;
}

/** A property of an object by the first of the names that it has. */
function pick(value: object, names: string[]): unknown {
  const byName = new Map(Object.entries(value).map(([name, inner]) => [name.toLowerCase(), inner]));
  return names.map((name) => byName.get(name.toLowerCase())).find((inner) => textOf(inner) !== null);
}

/**
 * A list of words, of a list (also one of lists, or of objects with names) or a text.
 * @param isSplit whether a text without commas is several words
 */
export function wordsIn(value: unknown, isSplit: boolean): string[] {
  if (Array.isArray(value)) return value.flatMap((each) => wordsIn(each, false));
  if (typeof value === 'object' && value !== null) {
    return wordsIn(pick(value, ['name', 'label', 'title', 'value', 'slug']), false);
  }
  const text = textOf(value);
  if (text === null) return [];
  // In a list an item with a comma is one tag.
  const separator = isSplit ? (/[,;、，]/.test(text) ? /[,;、，]/ : /\s+/) : null;
  const words = separator ? text.replace(/^\[(.*)\]$/, '$1').split(separator) : [text];
  return words
    .map((word) =>
      word
        .trim()
        .replace(/^#(?=\S)/, '')
        .trim(),
    )
    .filter((word) => word !== '');
}

/** The names of one or several authors, of a text, an object or a list of both. */
export function namesIn(value: unknown): string | null {
  if (Array.isArray(value)) return value.flatMap((each) => namesIn(each) ?? []).join(', ') || null;
  if (typeof value !== 'object' || value === null) return textOf(value);
  const name = textOf(
    pick(value, ['name', 'displayName', 'fullName', 'title', 'nickname', 'login', 'username', 'id', 'key']),
  );
  // `mira: { url: … }`
  return name ?? textOf(Object.keys(value)[0]);
}

export interface Picture {
  src: string;
  alt?: string;
  width?: number;
  height?: number;
}

/** A picture, of a text, an object, or the first of a list. */
export function pictureIn(value: unknown): Picture | null {
  if (Array.isArray(value)) return value.map(pictureIn).find((each) => each !== null) ?? null;
  if (typeof value !== 'object' || value === null)
    return isAddress(value) ? { src: textOf(value) ?? '' } : null;
  const src = pick(value, [
    'src',
    'url',
    'path',
    'image',
    'file',
    'filename',
    'href',
    'publicURL',
    'feature',
    'teaser',
    'overlay_image',
    'og_image',
    'img',
    'source',
    'thumbnail',
    'thumb',
  ]);
  // `image: { image: { src } }`
  const inner = Object.values(value).map((each) => (typeof each === 'object' ? pictureIn(each) : null));
  if (!isAddress(src)) return inner.find((each) => each !== null) ?? null;
  const alt = textOf(pick(value, ['alt', 'altText', 'alt_text', 'description', 'caption', 'title']));
  const [width, height] = ['width', 'height'].map((name) => Number(pick(value, [name])));
  return {
    src: textOf(src) ?? '',
    ...(alt ? { alt } : {}),
    ...(isSize(width) && isSize(height) ? { width, height } : {}),
  };
}

const isSize = (value: number | undefined): value is number => Number.isInteger(value) && Number(value) > 0;

/** A boolean or a single word such as `true` is no picture. */
const isAddress = (value: unknown) => typeof value === 'string' && /[./]/.test(value.trim());
