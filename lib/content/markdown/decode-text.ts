// The bytes of a file as text. Most are UTF-8; older ones are in what their author's computer wrote.

interface Decoded {
  text: string;
  /** What the bytes are, where they are not UTF-8. */
  encoding: string | null;
}

// How much of what is beyond ASCII has to look as texts in this encoding do.
const SURE = 0.9;
const KANA_AMONG_JAPANESE = 0.2;

/**
 * @param bytes what is in the file, with or without a byte order mark
 * @throws Error where nobody can tell the encoding; no character is ever replaced by "�"
 */
export function decodeText(bytes: Uint8Array): Decoded {
  const utf16 = utf16In(bytes);
  if (utf16) return { text: decode(bytes, utf16) ?? fail(), encoding: utf16 };
  const text = decode(bytes, 'utf-8');
  if (text !== null) return { text, encoding: null };
  const encoding = legacyEncodingOf(bytes) ?? fail();
  return { text: decode(bytes, encoding) ?? fail(), encoding };
}

function fail(): never {
  throw new Error('not UTF-8, nor another encoding that is known here: save the file as UTF-8');
}

function utf16In(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  // Without a mark: front matter is ASCII, of which UTF-16 makes every other byte zero.
  const start = bytes.subarray(0, 64);
  const zeros = [0, 1].map((odd) => start.filter((byte, at) => at % 2 === odd && byte === 0).length);
  if (Math.max(...zeros) <= start.length / 4) return null;
  return (zeros[1] ?? 0) > (zeros[0] ?? 0) ? 'utf-16le' : 'utf-16be';
}

function legacyEncodingOf(bytes: Uint8Array): string | null {
  // Letters of East Asia are pairs of bytes; accented letters stand alone among ASCII.
  if (standsAlone(bytes) > 0.5) return fits(bytes, 'windows-1252', isLatin, SURE);
  return (
    fits(bytes, 'shift_jis', isKana, KANA_AMONG_JAPANESE) ??
    fits(bytes, 'euc-jp', isKana, KANA_AMONG_JAPANESE) ??
    fits(bytes, 'euc-kr', isKorean, SURE)
  );
}

function standsAlone(bytes: Uint8Array): number {
  const isHigh = (byte: number | undefined) => byte !== undefined && byte >= 0x80;
  const high = bytes.reduce((sum, byte) => sum + (isHigh(byte) ? 1 : 0), 0);
  const alone = bytes.filter((byte, at) => isHigh(byte) && !isHigh(bytes[at - 1]) && !isHigh(bytes[at + 1]));
  return alone.length / high;
}

function fits(bytes: Uint8Array, encoding: string, isOf: (character: string) => boolean, share: number) {
  const beyond = [...(decode(bytes, encoding) ?? '')].filter((character) => character > '\u007f');
  return beyond.length > 0 && beyond.filter(isOf).length / beyond.length >= share ? encoding : null;
}

const isLatin = (character: string) =>
  /[\u00a0-\u017f\u0192\u02c6\u02dc\u2013-\u2026\u2030\u2039\u203a\u20ac\u2122]/.test(character);
const isKana = (character: string) => /[\u3040-\u30ff]/.test(character);
const isKorean = (character: string) =>
  /[\uac00-\ud7a3\u3131-\u318e\u3000-\u303f\u2010-\u203b\u00b7]/.test(character);

// What Windows put between ASCII and Latin-1. TextDecoder of Node 20 leaves it out.
const WINDOWS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

function decode(bytes: Uint8Array, encoding: string): string | null {
  if (encoding === 'windows-1252') {
    const text = Buffer.from(bytes).toString('latin1');
    return text.replace(/[\u0080-\u009f]/g, (sign) => WINDOWS.charAt(sign.charCodeAt(0) - 0x80));
  }
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
