// The folder of a post's pictures, where a field says it and the text names their files alone: Chirpy's
// `media_subpath: /assets/img/jam`.
import { isServed } from '../../pictures/files';
import { type Field, named } from '../front-matter/fields';
import { textOf } from '../front-matter/values';
import { endsAsPicture } from './picture-value';
import { namesOf } from './place-of';

/** @returns what gives the address of a file that the text names, or null for what is in no folder; null where none is said */
export function mediaFolderIn(fields: Map<string, Field>): ((src: string) => string | null) | null {
  const [folder] = named(fields, 'mediaFolder')
    .flatMap(({ value }) => textOf(value) ?? [])
    .filter((text) => /^(?:\/|https?:\/\/)/.test(text) && !endsAsPicture(text));
  if (!folder) return null;
  return (src) =>
    /^(?:[a-z][a-z\d+.-]*:|[/#{])/i.test(src) || !namesOf(src).some(isServed)
      ? null
      : `${folder.replace(/\/$/, '')}/${src.replace(/^\.\//, '')}`;
}
