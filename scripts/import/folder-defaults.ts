// The fields that a blog's folders, and Jekyll's configuration, give to posts which do not say them.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseDocument } from 'yaml';
import { z } from 'zod';
import { folderFieldsIn, isFolderFile } from '../../lib/content/markdown/folder/folder-fields';

type Fields = Record<string, unknown>;

const Defaults = z.array(
  z.object({
    scope: z.object({ path: z.string().default(''), type: z.string().optional() }).default({ path: '' }),
    values: z.record(z.string(), z.unknown()),
  }),
);

/**
 * @param root the blog's folder
 * @returns what is said of a post, by its file relative to that folder; what is nearer to it counts for more
 */
export function folderDefaults(root: string): (file: string) => Fields {
  const known = new Map<string, Fields>();
  const configured = jekyllDefaults(root);
  const inFolder = (dir: string): Fields => {
    const fields = known.get(dir) ?? ofFolder(root, dir);
    known.set(dir, fields);
    return dir === '.' ? fields : { ...inFolder(dirname(dir)), ...fields };
  };
  return (file) => ({ ...configured(file), ...inFolder(dirname(file)) });
}

function ofFolder(root: string, dir: string): Fields {
  const paths = readdirSync(join(root, dir)).map((name) => join(dir, name));
  return Object.assign(
    {},
    ...paths.filter((path) => isFolderFile(root, path)).map((path) => folderFieldsIn(root, path)),
  );
}

/** `defaults:` in `_config.yml`, each for a folder and a kind of files. */
function jekyllDefaults(root: string): (file: string) => Fields {
  const config = join(root, '_config.yml');
  if (!existsSync(config)) return () => ({});
  const written = parseDocument(readFileSync(config, 'utf8'), { logLevel: 'silent' }).toJS()?.defaults;
  const defaults = Defaults.safeParse(written).data ?? [];
  return (file) => {
    const type = /(?:^|\/)_(drafts|posts)\//.exec(file)?.[1];
    const meant = defaults.filter(
      ({ scope }) =>
        (scope.type === undefined || scope.type === type) &&
        (scope.path === '' || `/${file}`.includes(`/${scope.path.replace(/^\/|\/$/g, '')}/`)),
    );
    return Object.assign({}, ...meant.map(({ values }) => values));
  };
}
