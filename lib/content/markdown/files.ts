// What is in the folder of Markdown files. Every look asks the file system for the names and times of the
// files, and reads again only those that changed since the last look in this process.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { reasonOf } from '../../log';
import { processWide } from '../../process/process-wide';
import { timeZone } from '../../time-zone';
import { type Post, type PostSummary, parsePost, summaryOf } from '../post';
import { decodeText } from './decode-text';
import { idByName, isPostFile } from './file-name';
import { type MarkdownText, readMarkdown } from './read-markdown';

export interface MarkdownFile {
  file: string;
  /** Where it is, relative to the folder. */
  path: string;
  /** Changes whenever the file does. */
  stamp: string;
  /** What is in it, or what is wrong with it. */
  summary: PostSummary | Error;
  /** What its author should know, a line each. */
  problems: string[];
  /** The names of its fields that mean nothing here. */
  unknown: string[];
}

const seen = processWide('markdown-files', () => ({
  files: new Map<string, MarkdownFile>(),
  /** Ids of posts whose files came, went or changed since the first look. */
  touched: new Set<string>(),
  hasLooked: false,
}));

/**
 * Looks at the folder.
 * @param dir the folder; Markdown files in it and in folders below it are posts
 * @returns a file each, in the order of their names
 * @throws Error when the folder cannot be read
 */
export function lookAtFiles(dir: string): MarkdownFile[] {
  const found = namesIn(dir).flatMap((path) => lookAtFile(join(dir, path), path));
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
    return readdirSync(dir, { recursive: true, encoding: 'utf8' }).filter(isPostFile).sort();
  } catch (error) {
    throw new Error(`CONTENT_DIR (${dir}) cannot be read: ${reasonOf(error)}`, { cause: error });
  }
}

function lookAtFile(file: string, path: string): MarkdownFile[] {
  const stat = statSync(file, { bigint: true, throwIfNoEntry: false });
  if (!stat?.isFile()) return [];
  // The time of the inode's change is in it because tools can set the time of modification back.
  const stamp = [stat.mtimeNs, stat.ctimeNs, stat.size, stat.ino].join('-');
  const last = seen.files.get(file);
  if (last?.stamp === stamp) return [last];
  const now = { file, path, stamp, ...whatIsIn(file, path) };
  seen.files.set(file, now);
  for (const entry of last ? [last, now] : [now]) seen.touched.add(idOf(entry));
  return [now];
}

function whatIsIn(file: string, path: string): Pick<MarkdownFile, 'summary' | 'problems' | 'unknown'> {
  try {
    const { problems, unknown, post } = readFile(file, path);
    return { summary: summaryOf(post), problems: problems.map((problem) => `${file}: ${problem}`), unknown };
  } catch (error) {
    return { summary: error instanceof Error ? error : new Error(String(error)), problems: [], unknown: [] };
  }
}

/** Reads one file whole. Throws what is wrong with it. */
export function readPost({ file, path }: Pick<MarkdownFile, 'file' | 'path'>): Post {
  return readFile(file, path).post;
}

function readFile(file: string, path: string): Pick<MarkdownText, 'problems' | 'unknown'> & { post: Post } {
  try {
    const { text, encoding } = decodeText(readFileSync(file));
    const { fields, content, problems, unknown } = readMarkdown(text, path, timeZone());
    const post = parsePost({ ...fields, content }, file);
    const told = encoding ? [`read as ${encoding}; save it as UTF-8 to be sure`] : [];
    return { post, unknown, problems: [...told, ...problems] };
  } catch (error) {
    const reason = reasonOf(error);
    throw new Error(reason.includes(file) ? reason : `${file}: ${reason}`, { cause: error });
  }
}

/** The id of the post in a file, as far as a broken one tells. */
function idOf({ path, summary }: MarkdownFile): string {
  return summary instanceof Error ? idByName(path) : summary.id;
}

export { idByName, isPostFile };
