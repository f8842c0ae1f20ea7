// Signs of other writers that stand for something: each is looked for only in texts that have it.
import { argumentsIn, knownTag } from './template-tags';

type Into = string | ((...match: string[]) => string);

/** What a text has that has the sign at all; what the sign is; and what says the same here. */
export type Form = [isThere: RegExp, sign: RegExp, into: Into];

const ATTRIBUTE = '(?:(?:[.#][\\w-]{1,50}){1,5}|[\\w-]{1,50}=(?:"[^"\\n]{0,200}"|[\\w.-]{1,50}))';
const READING = '[\\p{Script=Hiragana}\\p{Script=Katakana}ー・|]{1,50}';

export const SIGNS: Form[] = [
  // Pelican's links: to its files, to its lists.
  [/[(|"'{](?:static|attach|filename)[|}]/, /(?<=\]\(<?|["'])[{|](?:static|attach|filename)[|}]/g, ''],
  [/\{(?:tag|category)\}/, /(?<=\]\(<?|["'])\{(?:tag|category)\}/g, '/tags/'],
  // Logseq's words about a block, and its players.
  [
    /:: /,
    /^[ \t]*(?:-[ \t]+)?(?:id:: [\da-f-]{36}|collapsed:: (?:true|false)|logseq\.[\w.-]{1,50}:: [^\n]{0,500})[ \t]*(?:\n|$)/gm,
    '',
  ],
  [
    /\{\{(?:video|youtube|tweet)/,
    /\{\{(?:video|youtube|vimeo|tweet|twitter) (https?:\/\/[^\s{}]{1,500})\}\}/g,
    '<$1>',
  ],
  // Names of Obsidian's blocks, for links to them: six signs, or some with a digit or a dash, which no word has.
  [
    /[ \t]\^[\w-]+[ \t]*$/m,
    /[ \t]\^(?=[\w-]{0,50}[a-z])(?=[a-z\d]{6}\s|[A-Za-z]{0,50}[\d-])[A-Za-z\d-]{4,50}[ \t]*$/gm,
    '',
  ],
  // Zenn's players and Hashnode's.
  [
    /^@\[\w/m,
    /^@\[(\w{1,20})\]\(([^)\s]{1,500})\)/gm,
    (whole, name = '', id = '') =>
      /^https?:\/\//.test(id) ? `<${id}>` : (knownTag(name, argumentsIn(id), false) ?? whole ?? ''),
  ],
  [/^%\[http/m, /^%\[(https?:\/\/[^\s[\]]{1,500})\]/gm, '<$1>'],
  // Words of Pandoc's that have a class or an id.
  [
    /\]\{[.#]/,
    new RegExp(
      `(?<![!\\]])\\[([^[\\]\\n]{1,500})\\]\\{[ \\t]*${ATTRIBUTE}(?:[ \\t]+${ATTRIBUTE}){0,9}[ \\t]*\\}`,
      'g',
    ),
    '$1',
  ],
  // How a word is read: DenDen's and Aozora's.
  [
    /\{\p{Script=Han}/u,
    new RegExp(`\\{([\\p{Script=Han}々〆ヶ]{1,50})\\|(${READING})\\}`, 'gu'),
    (_, word, reading = '') => `<ruby>${word}<rt>${reading.replaceAll('|', '')}</rt></ruby>`,
  ],
  [/｜[^《\n]{1,50}《/, /｜([^｜《》\n<]{1,50})《([^《》\n<]{1,50})》/g, '<ruby>$1<rt>$2</rt></ruby>'],
];
