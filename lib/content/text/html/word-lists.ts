// Lists of Word's are paragraphs there: each says by its style that it is an item, and how deep, and has its sign in words.
import type { Element, ElementContent, Nodes, Parents } from 'hast';
import { toString as wordsIn } from 'hast-util-to-string';
import { EXIT, visitParents } from '../visit';
import { attribute, element, findIn, showsSomething } from './element';

const ITEM = /(?<![\w-])mso-list:\s*l\d+\s+level(\d)/i;
// No list here counts in any other way: what a paragraph has before its words then stays.
const NUMBER = /^(?:(\d{1,4})|([a-z]{1,5}))[.)]$/i;
const LETTERS = [...'abcdefghijklmnopqrstuvwxyz'];
const ROMAN =
  'i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx xxi xxii xxiii xxiv xxv xxvi'.split(
    ' ',
  );
const IN_LETTERS: Record<string, string[]> = {
  a: LETTERS,
  A: LETTERS.map((name) => name.toUpperCase()),
  i: ROMAN,
  I: ROMAN.map((name) => name.toUpperCase()),
};
// Their letters are dots of lists, which are other signs in any other font.
const FONT_OF_SIGNS = /font-family:\s*["']?(?:Wingdings|Webdings|Symbol|Courier)/i;

export const isSign = (node: Element) => /(?<![\w-])mso-list:\s*Ignore/i.test(attribute(node, 'style'));

/** Whether it is a dot of a list: no letter and no number, which the text may name. */
export function isBullet(sign: Element, ancestors: Parents[]): boolean {
  const said = wordsIn(sign).trim();
  const isInFont = (node: Parents) => node.type === 'element' && FONT_OF_SIGNS.test(attribute(node, 'style'));
  return (
    /^(?:[^\p{L}\p{N}]|o)$/u.test(said) || (/^\p{L}$/u.test(said) && [sign, ...ancestors].some(isInFont))
  );
}

/** Makes flat lists of them, as Quill has them, of which lists.ts makes nested ones. */
export function withWordLists(parent: Parents): void {
  const children: Nodes[] = [];
  let list: Element | null = null;
  // What the list counts by itself, by depth.
  let counts: Count[] = [];
  for (const node of parent.children) {
    const item = node.type === 'element' && node.tagName === 'p' ? itemOf(node, counts) : null;
    if (item !== null) {
      const { li, count, depth } = item;
      const { number, type } = count;
      const open: Element = list ?? element(number === null ? 'ul' : 'ol', { type }, []);
      if (number !== null && number !== (counts[depth]?.number ?? 0) + 1) {
        if (list) li.properties.value = String(number);
        else open.properties.start = number;
      }
      counts = [...counts.slice(0, depth), count];
      if (list === null) children.push(open);
      open.children.push(li);
      list = open;
    } else if (list === null || showsSomething(node)) {
      [list, counts] = [null, []];
      children.push(node);
      if (node.type === 'element') withWordLists(node);
    } else if (findIn(node, isNamed)) {
      // A place to which a link leads.
      const last = list.children.at(-1);
      if (last?.type === 'element') last.children.push(node as ElementContent);
    }
  }
  parent.children = children as typeof parent.children;
}

const isNamed = ({ properties }: Element) => Boolean(properties.id ?? properties.name);

interface Count {
  /** What stands before an item, where it is counted. */
  number: number | null;
  /** With letters: as the attribute of a list says. */
  type?: string | undefined;
}

interface Item {
  li: Element;
  depth: number;
  count: Count;
}

/** @param counts those of the last items before it, by depth */
function itemOf(paragraph: Element, counts: Count[]): Item | null {
  const [, said] = ITEM.exec(attribute(paragraph, 'style')) ?? [];
  const { sign, ancestors } = said === undefined ? NO_SIGN : signIn(paragraph);
  if (sign === null) return null;
  const level = Number(said) - 1;
  const depth = Math.min(level, counts.length);
  const count = isBullet(sign, ancestors) ? { number: null } : countOf(wordsIn(sign).trim(), counts[depth]);
  if (count === null) return null;
  const { number, type } = count;
  const dataList = number === null ? 'bullet' : 'ordered';
  const properties = { ...paragraph.properties, type, dataList, className: [`ql-indent-${level}`] };
  return { li: element('li', properties, without(paragraph.children, sign)), depth, count };
}

/** Letters count where they are the first ones, or those behind the last item's: others may be words. */
function countOf(sign: string, last: Count | undefined): Count | null {
  const [, digits, letters] = NUMBER.exec(sign) ?? [];
  if (digits !== undefined) return { number: Number(digits) };
  const type = last ? last.type : letters;
  const number = (last?.number ?? 0) + 1;
  const isNext = type !== undefined && letters !== undefined && IN_LETTERS[type]?.[number - 1] === letters;
  return isNext ? { number, type } : null;
}

interface Sign {
  sign: Element | null;
  ancestors: Parents[];
}

const NO_SIGN: Sign = { sign: null, ancestors: [] };

function signIn(paragraph: Element): Sign {
  let found = NO_SIGN;
  visitParents(paragraph, 'element', (sign, ancestors) => {
    if (!isSign(sign)) return undefined;
    found = { sign, ancestors: [...ancestors] };
    return EXIT;
  });
  return found;
}

const without = (children: ElementContent[], sign: Element): ElementContent[] =>
  children.flatMap((node): ElementContent[] => {
    if (node === sign) return [];
    return node.type === 'element' ? [{ ...node, children: without(node.children, sign) }] : [node];
  });
