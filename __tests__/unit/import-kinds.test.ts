// More of what people have written elsewhere, a line a kind: what generators, themes and hands make of front matter.

import { isPostFile } from '../../lib/content/markdown/file-name';
import { linkIndex } from '../../lib/content/markdown/link-index';
import { readMarkdown } from '../../lib/content/markdown/read-markdown';
import { problemKinds } from '../../lib/content/markdown/tell';
import { unknownFields } from '../../lib/content/markdown/unknown-fields';
import { parsePost } from '../../lib/content/post';

const read = (text: string, path = 'plum-jam.md', timeZone?: string) => readMarkdown(text, path, timeZone);
const yaml = (fields: string, body = 'Text.') => `---\n${fields}\n---\n${body}`;

describe('a date is read from', () => {
  test.each([
    ['Astro', 'pubDate: Jul 08 2022', '2022-07-08'],
    ['Eleventy', 'created: 2022-7-8', '2022-07-08'],
    ['Hexo', 'date: 2022/07/08 09:10:11', '2022-07-08T09:10:11'],
    ['Hugo', 'publishDate: 2022-07-08T09:10:11+02:00', '2022-07-08T07:10:11'],
    ['Jekyll', 'date: 2022-07-08 09:10:11 -0500', '2022-07-08T14:10:11'],
    ['Gatsby', 'date: "2022-07-08T09:10:11.121Z"', '2022-07-08T09:10:11.121'],
    ['words', 'Date: 8 July 2022', '2022-07-08'],
    ['words in another order', 'published_at: July 8th, 2022', '2022-07-08'],
    ['a mail', 'date: Fri, 08 Jul 2022 09:10:11 +0000', '2022-07-08T09:10:11'],
    ['JavaScript', 'date: Fri Jul 08 2022 18:10:11 GMT+0900 (KST)', '2022-07-08T09:10:11'],
    ['dots', 'created_at: 8.7.2022', '2022-07-08'],
    ['a field for both', 'published: 2022-07-08', '2022-07-08'],
    ['Korean', 'date: 2022년 7월 8일', '2022-07-08'],
    ['Japanese', 'date: 2022年07月08日(金)', '2022-07-08'],
    ['seconds', 'date: 1657271411', '2022-07-08T09:10:11'],
    ['Zola', 'extra:\n  created: 2022-07-08', '2022-07-08'],
    ['an address', 'permalink: /2022/07/08/jam.html', '2022-07-08'],
  ])('%s', (_, fields, date) => {
    const { fields: post, problems } = read(yaml(fields));
    expect(String(post.publishedAt)).toMatch(new RegExp(`^${date}`));
    expect(post.draft).toBe(false);
    expect(problems).toEqual([]);
  });

  test.each([
    ['_posts/2022-07-08-plum-jam.markdown', 'plum-jam'],
    ['blog/2022-07-08-plum-jam/index.mdx', 'plum-jam'],
    ['2022/07/08/plum-jam.md', 'plum-jam'],
    ['2022-07-08.md', '2022-07-08'],
    ['2022.7.8 plum jam.md', 'plum jam'],
  ])('the name %s', (path, id) => {
    expect(read('Text.', path).fields).toMatchObject({ id, publishedAt: '2022-07-08T00:00:00.000Z' });
  });

  test('a field before the name', () => {
    expect(read(yaml('date: 2023-01-02'), '2022-07-08-jam.md').fields.publishedAt).toMatch(/^2023-01-02/);
  });

  test.each([
    ['lastmod: 2022-07-09'],
    ['last_modified_at: 2022-07-09'],
    ['updatedDate: Jul 09 2022'],
    ['modified: 2022-07-09 00:00'],
    ['last_update: { date: 2022-07-09, author: mira }'],
  ])('its change from %s', (fields) => {
    expect(read(yaml(fields)).fields.updatedAt).toBe('2022-07-09T00:00:00.000Z');
  });

  test.each(['date: soon', 'date: 2022-13-08', 'date: 3/4/2022', 'pubDate: 31 February 2022'])(
    'and %s is none, which the author is told',
    async (fields) => {
      const { fields: post, problems } = read(yaml(fields));
      await expect(parsePost({ ...post, content: '' }, 'jam.md')).rejects.toThrow('publishedAt: not a date');
      expect(problems).toEqual([
        expect.stringMatching(/^(date|pubDate): ".*" is no date, or can be read in two ways/),
      ]);
    },
  );

  test('a month, with a word to the author', () => {
    const { fields, problems } = read(yaml('date: 2022-07'));
    expect(fields.publishedAt).toBe('2022-07-01T00:00:00.000Z');
    expect(problems).toEqual([expect.stringContaining('names no day')]);
  });
});

