// Reading all posts of the source into the catalogue, newest first, chunk by chunk.
import { MAX_POSTS } from '../../content/api/chunk';
import type { PostSummary } from '../../content/post/post';
import type { ContentSource, PostsChunk, PostsQuery } from '../../content/source';
import { log } from '../../log';
import { isPageId } from '../../paths/ids';
import type { Catalogue } from '../catalogue';
import type { Applied } from '../known-posts';
import { keyOf } from '../records/record';
import { takeSummaries } from './read-post';

export interface Parts {
  catalogue: Catalogue;
  source: ContentSource;
}

interface Options {
  /** The first chunk to read, from 1 on. */
  from?: number;
  /** How many posts the source counted when the chunk before that was read. */
  counted?: number | null;
  /** Is told of each chunk that was taken in, and how many posts the source counts; says whether to read another. */
  goOn?: (page: number, total: number | null) => boolean | Promise<boolean>;
  /** Is told what the catalogue did not know. */
  onChanges?: (applied: Applied) => void;
}

interface ReadAll {
  /** The keys of the posts that were listed. */
  listed: Set<string>;
  /** How many posts the source counts; null where it doesn't say. */
  total: number | null;
  /** What is wrong with the posts that do not fit. */
  problems: string[];
  /** Whether the number of posts stayed the same: one that goes moves others to chunks that were read already. */
  isSteady: boolean;
  /** The first chunk's, for a source that sees what changes; undefined, too, where something has to be read again. */
  cursor: number | undefined;
}

/** Reads the list, and says that the catalogue is complete when it has come to the end. */
export async function readAll(
  { catalogue, source }: Parts,
  { from = 1, counted, goOn = () => true, onChanges }: Options = {},
): Promise<ReadAll> {
  const all: ReadAll = {
    listed: new Set(),
    total: counted ?? null,
    problems: [],
    isSteady: true,
    cursor: undefined,
  };
  let isRefused = false;
  for (let page = from; ; page++) {
    await catalogue.catchUp();
    const seen = catalogue.end;
    const { posts, problems, total, isLast, cursor } = await readChunk(source, { page });
    refuseEndless(posts, all.listed, page);
    const written = await takeSummaries(catalogue, posts, seen);
    catalogue.isNewestRead = true;
    if (written.changes.length > 0) onChanges?.(written);
    isRefused ||= written.isRefused;
    all.cursor = isRefused ? undefined : (all.cursor ?? cursor);
    for (const problem of problems) all.problems.push(problem);
    for (const post of posts) all.listed.add(keyOf(post));
    if (all.total !== null && all.total !== total) all.isSteady = false;
    all.total = total;
    if (isLast) await catalogue.complete();
    if (isLast || !(await goOn(page, total))) return all;
  }
}

/**
 * A list that gives the same posts again and again has no end, whatever it counts, and one that has ever new ones neither.
 * @param listed the keys of the posts in the chunks before
 * @throws Error where a chunk has posts and none that is new, or where there were more than any blog has
 */
export function refuseEndless(
  posts: PostSummary[],
  listed: Pick<ReadonlySet<string>, 'has' | 'size'>,
  page: number,
): void {
  if (listed.size > MAX_POSTS) {
    throw new Error(`The content source's list has more than ${MAX_POSTS} posts, and no end.`);
  }
  if (posts.length === 0 || posts.some((post) => !listed.has(keyOf(post)))) return;
  throw new Error(
    `Page ${page} of the content source's list has no post that the pages before did not have.`,
  );
}

/** One chunk of the list. Posts that do not fit are named in the log, each once; of very many a few, and their number. */
export async function readChunk(source: ContentSource, query: PostsQuery): Promise<PostsChunk> {
  const chunk = await source.posts(query);
  tellProblems(chunk.problems);
  return chunk;
}

export function tellProblems(problems: string[]): void {
  for (const reason of problems) log.once('warn', 'post left out', { reason });
}

/** The posts and standing pages that the source has, shown or not. */
export function presentPosts(catalogue: Catalogue): PostSummary[] {
  return [...catalogue.records()].flatMap(({ post, isGone }) => (isGone ? [] : post));
}

/** Those of them that are in the source's list of posts. */
export function listedPosts({ catalogue, source }: Parts): PostSummary[] {
  const present = presentPosts(catalogue);
  return source.pages ? present.filter(({ id }) => !isPageId(id)) : present;
}
