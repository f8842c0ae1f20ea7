// The folder of Markdown files as the repository around it names it.
import { existsSync } from 'node:fs';
import { dirname, isAbsolute, join, normalize, relative, resolve } from 'node:path';

/** The repository that a folder is in, or null. */
export function repositoryOf(dir: string): string | null {
  for (let current = resolve(dir); ; current = dirname(current)) {
    if (existsSync(join(current, '.git'))) return current;
    if (dirname(current) === current) return null;
  }
}

/** `dir` as its repository names it; on a server without the repository, as the settings do. */
export function contentFolder(dir: string): string {
  const repository = repositoryOf(dir);
  if (repository !== null) return relative(repository, resolve(dir)).split('\\').join('/');
  return isAbsolute(dir) ? '' : normalize(dir).split('\\').join('/').replace(/\/$/, '');
}
