// How each generator is told by its files, and where it keeps posts and other files.

/** A file or folder that is there, several of them, or what is said in one. */
export type Sign = string | { all: string[] } | { file: string; says: RegExp };

export type Kind = [
  name: string,
  isIt: Sign[],
  posts: string[],
  files: [dir: string, at: string][],
  permalink: string | null,
];

export const FILES: [string, string][] = [
  ['static', '/'],
  ['public', '/'],
  ['assets', '/assets'],
  ['images', '/images'],
  ['img', '/img'],
  // Hugo, Zola and Quartz serve what is beside the posts, Jekyll what is beside its folders.
  ['content', '/'],
  ['src', '/'],
  ['docs', '/'],
  ['.', '/'],
];

// By what only this one has. The first folder of posts that is there counts, save Jekyll's, which has two.
export const KINDS: Kind[] = [
  [
    'Hexo',
    ['source/_posts'],
    ['source/_posts', 'source/_drafts'],
    [['source', '/'], ...FILES],
    '/:year/:month/:day/:title/',
  ],
  [
    'Jekyll',
    // A folder `_posts` alone others have too, such as Next.js' starter.
    ['_config.yml'],
    ['_posts', '_drafts'],
    FILES,
    '/:categories/:year/:month/:day/:title.html',
  ],
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
      'src/data/blog',
      'src/data/posts',
      'src/data/post',
      'content/posts',
      'content/post',
      'content/blog',
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
  [
    'Zola',
    [
      'zola.toml',
      { all: ['config.toml', 'templates'] },
      // Hugo's is baseURL.
      { file: 'config.toml', says: /^\s*base_url\s*=/m },
    ],
    ['content/blog', 'content/posts', 'content'],
    FILES,
    null,
  ],
  [
    'Hugo',
    [
      ...['hugo', 'config'].flatMap((name) => ['toml', 'yaml', 'yml', 'json'].map((ext) => `${name}.${ext}`)),
      'config/_default',
      'archetypes',
    ],
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
    ['next.config.js', 'next.config.mjs', 'next.config.ts', { file: 'package.json', says: /"next"\s*:\s*"/ }],
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
  ['Pelican', ['pelicanconf.py'], ['content'], FILES, null],
  [
    'Nuxt',
    ['nuxt.config.ts', 'nuxt.config.js'],
    ['content/blog', 'content/posts', 'content/articles', 'content'],
    FILES,
    null,
  ],
  ['Qiita', ['qiita.config.json'], ['public'], FILES, null],
  ['Obsidian', ['.obsidian'], ['.'], [['.', '/']], null],
];