describe('a post is hidden by', () => {
  test.each([
    'draft: true',
    'Draft: True',
    'draft: "on"',
    'draft: 1',
    'isDraft: true',
    'draft: y',
    'published: false',
    'published: "no"',
    'publish: false',
    'public: false',
    'private: true',
    'hidden: true',
    'unlisted: true',
    'visible: 0',
    'listed: false',
    'wip: true',
    'status: draft',
    'status: Private',
    'status: pending',
    'status: in review',
    'post_status: trash',
    'visibility: unlisted',
    '_build: { render: never, list: never }',
    'permalink: false',
    'eleventyExcludeFromCollections: true',
    'render: false',
    'extra: { draft: true }',
    'params:\n  private: true',
    'password: sesame',
    'status: scheduled',
  ])('%s', (fields) => {
    const { fields: post, problems } = read(yaml(fields));
    expect(post.draft).toBe(true);
    expect(problems).toEqual([]);
  });

  test.each(['draft: perhaps', 'status: fermenting', 'published: "?"', 'hidden: [web]', 'private: friends'])(
    '%s, which the author is told',
    (fields) => {
      const { fields: post, problems } = read(yaml(fields));
      expect(post.draft).toBe(true);
      expect(problems).toEqual([expect.stringMatching(/is not understood, so the post is hidden$/)]);
    },
  );

  test.each([
    '_drafts/jam.md',
    'drafts/jam.md',
    'Drafts/2022/jam.md',
    'blog/_drafts/jam/index.md',
    'private/jam.md',
  ])('the folder in %s', (path) => {
    expect(isPostFile(path)).toBe(true);
    expect(read('Text.', path).fields.draft).toBe(true);
  });

  test('archived, which some mean otherwise, so the author is told', () => {
    const { fields, problems } = read(yaml('archived: true'));
    expect([fields.draft, problems]).toEqual([true, ['archived: the post is hidden for it']]);
  });

  test('TOML and JSON as well', () => {
    expect(read('+++\ndraft = true\n+++\n').fields.draft).toBe(true);
    expect(read('{"published": false}\n').fields.draft).toBe(true);
  });

  test.each([
    'draft: false',
    'draft: no',
    'draft:',
    'draft: ""',
    'published: true',
    'status: published',
    'status: publish',
    'hidden: false',
    'private: "false"',
    'public: yes',
    'hide: [toc, navigation]',
    'status: scheduled\ndate: 2022-07-08',
    'layout: draft',
    'state: Ohio',
    'status:',
  ])('and not by %s', (fields) => {
    expect(read(yaml(fields)).fields.draft).toBe(false);
  });
});

describe('a post is named by', () => {
  test.each<[string, string, string, object]>([
    ['its slug', 'slug: damson', 'a.md', { id: 'damson', formerIds: ['a'], aliases: [] }],
    [
      'a slug with slashes',
      'slug: /blog/damson/',
      'a.md',
      { id: 'damson', aliases: ['/blog/damson/'].slice(1) },
    ],
    [
      'its permalink',
      'permalink: /2022/07/damson.html',
      'a.md',
      { id: 'damson', aliases: ['/2022/07/damson.html'] },
    ],
    [
      'a permalink without a slash',
      'permalink: archives/123/',
      'a.md',
      { id: '123', aliases: ['/archives/123/'] },
    ],
    ['an encoded one', 'url: /%EC%9E%90%EB%91%90/', 'a.md', { id: '자두', aliases: ['/자두/'] }],
    ['an id in words', 'id: damson', 'a.md', { id: 'damson', formerIds: ['a'] }],
    ['its file, where the id is a record', 'id: 0b54dfa0-5cc5-4c3e-8f63-0c3a2f3c7d11', 'a.md', { id: 'a' }],
    ['its folder, and a language', 'title: A', 'damson/index.ko.md', { id: 'damson.ko', lang: 'ko' }],
    [
      'its folder without the date',
      'title: A',
      '2022-07-08-damson/index.md',
      { id: 'damson', formerIds: ['2022-07-08-damson'] },
    ],
    ['its file, whatever its ending', 'title: A', 'Damson.MARKDOWN', { id: 'Damson' }],
    ['its file, composed', 'title: A', `${'자두'.normalize('NFD')}.md`, { id: '자두' }],
  ])('%s', (_, fields, path, expected) => {
    expect(read(yaml(fields), path).fields).toMatchObject(expected);
  });

  test.each([
    'permalink: /:year/:title/',
    'url: https://elsewhere.example/jam',
    'permalink: "{{ title | slug }}.html"',
  ])('its file where %s is no address here, which the author is told', (fields) => {
    const { fields: post, problems } = read(yaml(fields));
    expect(post).toMatchObject({ id: 'plum-jam', aliases: [] });
    expect(problems).toEqual([expect.stringContaining('is no address on this blog')]);
  });

  test.each<[string, string, object]>([
    ['Jekyll', 'redirect_from:\n  - /jam.html\n  - /old/jam/', { aliases: ['/jam.html', '/old/jam/'] }],
    ['Hugo', 'aliases: [/jam/, old/jam.html]', { aliases: ['/jam/', '/old/jam.html'] }],
    ['one text', 'redirect_from: /jam.html', { aliases: ['/jam.html'] }],
    ['a whole address', 'aliases: ["https://old.example/jam?p=1"]', { aliases: ['/jam'] }],
    ['slugs', 'oldSlugs: [jam, jelly]', { aliases: [], formerIds: ['jam', 'jelly'] }],
  ])('and before by what %s writes', (_, fields, expected) => {
    expect(read(yaml(fields)).fields).toMatchObject(expected);
  });
});

