// The bytes of a file as text. Most are UTF-8; older ones are in what their author's computer wrote.
import { decode } from './decode';

interface Decoded {
  text: string;
  /** What the bytes are, where they are not UTF-8. */
  encoding: string | null;
}

// How much of what is beyond ASCII has to look as texts in this encoding do.
const SURE = 0.9;
const KANA_AMONG_JAPANESE = 0.2;
// Other bytes read as Korean are syllables that hardly occur.
const FREQUENT_AMONG_KOREAN = 0.3;
const FREQUENT_AMONG_CHINESE = 0.15;
const SOME = 0.05;
// Koreans laugh and cry in letters: ㅋㅋㅋ, ㅠㅠ. Many in a row that differ are kana of EUC-JP.
const LETTERS = /([\u3131-\u318e])\1+|(?<![\u3131-\ud7a3])[\u3131-\u318e](?![\u3131-\ud7a3])/g;
const LAUGHING = /([ㅋㅎㅠㅜㅇ])\1/;

/**
 * @param bytes what is in the file, with or without a byte order mark
 * @throws Error where nobody can tell the encoding; no character is ever replaced by "�"
 */
export function decodeText(bytes: Uint8Array): Decoded {
  const encoding = encodingOf(bytes);
  const text = (decode(bytes, encoding) ?? fail()).replace(/^\uFEFF/, '');
  const isUtf8 = encoding === 'utf-8';
  if (!text.includes('\0')) return { text, encoding: isUtf8 ? null : encoding };
  // What a crash or a broken copy leaves; a browser would show "�" for each.
  const bare = text.replaceAll('\0', '');
  if (bare.length < text.replace(/\0+$/, '').length * SURE) fail();
  return { text: bare, encoding: `${encoding} with zero bytes in it, which are left out` };
}

/** What the author of a file should know of its encoding. */
export const toldOfEncoding = (encoding: string | null): string[] =>
  encoding === null ? [] : [`read as ${encoding}; save it as UTF-8 to be sure`];

function fail(): never {
  throw new Error('not UTF-8, nor another encoding that is known here: save the file as UTF-8');
}

function encodingOf(bytes: Uint8Array): string {
  const wide = wideEncodingIn(bytes);
  if (wide) return wide;
  const text = decode(bytes, 'utf-8');
  if (text === null) return legacyEncodingOf(bytes) ?? fail();
  // Its bytes are all ASCII; what they mean is said by escapes.
  return text.includes('\u001b$') ? 'iso-2022-jp' : 'utf-8';
}

const MARKS: [encoding: string, mark: number[]][] = [
  ['utf-32le', [0xff, 0xfe, 0, 0]],
  ['utf-32be', [0, 0, 0xfe, 0xff]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

/** Of two or four bytes a character: by its mark, or for front matter is ASCII, of which the other bytes are zero. */
function wideEncodingIn(bytes: Uint8Array): string | null {
  const marked = MARKS.find(([, mark]) => mark.every((byte, at) => bytes[at] === byte));
  if (marked) return marked[0];
  const start = Buffer.from(bytes.subarray(0, 64))
    .toString('latin1')
    .replace(/\0{5,}$/, '');
  const isZero = (of: number, at: number) => {
    const each = [...start].filter((_, index) => index % of === at);
    return each.filter((sign) => sign === '\0').length > each.length * (of === 4 ? SURE : 0.5);
  };
  if (start.length < 2) return null;
  if (isZero(4, 2) && isZero(4, 3)) return 'utf-32le';
  if (isZero(4, 0) && isZero(4, 1)) return 'utf-32be';
  return isZero(2, 1) ? 'utf-16le' : isZero(2, 0) ? 'utf-16be' : null;
}

function legacyEncodingOf(bytes: Uint8Array): string | null {
  // Letters of East Asia are pairs of bytes; accented letters stand among ASCII.
  if (isAccented(bytes)) return latinEncodingOf(bytes);
  return (
    fits(bytes, 'euc-kr', isFrequentKorean, FREQUENT_AMONG_KOREAN, LETTERS) ??
    fits(bytes, 'shift_jis', isKana, KANA_AMONG_JAPANESE) ??
    fits(bytes, 'euc-jp', isKana, KANA_AMONG_JAPANESE) ??
    (fits(bytes, 'euc-kr', isFrequentKorean, SOME) && fits(bytes, 'euc-kr', isKorean, SURE)) ??
    fits(bytes, 'gb18030', isFrequentChinese, FREQUENT_AMONG_CHINESE) ??
    fits(bytes, 'big5', isFrequentChinese, FREQUENT_AMONG_CHINESE)
  );
}

/** Whether words with letters beyond ASCII are mostly of ASCII, as those of Western Europe. */
function isAccented(bytes: Uint8Array): boolean {
  const words =
    Buffer.from(bytes)
      .toString('latin1')
      .match(/[A-Za-z\u0080-\u00ff]*[\u0080-\u00ff][A-Za-z\u0080-\u00ff]*/g) ?? [];
  const letters = words.join('');
  const beyond = letters.replace(/[A-Za-z]/g, '').length;
  return beyond / Math.max(1, letters.length) <= 0.5;
}

/** That of Windows or of old Macs, whichever makes words of them: no sign and no capital letter stands within one. */
function latinEncodingOf(bytes: Uint8Array): string | null {
  const oddIn = (encoding: string) =>
    (decode(bytes, encoding) ?? '').match(/(?<=\p{Ll})[^\p{Ll}\p{ASCII}’‘”“…–—»«]+(?=\p{Ll})/gu)?.length ?? 0;
  const [best = 'windows-1252'] = ['windows-1252', 'macintosh'].sort((a, b) => oddIn(a) - oddIn(b));
  return oddIn(best) === 0 ? fits(bytes, best, isLatin, SURE) : null;
}

/** @param leftOut is not counted, as it says nothing of what else is there */
function fits(
  bytes: Uint8Array,
  encoding: string,
  isOf: (character: string) => boolean,
  share: number,
  leftOut: RegExp | null = null,
): string | null {
  const text = decode(bytes, encoding) ?? '';
  const told = leftOut ? text.replace(leftOut, '') : text;
  const beyond = [...told].filter((character) => character > '\u007f');
  if (beyond.length === 0) return leftOut && LAUGHING.test(text) ? encoding : null;
  return beyond.filter(isOf).length / beyond.length >= share ? encoding : null;
}

const isLatin = (character: string) =>
  /[\u00a0-\u017f\u0192\u02c6\u02dc\u2013-\u2026\u2030\u2039\u203a\u20ac\u2122]/.test(character);
const isKana = (character: string) => /[\u3040-\u30ff]/.test(character);
const FREQUENT = new Set(
  '이다는을를가에의은로하고지기사리어도자그아한나서시있대해정수인일스게들만라보여면원부것전제생주구모상안장으과소오우무되중였며와니없적같유비용공조동선신성경방문연미세계국회등내물화간까마음글불습입요저날말',
);
const isKorean = (character: string) =>
  /[\uac00-\ud7a3\u3131-\u318e\u3000-\u303f\u2010-\u203b\u00b7]/.test(character);
const FREQUENT_CHINESE = new Set(
  '的一是不了在人有我他这这個个们們中来來上大为為和国國地到以说說时時要就出会會可也你对對生能而子那得于於着著下自之年过過发發后後作里裡，',
);
const isFrequentChinese = (character: string) => FREQUENT_CHINESE.has(character);
const isFrequentKorean = (character: string) => FREQUENT.has(character);
