// YAML as people write it: what only lacks quotes or a space is read as it was meant, and named.
import { isMap, isScalar, parseDocument, type Scalar, visit } from 'yaml';
import { reasonOf } from '../../../log';

export interface Parsed {
  parsed: unknown;
  /** What the author should mend, though it could be read. */
  problems: string[];
}

/**
 * @param line the number of its first line in the file
 * @returns numbers and dates as the text that they are
 * @throws Error saying what is wrong, and in which line
 */
export function parseYaml(data: string, line: number): Parsed {
  const asIs = read(data);
  const isBelow = belowSigns(data.split('\n'));
  const outside = data.split('\n').filter((_, at) => !isBelow[at]);
  if (isFields(asIs) && !MEANT.test(outside.join('\n'))) return asIs;
  const mended = withQuotes(joined(withSpaces(data)));
  const again = read(mended);
  if (mended !== data && again.error === null) {
    const at = data.split('\n').findIndex((each, index) => each !== mended.split('\n')[index]);
    return {
      parsed: again.parsed,
      problems: [
        `line ${line + at}: this YAML needs quotes, or a space behind a colon; it was read as if it had them`,
      ],
    };
  }
  if (asIs.error === null) return asIs;
  throw new Error(`line ${line + asIs.error.line - 1}: ${asIs.error.message}`);
}

const isFields = ({ parsed, error }: Read) =>
  error === null && (parsed === null || typeof parsed === 'object');

// To YAML `#12` is a comment, `!wow` a type, `&amp;` a name and `| x` a text below: all of them are words to people.
const MEANT =
  /^(?:[\w-]+:[ \t]+(?:!(?![!<]|[ \t]+["'])|[|>][ \t]+(?!#)\S|&(?:\w+;|[ \t]))|(?:title|name|description|summary|subtitle|excerpt|tags?|hashtags?|keywords|categor(?:y|ies)):[ \t]+(?:#[^\s#]|[^"'[{|>\s][^\n]*[ \t]#[^\s#])|[ \t]*-[ \t]+#[^\s#!])/im;

/** Tabs, spaces of other kinds and other scripts' colons as YAML has them; `draft:true` has its space. */
const withSpaces = (data: string) =>
  data
    .replace(/\t/g, '  ')
    .replace(/^[ \u00a0\u3000]+/gm, (spaces) => ' '.repeat(spaces.length))
    .replace(
      /^([\p{L}_][\p{L}\p{N}_-]{0,40})[ \u00a0\u3000]*(?:：[ \u00a0\u3000]*|:[\u00a0\u3000]+|:(?=[^\s:/]))/gmu,
      '$1: ',
    );

/** Whether each line belongs to a text below `|` or `>`, in which every sign is a word. */
function belowSigns(lines: string[]): boolean[] {
  let indent: number | null = null;
  return lines.map((line) => {
    const own = line.search(/\S/);
    if (indent !== null && (own < 0 || own > indent)) return true;
    indent = /[:-][ \t]+[|>][-+\d]*[ \t]*(?:[ \t]#.*)?$/.test(line) ? own : null;
    return false;
  });
}

/** Puts values that YAML takes for something else between quotes: each in a line of its own. */
function withQuotes(data: string): string {
  const lines = data.split('\n');
  const isBelow = belowSigns(lines);
  // `?a=1&tea=2` within an address is none.
  const anchors = new Set(data.match(/(?<=(?:^|[\s,[{])&)[^\s,[\]{}]+/g));
  return lines
    .map((each, at) => {
      if (isBelow[at]) return each;
      const [, dash, tag] = /^([ \t]*-[ \t]+)(#[^\s#!].*)$/.exec(each) ?? [];
      if (dash) return dash + JSON.stringify(tag);
      const [, name, value = ''] = /^([\w-]+):[ \t]+(.*\S)[ \t]*$/.exec(each) ?? [];
      if (!name || /^[|>][^\s]*(?:\s+#.*)?$/.test(value) || /^\s+\S/.test(lines[at + 1] ?? '')) return each;
      const isAlias = /^\*\S+$/.test(value) && anchors.has(value.slice(1));
      if (isAlias) return each;
      const isMeant = /: |:$|^[@`%*?|>-]/.test(value) && !/^["'[{]/.test(value);
      // `"Tea" and jam`, `[WIP] Jam`; what is opened and never closed is the author's to mend.
      const goesOn = /^(?:"[^"]*"|'[^']*'|\[[^\]]*\]|\{[^}]*\})\s*[^\s#,]/.test(value);
      const isNeeded = isMeant || MEANT.test(each) || (goesOn && read(each).error !== null);
      const inside = isNeeded || goesOn || /^["']/.test(value) ? insideQuotes(value, each) : null;
      return isNeeded || inside !== null ? `${name}: ${JSON.stringify(inside ?? value)}` : each;
    })
    .join('\n');
}

/**
 * What is between quotes that YAML can't read, for others are within, or a backslash that is one: `"He said "so" there"`,
 * `'don't'`, `"Version \1.2"`. Of `"Tea" and "jam"` they are words.
 */
function insideQuotes(value: string, line: string): string | null {
  const [, quote = '', inside = ''] = /^(["'])(.+)\1$/.exec(value) ?? [];
  if (quote === '' || read(line).error === null) return null;
  const at = inside.replace(/\\./g, '--').indexOf(quote);
  const [left, right] = [inside.slice(0, at), inside.slice(at + 1)];
  const isApostrophe = quote === "'" && /\p{Script=Latin}$/u.test(left) && /^\p{Script=Latin}/u.test(right);
  const isWithin = at < 0 || isApostrophe || (/(?:^|[\s(])$/.test(left) && /^\S/.test(right));
  return isWithin ? inside.replaceAll(`\\${quote}`, quote) : null;
}

/** A text in quotes that goes on in the next line without being indented. */
const joined = (data: string) =>
  data.replace(/^([\w-]+:[ ]+"(?:[^"\\\n]|\\.)*)\n(?![\w-]+:|[\s#-])([^"\n]*"[ ]*)$/gm, '$1 $2');

interface Read extends Parsed {
  error: { line: number; message: string } | null;
}

function read(data: string): Read {
  const document = documentOf(data);
  const [error] = document.errors;
  if (error) {
    const message = error.message.split('\n')[0]?.replace(/ at line \d+, column \d+:?$/, '') ?? '';
    return { parsed: null, problems: [], error: { line: error.linePos?.[0].line ?? 1, message } };
  }
  try {
    return { parsed: document.toJS(), problems: twice(document), error: null };
  } catch (error) {
    // An alias of nothing, or too many of them.
    return { parsed: null, problems: [], error: { line: 1, message: reasonOf(error) } };
  }
}

function documentOf(data: string) {
  const document = parseDocument(data, { uniqueKeys: false, merge: true, logLevel: 'silent' });
  visit(document, {
    // A tag 2021 and a version 1.10 are texts, and read as they are written.
    Scalar(_, node: Scalar) {
      if ((typeof node.value === 'number' || node.value instanceof Date) && node.source)
        node.value = node.source;
    },
  });
  return document;
}

function twice(document: ReturnType<typeof documentOf>): string[] {
  if (!isMap(document.contents)) return [];
  const names = document.contents.items.map(({ key }) => String(isScalar(key) ? key.value : key));
  const repeated = names.filter((name, at) => names.indexOf(name) !== at);
  return [...new Set(repeated)].map((name) => `${name}: there twice; the last one counts`);
}
