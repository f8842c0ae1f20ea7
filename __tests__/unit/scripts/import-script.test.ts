// `npm run import`: what it says of a blog of another generator, and what it copies.
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { lookAtFiles } from '../../../lib/content/markdown/folder/files';
import { type BlogFolder, blogFolder } from '../../../scripts/import/blog-folder';
import { boundaryOf } from '../../../scripts/import/boundary';
import { copyBlog } from '../../../scripts/import/copy';
import { elsewhereIn } from '../../../scripts/import/elsewhere';
import { lookAtBlog } from '../../../scripts/import/look';
import { oldAddress } from '../../../scripts/import/permalink';
import { reportOn } from '../../../scripts/import/report';
import { runScript } from '../../support/script';

let root: string;
let to: { posts: string; files: string };
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'import-'));
  to = {
    posts: join(root, '../', `${root.split('/').pop()}-posts`),
    files: join(root, '../', `${root.split('/').pop()}-files`),
  };
});
afterEach(() => {
  for (const dir of [root, to.posts, to.files]) rmSync(dir, { recursive: true, force: true });
});

const from = (...folders: string[]) => ({ folders, boundary: boundaryOf(root) });

function write(files: Record<string, string>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), text);
  }
}

const post = (fields = '', text = 'Text.') =>
  `---\ntitle: A title\ndate: 2021-03-04\n${fields}\n---\n${text}\n`;

test.each([
  ['Jekyll', { '_posts/a.md': post(), '_drafts/b.md': post() }, ['_posts', '_drafts']],
  ['Hexo', { 'source/_posts/a.md': post() }, ['source/_posts']],
  ['Hugo', { 'hugo.toml': '', 'content/posts/a.md': post(), 'content/about.md': post() }, ['content/posts']],
  ['Zola', { 'config.toml': '', 'templates/base.html': '', 'content/a.md': post() }, ['content']],
  ['Docusaurus', { 'docusaurus.config.js': '', 'blog/a.md': post(), 'docs/b.md': post() }, ['blog']],
  ['Astro', { 'astro.config.mjs': '', 'src/content/blog/a.mdx': post() }, ['src/content/blog']],
  ['Gatsby', { 'gatsby-config.js': '', 'content/blog/a/index.md': post() }, ['content/blog']],
  ['Eleventy', { '.eleventy.js': '', 'posts/a.md': post() }, ['posts']],
  ['Next.js', { 'next.config.js': '', 'data/blog/a.mdx': post() }, ['data/blog']],
  ['Obsidian', { '.obsidian/app.json': '{}', 'notes/a.md': post() }, ['.']],
  ['Jekyll', { '_config.yml': '', 'src/_posts/a.md': post() }, ['src/_posts']],
  [
    'Jekyll',
    { '_config.yml': '', 'en/news/_posts/a.md': post(), 'ko/news/_posts/a.md': post() },
    ['en/news/_posts', 'ko/news/_posts'],
  ],
  ['Docusaurus', { 'website/docusaurus.config.js': '', 'website/blog/a.md': post() }, ['website/blog']],
  [
    'Next.js',
    { 'apps/site/next.config.mjs': '', 'apps/site/content/posts/a.mdx': post() },
    ['apps/site/content/posts'],
  ],
  ['Pelican', { 'pelicanconf.py': '', 'content/a.md': post(), 'README.md': post() }, ['content']],
  ['Nuxt', { 'nuxt.config.ts': '', 'content/blog/1.a.md': post() }, ['content/blog']],
  ['Qiita', { 'qiita.config.json': '', 'public/a.md': post() }, ['public']],
  [
    'Jekyll',
    { '_config.yml': '', 'package.json': '{"dependencies":{"next":"15"}}', '_posts/a.md': post() },
    ['_posts'],
  ],
  ['Next.js', { 'package.json': '{"dependencies": {"next": "15"}}', '_posts/a.md': post() }, ['_posts']],
  ['Next.js', { 'next.config.js': '', 'package.json': '{}', '_posts/a.md': post() }, ['_posts']],
  ['Eleventy', { '.eleventy.js': '', 'package.json': '{}', '_posts/a.md': post() }, ['_posts']],
  [
    'unknown',
    { 'package.json': '{"dependencies": {"next-themes": "1"}}', '_posts/a.md': post() },
    ['_posts'],
  ],
  ['Hugo', { 'config/_default/hugo.toml': '', 'content/post/a.md': post() }, ['content/post']],
  ['Hugo', { 'config.toml': "baseURL = '/'", 'content/post/a.md': post() }, ['content/post']],
  ['Zola', { 'zola.toml': '', 'content/a.md': post() }, ['content']],
  ['Zola', { 'config.toml': 'base_url = "/"', 'content/blog/a.md': post() }, ['content/blog']],
  ['unknown', { 'articles/a.md': post(), 'books/b/1.md': post() }, ['articles']],
  ['unknown', { 'a.md': post() }, ['.']],
])('%s is known by its files', (generator, files, posts) => {
  write(files);
  expect(blogFolder(root)).toMatchObject({ generator, posts });
});

