// Reads Markdown files, some at a time: a message to a worker for each would take longer than the work.
import { readFile } from 'node:fs/promises';
import pLimit from 'p-limit';
import { reasonOf } from '../../log';
import { type Post, parsePost, summaryOf } from '../post';
import { type FileToRead, markdownFiles } from '../text/render';
import { isRenderFailure } from '../worker/back-off';
import type { MarkdownFileText } from '../worker/tasks';
import type { MarkdownFile, PresentFile } from './files';

const FILES_AT_ONCE = 50;
const BATCHES_AT_ONCE = 3;

/** Reads files. What is wrong with one is in its `summary`. */
export async function readFiles(files: PresentFile[]): Promise<MarkdownFile[]> {
  const limit = pLimit(BATCHES_AT_ONCE);
  const batches: PresentFile[][] = [];
  for (let at = 0; at < files.length; at += FILES_AT_ONCE) batches.push(files.slice(at, at + FILES_AT_ONCE));
  return (await Promise.all(batches.map((batch) => limit(() => readBatch(batch))))).flat();
}

async function readBatch(batch: PresentFile[]): Promise<MarkdownFile[]> {
  const withBytes = await Promise.all(batch.map(bytesOf));
  const toRead = withBytes.flatMap((file) => (file instanceof Error ? [] : [file]));
  const texts = await markdownFiles(toRead);
  const byFile = new Map(toRead.map(({ file }, index) => [file, texts[index]]));
  return Promise.all(
    batch.map(async (file, index) => {
      const failure = withBytes[index];
      const read = failure instanceof Error ? failure : byFile.get(file.file);
      return { ...file, ...(await whatIsIn(file.file, read)) };
    }),
  );
}

async function bytesOf({ file, path }: Pick<MarkdownFile, 'file' | 'path'>): Promise<FileToRead | Error> {
  try {
    return { file, path, bytes: await readFile(file) };
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

type Read = MarkdownFileText | Error | undefined;

async function whatIsIn(
  file: string,
  read: Read,
): Promise<Pick<MarkdownFile, 'summary' | 'problems' | 'unknown'>> {
  try {
    const { text, post } = await postIn(file, read);
    const told = text.encoding ? [`read as ${text.encoding}; save it as UTF-8 to be sure`] : [];
    const problems = [...told, ...text.problems].map((problem) => `${file}: ${problem}`);
    return { summary: summaryOf(post), problems, unknown: text.unknown };
  } catch (error) {
    return { summary: error instanceof Error ? error : new Error(String(error)), problems: [], unknown: [] };
  }
}

/** Reads one file whole. Throws what is wrong with it. */
export async function readPost({ file, path }: Pick<MarkdownFile, 'file' | 'path'>): Promise<Post> {
  const bytes = await bytesOf({ file, path });
  const [read] = bytes instanceof Error ? [bytes] : await markdownFiles([bytes]);
  return (await postIn(file, read)).post;
}

async function postIn(file: string, read: Read): Promise<{ text: MarkdownFileText; post: Post }> {
  try {
    if (read instanceof Error || !read) throw read;
    const post = await parsePost({ ...read.fields, content: read.content }, file, read.textExcerpt);
    return { text: read, post };
  } catch (error) {
    if (isRenderFailure(error)) throw error;
    const reason = reasonOf(error);
    throw new Error(reason.includes(file) ? reason : `${file}: ${reason}`, { cause: error });
  }
}
