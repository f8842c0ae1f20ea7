// A blog in Korean: no page has a word of English in it, and dates are written as Koreans write them.
import type { Nodes } from 'hast';
import { type ComponentType, createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import rehypeParse from 'rehype-parse';
import { unified } from 'unified';
import { korean } from '../../../lib/words/korean';
import type { site as Site } from '../../../site.config';
import { summary } from '../../support/summaries';

jest.mock('next/head', () => ({
  __esModule: true,
  default: ({ children }: { children: unknown }) => children,
}));

const post = summary('글', {
  title: '차 한 잔',
  excerpt: '물을 끓인다.',
  tags: ['차'],
  author: '나무',
  publishedAt: '2026-11-19T23:30:00.000Z',
  updatedAt: '2026-11-25T00:00:00.000Z',
});
const DRAFT = { id: '글', savedAt: '2026-11-19T23:30:00.000Z', isPreview: true };
const list = { number: 3, olderPath: '/archive/2', newerPath: '/archive', canonical: '/x' };

let site: typeof Site;
beforeAll(async () => {
  ({ site } = await import('../../../site.config'));
  Object.assign(site, {
    ...{ title: '찻집', description: '차 이야기', language: 'ko', words: korean, timeZone: 'Asia/Seoul' },
    navigation: [{ label: '글 목록', href: '/archive' }],
    tags: {},
  });
});

const render = (page: ComponentType<never>, props: object) =>
  renderToStaticMarkup(createElement(page as ComponentType<object>, props));

/** What a reader sees or hears of it. */
function wordsIn(html: string): string {
  const heard = [...html.matchAll(/\s(?:aria-label|alt|title|placeholder|content)="([^"]*)"/g)].map(
    ([, text]) => text,
  );
  const seen = html.replace(/<(style|script).*?<\/\1>/gs, '').replace(/<[^>]*>/g, ' ');
  return [seen, ...heard].join('\n');
}

// What is no word: names of formats, what only programs read, and what Intl writes.
const NO_WORDS =
  /width=device-width, initial-scale=1|noindex|website|article|summary(_large_image)?|\d{4}-\d\d-\d\dT[\d:.]+Z|https?:\S+|content\/posts|Markdown|\.env\.local|\b[AP]M\b/g;

test.each<[string, () => Promise<{ default: ComponentType<never> }>, object]>([
  [
    'home',
    () => import('../../../pages/index'),
    { posts: [post], cover: null, total: 20_000, canonical: '/' },
  ],
  [
    'an empty home',
    () => import('../../../pages/index'),
    { posts: [], cover: null, total: 0, canonical: '/' },
  ],
  ['the archive', () => import('../../../pages/archive'), { posts: [post], ...list }],
  ['the tags', () => import('../../../pages/tags'), { tags: [{ tag: '차', posts: 1 }], canonical: '/tags' }],
  ['no tags', () => import('../../../pages/tags'), { tags: [], canonical: '/tags' }],
  ['a tag', () => import('../../../pages/tags/[tag]'), { posts: [post], tag: '차', ...list }],
  ['an author', () => import('../../../pages/authors/[author]'), { posts: [post], author: '나무', ...list }],
  [
    'a post',
    () => import('../../../pages/blog/[id]'),
    {
      post,
      html: '<p>물을 끓인다.</p>',
      reading: { minutes: 3, contents: [{ id: '물', text: '물', level: 2 }], hasDropCap: false },
      authorPath: '/authors/나무',
      canonical: '/blog/글',
      around: {
        older: { id: '가', title: '가', lang: null },
        newer: { id: '나', title: '나', lang: null },
        related: [{ id: '다', title: '다', lang: null }],
      },
    },
  ],
  // #region search
  [
    'a search',
    () => import('../../../pages/search'),
    { answer: { question: '차', hits: [], total: 2, isFilling: true } },
  ],
  // #endregion
  ['a draft’s banner', () => import('../../../components/draft-banner'), DRAFT],
  ['a 404', () => import('../../../pages/404'), {}],
  ['a 500', () => import('../../../pages/500'), {}],
])('%s has no word of English', async (_, load, props) => {
  const { Layout } = await import('../../../components/layout');
  const page = render((await load()).default, props);
  const around = render(Layout as ComponentType<never>, {
    route: '/',
    asPath: '/',
    happened: 'updated',
    isUnreachable: true,
  });
  for (const html of [page, around]) {
    expect(
      wordsIn(html)
        .replace(NO_WORDS, '')
        .match(/[A-Za-z]{2,}/g) ?? [],
    ).toEqual([]);
  }
});

