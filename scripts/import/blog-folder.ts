// Where a blog of another generator has its posts, its files, and its old addresses.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseDocument } from 'yaml';
import { isPostFile } from '../../lib/content/markdown/folder/file-name';
import { FILES, KINDS, type Kind, type Sign } from './generators';

export interface BlogFolder {
  generator: string;
  /** Folders of posts, below the blog's. */
  posts: string[];
  /** Folders whose files the generator serves from the root of the site, with the address they had there. */
  files: { dir: string; at: string }[];
  /** The pattern of its posts' addresses, where it is known. */
  permalink: string | null;
}

/** @param root the blog's folder, one above it, or its folder of posts */
export function blogFolder(root: string): BlogFolder {
  const here = kindOf(root);
  const holds = (folder: string) => isFolder(join(root, folder)) && hasPosts(join(root, folder));
  const byPosts = (a: string, b: string) => postsIn(join(root, b)) - postsIn(join(root, a));
  const [below = null] = here || FOLDERS.some(holds) ? [] : blogsBelow(root).sort(byPosts);
  const at = below ?? '';
  const [generator, , folders, served, pattern] = (below === null ? here : kindOf(join(root, below))) ?? [
    'unknown',
    [],
    FOLDERS,
    FILES,
    null,
  ];
  const base = join(root, at);
  const isThere = (folder: string) => isFolder(join(base, folder)) && hasPosts(join(base, folder));
  const there = folders.filter(isThere);
  const [first = FOLDERS.find(isThere)] = there;
  const posts =
    generator === 'Jekyll' ? jekyllFolders(base) : generator === 'Hexo' ? there : first ? [first] : [];
  return {
    generator,
    posts: (posts.length > 0 ? posts : ['.']).map((folder) => join(at, folder)),
    files: served.map(([dir, at]) => ({ dir: join(base, dir), at })).filter(({ dir }) => isFolder(dir)),
    permalink: permalinkIn(root, base, generator) ?? pattern,
  };
}

/** Jekyll looks for them in any folder: one a language, say. */
function jekyllFolders(base: string, dir = '', depth = 0): string[] {
  const folders = readdirSync(join(base, dir), { withFileTypes: true }).filter((entry) =>
    entry.isDirectory(),
  );
  return folders
    .flatMap(({ name }) => {
      const place = join(dir, name);
      if (name === '_posts' || name === '_drafts') return hasPosts(join(base, place)) ? [place] : [];
      return depth < 3 && !/^[._]|^(node_modules|vendor|tests?)$/.test(name)
        ? jekyllFolders(base, place, depth + 1)
        : [];
    })
    .sort((a, b) => Number(a.includes('_drafts')) - Number(b.includes('_drafts')));
}

function kindOf(dir: string): Kind | undefined {
  const has = (name: string) => existsSync(join(dir, name));
  const isSign = (sign: Sign): boolean => {
    if (typeof sign === 'string') return has(sign);
    if ('all' in sign) return sign.all.every(has);
    return has(sign.file) && sign.says.test(readFileSync(join(dir, sign.file), 'utf8'));
  };
  const isJekyll = ([name]: Kind) => name === 'Jekyll' && has('_posts') && !has('package.json');
  return KINDS.find(([, signs]) => signs.some(isSign)) ?? KINDS.find(isJekyll);
}

const MAX_DEPTH = 2;

/** Folders of blogs in one that holds more than the blog: `website`, `docs`, `apps/site`. */
function blogsBelow(root: string, dir = '', depth = 1): string[] {
  const folders = readdirSync(join(root, dir), { withFileTypes: true }).filter(
    (entry) =>
      entry.isDirectory() &&
      !/^[._]|^(node_modules|tests?|__tests__|examples?|themes|packages)$/.test(entry.name),
  );
  return folders
    .flatMap(({ name }) => {
      const place = join(dir, name);
      if (kindOf(join(root, place))) return [place];
      return depth < MAX_DEPTH ? blogsBelow(root, place, depth + 1) : [];
    })
    .filter((place) => hasPosts(join(root, place)));
}

const FOLDERS = [
  'content/posts',
  'content/blog',
  '_posts',
  'posts',
  'blog',
  'content',
  'src/posts',
  'src/content',
  // Zenn's.
  'articles',
];

const isFolder = (path: string) => existsSync(path) && statSync(path).isDirectory();

const filesIn = (dir: string) => readdirSync(dir, { recursive: true, encoding: 'utf8' });
const hasPosts = (dir: string) => filesIn(dir).some(isPostFile);
const postsIn = (dir: string) => filesIn(dir).filter(isPostFile).length;

// Jekyll's names of patterns.
const STYLES: Record<string, string> = {
  date: '/:categories/:year/:month/:day/:title.html',
  pretty: '/:categories/:year/:month/:day/:title/',
  ordinal: '/:categories/:year/:y_day/:title.html',
  none: '/:categories/:title.html',
};

function permalinkIn(root: string, base: string, generator: string): string | null {
  const file = [base, root].map((dir) => join(dir, '_config.yml')).find(existsSync);
  if (!['Jekyll', 'Hexo'].includes(generator) || !file) return null;
  const said = parseDocument(readFileSync(file, 'utf8'), { logLevel: 'silent' }).get('permalink');
  if (typeof said !== 'string') return null;
  return STYLES[said] ?? `/${said.replace(/^\//, '')}`;
}