const NOWHERE: BlogFolder = { generator: 'unknown', posts: ['.'], files: [], permalink: null };
const looked = (blog: Partial<BlogFolder> = {}) => lookAtBlog(root, { ...NOWHERE, ...blog });

test.each([
  ['/:year/:month/:day/:title.html', '/2021/03/04/kettle.html'],
  ['/:categories/:i_month/:slug/', '/tea/3/pot/'],
  ['/blog/:path/', '/blog/tea/kettle/'],
  ['/:section/:name', '/tea/kettle'],
  ['/:unknown/:title', null],
])('by the pattern %s a post was at %s', (pattern, address) => {
  const placed = { id: 'pot', publishedAt: '2021-03-04T00:00:00.000Z', tags: [] };
  expect(oldAddress(pattern, placed, 'tea/2021-03-04-kettle.md')).toBe(address);
});

test("a post's own pattern counts for more than that of the blog, and any field may be in it", async () => {
  write({ 'a.md': post('permalink: /:year/:title/'), 'b.md': post('abbrlink: 7f3c') });
  const all = await looked({ permalink: '/posts/:abbrlink.html' });
  expect(all.map((each) => each.oldAddress)).toEqual(['/2021/a/', '/posts/7f3c.html']);
});

test("Jekyll's addresses begin with the categories of a post", async () => {
  write({
    '_posts/2021-03-04-kettle.md': post('categories: [Old tea, pots]'),
    '_posts/2021-03-05-pan.md': post(),
  });
  const all = await looked(blogFolder(root));
  expect(all.map(({ oldAddress }) => oldAddress)).toEqual([
    '/old tea/pots/2021/03/04/kettle.html',
    '/2021/03/05/pan.html',
  ]);
});

test('Jekyll’s own pattern of addresses is that of its configuration', () => {
  write({ '_posts/a.md': post(), '_config.yml': 'permalink: pretty' });
  expect(blogFolder(root).permalink).toBe('/:categories/:year/:month/:day/:title/');
});

test('each file has one outcome, and the report a line a kind with the first file', async () => {
  write({
    'a.md': post(),
    'b.md': post('draft: true'),
    'c.md': post('').replace('2021', '2999'),
    'd.md': '---\ntitle: "No end\n---\n',
    'e.md': post('id: twin'),
    'f.md': post('id: twin'),
    'g.md': post('aliases: [/old/g]\nmood: odd', '![](nowhere.png)'),
    'README.md': 'Read me.',
  });
  const all = await looked();
  expect(Object.fromEntries(all.map(({ file, outcome }) => [file, outcome]))).toEqual({
    'README.md': 'no post',
    'a.md': 'shown',
    'b.md': 'hidden',
    'c.md': 'scheduled',
    'd.md': 'left out',
    'e.md': 'shown',
    'f.md': 'shown',
    'g.md': 'shown',
  });
  const report = reportOn(NOWHERE, all).join('\n');
  for (const line of [
    /^shown +4 {2}a\.md$/m,
    /^left out +1 {2}d\.md$/m,
    /^copied under another id +1 {2}f\.md$/m,
    /^led to from old addresses +3 {2}e\.md$/m,
    /d\.md: line \d/,
    /f\.md: the id "twin" is that of e\.md/,
    /g\.md: "nowhere\.png"/,
  ])
    expect(report).toMatch(line);
});

