// How many values JSON is made of: they are what it costs to parse, while readers wait. 10 MB of text take a blink, and as
// much of brackets seconds.

/** What each megabyte that an answer may have allows: lists of 100 posts have some thousands in all. */
export const VALUES_PER_MB = 50_000;

const [QUOTE, COMMA, ARRAY, OBJECT] = [...'",[{'].map((sign) => sign.charCodeAt(0));

/** Whether there are more than `most`, as far as its commas and brackets tell. */
export function hasMoreValues(json: string, most: number): boolean {
  let values = 0;
  for (let at = 0; at < json.length && values <= most; at++) {
    const sign = json.charCodeAt(at);
    if (sign === QUOTE) at = endOfString(json, at);
    else if (sign === COMMA || sign === ARRAY || sign === OBJECT) values += 1;
  }
  return values > most;
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
