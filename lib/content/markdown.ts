// The default content source: a folder of Markdown files with front matter.
import { lookAtFiles, type MarkdownFile, readPost } from './markdown-files';
import { aroundIn, pageOf, published, tagsOf } from './paging';
import { isPublished, type Post, type PostSummary } from './post';
import { sharedRead } from './shared-reads';
import type { ContentSource } from './source';

/** @param dir the folder, as CONTENT_DIR names it */
export function markdownSource(dir: string): ContentSource {
  const look = () => sharedRead(`look ${dir}`, async () => lookAtFiles(dir));
  const list = () => sharedRead(`list ${dir}`, async () => published(goodPosts(await look())));
  // Files are found again by id, for the list holds no content.
  const inFull = async (posts: PostSummary[]) => {
    const files = new Map(
      (await look()).map(({ file, summary }) => ['id' in summary ? summary.id : '', file]),
    );
    return posts.map(({ id }) => readPost(files.get(id) ?? id));
  };
  return {
    async newestPosts(query) {
      const { posts, total } = pageOf(await list(), query);
      return { posts: await inFull(posts), total };
    },

    async post(id) {
      const post = inFile(id, await look());
      return post && isPublished(post) ? post : null;
    },

    draft: async (id) => inFile(id, await look()),

    // Nothing leads to a file that does not fit, so it breaks no other post's page.
    async around(post, query) {
      const fitting = await sharedRead(`fitting ${dir}`, async () =>
        published((await look()).flatMap(({ summary }) => ('id' in summary ? summary : []))),
      );
      return aroundIn(fitting, post, query);
    },

    tags: async () => tagsOf(await list()),

    // A file says nothing reliable of when it changed, but reading all of them is no request.
    async changedSince() {
      const posts = await list();
      return { posts, total: posts.length };
    },

    states: list,
  };
}

/** All posts, or an error that names everything wrong in the folder at once. */
function goodPosts(files: MarkdownFile[]): PostSummary[] {
  const problems: string[] = [];
  const byId = new Map<string, MarkdownFile[]>();
  const posts = files.flatMap((entry) => {
    if (entry.summary instanceof Error) {
      problems.push(entry.summary.message);
      return [];
    }
    byId.set(entry.summary.id, [...(byId.get(entry.summary.id) ?? []), entry]);
    return [entry.summary];
  });
  for (const [id, same] of byId) if (same.length > 1) problems.push(twice(id, same));
  if (problems.length > 0) throw new Error(problems.join('\n'));
  return posts;
}

function inFile(id: string, files: MarkdownFile[]): Post | null {
  const same = files.filter(({ summary }) => 'id' in summary && summary.id === id);
  if (same.length > 1) throw new Error(twice(id, same));
  return same[0] ? readPost(same[0].file) : absent(files);
}

/** No good file has the id. Whether a broken one has it cannot be known, so that is no "not found". */
function absent(files: MarkdownFile[]): null {
  for (const { summary } of files) if (summary instanceof Error) throw summary;
  return null;
}

function twice(id: string, files: MarkdownFile[]): string {
  return `The id "${id}" is used by ${files.map(({ file }) => file).join(' and ')}. Rename one, or give it another id.`;
}