test('posts and pictures are copied with their old addresses, and what is there stays', async () => {
  write({
    '_posts/2021-03-04-kettle.md': post(
      'image: /assets/cover.png',
      '![a](/assets/a.png) ![b](../b.png "B") ![](./nowhere.png) ![](./c/c.png)',
    ),
    '_posts/2021-03-05-pot.md': '+++\ntitle = "Pot"\n+++\nText.',
    '_drafts/pan.md': 'Pan.',
    '_posts/c/c.png': 'picture c',
    'b.png': 'picture b',
    'assets/a.png': 'picture a',
    'assets/cover.png': 'cover',
  });
  const before = readdirSync(root, { recursive: true }).length;
  const all = await looked(blogFolder(root));
  const folders = [join(root, '_posts'), join(root, '_drafts')];
  expect(copyBlog(all, to, from(...folders))).toEqual({ copied: 3, pictures: 4, kept: [] });
  const text = readFileSync(join(to.posts, '2021-03-04-kettle.md'), 'utf8');
  expect(text).toContain('![a](/assets/a.png) ![b](/images/kettle/b.png "B") ![](./nowhere.png)');
  for (const [file, said] of [
    ['assets/a.png', 'picture a'],
    ['images/kettle/b.png', 'picture b'],
    ['assets/cover.png', 'cover'],
  ])
    expect(readFileSync(join(to.files, file ?? ''), 'utf8')).toBe(said);

  expect(readFileSync(join(to.posts, 'c/c.png'), 'utf8')).toBe('picture c');

  const copied = (await lookAtFiles(to.posts)).files.map(({ summary }) => ('id' in summary ? summary : null));
  expect(copied.map((each) => [each?.id, each?.draft, each?.formerPaths?.[0]])).toEqual([
    ['kettle', false, '/2021/03/04/kettle.html'],
    ['pot', false, '/2021/03/05/pot.html'],
    ['pan', true, undefined],
  ]);
  writeFileSync(join(to.posts, '2021-03-05-pot.md'), 'Mine.');
  expect(copyBlog(all, to, from(...folders))).toMatchObject({
    copied: 0,
    kept: [1, 2, 3].map(() => expect.stringContaining('is there already')),
  });
  expect(readFileSync(join(to.posts, '2021-03-05-pot.md'), 'utf8')).toBe('Mine.');
  expect(readdirSync(root, { recursive: true }).length).toBe(before);
});

test('films, documents and what template tags show are copied as pictures are', async () => {
  write({
    'posts/a.md': post(
      '',
      '{{< figure src="../b.png" >}} [plan](/plan.pdf) <video src="c.mp4"></video> `![](/no.png)`',
    ),
    'posts/c.mp4': 'c',
    'b.png': 'b',
    'static/plan.pdf': 'plan',
  });
  const files = [{ dir: join(root, 'static'), at: '/' }];
  copyBlog(await looked({ posts: ['posts'], files }), to, from(join(root, 'posts')));
  expect(readFileSync(join(to.posts, 'a.md'), 'utf8')).toContain('{{< figure src="/images/a/b.png" >}}');
  expect(readdirSync(to.posts)).toContain('c.mp4');
  expect(readdirSync(to.files, { recursive: true })).toEqual(
    expect.arrayContaining(['plan.pdf', 'images/a/b.png']),
  );
});

