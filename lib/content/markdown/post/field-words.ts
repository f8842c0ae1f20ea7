// What a field of front matter says in words: a sentence, with the fields that it repeats; a language.
import { outsideCode } from '../../text/markdown/outside-code';
import { isLanguage } from '../folder/file-name';
import { phraseOf, textOf } from '../front-matter/values';

const FIELD = /\{\{-?\s*page\.([\w-]+)(?:\s*\|[^}]{0,100})?\s*-?\}\}/g;

/** Jekyll's and Hugo's way to repeat a field in the text: `{{ page.title }}`. */
export function withFields(content: string, data: Record<string, unknown>): string {
  if (!content.includes('{{')) return content;
  return outsideCode(content, (part) =>
    part.replace(FIELD, (whole, name) => (Object.hasOwn(data, name) && textOf(data[name])) || whole),
  );
}

// Themes have a picture there: `teaser: /images/jam.jpg`.
const NO_SENTENCE = /^(?:https?:|\.{0,2}\/)\S*$|^\S+\.(?:png|jpe?g|gif|webp|avif|svg)$|^\{[{%][^{}]*[%}]\}$/i;

export function sentenceIn(value: unknown, data: Record<string, unknown>): string | null {
  const text = typeof value === 'boolean' ? null : phraseOf(value);
  const sentence = text && withFields(text, data);
  return sentence && !NO_SENTENCE.test(sentence) ? sentence : null;
}

export function languageOf(value: unknown): string | null {
  const written = textOf(Array.isArray(value) ? value[0] : value)?.replaceAll('_', '-') ?? '';
  try {
    const [code] = Intl.getCanonicalLocales(written);
    return code && isLanguage(code) ? code : null;
  } catch {
    return null;
  }
}