test('boxes and footnotes in a text have no word of English', async () => {
  const { toHtml } = await import('../../../lib/content/text/html');
  const boxes = ['NOTE', 'TIP', 'IMPORTANT', 'WARNING', 'CAUTION'].map((kind) => `> [!${kind}]\n> 물\n\n`);
  const content = `${boxes.join('')}차[^1] 잔[^1]\n\n[^1]: 물`;
  const html = await toHtml({ content, format: 'markdown' });
  const { boxes: names, footnotes, backTo } = korean.texts;
  for (const word of [...Object.values(names), footnotes, `aria-label="${backTo('1-2')}"`])
    expect(html).toContain(word);
  expect(wordsIn(html).match(/[A-Za-z]{2,}/g) ?? []).toEqual([]);
});

/** What a screen reader says, and in which language. */
function saidIn(node: Nodes, around = 'ko'): [words: string, lang: string][] {
  if (node.type === 'text') return [[node.value, around]];
  if (!('children' in node)) return [];
  const { lang = around, ariaLabel = '' } = node.type === 'element' ? node.properties : {};
  return [
    [String(ariaLabel), String(lang)],
    ...node.children.flatMap((child) => saidIn(child, String(lang))),
  ];
}

test('around and within a post in English a screen reader says the words of the blog in Korean', async () => {
  const { toHtml } = await import('../../../lib/content/text/html');
  const { Post } = await import('../../../components/post');
  const html = await toHtml({ content: '> [!NOTE]\n> Water\n\nTea[^1]\n\n[^1]: Leaf', format: 'markdown' });
  const page = render(Post as ComponentType<never>, {
    post: { ...post, title: 'Tea', tags: ['tea'], lang: 'en' },
    html,
    reading: { minutes: 3, contents: [{ id: 'water', text: 'Water', level: 2 }], hasDropCap: false },
  });
  const said = saidIn(unified().use(rehypeParse, { fragment: true }).parse(page));
  const inLanguage = (wanted: string) =>
    said.flatMap(([words, lang]) => (lang === wanted && /\p{L}/u.test(words) ? [words] : [])).join(' ');
  expect(inLanguage('ko')).not.toMatch(/[a-z]/i);
  expect(inLanguage('en')).not.toMatch(/[가-힣]/);
  for (const word of ['Tea', 'Water', 'Leaf', 'tea']) expect(inLanguage('en')).toContain(word);
});

test('dates, counts and page numbers are Korean', async () => {
  const home = render((await import('../../../pages/index')).default, {
    posts: [post],
    total: 20_000,
    canonical: '/',
  });
  expect(home).toContain('2026년 11월 20일');
  expect(home).toContain(korean.lists.allPosts(20_000));
  expect(korean.lists.allPosts(20_000)).toContain('20,000');
  const { NO_LISTS } = await import('../../../lib/catalogue/lists/lists');
  const { archiveProps } = await import('../../../lib/rendering/lists/list-props');
  const { posts } = archiveProps({ ...NO_LISTS, all: [post] }, undefined) ?? {};
  const archive = render((await import('../../../pages/archive')).default, { posts, ...list });
  expect(archive).toContain('<h2>2026년</h2>');
  expect(archive).toContain('11월 20일');
  expect(archive).toContain(`<title>${korean.lists.archive}, ${korean.lists.page(3)} · 찻집</title>`);
});

test('the feed of a tag is Korean, too', async () => {
  const { tagFeed } = await import('../../../lib/rendering/documents/rss');
  expect(tagFeed('차', [{ post }]).body).toContain(
    `<description>${korean.lists.tagText('차')}</description>`,
  );
});