test('nothing is taken along from outside the blog’s folder, which is told', async () => {
  const up = `../../${root.split('/').pop()}-secret.png`;
  const secret = join(root, '_posts', up);
  const links = ['![a](beside.png)', `![b](${up})`, `![c](/${up.slice(3)})`, '![d](../img/linked.png)'];
  write({ '_posts/2021-03-04-a.md': post('', links.join('\n')), 'img/own.png': 'own' });
  try {
    writeFileSync(secret, 'secret');
    for (const name of ['_posts/beside.png', 'img/linked.png', '_posts/2021-03-05-b.md'])
      symlinkSync(secret, join(root, name));
    symlinkSync(join(root, 'img/own.png'), join(root, '_posts/own.png'));
    symlinkSync('nowhere', join(root, '_posts/nowhere.png'));
    const blog = blogFolder(root);
    const all = await looked(blog);
    const report = reportOn(blog, all).join('\n');
    expect(report).toMatch(/"beside\.png" is outside the blog's folder.* \(and 3 more like it\)/);
    expect(report).toContain("2021-03-05-b.md: it is a link out of the blog's folder");
    const { kept } = copyBlog(all, to, from(join(root, '_posts')));
    expect(kept).toEqual(
      ['beside', 'nowhere'].map((name) => expect.stringContaining(`${name}.png leads out of`)),
    );
    expect(readdirSync(to.posts)).toEqual(['2021-03-04-a.md', 'own.png']);
    expect(existsSync(to.files)).toBe(false);
    // In one repository the blog may be a folder beside others.
    expect(boundaryOf(process.cwd())).toBe(boundaryOf(join(process.cwd(), 'content')));
  } finally {
    rmSync(secret);
  }
});

test('of posts with one id the oldest keeps it, and the copies of others are found by their names', async () => {
  const of = (date: string) => post('slug: survey').replace('2021-03-04', date);
  write({
    'survey-2017.md': of('2017-01-01'),
    'survey-2016.md': of('2016-01-01'),
    '2018/survey.md': of('2018-01-01')
      .replaceAll('---', '+++')
      .replaceAll(/^(\w+): (.*)$/gm, '$1 = "$2"'),
    '2019/survey.md': '{\n"title": "A", "date": "2019-01-01", "slug": "survey"\n}\nText.',
  });
  copyBlog(await looked(), to, from(root));
  const ids = (await lookAtFiles(to.posts)).files.map(({ path, summary }) => [
    path,
    'id' in summary ? summary.id : summary.message,
  ]);
  expect(Object.fromEntries(ids)).toEqual({
    '2018/survey.md': 'survey-2018',
    '2019/survey.md': 'survey-2019',
    'survey-2016.md': 'survey',
    'survey-2017.md': 'survey-2017',
  });
});

test('posts in folders of languages are all copied, each where it can be found', async () => {
  write({
    '_config.yml': '',
    'en/_posts/2021-03-04-kettle.md': post('lang: en'),
    'ko/_posts/2021-03-04-kettle.md': post('lang: ko'),
    'ja/_posts/2021-03-04-kettle.md': post('lang: ja'),
    'ja/_drafts/pot.md': post('lang: ja'),
  });
  const all = await looked(blogFolder(root));
  expect(copyBlog(all, to, from())).toEqual({ copied: 4, pictures: 0, kept: [] });
  const copied = (await lookAtFiles(to.posts)).files.flatMap(({ summary }) =>
    'id' in summary ? [`${summary.id}${summary.draft ? ' hidden' : ''}`] : [],
  );
  expect(copied.sort()).toEqual(['kettle', 'kettle-ja', 'kettle-ko', 'pot hidden']);
  expect(all.map(({ oldAddress }) => oldAddress)).toContain('/ko/2021/03/04/kettle.html');
});

test.each<[string, Record<string, string>, string]>([
  [
    'Hugo',
    { 'hugo.toml': '', 'content/posts/a/_index.md': '---\ncascade: { draft: true }\n---\n' },
    'content/posts',
  ],
  [
    'Hugo, of one kind',
    { 'hugo.toml': '', 'content/_index.md': '+++\n[[cascade]]\nprivate = true\n+++\n' },
    'content/posts',
  ],
  [
    'Hugo, to each page',
    {
      'hugo.toml': '',
      'content/posts/_index.md': '---\ncascade: [{ _target: { kind: page }, draft: true }]\n---\n',
    },
    'content/posts',
  ],
  ['Eleventy', { '.eleventy.js': '', 'posts/a/a.json': '{"permalink": false}' }, 'posts'],
  [
    'Eleventy, in its longer name',
    { '.eleventy.js': '', 'posts/posts.11tydata.json': '{"draft": true}' },
    'posts',
  ],
  [
    'Jekyll',
    { '_config.yml': 'defaults: [{ scope: { path: _posts/a, type: posts }, values: { published: false } }]' },
    '_posts',
  ],
  [
    'Jekyll, beside what is none',
    { '_config.yml': 'defaults:\n- odd\n- { scope: { path: }, values: { published: false } }' },
    '_posts',
  ],
])('what %s says of all posts in a folder hides them, and their copies', async (_, files, folder) => {
  const yaml = '---\ntitle: A title\n---\nText.\n';
  write({
    ...files,
    [`${folder}/a/2021-03-04-b.md`]: yaml,
    [`${folder}/a/2021-03-05-c.md`]: '+++\ntitle = "A title"\n+++\nText.\n',
  });
  const all = (await looked(blogFolder(root))).filter(({ post }) => post);
  expect(all.map(({ outcome }) => outcome)).toEqual(['hidden', 'hidden']);
  copyBlog(all, to, from());
  const copied = (await lookAtFiles(to.posts)).files.map(
    ({ summary }) => 'draft' in summary && summary.draft,
  );
  expect(copied).toEqual([true, true]);
});

test('what a folder says of its posts counts for less than what they say themselves', async () => {
  write({
    '.eleventy.js': '',
    'posts/posts.json': '{"author": "Mira", "date": "2020-01-02", "draft": true, "layout": "post"}',
    'posts/a.md': post('draft: false'),
    'posts/b.md': '---\ntitle: B\ndraft: false\n---\nText.\n',
  });
  const [a, b] = await looked(blogFolder(root));
  expect([a?.outcome, a?.post?.publishedAt, a?.post?.author]).toEqual([
    'shown',
    '2021-03-04T00:00:00.000Z',
    'Mira',
  ]);
  expect(b?.post?.publishedAt).toBe('2020-01-02T00:00:00.000Z');
  copyBlog(a ? [a] : [], to, from());
  const text = readFileSync(join(to.posts, 'a.md'), 'utf8');
  expect(text).toContain('author: "Mira"');
  expect(text).not.toContain('layout');
});

test.each<[string, Record<string, string>, string]>([
  [
    'Eleventy, its tags and patterns of addresses',
    {
      '.eleventy.js': '',
      'posts/posts.json': '{"tags":"posts","permalink":"/{{ page.fileSlug }}/","draft":null}',
    },
    'posts',
  ],
  [
    'Hugo, of one language',
    { 'hugo.toml': '', 'content/posts/_index.fr.md': '---\ncascade: { draft: true }\n---\n' },
    'content/posts',
  ],
  [
    'Jekyll, of less than the folder, and of another',
    {
      '_config.yml':
        'defaults:\n- { scope: { path: _posts/a, type: posts }, values: { published: true } }\n- { scope: { path: _posts/a }, values: { published: false } }\n- { scope: { path: }, values: { published: false, permalink: "/:title/" } }\n- { scope: { path: a }, values: { published: false } }',
    },
    '_posts',
  ],
])('%s, hides nothing and names nothing', async (_, files, folder) => {
  write({ ...files, [`${folder}/a/2021-03-04-b.md`]: '---\ntitle: A title\n---\nText.\n' });
  const [a] = (await looked(blogFolder(root))).filter(({ post }) => post);
  expect(a).toMatchObject({ outcome: 'shown', problems: [], post: { id: 'b', tags: [] } });
});

test("posts whose Jekyll's configuration can't be read are left out, with the reason", async () => {
  write({ '_config.yml': 'title: *new*\ndefaults: []\n', '_posts/2021-03-04-a.md': post() });
  const [a] = await looked(blogFolder(root));
  expect(a).toMatchObject({
    outcome: 'left out',
    reason: expect.stringContaining("_config.yml can't be read"),
  });
});

test('posts that are no Markdown are named, and templates of a vault are none', async () => {
  write({
    '_posts/2021-03-04-a.md': post(),
    '_posts/2021-03-05-b.html': post(),
    '_posts/2021-03-06-c.textile': post(),
  });
  const report = reportOn(NOWHERE, await looked(blogFolder(root))).join('\n');
  expect(report).toMatch(/^left out +2 {2}_posts\/2021-03-05-b\.html$/m);
  expect(report).toContain('it is no Markdown');
  const vault = { ...NOWHERE, generator: 'Obsidian' };
  write({ 'Templates/day.md': '# {{date}}' });
  expect((await lookAtBlog(root, vault)).map(({ file }) => file)).not.toContain('Templates/day.md');
});

const reported = async () => {
  const blog = blogFolder(root);
  const all = await lookAtBlog(root, blog);
  return reportOn(blog, all, elsewhereIn(root, blog, all)).join('\n');
};

test.each<[string, Record<string, string>, string[]]>([
  ['nothing', {}, ['no post in Markdown']],
  ['a README', { 'README.md': '# Read me' }, ['no post in Markdown']],
  [
    'an export of WordPress',
    { 'export.xml': '<rss/>', 'more/b.xml': '', 'package.json': '{}', 'tsconfig.json': '{}' },
    ['no post in Markdown', 'export.xml: no Markdown', 'wordpress-export-to-markdown', 'this kind: 2'],
  ],
  ['an export of Ghost', { 'ghost.json': '{"db":[]}' }, ['ghost.json: no Markdown', 'docs/cms/ghost.md']],
])('of a folder with %s the author is told what to do', async (_, files, told) => {
  write(files);
  const report = await reported();
  for (const line of told) expect(report).toContain(line);
  expect(report).not.toMatch(/(?:package|tsconfig)\.json/);
});

test.each<[string, Record<string, string>, string | null]>([
  [
    'in the routes of SvelteKit',
    { 'src/posts/a.md': post(), 'src/routes/blog/b/+page.md': post(), 'src/routes/blog/c/+page.md': post() },
    'src/routes/blog/b/+page.md: Markdown outside of src/posts; files of this kind: 2',
  ],
  [
    'of another language at Docusaurus',
    {
      'docusaurus.config.js': '',
      'blog/a.md': post(),
      'i18n/ko/docusaurus-plugin-content-blog/a/index.md': post(),
    },
    'i18n/ko/docusaurus-plugin-content-blog/a/index.md: Markdown outside of blog; files of this kind: 1',
  ],
  ['in a collection of Jekyll', { '_posts/a.md': post(), '_notes/b.md': post() }, '_notes/b.md: Markdown'],
  [
    'of others',
    {
      'blog/a.md': post(),
      'README.md': '',
      'node_modules/b/c.md': '',
      'themes/b/d.md': '',
      '.github/e.md': '',
      'export.xml': '',
    },
    null,
  ],
  ['in the folder that is named', { 'a.md': post(), 'notes/b.md': post() }, null],
])('Markdown outside the folders of posts is told with its number: %s', async (_, files, told) => {
  write(files);
  const report = await reported();
  if (told === null) expect(report).not.toContain('Not looked at');
  else expect(report).toContain(told);
});

test('of a folder that is all HTML, as an export of Medium is, each file is named', async () => {
  write({ 'posts/2021-03-04_A.html': '<p>A</p>', 'posts/2021-03-05_B.html': '<p>B</p>' });
  expect(reportOn(NOWHERE, await looked(blogFolder(root))).join('\n')).toMatch(/^left out +2 {2}posts\//m);
});

test('the command reports and changes nothing, and wants a folder', () => {
  write({ 'a.md': post() });
  const { status, lines } = runScript('import', {}, [root, '--permalink', '/:year/:title']);
  expect([status, lines.at(-1)]).toEqual([0, 'Nothing was copied. With --copy it is.']);
  expect(lines).toContainEqual(expect.stringMatching(/^led to from old addresses +1/));
  expect(runScript('import', {}, []).status).toBe(2);
});
