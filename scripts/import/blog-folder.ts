// Where a blog of another generator has its posts, its files, and its old addresses.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseDocument } from 'yaml';
import { isPostFile } from '../../lib/content/markdown/files';

export interface BlogFolder {
  generator: string;
  /** Folders of posts, below the blog's. */
  posts: string[];
  /** Folders whose files the generator serves from the root of the site, with the address they had there. */
  files: { dir: string; at: string }[];
  /** The pattern of its posts' addresses, where it is known. */
  permalink: string | null;
}

type Kind = [
  name: string,
  isIt: string[],
  posts: string[],
  files: [dir: string, at: string][],
  permalink: string | null,
];

const FILES: [string, string][] = [
  ['static', '/'],
  ['public', '/'],
  ['assets', '/assets'],
  ['images', '/images'],
  ['img', '/img'],
];

// By what only this one has. The first folder of posts that is there counts, save Jekyll's, which has two.
const KINDS: Kind[] = [
  [
    'Hexo',
    ['source/_posts'],
    ['source/_posts', 'source/_drafts'],
    [['source', '/'], ...FILES],
    '/:year/:month/:day/:title/',
  ],
  ['Jekyll', ['_posts'], ['_posts', '_drafts'], FILES, '/:year/:month/:day/:title.html'],
  [
    'Docusaurus',
    ['docusaurus.config.js', 'docusaurus.config.ts'],
    ['blog'],
    FILES,
    '/blog/:year/:month/:day/:title',
  ],
  [
    'Astro',
    ['astro.config.mjs', 'astro.config.ts', 'astro.config.js'],
    [
      'src/content/blog',
      'src/content/posts',
      'src/content/post',
      'src/content',
      'src/pages/posts',
      'src/pages/blog',
      'src/pages',
    ],
    FILES,
    null,
  ],
  [
    'Gatsby',
    ['gatsby-config.js', 'gatsby-config.ts'],
    ['content/blog', 'content/posts', 'content', 'src/pages', 'src/posts', 'posts', 'blog'],
    FILES,
    '/:path/',
  ],
  ['Zola', ['config.toml', 'templates'], ['content/blog', 'content/posts', 'content'], FILES, null],
  [
    'Hugo',
    ['hugo.toml', 'hugo.yaml', 'config.toml', 'config.yaml', 'archetypes'],
    ['content/posts', 'content/post', 'content/blog', 'content'],
    FILES,
    null,
  ],
  [
    'Eleventy',
    ['.eleventy.js', 'eleventy.config.js', 'eleventy.config.mjs'],
    ['src/posts', 'content/blog', 'posts', 'content', 'src'],
    FILES,
    null,
  ],
  [
    'Next.js',
    ['next.config.js', 'next.config.mjs', 'next.config.ts'],
    [
      'data/blog',
      'content/posts',
      'content/blog',
      'content',
      'posts',
      '_posts',
      'src/posts',
      'pages/posts',
      'pages/blog',
      'pages',
      'public',
    ],
    FILES,
    null,
  ],
  ['Obsidian', ['.obsidian'], ['.'], [['.', '/']], null],
];

/** @param root the blog's folder, or its folder of posts */
export function blogFolder(root: string): BlogFolder {
  const has = (name: string) => existsSync(join(root, name));
  const kind = KINDS.find(([name, signs]) => (name === 'Zola' ? signs.every(has) : signs.some(has)));
  const [generator, , folders, served, pattern] = kind ?? ['unknown', [], FOLDERS, FILES, null];
  const there = folders.filter((folder) => isFolder(join(root, folder)) && hasPosts(join(root, folder)));
  const posts = generator === 'Jekyll' || generator === 'Hexo' ? there : there.slice(0, 1);
  return {
    generator,
    posts: posts.length > 0 ? posts : ['.'],
    files: served.map(([dir, at]) => ({ dir: join(root, dir), at })).filter(({ dir }) => isFolder(dir)),
    permalink: permalinkIn(root, generator) ?? pattern,
  };
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
];

const isFolder = (path: string) => existsSync(path) && statSync(path).isDirectory();

const hasPosts = (dir: string) => readdirSync(dir, { recursive: true, encoding: 'utf8' }).some(isPostFile);

// Jekyll's names of patterns.
const STYLES: Record<string, string> = {
  date: '/:categories/:year/:month/:day/:title.html',
  pretty: '/:categories/:year/:month/:day/:title/',
  ordinal: '/:categories/:year/:y_day/:title.html',
  none: '/:categories/:title.html',
};

function permalinkIn(root: string, generator: string): string | null {
  const file = join(root, '_config.yml');
  if (!['Jekyll', 'Hexo'].includes(generator) || !existsSync(file)) return null;
  const said = parseDocument(readFileSync(file, 'utf8'), { logLevel: 'silent' }).get('permalink');
  if (typeof said !== 'string') return null;
  return STYLES[said] ?? `/${said.replace(/^\//, '')}`;
}
