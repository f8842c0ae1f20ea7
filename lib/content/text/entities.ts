// Signs of HTML that are written by name or number in a text that is none: `R&amp;D`, `Caf&eacute;`.
import { decodeNamedCharacterReference } from 'decode-named-character-reference';

const ENTITY = /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]\w{1,31}));/gi;
const MAX_CODE_POINT = 0x10ffff;

export const decodeEntities = (text: string): string =>
  text.replace(ENTITY, (written, hex, decimal, name) =>
    name === undefined
      ? letterOf(hex ? Number.parseInt(hex, 16) : Number(decimal))
      : namedLetter(name) || written,
  );

const namedLetter = (name: string) => (name === 'nbsp' ? ' ' : decodeNamedCharacterReference(name));

/** A space for what is no letter. */
function letterOf(code: number): string {
  const letter = code >= 0x20 && code <= MAX_CODE_POINT ? String.fromCodePoint(code) : ' ';
  return letter.isWellFormed() ? letter : ' ';
}

/** A text as HTML that says it. */
export const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
