// What an MDX file says of itself in code, where others have front matter: `export const meta = { title: 'Plum jam' }`.
import { parseDocument } from 'yaml';
import { z } from 'zod';

const OBJECT =
  /^export\s+(?:const|let|var)\s+(?:meta|metadata|front_?matter|post|blog|article|info|attributes)\b[^={\n]{0,100}=\s*(?=\{)/im;
const MAX_LENGTH = 10_000;
// What an object is made of, as far as it has to be known to find its end: texts, comments, brackets.
const PART =
  /"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`|\/\/[^\n]*|\/\*[\s\S]*?\*\/|[{}[\]]|[^"'`/{}[\]]+|\//g;
/** Of an object that cannot be read. */
const HIDES =
  /\b(?:is_?)?(?:draft|hidden|private|unlisted)['"]?\s*:\s*(?:true|['"])|\b(?:is_?)?(?:published|public|visible|listed)['"]?\s*:\s*false/i;
const ONE =
  /^export\s+const\s+(title|date|published\w*|description|summary|excerpt|tags|author|slug|draft|hidden|image|cover)\s*=\s*(['"[][^\n]{0,999}|true|false);?[ \t]*$/gim;

const Data = z.record(z.string(), z.unknown());

/** @returns fields as front matter has them; of what would have to be calculated nothing */
export function exportedFields(mdx: string): Record<string, unknown> {
  if (!/^export\s/m.test(mdx)) return {};
  const single = [...mdx.matchAll(ONE)].map(([, name = '', value = '']) => [
    name,
    read(value.replace(/;\s*$/, '')),
  ]);
  const object = objectIn(mdx);
  const found = Data.safeParse(read(object));
  const others = found.success ? found.data : HIDES.test(object) ? { draft: true } : {};
  const fields = { ...Object.fromEntries(single), ...others };
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => !isCode(value)));
}

/** The code of the object that says what the file is, without comments; empty where there is none, or no end of it. */
function objectIn(mdx: string): string {
  const start = OBJECT.exec(mdx);
  if (!start) return '';
  const begin = start.index + start[0].length;
  let code = '';
  let depth = 0;
  for (const [part] of mdx.slice(begin, begin + MAX_LENGTH).matchAll(PART)) {
    if (/^\/[/*]/.test(part)) continue;
    // Of a text with code in it nothing is known.
    code += part.startsWith('`') && part.includes('${') ? 'null' : part;
    if (part === '{' || part === '[') depth += 1;
    if (part === '}' || part === ']') depth -= 1;
    if (depth === 0) return code;
  }
  return '';
}

/** An object of JavaScript that holds texts and lists only is one of YAML too. */
function read(code: string): unknown {
  const plain = code.replace(/`([^`$\\]*)`/g, (_, text) => JSON.stringify(text));
  const document = parseDocument(plain, { logLevel: 'silent', uniqueKeys: false });
  return document.errors.length === 0 ? document.toJS() : null;
}

const isCode = (value: unknown) =>
  value === null || (typeof value === 'string' && /[()`]|=>|^new\b/.test(value) && /^\w+[.(]/.test(value));
