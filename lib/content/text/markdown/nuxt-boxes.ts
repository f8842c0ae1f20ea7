// Boxes of Nuxt's, between `::name` and `::`, what its components are told between lines of dashes below the name or in
// braces behind it, and its components in a line: `:button[Read on]{to="/a"}`.
import { parse } from 'yaml';
import { isObject } from '../../is-object';
import { isPictureAddress } from '../../pictures/picture-address';
import { outsideCode } from './outside-code';
import { link } from './picture-tags';
import { leaf, shownFrom } from './player-signs';
import { argumentsIn } from './template-arguments';

const EDGE =
  /^([ \t]*)::([a-z][\w-]*)?(\{[^\n]*\})?[ \t]*$(\n[ \t]*---[ \t]*\n(?:(?!---)[^\n]*\n){0,60}?[ \t]*---[ \t]*$)?/gm;
const TOLD =
  /^([ \t]*)(:{3,}[a-z][\w-]*)[ \t]*\n[ \t]*---[ \t]*\n((?:(?!---)[^\n]*\n){0,60}?)[ \t]*---[ \t]*$/gm;
// Parts of a component's text begin with their names.
const SLOT = /^[ \t]*#[a-z][\w-]*[ \t]*$\n?/gm;
const IN_LINE = /(?<![\w:]):[a-z][\w-]*\[([^[\]\n]{1,300})\]\{([^{}\n]{0,300})\}/g;

const ICON = /(?<![\w:]):(?:[a-z]+-)?icon\{[^{}\n]{0,300}\}/g;

const TITLES = /^(?:title|label|name|headline|heading|headertitle)$/i;
const WORDS = /^(?:description|text|content|quote|subtitle|caption|answer|question)$/i;
const ADDRESSES = /^(?:to|href|src|url)$/i;

/** With three colons, where there are lines that end such boxes: `::word` alone is none. */
export function withNuxtBoxes(markdown: string): string {
  if (!/^[ \t]*::[ \t]*$/m.test(markdown) || !/^[ \t]*::[a-z]/m.test(markdown)) return markdown;
  const leaves = leavesIn(markdown);
  let at = 0;
  return outsideCode(markdown, (text) =>
    text
      .replace(EDGE, (_, before, name = '', braces = '', told = '') => {
        const isLeaf = leaves.has(at++);
        const shown = isLeaf && told === '' ? leaf(name, '', braces.slice(1, -1)) : null;
        if (shown !== null) return before + shown;
        const end = isLeaf ? `\n${before}:::` : '';
        return `${before}:::${name}${withWordsIn(before, braces)}${told}${end}`;
      })
      .replace(TOLD, withProperties)
      .replace(SLOT, '\n')
      .replace(ICON, '')
      .replace(IN_LINE, (_, words, said) => {
        const { to, href } = argumentsIn(said).named;
        return to || href ? link(to ?? href ?? '', words) : words;
      }),
  );
}

/** Which of the edges open what no line ends: components without a text. */
function leavesIn(markdown: string): Set<number> {
  const open: number[] = [];
  let at = 0;
  outsideCode(markdown, (text) => {
    for (const [, , name] of text.matchAll(EDGE)) {
      if (name) open.push(at);
      else open.pop();
      at += 1;
    }
    return text;
  });
  return new Set(open);
}

const TITLE_IN_BRACES = /(?<=[{\s])title=(?:"[^"]*"|'[^']*')/;

/** The braces, and below them what they say in words beside the title; a title that leads somewhere is there, as a link. */
function withWordsIn(before: string, braces: string): string {
  const { named } = argumentsIn(braces.slice(1, -1));
  const addresses = valuesIn(named, ADDRESSES);
  const paragraphs = [...linksTo(addresses, named.title ?? named.label ?? ''), ...valuesIn(named, WORDS)];
  return (
    (leads(addresses) ? braces.replace(TITLE_IN_BRACES, '') : braces) +
    paragraphs.map((paragraph) => `\n\n${before}${paragraph}\n`).join('')
  );
}

const leads = (addresses: string[]) => addresses.some((address) => !isPictureAddress(address));

/** The title is that of the first link, or of a picture alone. */
function linksTo(addresses: string[], title: string): string[] {
  const first = addresses.findIndex((address) => !isPictureAddress(address));
  return addresses.map((address, at) => shownFrom(address, at === Math.max(first, 0) ? title : ''));
}

/** The title, words and addresses that a component is told, in lists too. What is no YAML stays as it is. */
function withProperties(whole: string, before: string, opening: string, told: string): string {
  const data = dataIn(told);
  if (!isObject(data)) return whole;
  const title = leads(valuesIn(data, ADDRESSES)) ? '' : (valuesIn(data, TITLES)[0] ?? '');
  const paragraphs = paragraphsIn(data, title).map((paragraph) => `${before}${paragraph}\n`);
  return [`${before}${opening}${title && ` ${title}`}`, ...paragraphs].join('\n');
}

function dataIn(yaml: string): unknown {
  try {
    return parse(yaml, { logLevel: 'error' });
  } catch {
    return null;
  }
}

/** @param shown the title that is shown already */
function paragraphsIn(data: object, shown = ''): string[] {
  const title = valuesIn(data, TITLES)[0] ?? '';
  const addresses = valuesIn(data, ADDRESSES);
  const inside = Object.values(data).flatMap((value) =>
    Array.isArray(value)
      ? value.flatMap((each) =>
          isObject(each) ? paragraphsIn(each) : typeof each === 'string' ? [`- ${each}`] : [],
        )
      : isObject(value)
        ? paragraphsIn(value)
        : [],
  );
  return [
    ...(title !== shown && !leads(addresses) ? [`**${title}**`] : []),
    ...linksTo(addresses, title),
    ...valuesIn(data, WORDS),
    ...inside,
  ];
}

const valuesIn = (data: object, names: RegExp): string[] =>
  Object.entries(data).flatMap(([name, value]) =>
    names.test(name) && typeof value === 'string' ? [value.trim()] : [],
  );
