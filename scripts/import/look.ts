// What would become of each file of a blog's folder: nothing is changed.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, posix } from 'node:path';
import { decodeText as textIn } from '../../lib/content/markdown/decode-text';
import { isPostFile } from '../../lib/content/markdown/file-name';
import { readMarkdown } from '../../lib/content/markdown/read-markdown';
import { isPublished, type Post, parsePost } from '../../lib/content/post';
import { reasonOf } from '../../lib/log';
import { decodeText } from '../../lib/paths';
import { timeZone } from '../../lib/time-zone';
import type { BlogFolder } from './blog-folder';
import { oldAddress } from './permalink';

export interface Picture {
  /** As the text names it. */
  src: string;
  /** Where the file is; null: nowhere. */
  file: string | null;
  /** The address under which the site will serve it, once it is copied. */
  at: string;
}

export interface Looked {
  /** Relative to the blog's folder. */
  file: string;
  /** Relative to the folder of posts. */
  path: string;
  text: string;
  post: Post | null;
  fate: 'shown' | 'scheduled' | 'hidden' | 'left out' | 'no post';
  /** Why it is left out. */
  reason?: string;
  /** Where it was before, by the pattern of addresses. */
  oldAddress: string | null;
  pictures: Picture[];
  problems: string[];
  unknown: string[];
}

const MARKDOWN = /\.(md|markdown|mdown|mkd|mdx)$/i;

export async function lookAtBlog(root: string, blog: BlogFolder): Promise<Looked[]> {
  const all: Looked[] = [];
  for (const folder of blog.posts) {
    const names = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).filter((name) =>
      MARKDOWN.test(name),
    );
    // What generators and package managers keep there is nobody's post.
    for (const path of names
      .filter((name) => !/(^|[\\/])(node_modules|\.[^\\/]+|_site|themes)[\\/]/.test(name))
      .sort())
      all.push(await lookAtFile(root, blog, folder, path));
  }
  return withoutTwins(all);
}

async function lookAtFile(root: string, blog: BlogFolder, folder: string, path: string): Promise<Looked> {
  const file = posix.join(folder, path);
  const none = {
    file,
    path,
    text: '',
    post: null,
    oldAddress: null,
    pictures: [],
    problems: [],
    unknown: [],
  };
  // Drafts of Jekyll and Hexo are told by their folder, which is copied with them.
  const place = basename(folder) === '_drafts' ? join('_drafts', path) : path;
  if (!isPostFile(place)) return { ...none, fate: 'no post', reason: 'its name or folder is none of a post' };
  try {
    const { text } = textIn(readFileSync(join(root, file)));
    const { fields, content, problems, unknown } = readMarkdown(text, place, timeZone());
    const post = await parsePost({ ...fields, content }, file);
    const pictures = picturesIn(post, fields.coverBeside).map((src) =>
      pictureAt(src, join(root, file), blog, post.id),
    );
    const isFound = (problem: string) =>
      /beside the post/.test(problem) && pictures.every((each) => each.file !== null);
    return {
      ...none,
      path: place,
      text,
      post,
      fate: isPublished(post) ? 'shown' : post.draft ? 'hidden' : 'scheduled',
      oldAddress: blog.permalink && oldAddress(blog.permalink, post, place),
      pictures,
      problems: problems.filter((problem) => !isFound(problem)).map((problem) => `${file}: ${problem}`),
      unknown,
    };
  } catch (error) {
    return { ...none, fate: 'left out', reason: reasonOf(error) };
  }
}

const PICTURE =
  /!\[[^\]]*\]\(\s*<?([^)\s>]+)|<img\b[^>]*\ssrc=["']([^"']+)|!\[\[([^\]|#]+\.(?:png|jpe?g|gif|webp|avif|svg))/gi;

function picturesIn({ content, cover }: Post, beside: unknown): string[] {
  const found = [...content.matchAll(PICTURE)].map(([, a, b, c]) => a ?? b ?? c ?? '');
  const besideSrc =
    typeof beside === 'object' && beside !== null && 'src' in beside ? [String(beside.src)] : [];
  const all = [...found, ...(cover ? [cover.src] : []), ...besideSrc];
  return [...new Set(all)].filter((src) => src !== '' && !/^([a-z][a-z\d+.-]*:|\/\/|#|\{)/i.test(src));
}

function pictureAt(src: string, file: string, { files }: BlogFolder, id: string): Picture {
  const bare = decodeText(src.replace(/[?#].*$/, ''));
  if (bare.startsWith('/')) {
    const served = files
      .filter(({ at }) => at === '/' || bare.startsWith(`${at}/`))
      .map(({ dir, at }) => join(dir, at === '/' ? bare : bare.slice(at.length)))
      .find(existsSync);
    return { src, file: served ?? null, at: bare };
  }
  // Hexo keeps them in a folder beside the post, of its name; Obsidian anywhere.
  const places = [
    join(dirname(file), bare),
    join(file.replace(MARKDOWN, ''), bare),
    ...files.map(({ dir }) => join(dir, bare)),
  ];
  return { src, file: places.find(existsSync) ?? null, at: `/images/${id}/${basename(bare)}` };
}

/** Two files with one id: neither could be shown. */
function withoutTwins(all: Looked[]): Looked[] {
  const byId = new Map<string, string[]>();
  for (const { post, file } of all) if (post) byId.set(post.id, [...(byId.get(post.id) ?? []), file]);
  return all.map((each) => {
    const same = each.post ? (byId.get(each.post.id) ?? []) : [];
    if (same.length < 2) return each;
    return {
      ...each,
      fate: 'left out',
      reason: `The id "${each.post?.id}" is used by ${same.join(' and ')}`,
    };
  });
}