describe('its words are', () => {
  test.each<[string, string, object]>([
    ['tags by spaces', 'tags: tin copper', { tags: ['tin', 'copper'] }],
    ['tags with signs', 'tags: "#tin, #copper"', { tags: ['tin', 'copper'] }],
    ['tags in Japanese', 'tags: 梅、杏', { tags: ['梅', '杏'] }],
    [
      'tags in a list of lists',
      'categories:\n  - [fruit, stone]\n  - jam',
      { tags: ['fruit', 'stone', 'jam'] },
    ],
    ['tags as objects', 'tags: [{ name: Tin, slug: tin }, { label: Old tin }]', { tags: ['Tin', 'Old tin'] }],
    ['a tag of two words in a list', 'tags: [stone fruit, jam]', { tags: ['stone fruit', 'jam'] }],
    ['one category of two words', 'category: Stone fruit', { tags: ['Stone fruit'] }],
    ['tags and a category', 'tags: [jam]\ncategory: fruit', { tags: ['jam', 'fruit'] }],
    ['keywords where nothing else is', 'keywords: jam, fruit', { tags: ['jam', 'fruit'] }],
    ['a true tag', 'tags: [yes, true, 007]', { tags: ['yes', 'true', '007'] }],
    [
      'an author with an address',
      'author: { name: Mira Vole, url: https://mira.example }',
      { author: 'Mira Vole' },
    ],
    ['authors as objects', 'authors: [{ name: Mira }, { title: Oto }]', { author: 'Mira, Oto' }],
    ['a title that is a number', 'title: 2021', { title: '2021' }],
    ['a title with a colon', 'title: Jam: a story', { title: 'Jam: a story' }],
    ['a title from the name', 'layout: post', { title: 'Plum jam' }],
    ['a subtitle', 'subtitle: Of stones', { excerpt: 'Of stones' }],
    ['a description before a subtitle', 'subtitle: Of stones\ndescription: Of jam', { excerpt: 'Of jam' }],
    ['a description with marks', 'summary: Of **jam** & `sugar`', { excerpt: 'Of jam & sugar' }],
    ['an own excerpt', 'excerpt: Own\ndescription: Other', { excerpt: 'Own' }],
    ['a cover', 'featured_image: /img/a.jpg', { cover: { src: '/img/a.jpg' } }],
    [
      'a cover with words',
      'coverImage: /img/a.jpg\ncover_image_alt: A jar',
      { cover: { src: '/img/a.jpg', alt: 'A jar' } },
    ],
    [
      'a cover as an object',
      'image: { path: /img/a.jpg, alt: A jar, width: 800, height: 600 }',
      { cover: { src: '/img/a.jpg', alt: 'A jar', width: 800, height: 600 } },
    ],
    [
      'a cover in an object',
      'ogImage:\n  url: https://cdn.example/a.jpg',
      { cover: { src: 'https://cdn.example/a.jpg' } },
    ],
    [
      'a cover of another host',
      'thumbnail: //cdn.example/a.jpg',
      { cover: { src: 'https://cdn.example/a.jpg' } },
    ],
    ["a theme's cover", 'header:\n  teaser: /img/a.jpg', { cover: { src: '/img/a.jpg' } }],
    ['a list of covers', 'images: [/img/a.jpg, /img/b.jpg]', { cover: { src: '/img/a.jpg' } }],
    ['a language', 'locale: ko_KR', { lang: 'ko-KR' }],
    ['an end', 'expiryDate: 2030-01-02', { unpublishAt: '2030-01-02T00:00:00.000Z' }],
  ])('%s', async (_, fields, expected) => {
    const { fields: post } = read(yaml(fields));
    expect(post).toMatchObject(expected);
    await expect(parsePost({ ...post, content: '' }, 'jam.md')).resolves.toBeDefined();
  });

  test.each([
    ['cover: ./a.jpg', 'cover: "./a.jpg" is beside the post'],
    ['image: "javascript:alert(1)/.png"', 'is no address of a picture'],
    ['tags: [".."]', "can't be in an address"],
  ])('left out of %s, which the author is told', async (fields, told) => {
    const { fields: post, problems } = read(yaml(fields));
    expect(problems).toEqual([expect.stringContaining(told)]);
    expect(await parsePost({ ...post, content: '' }, 'jam.md')).toMatchObject({ cover: null, tags: [] });
  });
});

