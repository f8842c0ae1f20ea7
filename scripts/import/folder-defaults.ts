// The fields that a blog's folders, and Jekyll's configuration, give to posts which do not say them.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseDocument } from 'yaml';
import { z } from 'zod';
import { folderFieldsIn, isFolderFile, withoutEmpty } from '../../lib/content/markdown/folder/folder-fields';
import { reasonOf } from '../../lib/log';

type Fields = Record<string, unknown>;

const Default = z.object({
  scope: z.object({ path: z.string().nullish(), type: z.string().nullish() }).nullish(),
  values: z.record(z.string(), z.unknown()),
});

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

/**
 * `defaults:` in `_config.yml`, each for a folder and a kind of files: the longer path counts for more, then the kind.
 * @returns a function that throws where the file can't be read, for posts may be hidden by it
 */
function jekyllDefaults(root: string): (file: string) => Fields {
  const config = join(root, '_config.yml');
  if (!existsSync(config)) return () => ({});
  try {
    const defaults = defaultsIn(readFileSync(config, 'utf8'));
    return (file) => {
      const kind = /(?:^|\/)_(drafts|posts)\//.exec(file)?.[1];
      const meant = defaults.filter(
        ({ path, type }) =>
          (!type || type === kind) && (path === '' || file === path || file.startsWith(`${path}/`)),
      );
      return Object.assign({}, ...meant.map(({ values }) => values));
    };
  } catch (error) {
    return () => {
      throw new Error(`_config.yml can't be read: ${reasonOf(error)}`);
    };
  }
}

function defaultsIn(text: string): { path: string; type: string; values: Fields }[] {
  const written: unknown = parseDocument(text, { logLevel: 'silent' }).toJS()?.defaults;
  return (Array.isArray(written) ? written : [])
    .flatMap((each) => Default.safeParse(each).data ?? [])
    .map(({ scope, values }) => ({
      path: (scope?.path ?? '').replace(/^\/|\/$/g, ''),
      type: scope?.type ?? '',
      values: withoutPattern(withoutEmpty(values)),
    }))
    .sort((a, b) => a.path.length - b.path.length || Number(a.type !== '') - Number(b.type !== ''));
}

/** A permalink for several posts is a pattern, and no address. */
const withoutPattern = ({ permalink, ...values }: Fields): Fields =>
  permalink === undefined || /[:{]/.test(String(permalink)) ? values : { ...values, permalink };
