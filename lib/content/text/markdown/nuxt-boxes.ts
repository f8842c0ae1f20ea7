// Boxes of Nuxt's, between `::name` and `::`, and what its components are told between lines of dashes below the name.
import { outsideCode } from './outside-code';
import { link } from './picture-tags';

const EDGE = /^([ \t]*)::([a-z][\w-]*(?:\{[^\n]*\})?)?[ \t]*$/gm;
const TOLD =
  /^([ \t]*)(:{3,}[a-z][\w-]*)[ \t]*\n[ \t]*---[ \t]*\n((?:[ \t]*\w[^\n]*\n){0,30})[ \t]*---[ \t]*$/gm;
// With a sign of YAML's the value is in the lines below.
const PROPERTY = /^[ \t]*([\w-]+):[ \t]+(?![|>])["']?(.+?)["']?[ \t]*$/;
const WORDS = ['description', 'text', 'content'];
const ADDRESSES = ['to', 'href', 'src'];

/** With three colons, where there are lines that end such boxes: `::word` alone is none. */
export function withNuxtBoxes(markdown: string): string {
  if (!/^[ \t]*::[ \t]*$/m.test(markdown)) return markdown;
  return outsideCode(markdown, (text) =>
    text.replace(EDGE, (_, before, rest = '') => `${before}:::${rest}`).replace(TOLD, withProperties),
  );
}

/** The title, words and address that a component is told. Where it is told more than a line each, all stays as it is. */
function withProperties(whole: string, before: string, opening: string, told: string): string {
  const said = new Map<string, string>();
  for (const line of told.split('\n').filter(Boolean)) {
    const [, name, value] = PROPERTY.exec(line) ?? [];
    if (name === undefined || value === undefined) return whole;
    said.set(name, value);
  }
  const title = said.get('title') ?? '';
  const words = WORDS.flatMap((name) => said.get(name) ?? []);
  const links = ADDRESSES.flatMap((name) => said.get(name) ?? []).map((address) => link(address, title));
  const paragraphs = [...words, ...links].map((paragraph) => `${before}${paragraph}\n`);
  return [`${before}${opening}${title && ` ${title}`}`, ...paragraphs].join('\n');
}
