// What a page says of a text beyond the text: how long it takes to read, what is in it, how it begins.
import type { Element, Nodes, Root } from 'hast';
import { toString as wordsIn } from 'hast-util-to-string';
import { z } from 'zod';
import { isBlankText } from './html/element';
import { SKIP, visit } from './visit';

const Heading = z.object({ id: z.string(), text: z.string(), level: z.number() });

export const Reading = z.object({
  /** How long it takes to read; 0 where there are no words to read. */
  minutes: z.number(),
  /** The headings of a long text, in order; empty where the text is short. */
  contents: z.array(Heading),
  /** Whether its first letter may be a large one. */
  hasDropCap: z.boolean(),
});

export type Reading = z.infer<typeof Reading>;
export type Heading = z.infer<typeof Heading>;

const WORDS_A_MINUTE = 220;
// Korean, Japanese and Chinese are counted by their characters.
const CHARACTERS_A_MINUTE = 500;
const CHARACTER = /[\p{Script=Hangul}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu;
const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}'’]*/gu;

const LONG_MINUTES = 3;
const MIN_HEADINGS = 3;

// Three lines of the widest column. A shorter paragraph would leave the letter standing into what follows.
const DROP_CAP_CHARACTERS = 220;
const BEGINS_WITH_LETTER = /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]/u;

/** @param tree as `toTree` makes it, with the levels that its headings have on the page */
export function readingOf(tree: Root): Reading {
  const minutes = minutesFor(proseIn(tree));
  const headings = headingsIn(tree);
  const isLong = minutes >= LONG_MINUTES && headings.length >= MIN_HEADINGS;
  return { minutes, contents: isLong ? headings : [], hasDropCap: hasDropCap(tree) };
}

function minutesFor(text: string): number {
  const characters = text.match(CHARACTER)?.length ?? 0;
  const words = text.replace(CHARACTER, ' ').match(WORD)?.length ?? 0;
  const minutes = Math.round(words / WORDS_A_MINUTE + characters / CHARACTERS_A_MINUTE);
  return words + characters === 0 ? 0 : Math.max(1, minutes);
}

/** All words that are read one after the other: code is looked at. */
function proseIn(tree: Root): string {
  const parts: string[] = [];
  visit(tree, (node: Nodes) => {
    if (node.type === 'element' && node.tagName === 'pre') return SKIP;
    if (node.type === 'text') parts.push(node.value);
    return undefined;
  });
  return parts.join(' ');
}

function headingsIn(tree: Root): Heading[] {
  const headings = tree.children.flatMap((node) => {
    if (node.type !== 'element' || !/^h[2-4]$/.test(node.tagName)) return [];
    const [text, { id }] = [wordsIn(node).trim(), node.properties];
    return typeof id === 'string' && text !== '' ? [{ id, text, level: Number(node.tagName.slice(1)) }] : [];
  });
  const highest = Math.min(...headings.map(({ level }) => level));
  // Two levels: with more of them it would be a second text.
  return headings.filter(({ level }) => level <= highest + 1);
}

function hasDropCap({ children }: Root): boolean {
  const first = children.find((node) => !isBlankText(node));
  if (first?.type !== 'element' || first.tagName !== 'p') return false;
  if (first.properties.className || first.children.some(breaksLine)) return false;
  const text = wordsIn(first).trim();
  return text.length >= DROP_CAP_CHARACTERS && BEGINS_WITH_LETTER.test(text);
}

const breaksLine = (node: Nodes) =>
  node.type === 'element' && /^(br|img|picture|code|kbd)$/.test((node as Element).tagName);
