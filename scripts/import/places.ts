// What the place of a file in a blog's folder says of it.
import { basename, dirname, join } from 'node:path';
import { isOtherText } from '../../lib/content/markdown/folder/file-name';

export const IS_HTML = /\.html?$/i;

/** Whether a generator makes a post of a file in another language than Markdown. */
export function isOtherPost(path: string, folder: string): boolean {
  return (
    (isOtherText(path) && !IS_HTML.test(path)) ||
    (/(^|[_/\\])_posts$/.test(folder) && /^(?:[^_.][^\\/]*[\\/])*[^_.][^\\/]*\.html?$/i.test(path))
  );
}

/** What tells posts of one folder from those of another: of drafts, and of Jekyll's folders within categories or languages. */
export function aboveOf(folder: string, folders: string[]): string {
  const own = folders.filter((each) => basename(each) === basename(folder)).length > 1 ? dirname(folder) : '';
  return basename(folder) === '_drafts' ? join('_drafts', own) : own;
}
