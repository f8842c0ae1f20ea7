// What other generators let a file say of all posts in its folder and below: Hugo's `cascade` in `_index.md`, Eleventy's
// `posts.json` and `posts.11tydata.json`. A hidden folder is hidden so.
import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
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
    const text = readFileSync(join(root, path), 'utf8');
    return INDEX.test(basename(path))
      ? cascadeOf(splitFrontMatter(text).data.cascade)
      : ofEleventy(objectIn(JSON.parse(text)));
  } catch {
    return {};
  }
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

/** @returns a line for each file that hides posts: on a server nothing is read of it */
export function hidingFolders(root: string, paths: string[]): string[] {
  return paths
    .filter((path) => isHiding(folderFieldsIn(root, path)))
    .map(
      (path) =>
        `${join(root, path)}: hides all posts of its folder in another generator, and none here; write draft: true into each`,
    );
}

const isHiding = (fields: Fields) => hiddenBy(fieldsIn(fields), () => null, true).hidden;
