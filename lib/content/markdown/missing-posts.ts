// Links by the names of files, as Jekyll's `post_url` and Hugo's `ref` are, to posts that are not in the folder.
import type { PostSummary } from '../post/post';
import { linkIndex } from './link-index';

interface Referring {
  file: string;
  path: string;
  /** Null where the file does not fit. */
  post: Pick<PostSummary, 'id' | 'title' | 'formerPaths'> | null;
  references?: string[] | undefined;
}

/** @returns a line for each file that has such links, by the file */
export function missingPosts(files: Referring[]): Map<string, string> {
  const missing = new Map<string, string>();
  const referring = files.filter(({ references = [] }) => references.length > 0);
  if (referring.length === 0) return missing;
  const find = linkIndex(
    files.flatMap(({ path, post }) =>
      post ? [{ id: post.id, title: post.title, path, aliases: post.formerPaths ?? [] }] : [],
    ),
  );
  for (const { file, references = [] } of referring) {
    const nowhere = references.filter((target) => find(target) === null);
    if (nowhere.length > 0)
      missing.set(
        file,
        `${file}: links to posts that are not here: ${nowhere.length}, the first is ${nowhere[0]}`,
      );
  }
  return missing;
}
