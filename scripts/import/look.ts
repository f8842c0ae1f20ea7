// What would become of each file of a blog's folder: nothing is changed.
import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { timeZone } from '../../lib/content/dates/time-zone';
import { EXTENSION, isPostFile } from '../../lib/content/markdown/folder/file-name';
import { fieldsIn } from '../../lib/content/markdown/front-matter/fields';
import { splitFrontMatter } from '../../lib/content/markdown/front-matter/front-matter';
import { textOf } from '../../lib/content/markdown/front-matter/values';
import { missingPosts } from '../../lib/content/markdown/missing-posts';
import { decodeText as textIn, toldOfEncoding } from '../../lib/content/markdown/post/decode-text';
import { readMarkdown } from '../../lib/content/markdown/post/read-markdown';
import { isPublished, type Post, parsePost } from '../../lib/content/post/post';
import { isTooDeep, tooDeep } from '../../lib/content/worker/over-limit';
import { reasonOf } from '../../lib/log';
import type { BlogFolder } from './blog-folder';
import { boundaryOf, isWithin } from './boundary';
import { folderDefaults } from './folder-defaults';
import { categoriesIn, oldAddress, patternIn } from './permalink';
import { type Picture, pictureAt, picturesIn } from './pictures';
import { aboveOf, IS_HTML, isOtherPost } from './places';
import { withUniqueIds } from './unique-ids';

export interface Looked {
  /** Relative to the blog's folder. */
  file: string;
  /** Relative to the folder of posts. */
  path: string;
  text: string;
  post: Post | null;
  outcome: 'shown' | 'scheduled' | 'hidden' | 'left out' | 'no post';
  /** Why it is left out, or needs another id. */
  reason?: string;
  /** The id that its copy gets, for another post has its own. */
  newId?: string;
  /** Where it was before, by the pattern of addresses. */
  oldAddress: string | null;
  pictures: Picture[];
  problems: string[];
  unknown: string[];
  /** Fields that are said of all posts in its folder. */
  ofFolder?: Record<string, unknown>;
  /** The files of posts to which it links by their names. */
  references?: string[];
}

export async function lookAtBlog(root: string, blog: BlogFolder): Promise<Looked[]> {
  const all: Looked[] = [];
  const defaultsOf = folderDefaults(root);
  const boundary = boundaryOf(root);
  for (const folder of blog.posts) {
    const found = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' });
    // Medium's export is all HTML.
    const isAllHtml = !found.some(isPostFile);
    const isOther = (name: string) => isOtherPost(name, folder) || (isAllHtml && IS_HTML.test(name));
    const names = found.filter((name) => EXTENSION.test(name) || isOther(name));
    // What generators and package managers keep there is nobody's post; Obsidian's templates neither.
    for (const path of names
      .filter((name) => !/(^|[\\/])(node_modules|\.[^\\/]+|_site|themes)[\\/]/.test(name))
      .filter((name) => blog.generator !== 'Obsidian' || !/(^|[\\/])_?templates[\\/]/i.test(name))
      .sort())
      all.push(await lookAtFile(root, blog, folder, { path, isOther: isOther(path), defaultsOf, boundary }));
  }
  const missing = missingPosts(all);
  return withUniqueIds(
    all.map((each) => {
      const nowhere = missing.get(each.file);
      return nowhere ? { ...each, problems: [...each.problems, nowhere] } : each;
    }),
  );
}

interface Place {
  path: string;
  isOther: boolean;
  defaultsOf: ReturnType<typeof folderDefaults>;
  boundary: string;
}

async function lookAtFile(
  root: string,
  blog: BlogFolder,
  folder: string,
  { path, isOther, defaultsOf, boundary }: Place,
): Promise<Looked> {
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
  const place = join(aboveOf(folder, blog.posts), path);
  if (isOther)
    return { ...none, outcome: 'left out', reason: 'it is no Markdown: convert it, with Pandoc for example' };
  if (!isPostFile(place))
    return { ...none, outcome: 'no post', reason: 'its name or folder is none of a post' };
  try {
    if (!isWithin(boundary, join(root, file))) throw new Error("it is a link out of the blog's folder");
    const { text, encoding } = textIn(readFileSync(join(root, file)));
    const ofFolder = defaultsOf(file);
    const { fields, content, problems, ofPicturesBeside, unknown, references } = readMarkdown(
      text,
      place,
      timeZone(),
      ofFolder,
    );
    const post = await parsePost({ ...fields, content }, file);
    const own = fieldsIn(splitFrontMatter(text).data);
    const field = (name: string) => textOf(own.get(name)?.value);
    const pattern = patternIn(own) ?? blog.permalink;
    const pictures = picturesIn(post, fields.coverBeside).map((src) =>
      pictureAt(src, join(root, file), post.id, { folder: join(root, folder), boundary, blog }),
    );
    return {
      ...none,
      path: place,
      text,
      post,
      outcome: isPublished(post) ? 'shown' : post.draft ? 'hidden' : 'scheduled',
      oldAddress: pattern && oldAddress(pattern, { ...post, categories: categoriesIn(own), field }, place),
      pictures,
      problems: [...toldOfEncoding(encoding), ...problems]
        // Where they are is said of each picture.
        .filter((problem) => !ofPicturesBeside.includes(problem))
        .map((problem) => `${file}: ${problem}`),
      unknown,
      ofFolder,
      references,
    };
  } catch (error) {
    const reason = isTooDeep(error) ? tooDeep().message : reasonOf(error);
    return { ...none, outcome: 'left out', reason };
  }
}
