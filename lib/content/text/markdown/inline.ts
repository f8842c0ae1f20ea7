// Signs within a line that other writers use: H~2~O, x^2^, %%a comment%%, addresses that end where a particle
// begins.
import type { Link, PhrasingContent, Root } from 'mdast';
import { findAndReplace } from 'mdast-util-find-and-replace';
import type { VFile } from 'vfile';
import { visit } from '../visit';
import { EAST_ASIAN } from './east-asian';

// Only where nothing else can be meant. `3~5`, `가(A)~1~라` and `a~b~c` are ranges, `HEAD~1~2` is a name of Git's; in
// formulas of chemistry the next element follows: `H~2~SO~4~`.
const LOW =
  /(?<=[A-Za-z])~(\d{1,4}[+-]?)~(?![a-z\d~])|(?<=[)\]])~(\d{1,4}[+-]?)~(?![\p{L}\d~])|(?<=[A-Za-z])~([a-z])~(?![A-Za-z\d~])/gu;
// `2^3^2` is a power of a power, and `^foo^bar^` a shell's way to replace.
const HIGH =
  /(?<=[\p{L}\p{N})\]])(?<!\^[\p{L}\p{N}]{1,50})\^(\d{1,4}[+-]?|[+-]?[\p{L}\p{N}+-]{1,6})\^(?![\p{L}\p{N}^])/gu;
// Without spaces inside, or no letter behind it: words have double percents too.
const COMMENT = /(?<![\p{N}%])%%(?:(?=\S)[^%\n]*[^\s%]%%(?!%)|[^%\n]+%%(?![\p{L}\p{N}%]))/gu;
// Quotes and signs that no address has within it, where another one begins, and a letter of East Asia right behind an
// ASCII one, or a sign that ends a sentence there.
const END_OF_ADDRESS = new RegExp(
  `[\\u3000-\\u303f\\uff00-\\uffef\\u2014-\\u2018\\u201a-\\u2026\\u2190-\\u21ff"«»·]|['\\u2013\\u2019](?![\\w/])|[,;|](?=https?://)|(?<!_)\\((?=[${EAST_ASIAN}])|(?<=[\\w)\\]])[:;,.!?]*[${EAST_ASIAN}]`,
  'u',
);
const PARTICLE =
  /(?<=\/)(?:(?:은|는|이|가|을|를|에|에서|에게|로|으로|와|과|의|도|만|까지|부터|라고|이라고|처럼|보다|랑|이랑|나|이나)(?:는|도|만|의|부터|까지)?|입니다|이다|이며|이고|です|を|が|は|に|で|の|から|まで|へ|と|も)$/;

/** A remark plugin. */
export function remarkInline() {
  return (tree: Root, file: VFile) => {
    visit(tree, 'link', (link, index, parent) => {
      if (!parent || index === undefined) return undefined;
      const rest = endAddress(link);
      if (rest === null) return undefined;
      // What is behind it may have another address in it, which is looked at next.
      parent.children.splice(index + 1, 0, ...withLinks(rest));
      return index + 1;
    });
    if (!/%%|~|\^/.test(String(file))) return;
    findAndReplace(tree, [
      [LOW, (...[sign]: string[]) => as('sub', (sign ?? '').slice(1, -1))],
      [HIGH, (_: string, words: string) => as('sup', words)],
      [COMMENT, () => null],
    ]);
  };
}

const as = (hName: string, words: string): PhrasingContent => ({
  type: 'emphasis',
  data: { hName },
  children: [{ type: 'text', value: words }],
});

/** Where a bracket closes that opened before the address: `(https://a.example)에서`. */
function openBracketEnd(address: string): number {
  const open: string[] = [];
  for (const { 0: sign, index } of address.matchAll(/[()[\]{}]/g)) {
    const other = { ')': '(', ']': '[', '}': '{' }[sign];
    if (other === undefined) open.push(sign);
    else if (open.pop() !== other) return index;
  }
  return Number.POSITIVE_INFINITY;
}

function withLinks(text: string): PhrasingContent[] {
  const parts = text.split(/(https?:\/\/\S+)/);
  return parts.flatMap((part): PhrasingContent[] => {
    if (part === '') return [];
    const words = { type: 'text' as const, value: part };
    return /^https?:\/\//.test(part) ? [{ type: 'link', url: part, children: [words] }] : [words];
  });
}

/** Cuts a bare address where the sentence goes on. @returns what is behind it; null where nothing is */
function endAddress(link: Link): string | null {
  const [only] = link.children;
  if (link.children.length !== 1 || only?.type !== 'text' || !/^(https?:\/\/|www\.)/i.test(only.value))
    return null;
  if (link.url !== only.value && link.url !== `http://${only.value}`) return null;
  // Within brackets its author has said where it ends.
  const { start, end: last } = link.position ?? {};
  if ((last?.offset ?? 0) - (start?.offset ?? 0) > only.value.length) return null;
  const match = END_OF_ADDRESS.exec(only.value) ?? PARTICLE.exec(only.value);
  const cut = Math.min(match?.index ?? Number.POSITIVE_INFINITY, openBracketEnd(only.value));
  if (cut === Number.POSITIVE_INFINITY) return null;
  const end = only.value.slice(0, cut).replace(/[.,:;!?]+$/, '').length;
  const rest = only.value.slice(end);
  only.value = only.value.slice(0, end);
  link.url = link.url.slice(0, link.url.length - rest.length);
  return rest;
}
