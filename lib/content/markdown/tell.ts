// Tells the author what in the files is not shown as it was meant: a line a kind, not one a file.
import { log } from '../../log';
import { processWide } from '../../process/process-wide';
import type { FolderLook, MarkdownFile } from './folder/files';
import { unknownFields } from './front-matter/unknown-fields';
import { missingPosts } from './missing-posts';

const told = processWide('told-files', () => new WeakSet<MarkdownFile>());

/** Logs what a look at the folder found and no earlier one did. */
export function tell({ files, links }: Pick<FolderLook, 'files' | 'links'>): void {
  const isNews = (file: MarkdownFile) => !told.has(file);
  const missing = files.some((file) => isNews(file) && file.references?.length)
    ? missingPosts(
        files.map((each) => ({ ...each, post: each.summary instanceof Error ? null : each.summary })),
      )
    : new Map<string, string>();
  const news = files.filter(isNews).flatMap((file) => {
    told.add(file);
    const nowhere = missing.get(file.file);
    const problems = nowhere ? [...file.problems, nowhere] : file.problems;
    return problems.length > 0 ? [{ file: file.file, problems }] : [];
  });
  for (const line of problemKinds(news)) log.warn('content', { problem: line });
  for (const problem of links) log.once('warn', 'content', { problem });
  for (const field of unknownFields(files)) log.once('warn', 'content', { field });
}

/** @returns each kind of problem as the first file has it, and how many more have one of the kind */
export function problemKinds(files: Pick<MarkdownFile, 'file' | 'problems'>[]): string[] {
  const kinds = new Map<string, { first: string; more: number }>();
  for (const { file, problems } of files) {
    for (const problem of problems) {
      const kind = problem.slice(file.length).replace(/"[^"]*"|\d+|\([^()]*\)|the first is \S+/g, '…');
      const known = kinds.get(kind);
      if (known) known.more += 1;
      else kinds.set(kind, { first: problem, more: 0 });
    }
  }
  return [...kinds.values()].map(({ first, more }) =>
    more === 0 ? first : `${first} (and ${more} more like it)`,
  );
}
