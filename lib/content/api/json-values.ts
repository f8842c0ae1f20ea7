// How many values JSON is made of: they are what it costs to parse, while readers wait. 10 MB of text take a blink, and as
// much of brackets seconds.

/** What each megabyte that an answer may have allows: lists of 100 posts have some thousands in all. */
export const VALUES_PER_MB = 50_000;

/** Who walks through values goes as deep into the stack as they are nested. No CMS nests half as deep. */
const MAX_DEPTH = 200;

const [QUOTE, COMMA, ARRAY, OBJECT, ARRAY_END, OBJECT_END] = [...'",[{]}'].map((sign) => sign.charCodeAt(0));

/**
 * What there is too much of, as far as commas and brackets tell: more than `most` values, or too deep ones; null for neither.
 * @param setting the one that `most` goes by, if any
 */
export function excessIn(json: string, most: number, setting?: string): string | null {
  let values = 0;
  let depth = 0;
  for (let at = 0; at < json.length; at++) {
    const sign = json.charCodeAt(at);
    if (sign === QUOTE) at = endOfString(json, at);
    else if (sign === ARRAY_END || sign === OBJECT_END) depth -= 1;
    else if (sign === COMMA || sign === ARRAY || sign === OBJECT) values += 1;
    if (sign === ARRAY || sign === OBJECT) depth += 1;
    if (values > most)
      return `more than ${most.toLocaleString('en')} values${setting ? ` (${setting})` : ''}`;
    if (depth > MAX_DEPTH) return `values nested more than ${MAX_DEPTH} deep`;
  }
  return null;
}

/** @param start of a string, its quote */
function endOfString(json: string, start: number): number {
  let end = json.indexOf('"', start + 1);
  while (end !== -1 && isEscaped(json, end)) end = json.indexOf('"', end + 1);
  return end === -1 ? json.length : end;
}

function isEscaped(json: string, at: number): boolean {
  let before = at;
  while (json[before - 1] === '\\') before -= 1;
  return (at - before) % 2 === 1;
}
