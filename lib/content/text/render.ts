// Texts of posts, made into what pages, feeds and lists show. All of it is done in workers, within limits of time
// and memory, for a text of a few kilobytes can take minutes.
import { timeZone } from '../dates/time-zone';
import { idByName } from '../markdown/folder/file-name';
import type { Post } from '../post/post';
import { isRenderFailure, refuseIfFailed, withBackOff } from '../worker/back-off';
import { nameOf, sha256 } from '../worker/naming';
import { OverLimit } from '../worker/over-limit';
import { runTask } from '../worker/pool';
import type { MarkdownFileText } from '../worker/tasks';
import { excerptWithoutParser } from './excerpt/start';
import type { PageText } from './html';
import { keeper } from './keeper';
import type { Resolve } from './links';
import { tellLost } from './tell-lost';

/** What the site knows of where links lead. */
export interface Links {
  /** Changes whenever an answer may; HTML made without it is not kept. */
  version?: string;
  resolve: Resolve;
}

/** A text, and how it is told from others and named in errors. */
export type Rendered = Pick<Post, 'id' | 'content' | 'format' | 'textHash'>;

// One publish needs a post's HTML for its page and for each feed, and the other posts' for the feeds.
const keptFor = keeper<PageText>('html');
const keptForFeed = keeper<string>('feed html');
const keptOfCms = keeper<{ plain: string[]; excerpt: string }>('cms texts');

const keyOf = (what: string, { textHash }: Pick<Post, 'textHash'>) => textHash && `${what} ${textHash}`;

/**
 * The post's content as a page shows it.
 * @throws RenderFailure where a limit is exceeded, or was not long ago
 */
export function pageTextOf(post: Rendered, links?: Links): Promise<PageText> {
  const { content, format } = post;
  const make = async () => {
    const text = await withBackOff(nameOf(post.id), keyOf('html', post), () =>
      runTask('html', { content, format }, links?.resolve),
    );
    tellLost(post.id, text.lost);
    return text;
  };
  const isKept = post.textHash !== null && (!links || links.version !== undefined);
  const key = isKept ? JSON.stringify(['html', post.textHash, links?.version]) : null;
  return keptFor(key, content.length * 4, make);
}

/** @throws RenderFailure where the post's text has failed so lately that `pageTextOf` would refuse it */
export function refuseIfUnrenderable(post: Pick<Post, 'id' | 'textHash'>): void {
  const key = keyOf('html', post);
  if (key) refuseIfFailed(nameOf(post.id), key);
}

/**
 * A post's HTML as a feed carries it.
 * @param base the post's absolute address
 */
export function feedHtmlOf(post: Pick<Post, 'id' | 'textHash'>, html: string, base: string): Promise<string> {
  return keptForFeed(JSON.stringify(['feed', base, html]), html.length * 3, () =>
    withBackOff(nameOf(post.id), keyOf('feed', post), () => runTask('feedHtml', { html, base })),
  );
}

/** An excerpt for a post that has none of its own: its first paragraph, as the page shows it. */
export async function excerptOf(post: Rendered): Promise<string> {
  const { content, format } = post;
  const plain = excerptWithoutParser(post);
  if (plain !== null) return plain;
  return withBackOff(nameOf(post.id), keyOf('excerpt', post), () => runTask('excerpt', { content, format }));
}

/**
 * Short texts that a CMS gives as HTML, as plain text: titles, names, an excerpt.
 * @param id the post's, for errors
 */
export async function cmsTexts(id: unknown, texts: { plain: string[]; excerpt: string }) {
  const isPlain = [...texts.plain, texts.excerpt].every((text) => !/[<&]/.test(text));
  if (isPlain) return { plain: texts.plain.map((text) => text.trim()), excerpt: texts.excerpt.trim() };
  const written = JSON.stringify(texts);
  const key = `cms ${sha256(written)}`;
  return keptOfCms(key, written.length, () => withBackOff(nameOf(id), key, () => runTask('cmsTexts', texts)));
}

/** A Markdown file, its path relative to the folder of posts. */
export interface FileToRead {
  file: string;
  path: string;
  bytes: Uint8Array;
}

/**
 * What is in Markdown files.
 * @returns for each what is in it, or an Error that names it: its front matter can't be read, or a RenderFailure
 */
export async function markdownFiles(files: FileToRead[]): Promise<(MarkdownFileText | Error)[]> {
  const [only] = files;
  if (!only) return [];
  const read = () =>
    runTask(
      'markdownFiles',
      files.map(({ bytes, file, path }) => ({ bytes, file, path, timeZone: timeZone() })),
    );
  const name = `${nameOf(idByName(only.path))} (${only.file})`;
  const key = `file ${only.path} ${sha256(only.bytes)}`;
  try {
    const results = await (files.length === 1 ? withBackOff(name, key, read) : read());
    return results.map((result, index) =>
      'text' in result ? result.text : new Error(`${files[index]?.file}: ${result.problem}`),
    );
  } catch (error) {
    if (isRenderFailure(error)) return [error];
    if (!(error instanceof OverLimit)) throw error;
    // One of them it is.
    return (await Promise.all(files.map((file) => markdownFiles([file])))).flat();
  }
}
