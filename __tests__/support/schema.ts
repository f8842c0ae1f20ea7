// Holds XML against a schema, as a validating parser does: xmllint, with the rules in ./schemas.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

export type Schema = 'sitemap.xsd' | 'siteindex.xsd' | 'rss.rng' | 'atom.rng';

/** What is wrong with a document; nothing when it is well-formed and as the schema says. */
export function complaintsAbout(xml: string, schema: Schema): string {
  const kind = schema.endsWith('.rng') ? '--relaxng' : '--schema';
  const args = ['--noout', '--nonet', kind, join(__dirname, 'schemas', schema), '-'];
  const { status, stderr, error } = spawnSync('xmllint', args, { input: xml, encoding: 'utf8' });
  if (error) throw new Error('xmllint does not run: npm run setup:tests', { cause: error });
  return status === 0 ? '' : `${stderr.trim()} (${status})`;
}
