// Where the texts of posts are found without a question to a CMS: in the posts' own pages, and in Markdown files.
import { z } from 'zod';
import { propsIn } from '../cache/entry';
import { pageCache } from '../cache/open';
import { hasSameText, Summary } from '../catalogue/records/record';
import { contentSource } from '../content/pick';
import type { PostSummary } from '../content/post/post';
import { env } from '../env';
import { paths } from '../paths';
import { plainHtml, plainMarkdown } from './plain';
import { MAX_TEXT_CHARACTERS } from './weights';

const Page = z.object({ post: Summary, html: z.string() });

/** So much is looked at for the words of a text: more than enough for as many as are searched. */
const MAX_MARKUP_CHARACTERS = 1_000_000;

/** The words that are searched. @param plain makes them of what is written */
const wordsOf = (written: string, plain: (text: string) => string) =>
  plain(written.slice(0, MAX_MARKUP_CHARACTERS)).slice(0, MAX_TEXT_CHARACTERS);

/**
 * The text of a post as it is now, for searching. Within `sharingReadsSince` a folder is looked at once for many posts.
 * @returns null where it is in no page yet; then it has to be asked for again later
 */
export async function textOf(post: PostSummary): Promise<string | null> {
  const text = await textInPage(post);
  return text ?? (env().CONTENT_SOURCE === 'markdown' ? textInFolder(post) : null);
}

/** The same from the post's page alone; null where there is none of its present text. */
export async function textInPage(post: PostSummary): Promise<string | null> {
  const entry = await pageCache()?.peek(paths.post(post.id));
  const page = Page.safeParse(entry && propsIn(entry)).data;
  return page && isOfNow(page.post, post) ? wordsOf(page.html, plainHtml) : null;
}

/** A source that tells neither what text it has nor when it changed can't be asked for more. */
function isOfNow(shown: PostSummary, now: PostSummary): boolean {
  return hasSameText(shown, now) || (now.textHash === null && now.updatedAt === null);
}

async function textInFolder(post: PostSummary): Promise<string | null> {
  const read = await contentSource()
    .post(post.id)
    .catch(() => null);
  return read && hasSameText(read, post) ? wordsOf(read.content, plainMarkdown) : null;
}
