// What is in the folder of Markdown files. Every look asks the file system for the names and times of the
// files, and reads again only those that changed since the last look in this process.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { reasonOf } from '../../log';
import { processWide } from '../../process-wide';
import { type Post, type PostSummary, parsePost, summaryOf } from '../post';
import { parseFrontMatter } from './front-matter';

export interface MarkdownFile {
  file: string;
  /** Changes whenever the file does. */
  stamp: string;
  /** What is in it, or what is wrong with it. */
  summary: PostSummary | Error;
}

const seen = processWide('markdown-files', () => ({
  files: new Map<string, MarkdownFile>(),
  /** Ids of posts whose files came, went or changed since the first look. */
  touched: new Set<string>(),
  hasLooked: false,
}));

/**
 * Looks at the folder.
 * @param dir the folder; files in it that end in `.md` are posts
 * @returns a file each, in the order of their names
 * @throws Error when the folder cannot be read
 */
export function lookAtFiles(dir: string): MarkdownFile[] {
  const found = namesIn(dir).flatMap((name) => lookAtFile(join(dir, name)));
  if (!seen.hasLooked) seen.touched.clear();
  seen.hasLooked = true;
  const present = new Set(found.map(({ file }) => file));
  for (const [file, entry] of seen.files) {
    if (present.has(file)) continue;
    seen.files.delete(file);
    seen.touched.add(idOf(entry));
  }
  return found;
}

/**
 * The ids of posts whose files came, went or changed since this was last asked. All looks of this process count,
 * for a visitor's look may have found an id that was there for a moment only, and made a page of it.
 */
export function takeTouchedIds(): string[] {
  const ids = [...seen.touched];
  seen.touched.clear();
  return ids;
}

function namesIn(dir: string): string[] {
  try {
    return readdirSync(dir).filter(isPostFile).sort();
  } catch (error) {
    throw new Error(`CONTENT_DIR (${dir}) cannot be read: ${reasonOf(error)}`, { cause: error });
  }
}

function lookAtFile(file: string): MarkdownFile[] {
  const stat = statSync(file, { bigint: true, throwIfNoEntry: false });
  if (!stat?.isFile()) return [];
  // The time of the inode's change is in it because tools can set the time of modification back.
  const stamp = [stat.mtimeNs, stat.ctimeNs, stat.size, stat.ino].join('-');
  const last = seen.files.get(file);
  if (last?.stamp === stamp) return [last];
  const now = { file, stamp, summary: summaryIn(file) };
  seen.files.set(file, now);
  for (const entry of last ? [last, now] : [now]) seen.touched.add(idOf(entry));
  return [now];
}

function summaryIn(file: string): PostSummary | Error {
  try {
    return summaryOf(readPost(file));
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

/** Reads one file whole. Throws what is wrong with it. */
export function readPost(file: string): Post {
  try {
    const { fields, content } = parseFrontMatter(readFileSync(file, 'utf8'));
    return parsePost({ id: idByName(file), ...fields, content }, file);
  } catch (error) {
    const reason = reasonOf(error);
    throw new Error(reason.includes(file) ? reason : `${file}: ${reason}`, { cause: error });
  }
}

/** The id of the post in a file, as far as a broken one tells. */
function idOf({ file, summary }: MarkdownFile): string {
  return summary instanceof Error ? idByName(file) : summary.id;
}

/** Whether a name in the folder is that of a post. */
export function isPostFile(name: string): boolean {
  return name.endsWith('.md') && !name.startsWith('.') && !name.includes('/');
}

/** The id of a file that says none: its name. macOS gives names decomposed, addresses are composed. */
export function idByName(file: string): string {
  return (file.split(/[\\/]/).pop() ?? '').replace(/\.md$/, '').normalize('NFC');
}
