// What a field of front matter says in words: a sentence, with the fields that it repeats; a language.
import { outsideCode } from '../../text/markdown/outside-code';
import { isLanguage } from '../folder/file-name';
import type { Field } from '../front-matter/fields';
import { phraseOf, textOf } from '../front-matter/values';

// Jekyll's and Zola's `{{ page.title }}`, VitePress' `{{ $frontmatter.title }}`, Hugo's `{{< param title >}}`, Quarto's
// `{{< meta title >}}`, and MDX's `{frontMatter.title}`.
const FIELD =
  /\{\{-?\s*(?:page|\$page(?:\.frontmatter)?|\$frontmatter)\.([\w-]+)(?:\s*\|[^}]{0,100})?\s*-?\}\}|\{\{[<%]\s*(?:param|meta)\s+"?([\w-]+)"?\s*[>%]\}\}/g;
const IN_MDX = /(?<!\{)\{\s*front[mM]atter\.(\w+)\s*\}(?!\})/g;

/** The text with what fields say in the places where it repeats them. */
export function withFields(content: string, data: Record<string, unknown>, isMdx = false): string {
  if (!content.includes('{{') && !isMdx) return content;
  const said = (whole: string, ...names: string[]) => {
    const name = names.slice(0, -2).find(Boolean) ?? '';
    return (Object.hasOwn(data, name) && textOf(data[name])) || whole;
  };
  return outsideCode(content, (part) =>
    isMdx ? part.replace(FIELD, said).replace(IN_MDX, said) : part.replace(FIELD, said),
  );
}

const NO_TEMPLATE: [name: string, said: RegExp][] = [
  ['renderwithliquid', /^(?:false|no)$/],
  ['disablenunjucks', /^(?:true|yes)$/],
  ['templateengineoverride', /^(?:false|md)$/],
];

/** Whether Jekyll, Hexo or Eleventy are told to leave alone what looks like template code in the text. */
export const hasNoTemplates = (fields: Map<string, Field>): boolean =>
  NO_TEMPLATE.some(([name, said]) => said.test(String(fields.get(name)?.value)));

// Themes have a picture there: `teaser: /images/jam.jpg`.
const NO_SENTENCE = /^(?:https?:|\.{0,2}\/)\S*$|^\S+\.(?:png|jpe?g|gif|webp|avif|svg)$|^\{[{%][^{}]*[%}]\}$/i;

export function sentenceIn(value: unknown, data: Record<string, unknown>): string | null {
  const text = typeof value === 'boolean' ? null : phraseOf(value);
  const sentence = text && withFields(text, data);
  return sentence && !NO_SENTENCE.test(sentence) ? sentence : null;
}

// Countries, where their languages are meant: as a language `kr` is Kanuri.
const OF_COUNTRIES: Record<string, string> = { kr: 'ko', jp: 'ja', cn: 'zh-CN' };

export function languageOf(value: unknown): string | null {
  const written =
    textOf(Array.isArray(value) ? value[0] : value)
      ?.replaceAll('_', '-')
      .toLowerCase() ?? '';
  try {
    const [code] = Intl.getCanonicalLocales(OF_COUNTRIES[written] ?? written.replace(/\.utf-?8$/, ''));
    return code && isLanguage(code) ? code : null;
  } catch {
    return null;
  }
}
