// Signs of HTML that are written by name or number in a text that is none: `R&amp;D`.

const ENTITY = /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|nbsp));/gi;
const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ' };
const MAX_CODE_POINT = 0x10ffff;

export const decodeEntities = (text: string): string =>
  text.replace(
    ENTITY,
    (_, hex, decimal, name) =>
      NAMED[String(name).toLowerCase()] ?? letterOf(hex ? Number.parseInt(hex, 16) : Number(decimal)),
  );

/** A space for what is no letter. */
function letterOf(code: number): string {
  const letter = code >= 0x20 && code <= MAX_CODE_POINT ? String.fromCodePoint(code) : ' ';
  return letter.isWellFormed() ? letter : ' ';
}
