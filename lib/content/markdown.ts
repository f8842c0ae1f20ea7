// The default content source: a folder of Markdown files with front matter.
import { env } from '../env';
import { log } from '../log';
import { type Digest, digest, postIn, twice } from './markdown/digest';
import { lookAtFiles, type MarkdownFile } from './markdown/files';
import { tell } from './markdown/tell';
import { aroundIn, pageOf, tagsOf } from './paging';
import { isPublished, type Post, type PostSummary } from './post';
import { sharedRead } from './shared-reads';
import type { ContentSource } from './source';

/** @param dir the folder, as CONTENT_DIR names it */
export function markdownSource(dir: string): ContentSource {
  // All that the pages of one publish ask for comes out of one look.
  const look = () => sharedRead(`look ${dir}`, async () => loggedLook(dir));
  return {
    async newestPosts(query) {
      const found = digest(await look());
      const { posts, total } = pageOf(allGood(found), query);
      return {
        posts: posts
          .flatMap(({ id }) => found.byId.get(id)?.slice(0, 1) ?? [])
          .map((entry) => postIn(found, entry)),
        total,
      };
    },

    async post(id) {
      const post = inFolder(id, await look());
      return post && isPublished(post) ? post : null;
    },

    draft: async (id) => inFolder(id, await look()),

    // Nothing leads to a file that does not fit, so it breaks no other post's page.
    around: async (post, query) => aroundIn(digest(await look()).fitting, post, query),

    tags: async () => tagsOf(allGood(digest(await look()))),

    // A file says nothing reliable of when it changed, but reading all of them is no request.
    async changedSince() {
      const posts = allGood(digest(await look()));
      return { posts, total: posts.length };
    },

    states: async () => allGood(digest(await look())),
  };
}

function loggedLook(dir: string): MarkdownFile[] {
  const startedMs = performance.now();
  const files = lookAtFiles(dir);
  tell(files);
  const ms = Math.round(performance.now() - startedMs);
  if (env().DEBUG_SOURCE) log.info('source look', { dir, files: files.length, ms });
  return files;
}

/** All posts, or an error that names everything wrong in the folder at once. */
function allGood({ fitting, problems }: Digest): PostSummary[] {
  if (problems.length > 0) throw new Error(problems.join('\n'));
  return fitting;
}

function inFolder(id: string, files: MarkdownFile[]): Post | null {
  const found = digest(files);
  const [only, ...more] = found.byId.get(id) ?? [];
  if (!only) return absent(files);
  if (more.length > 0) throw new Error(twice(id, [only, ...more]));
  return postIn(found, only);
}

/** No good file has the id. Whether a broken one has it cannot be known, so that is no "not found". */
function absent(files: MarkdownFile[]): null {
  for (const { summary } of files) if (summary instanceof Error) throw summary;
  return null;
}
