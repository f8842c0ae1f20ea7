// Words that an editor put in, took out or marked, and keys of a keyboard, in the signs that programs have for them.
import { EAST_ASIAN } from './east-asian';
import type { Form } from './signs';

const FIRST_KEYS = 'ctrl|control|alt|altgr|option|shift|cmd|command|meta|win|windows|super|fn';

// Names of C++, Rust or Ruby and their parts, and what a style sheet calls parts of an element.
const OF_CODE =
  '[A-Za-z\\d_>)\\]]::[A-Za-z\\d_<~*(]|::(?:before|after|marker|selection|placeholder|slotted|part\\(|backdrop|first-l|-)';

export const EDITED_WORDS: Form[] = [
  // Bear's marked words, where nothing in the text is code with such a sign.
  [
    new RegExp(`^(?![\\s\\S]*(?:${OF_CODE}))[\\s\\S]*?::\\p{L}`, 'u'),
    /(?<![\p{L}\p{N}_:/<>&([{=.#])::(\p{L}(?:[^:=\n]{0,300}[^\s:=])?)::(?![A-Za-z\d_:(<[{])/gu,
    '==$1==',
  ],
  // What editors put in and take out (CriticMarkup): readers see the new text; and a word to the author is not for them.
  [
    /\{(?:\+\+|--|~~|==|>>)/,
    /\{(\+\+|--|~~|==|>>)((?:(?!\n[ \t]*\n)[^{}]){1,2000}?)(\+\+|--|~~|==|<<)\}/g,
    (whole = '', sign = '', words = '', end = '') => {
      // `{--n; m--}` is code.
      if (end !== (sign === '>>' ? '<<' : sign) || /;\s*[\w.]+$/.test(words)) return whole;
      if (sign === '~~') return words.includes('~>') ? words.slice(words.indexOf('~>') + 2) : whole;
      return { '++': words, '--': '', '==': `==${words}==`, '>>': '' }[sign] ?? whole;
    },
  ],
  // Words that are put in, as markdown-it and HackMD have them; and keys, as MkDocs has them: `++ctrl+c++`.
  [
    /\+\+[^\s+]/,
    new RegExp(
      `(?<![\\p{L}\\p{N}_+])\\+\\+(?:((?:${FIRST_KEYS})(?:\\+[a-z\\d-]{1,20}){1,4})|([${EAST_ASIAN}](?:[^+\\n()]{0,200}[${EAST_ASIAN}.!?])?))\\+\\+(?![\\w+])`,
      'giu',
    ),
    (_, keys = '', words = '') =>
      words
        ? `<ins>${words}</ins>`
        : keys
            .split('+')
            .map((key) => `<kbd>${key}</kbd>`)
            .join('+'),
  ],
  // MkDocs has two carets, too. In Korean they are a smile.
  [/\^\^[a-z]/i, /(?<!\S)\^\^([a-z][a-z\d ,.'’-]{0,200}[a-z\d.])\^\^(?![\p{L}\p{N}_^])/giu, '<ins>$1</ins>'],
  // The same in Latin letters, where nothing in the text speaks of programs that count or are called so.
  [
    /^(?![\s\S]*(?:(?<![\p{L}\d+])[\p{L}\d]\+\+|\p{L}\+\+[\p{L};)]|notepad\+\+|increment|prefix|postfix))[\s\S]*?\+\+\p{L}/iu,
    /(?<![\p{L}\p{N}_+])\+\+(\p{L}[\p{L} ](?:[^+\n(){}[\]=;<>`]{0,300}[\p{L}\p{N}.,!?*])?)\+\+(?![\w+])/gu,
    '<ins>$1</ins>',
  ],
];
