// What other generators let a file say of all posts in its folder and below: Hugo's `cascade` in `_index.md`, Eleventy's
// `posts.json` and `posts.11tydata.json`. A hidden folder is hidden so.
import { readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { reasonOf } from '../../../log';
import { isObject } from '../../is-object';
import { fieldsIn } from '../front-matter/fields';
import { splitFrontMatter } from '../front-matter/front-matter';
import { hiddenBy } from '../hidden/hidden';

type Fields = Record<string, unknown>;

const INDEX = /^_index\.(?:md|markdown)$/i;

/** @param root the folder of posts; a file in it is named as that folder is */
export function isFolderFile(root: string, path: string): boolean {
  const name = basename(path);
  const [, ofFolder] = /^(.+?)(?:\.11tydata)?\.json$/.exec(name) ?? [];
  return INDEX.test(name) || ofFolder === nameOfFolder(root, path);
}

const nameOfFolder = (root: string, path: string) => basename(dirname(join(root, path)));

/** The fields that such a file gives to each post; none where it can't be read. */
export function folderFieldsIn(root: string, path: string): Fields {
  try {
    return fieldsOf(root, path);
  } catch {
    return {};
  }
}

function fieldsOf(root: string, path: string, limits?: typeof LIMITS): Fields {
  const text = readFileSync(join(root, path), 'utf8');
  if (INDEX.test(basename(path)))
    return cascadeOf(splitFrontMatter(text, '', limits?.frontMatter).data.cascade);
  if (limits && text.length > limits.json) throw new Error(`it is longer than ${limits.json} characters`);
  return ofEleventy(objectIn(JSON.parse(text)));
}

/** Of several it is those that are for all posts. */
function cascadeOf(cascade: unknown): Fields {
  const all = Array.isArray(cascade) ? cascade : [cascade];
  return Object.assign(
    {},
    ...all
      .map(objectIn)
      .map(({ _target, target = _target ?? ALL, ...fields }) => (isAll(target) ? fields : {})),
  );
}

const ALL = { kind: 'page' };
const isAll = (target: unknown) => JSON.stringify(target) === JSON.stringify(ALL);

/** Its tags are names of collections, and an address is made by a template. */
const ofEleventy = (fields: Fields): Fields =>
  Object.fromEntries(
    Object.entries(fields).filter(
      ([name, value]) => name !== 'tags' && (name !== 'permalink' || typeof value !== 'string'),
    ),
  );

const objectIn = (value: unknown): Fields => (isObject(value) ? withoutEmpty(value) : {});

/** A field that is empty says nothing. */
export const withoutEmpty = (fields: object): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));

/** In bytes, and in characters of what is parsed: all of it is done by a server, where readers wait meanwhile. */
const LIMITS = { file: 100_000, frontMatter: 8000, json: 20_000 } as const;

/** @returns a line for each file that hides posts, for on a server nothing is read of it, and for each that can't be read */
export async function hidingFolders(root: string, paths: string[]): Promise<string[]> {
  const lines: string[] = [];
  for (const path of paths) {
    // Readers are answered between them.
    await nextTurn();
    const problem = problemOf(root, path);
    if (problem !== null) lines.push(`${join(root, path)}: ${problem}`);
  }
  return lines;
}

function problemOf(root: string, path: string): string | null {
  try {
    if (statSync(join(root, path)).size > LIMITS.file)
      throw new Error(`it is larger than ${LIMITS.file / 1000} kB`);
    return isHiding(fieldsOf(root, path, LIMITS)) ? HIDES : null;
  } catch (error) {
    return `whether it hides all posts of its folder in another generator is not known, and none is hidden here: ${reasonOf(error)}`;
  }
}

const HIDES =
  'hides all posts of its folder in another generator, and none here; write draft: true into each';

const isHiding = (fields: Fields) => hiddenBy(fieldsIn(fields), () => null, true).hidden;
