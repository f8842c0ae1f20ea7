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

const known = processWide('markdown-files', () => new Map<string, MarkdownFile>());

/**
 * Looks at the folder.
 * @param dir the folder; files in it that end in `.md` are posts
 * @returns a file each, in the order of their names
 * @throws Error when the folder cannot be read
 */
export function lookAtFiles(dir: string): MarkdownFile[] {
  const found = namesIn(dir).flatMap((name) => lookAtFile(join(dir, name)));
  const present = new Set(found.map(({ file }) => file));
  for (const file of known.keys()) if (!present.has(file)) known.delete(file);
  return found;
}

function namesIn(dir: string): string[] {
  try {
    return readdirSync(dir)
      .filter((name) => name.endsWith('.md') && !name.startsWith('.'))
      .sort();
  } catch (error) {
    throw new Error(`CONTENT_DIR (${dir}) cannot be read: ${reasonOf(error)}`, { cause: error });
  }
}

function lookAtFile(file: string): MarkdownFile[] {
  const stat = statSync(file, { bigint: true, throwIfNoEntry: false });
  if (!stat?.isFile()) return [];
  // The time of the inode's change is in it because tools can set the time of modification back.
  const stamp = [stat.mtimeNs, stat.ctimeNs, stat.size, stat.ino].join('-');
  const last = known.get(file);
  if (last?.stamp === stamp) return [last];
  const now = { file, stamp, summary: summaryIn(file) };
  known.set(file, now);
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

/** The id of a file that says none: its name. macOS gives names decomposed, addresses are composed. */
export function idByName(file: string): string {
  return (file.split(/[\\/]/).pop() ?? '').replace(/\.md$/, '').normalize('NFC');
}
