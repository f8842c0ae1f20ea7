// Reads Markdown files, some at a time: a message to a worker for each would take longer than the work.
import { readFile } from 'node:fs/promises';
import pLimit from 'p-limit';
import { reasonOf } from '../../../log';
import { asPage, type Post, parsePost, summaryOf } from '../../post/post';
import { type FileToRead, markdownFiles } from '../../text/render';
import type { MarkdownFileText } from '../../worker/tasks';
import { toldOfEncoding } from '../post/decode-text';
import { idOfBroken } from './broken-id';
import type { MarkdownFile } from './files';
import type { PresentFile } from './present-files';

const FILES_AT_ONCE = 50;
const BATCHES_AT_ONCE = 3;

type Place = Pick<MarkdownFile, 'file' | 'path'>;

/** Reads files. What is wrong with one is in its `summary`. */
export async function readFiles(files: PresentFile[]): Promise<MarkdownFile[]> {
  const limit = pLimit(BATCHES_AT_ONCE);
  const batches: PresentFile[][] = [];
  for (let at = 0; at < files.length; at += FILES_AT_ONCE) batches.push(files.slice(at, at + FILES_AT_ONCE));
  return (await Promise.all(batches.map((batch) => limit(() => readBatch(batch))))).flat();
}

async function readBatch(batch: PresentFile[]): Promise<MarkdownFile[]> {
  const loaded = await Promise.all(batch.map((place) => load(place).catch(reasonOf)));
  const toRead = loaded.filter((file) => typeof file !== 'string');
  const texts = await markdownFiles(toRead);
  const textAt = new Map(toRead.map(({ path }, index) => [path, texts[index]]));
  return Promise.all(
    batch.map(async (present, index) => {
      const text = textAt.get(present.path);
      const file = loaded[index];
      if (!text || !file || typeof file === 'string') return unreadableFile(present, String(file));
      return { ...present, ...(await whatIsIn(file, text)) };
    }),
  );
}

/** Reads one file whole. Throws what is wrong with it. */
export async function readPost(place: Place): Promise<Post> {
  const [text] = await markdownFiles([await load(place)]);
  if (!text || text instanceof Error) throw text;
  return postIn(place, text);
}

const load = async ({ file, path }: Place): Promise<FileToRead> => ({
  file,
  path,
  bytes: await readFile(file),
});

/** What stands for a file, or a folder, that can't be read. */
export function unreadableFile({ file, path }: Place, reason: string): MarkdownFile {
  return { file, path, stamp: null, summary: new Error(`${file}: ${reason}`), problems: [], unknown: [] };
}

type InFile = Pick<MarkdownFile, 'summary' | 'id' | 'problems' | 'unknown' | 'references'>;

async function whatIsIn(place: FileToRead, text: MarkdownFileText | Error): Promise<InFile> {
  const isWrong = (summary: Error) => ({
    summary,
    id: idOfBroken(place.path, place.bytes),
    problems: [],
    unknown: [],
  });
  if (text instanceof Error) return isWrong(text);
  const problems = [...toldOfEncoding(text.encoding), ...text.problems].map(
    (problem) => `${place.file}: ${problem}`,
  );
  return postIn(place, text).then(
    (post) => ({ summary: summaryOf(post), problems, unknown: text.unknown, references: text.references }),
    (error) => isWrong(error instanceof Error ? error : new Error(String(error))),
  );
}

function postIn({ file, path }: Place, { fields, content, textExcerpt }: MarkdownFileText): Promise<Post> {
  const own = path.startsWith('/') ? asPage(fields) : fields;
  return parsePost({ ...own, content }, file, textExcerpt);
}
