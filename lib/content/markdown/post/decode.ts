// The bytes of a text in an encoding that is known.

// What Windows put between ASCII and Latin-1. TextDecoder of Node 20 leaves it out.
const WINDOWS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** @returns null where they are none in it */
export function decode(bytes: Uint8Array, encoding: string): string | null {
  if (encoding === 'windows-1252') {
    const text = Buffer.from(bytes).toString('latin1');
    return text.replace(/[\u0080-\u009f]/g, (sign) => WINDOWS.charAt(sign.charCodeAt(0) - 0x80));
  }
  if (encoding.startsWith('utf-32')) return decodeUtf32(bytes, encoding === 'utf-32le');
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function decodeUtf32(bytes: Uint8Array, isLittle: boolean): string | null {
  if (bytes.length % 4 !== 0) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const codes = Array.from({ length: bytes.length / 4 }, (_, at) => view.getUint32(at * 4, isLittle));
  const exist = codes.every((code) => code < 0xd800 || (code > 0xdfff && code <= 0x10ffff));
  return exist ? codes.map((code) => String.fromCodePoint(code)).join('') : null;
}
