// The YAML between two lines of `---` at the top of a Markdown file.
import { parse } from 'yaml';
import { z } from 'zod';

const FrontMatter = z.record(z.string(), z.unknown());

/**
 * Splits a Markdown file.
 * @returns the front matter's fields, and the Markdown below it
 * @throws Error saying what is wrong with the YAML, and in which line
 */
export function parseFrontMatter(text: string): { fields: Record<string, unknown>; content: string } {
  const match = text.match(/^\uFEFF?---[ \t]*\r?\n(?:([\s\S]*?)\r?\n)?---[ \t]*(?:\r?\n|$)/);
  if (!match)
    throw new Error('no front matter: the file must begin with a line of ---, fields, and --- again');
  const fields = FrontMatter.safeParse(parse(match[1] ?? '') ?? {});
  if (!fields.success) throw new Error('front matter is not a list of fields such as title: Hello');
  return { fields: fields.data, content: text.slice(match[0].length) };
}
