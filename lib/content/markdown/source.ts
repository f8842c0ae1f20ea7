// The default content source: a folder of Markdown files with front matter.
import { env } from '../../env';
import { log } from '../../log';
import { byNewest, type Post, type PostSummary } from '../post/post';
import { sharedRead } from '../shared-reads';
import type { ContentSource, PostsChunk } from '../source';
import { type FolderLook, lookAtFiles, type MarkdownFile, touchedSince } from './folder/files';
import { readPost } from './folder/read-files';
import { tell } from './tell';

/** @param dir the folder, as CONTENT_DIR names it */
export function markdownSource(dir: string): ContentSource {
  // All that the pages of one publish ask for comes out of one look.
  const look = () => sharedRead(`look ${dir}`, () => loggedLook(dir));
  const post = async (id: string) => postIn((await look()).files, id);
  return {
    post,
    draft: post,
    // A file says nothing reliable of when it changed, but looks at all of them tell, and are no request.
    posts: async ({ cursor }) => {
      const { files, look: now } = await look();
      const ids = cursor === undefined ? undefined : new Set(touchedSince(dir, cursor));
      return { ...postsIn(files, ids), cursor: now };
    },
  };
}

async function loggedLook(dir: string): Promise<FolderLook> {
  const startedMs = performance.now();
  const look = await lookAtFiles(dir);
  tell(look);
  const ms = Math.round(performance.now() - startedMs);
  if (env().DEBUG_SOURCE) log.info('source look', { dir, files: look.files.length, ms });
  return look;
}

type Broken = MarkdownFile & { summary: Error };
type Fitting = MarkdownFile & { summary: PostSummary };

const isBroken = (entry: MarkdownFile): entry is Broken => entry.summary instanceof Error;
const isFitting = (entry: MarkdownFile): entry is Fitting => !isBroken(entry);

/** @param ids of which posts; undefined: of all */
function postsIn(files: MarkdownFile[], ids?: Set<string>): PostsChunk {
  const posts: PostSummary[] = [];
  const problems = files.filter(isBroken).map(({ summary }) => summary.message);
  const byId = new Map<string, Fitting[]>();
  for (const entry of files.filter(isFitting)) {
    const { id } = entry.summary;
    if (!ids || ids.has(id)) byId.set(id, [...(byId.get(id) ?? []), entry]);
  }
  for (const [id, same] of byId) {
    if (same.length > 1) problems.push(usedTwice(id, same));
    else posts.push(...same.map(({ summary }) => summary));
  }
  const missing = [...(ids ?? [])].filter((id) => byId.get(id)?.length !== 1);
  return { posts: posts.sort(byNewest), problems, total: files.length, isLast: true, missing };
}

async function postIn(files: MarkdownFile[], id: string): Promise<Post | null> {
  const same = files.filter(isFitting).filter(({ summary }) => summary.id === id);
  if (same.length > 1) throw new Error(usedTwice(id, same));
  const [only] = same;
  if (only) return readPost(only);
  // No good file has the id. Where a broken one has it, or may have any, that is no "not found".
  const broken = files.filter(isBroken);
  const likely = broken.find((file) => file.id === id) ?? broken.find((file) => file.id === undefined);
  if (likely) throw likely.summary;
  return null;
}

function usedTwice(id: string, files: MarkdownFile[]): string {
  return `The id "${id}" is used by ${files.map(({ file }) => file).join(' and ')}. Rename one, or give it another id.`;
}
