// What an MDX file says of itself in code, where others have front matter: `export const meta = { title: 'Plum jam' }`.
import { parseDocument } from 'yaml';
import { z } from 'zod';

const OBJECT =
  /^export\s+(?:const|let|var)\s+(?:meta|metadata|front_?matter|post|article|info|attributes)\b[^=\n]{0,100}=\s*(\{[\s\S]{0,9999}?^\})/im;
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
  const object = Data.safeParse(read(OBJECT.exec(mdx)?.[1] ?? ''));
  const fields = { ...Object.fromEntries(single), ...(object.success ? object.data : {}) };
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => !isCode(value)));
}

/** An object of JavaScript that holds texts and lists only is one of YAML too. */
function read(code: string): unknown {
  const plain = code.replace(/^\s*\/\/.*$/gm, '').replace(/`([^`$\\]*)`/g, (_, text) => JSON.stringify(text));
  const document = parseDocument(plain, { logLevel: 'silent', uniqueKeys: false });
  return document.errors.length === 0 ? document.toJS() : null;
}

const isCode = (value: unknown) =>
  value === null || (typeof value === 'string' && /[()`]|=>|^new\b/.test(value) && /^\w+[.(]/.test(value));
