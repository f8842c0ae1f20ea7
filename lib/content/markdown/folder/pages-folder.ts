// The folder of standing pages, beside that of posts. Paths of its files begin with a slash here, those of posts do not.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { filesIn, type InFolder } from './present-files';

/** @param dir the folder of posts */
export const pagesDir = (dir: string) => join(dir, '..', 'pages');

/** A file in one of both. */
export const fileAt = (dir: string, path: string) =>
  path.startsWith('/') ? join(pagesDir(dir), path) : join(dir, path);

/**
 * All files of both. There need be no standing pages.
 * @throws Error when a folder cannot be read
 */
export async function filesInBoth(dir: string): Promise<InFolder> {
  const posts = await filesIn(dir);
  if (!existsSync(pagesDir(dir))) return posts;
  const pages = await filesIn(pagesDir(dir));
  return {
    present: [...posts.present, ...pages.present.map((each) => ({ ...each, path: `/${each.path}` }))],
    links: [...posts.links, ...pages.links],
    unreadable: new Map([
      ...posts.unreadable,
      ...[...pages.unreadable].map(([path, reason]) => [`/${path}`, reason] as const),
    ]),
  };
}
