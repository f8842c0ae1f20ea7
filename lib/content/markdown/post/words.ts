// A post's tags and its cover, of all the fields that may name them.
import { isPossibleTag } from '../../../paths/ids';
import { isObject } from '../../is-object';
import { plainMarkdown } from '../../text/excerpt/excerpt';
import { type Field, isWeak, type Name, named } from '../front-matter/fields';
import { plainName } from '../front-matter/synonyms';
import { textOf, wordsIn } from '../front-matter/values';
import { SURELY_HIDDEN } from '../hidden/words';
import { endsAsPicture, type Picture, pictureIn } from '../pictures/picture-value';

/** Tags and categories; keywords where there are neither. @param inText those that the text says itself */
export function tagsIn(fields: Map<string, Field>, inText: string[]) {
  const all = (name: Name) =>
    named(fields, name).flatMap(({ name: own, value }) => wordsIn(value, isPlural(own)));
  const own = [...all('tags'), ...all('categories'), ...inText];
  const found = [...new Set(own.length > 0 ? own : all('keywords'))];
  const problems = found.flatMap((tag) => {
    if (!isPossibleTag(tag)) return [`tags: "${tag.slice(0, 40)}" can't be in an address, and is left out`];
    const plain = plainName(tag);
    return SURELY_HIDDEN.includes(plain) && !fields.has('draft') && !fields.has(plain)
      ? [`tags: "${tag}" is a tag like others, and hides nothing; draft: true does`]
      : [];
  });
  return { values: found.filter(isPossibleTag), problems };
}

/** `tags: tin music` are two, `category: Open source` is one. */
const isPlural = (name: string) => /s$/i.test(name) && !/^series$/i.test(name);

// As Hugo's themes name the picture above a post among the files beside it.
const COVERS_OF_BUNDLES = [
  'featured-image',
  'featured',
  'feature',
  'cover',
  'thumbnail',
  'featured-image-preview',
];

/** The cover that Hugo's `resources: [{ name: cover, src: a.png }]` names; one that is a pattern (`*.png`) names none. */
export function coverOfBundle(fields: Map<string, Field>): Field[] {
  const listed = [fields.get('resources')?.value].flat().filter(isObject);
  const found = COVERS_OF_BUNDLES.flatMap((name) => listed.filter((each) => each.name === name))
    .map(({ src }) => textOf(src))
    .find((src) => src !== null && !/[*?[\]{}]/.test(src));
  return found ? [{ name: 'resources', value: found }] : [];
}

/**
 * A cover that can be shown; one beside the post keeps its address apart, for who serves it.
 * @param inFolder gives the address of a file in the post's folder of pictures; null where it has none
 */
export function coverIn(
  fields: Map<string, Field>,
  inFolder: ((src: string) => string | null) | null,
): { values: Record<string, unknown>; problems: string[] } {
  const said = (name: Name) =>
    named(fields, name)
      .map(({ value }) => textOf(value))
      .find((text) => text !== null);
  const [alt, caption] = [said('coverAlt'), said('coverCaption')];
  const refused: string[] = [];
  const noPicture = (name: string, src: string) =>
    `${name}: "${src.slice(0, 60)}" is no address of a picture`;
  for (const { name, value } of [...named(fields, 'cover'), ...coverOfBundle(fields)]) {
    const picture = pictureIn(value);
    const text = textOf(value);
    if (picture === null && !isWeak(name) && text && /\/|\.\w{2,5}$/.test(text))
      refused.push(noPicture(name, text));
    if (picture === null || (isWeak(name) && !endsAsPicture(picture.src))) continue;
    const below = picture.caption ?? caption;
    const cover: Picture = {
      ...(alt ? { alt } : {}),
      ...picture,
      ...(below ? { caption: plainMarkdown(below) } : {}),
      src: (inFolder?.(picture.src) ?? picture.src).replace(/^\/\//, 'https://'),
    };
    if (/^(https?:\/\/|\/)/i.test(cover.src)) return { values: { cover }, problems: [] };
    if (/^[a-z][a-z\d+.-]*:/i.test(cover.src)) return { values: {}, problems: [noPicture(name, cover.src)] };
    return {
      values: { coverBeside: cover },
      problems: [`${name}: "${cover.src}" is beside the post, from where no picture is served yet`],
    };
  }
  return { values: {}, problems: refused };
}