describe('the title is not shown twice', () => {
  test.each([
    ['a heading that is the same', 'title: Plum jam', '# Plum Jam\n\nText.', 'Text.'],
    ['one that is underlined', 'title: Plum jam', 'Plum jam\n===\n\nText.', 'Text.'],
    ['one with marks in it', 'title: Plum jam', '# **Plum** jam {#top}\n\nText.', 'Text.'],
  ])('%s goes', (_, fields, body, content) => {
    expect(read(yaml(fields, body)).content.trim()).toBe(content);
  });

  test.each([
    ['another heading', 'title: Plum jam', '# Sugar\n\nText.'],
    ['a smaller one', 'title: Plum jam', '## Plum jam\n\nText.'],
    ['one further down', 'title: Plum jam', 'Text.\n\n# Plum jam'],
    ['one in code', 'layout: post', '```sh\n# Plum jam\n```'],
  ])('%s stays', (_, fields, body) => {
    expect(read(yaml(fields, body)).content).toBe(body);
  });

  test('headings of the first rank that are sections name nobody', () => {
    const body = 'Text.\n\n# One\n\n# Two';
    expect(read(yaml('layout: post', body))).toMatchObject({ fields: { title: 'Plum jam' }, content: body });
  });
});

test.each([
  ['notes.md', true],
  ['Notes.MD', true],
  ['a/b/notes.markdown', true],
  ['notes.mdx', true],
  ['_posts/notes.md', true],
  ['a/index.md', true],
  ['index.md', false],
  ['README.md', false],
  ['readme.ko.md', false],
  ['a/Readme.md', false],
  ['_index.md', false],
  ['_index.ko.md', false],
  ['a/_notes.md', false],
  ['.notes.md', false],
  ['.obsidian/notes.md', false],
  ['_includes/notes.md', false],
  ['node_modules/a/notes.md', false],
  ['notes.md.tmp', false],
  ['notes.txt', false],
  ['notes.html', false],
  ['CONTRIBUTING.md', false],
  ['changelog-of-a-lamp.md', true],
])('whether %s is a post: %p', (path, isOne) => {
  expect(isPostFile(path)).toBe(isOne);
});

test('fields that nothing reads are named once, with how many posts have them', () => {
  const files = ['a.md', 'b.md', 'c.md'].map((file) => ({
    file,
    unknown: read(yaml('mood: calm\nlayout: post\ntoc: true\ndate: 2022-07-08')).unknown,
  }));
  expect(unknownFields([...files, { file: 'd.md', unknown: ['seldom'] }])).toEqual([
    'mood: not used here; 3 posts have it, the first is a.md',
  ]);
});

test('what is not as it was meant is told a line a kind', () => {
  const files = ['a.md', 'b.md', 'c.md'].map((file, at) => ({
    file,
    problems: [`${file}: pictures beside the post: ${at + 1}, the first is ${file}.png`],
  }));
  expect(problemKinds([...files, { file: 'd.md', problems: ['d.md: cover: none'] }])).toEqual([
    'a.md: pictures beside the post: 1, the first is a.md.png (and 2 more like it)',
    'd.md: cover: none',
  ]);
});

test('a post is found by its file, title, id and old addresses', () => {
  const linkTo = linkIndex([
    {
      id: 'damson',
      title: 'Plum jam',
      path: '2022/2022-07-08-plum-jam.md',
      aliases: ['/2022/plum.html'],
      formerIds: ['plum'],
    },
    { id: 'toml', title: 'Rolled chart' },
  ]);
  for (const target of [
    'damson',
    '../2022-07-08-plum-jam.md',
    'plum-jam.md#stones',
    'Plum Jam',
    'plum_jam',
    '/2022/plum.html',
    'plum',
    './damson/',
  ]) {
    expect([target, linkTo(target)]).toEqual([target, '/blog/damson']);
  }
  for (const target of ['nobody', '/toml', '', 'jam'])
    expect([target, linkTo(target)]).toEqual([target, null]);
});
