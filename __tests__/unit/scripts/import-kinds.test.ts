// More of what people have written elsewhere, a line a kind: what generators, themes and hands make of front matter.
import { isPostFile } from '../../../lib/content/markdown/folder/file-name';
import { unknownFields } from '../../../lib/content/markdown/front-matter/unknown-fields';
import { linkIndex } from '../../../lib/content/markdown/link-index';
import { missingPosts } from '../../../lib/content/markdown/missing-posts';
import { readMarkdown } from '../../../lib/content/markdown/post/read-markdown';
import { problemKinds } from '../../../lib/content/markdown/tell';
import { parsePost } from '../../../lib/content/post/post';
import { toHtml } from '../../../lib/content/text/html';

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
    ["Astro Paper's", 'pubDatetime: 2022-07-08T09:10:11Z', '2022-07-08T09:10:11'],
    ['a field for both', 'published: 2022-07-08', '2022-07-08'],
    ['Korean', 'date: 2022년 7월 8일', '2022-07-08'],
    ['Japanese', 'date: 2022年07月08日(金)', '2022-07-08'],
    ['seconds', 'date: 1657271411', '2022-07-08T09:10:11'],
    ['Zola', 'extra:\n  created: 2022-07-08', '2022-07-08'],
    ['an address', 'permalink: /2022/07/08/jam.html', '2022-07-08'],
    ['Go', 'date: 2022-07-08 18:10:11 +0900 KST', '2022-07-08T09:10:11'],
    ['a zone by its name', 'date: 2022-07-08 18:10:11 Asia/Seoul', '2022-07-08T09:10:11'],
    ['a zone in brackets', 'date: 2022-07-08T18:10:11+09:00[Asia/Seoul]', '2022-07-08T09:10:11'],
    ['a compact one', 'date: 20220708T091011Z', '2022-07-08T09:10:11'],
    ['a compact one with its hour', 'date: 202207080910', '2022-07-08T09:10'],
    ['an afternoon in Korean', 'date: 2022. 7. 8. 오후 6:10', '2022-07-08T18:10'],
    ['an hour in Korean', 'date: 2022년 7월 8일 오전 9시 10분', '2022-07-08T09:10'],
    ['a weekday in Korean', 'date: 2022년 7월 8일 금요일', '2022-07-08'],
    ['an hour in Japanese', 'date: 2022年7月8日 9時10分', '2022-07-08T09:10'],
    ['a weekday in Japanese', 'date: 2022年7月8日（金曜日） 09:10', '2022-07-08T09:10'],
    ['German', 'date: Freitag, 8. Juli 2022', '2022-07-08'],
    ['French', 'date: vendredi 8 juillet 2022', '2022-07-08'],
    ['Spanish', 'date: 8 de julio de 2022', '2022-07-08'],
    ['Russian', 'date: 8 июля 2022 г.', '2022-07-08'],
    ['the middle of a word order', 'date: 2022-Jul-08', '2022-07-08'],
    ['an hour alone', 'date: July 8, 2022 at 9 am', '2022-07-08T09:00'],
    ['the end of a day', 'date: 2022-07-07T24:00:00Z', '2022-07-08T00:00:00'],
    ['a list of one', 'date:\n  - 2022-07-08', '2022-07-08'],
    ['an object', 'date:\n  published: 2022-07-08\n  updated: 2022-07-09', '2022-07-08'],
    ['a type of YAML', 'date: !!timestamp 2022-07-08', '2022-07-08'],
    ["Obsidian's link", 'date: "[[2022-07-08]]"', '2022-07-08'],
    ['a field of the Open Graph', 'article:published_time: 2022-07-08', '2022-07-08'],
    ['Contentful', 'first_published_at: 2022-07-08', '2022-07-08'],
    ['a Korean field', '작성일: 2022-07-08', '2022-07-08'],
    ['a Japanese field', '公開日: 2022/07/08', '2022-07-08'],
    ['Korean, as blogs of portals say it', '공개일: 2022-07-08', '2022-07-08'],
    ['Chinese, in long signs', '發佈日期: 2022-07-08', '2022-07-08'],
    ['a Chinese field', '日期: 2022-07-08', '2022-07-08'],
    ['`publish`, which says both', 'publish: 2022-07-08', '2022-07-08'],
    ['a program', 'date: 1657271411.25', '2022-07-08T09:10:11.250'],
    ['wide digits', 'date: ２０２２年７月８日', '2022-07-08'],
    ['a Spanish field', 'publicado: 2022-07-08', '2022-07-08'],
    ...'발행 공개 게시 公開 公開済み 发布 已发布 опубликовано public visible live online is_public 공개여부'
      .split(' ')
      .map((name) => [`${name}, which says both`, `${name}: 2022-07-08`, '2022-07-08']),
    ['the later one, where one says when it is shown', 'date: 2020-01-02\n공개: 2098-07-08', '2098-07-08'],
    [
      'its own, where another says when something was live',
      'date: 2022-07-08\nlive: 2019-05-06',
      '2022-07-08',
    ],
    [
      'a day to come of what is shown later, beside its own',
      'date: 2021-01-02\npublishDate: 2098-07-08',
      '2098-07-08',
    ],
    ['the latest of those', 'date: 2021-01-02\npublished: 2021-02-03\npublish_at: 2098-07-08', '2098-07-08'],
    ...['published_at', 'publishDate', 'publish_on', '공개'].map((name) => [
      `its own, where the day of ${name} has come`,
      `date: 2022-07-08\n${name}: 2023-01-02`,
      '2022-07-08',
    ]),
    ['its own, where both are to come', 'date: 2098-07-08\npublishDate: 2097-01-02', '2098-07-08'],
    ['its own, beside a plan that is over', 'date: 2022-07-08\nschedule: 2023-01-02', '2022-07-08'],
    ['a plan', 'schedule: 2022-07-08', '2022-07-08'],
    ['an embargo', 'date: 2021-01-02\nembargo_until: 2098-07-08 00:00', '2098-07-08'],
    ['its own, beside the year of a thing', 'date: 2022-07-08\npublished: 2023', '2022-07-08'],
    ['its own, beside a plan in words', 'date: 2022-07-08\nschedule: weekly', '2022-07-08'],
    ['Korean under what says both', '공개: 2022년 7월 8일', '2022-07-08'],
    ['Notion, with its zone', 'date: July 8, 2022 6:10 PM (GMT+9)', '2022-07-08T09:10'],
    ['a zone by its name in brackets', 'date: 2022-07-08 18:10 [Asia/Seoul]', '2022-07-08T09:10'],
    ['a word in brackets', 'date: 2022-07-08 18:10 (CST)', '2022-07-08T18:10'],
    ['Notion, from one day to another', 'date: July 8, 2022 → July 9, 2022', '2022-07-08'],
    ['its own, beside a link', 'date: 2022-07-08\nlive: https://a.example', '2022-07-08'],
    ['a phone, with long dashes', 'date: 2022–07–08', '2022-07-08'],
    ['a hand, with one digit each', 'date: 2022-7-8T9:1:2Z', '2022-07-08T09:01:02'],
    ['a weekday in brackets', 'date: 2022/07/08(Fri) 09:10', '2022-07-08T09:10'],
    ['Org', 'date: <2022-07-08 Fri 09:10>', '2022-07-08T09:10'],
    ['a dash before the hour', 'date: July 8, 2022 — 9:10', '2022-07-08T09:10'],
    ['French, with its hour', 'date: le 8 juillet 2022 à 9h10', '2022-07-08T09:10'],
    ['Turkish', 'date: 8 Temmuz 2022', '2022-07-08'],
    ['slashes around a word', 'date: 8/jul/2022', '2022-07-08'],
    ['lines below', 'date: 2022_07_08', '2022-07-08'],
    ['spaces', 'date: 2022 07 08', '2022-07-08'],
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
    ['20220708-plum-jam.md', 'plum-jam'],
    ['202207081230 Plum jam.md', 'Plum jam'],
    ['20220708.md', '20220708'],
    ['202207081230.md', '202207081230'],
    ['[2022-07-08] plum jam.md', 'plum jam'],
    ['[20220708] plum jam.md', 'plum jam'],
    ['2022-07-08T10-00-00-plum-jam.md', 'plum-jam'],
    ['2022-07-08T1000-plum-jam.md', 'plum-jam'],
    ['2022-07-08T10-00-00+09-00.md', '2022-07-08T10-00-00+09-00'],
    ['2022-07-08-10-00-plum-jam.md', 'plum-jam'],
    ['2022-07-08 10.00.30 plum jam/index.md', 'plum jam'],
    ['2022-07-08-24-7-jam.md', '24-7-jam'],
    ['2022-07-08-10-00.md', '10-00'],
    ['plum-jam-2022-07-08.md', 'plum-jam-2022-07-08'],
    ['plum_jam_2022_07_08.md', 'plum_jam_2022_07_08'],
    ['Plum jam (2022-07-08).md', 'Plum jam (2022-07-08)'],
    ['Plum jam [20220708].md', 'Plum jam [20220708]'],
    ['자두 2022년 7월 8일.md', '자두 2022년 7월 8일'],
    ['(2022.07.08) plum jam/index.md', 'plum jam'],
    ['2022년 7월 8일 자두.md', '자두'],
    ['2022年7月8日.md', '2022年7月8日'],
  ])('the name %s', (path, id) => {
    expect(read('Text.', path).fields).toMatchObject({ id, publishedAt: '2022-07-08T00:00:00.000Z' });
  });

  test.each([
    [
      'date: 2022-07-08\nschedule: 2098-01-02',
      'schedule: the post has a date, and does not wait for "2098-01-02"',
    ],
    [
      'date: 2022-07-08\ngo_live: 2098-01-02',
      'go_live: the post has a date, and does not wait for "2098-01-02"',
    ],
    ['date: 2022-07-08\npublish_time: "21:00"', 'publish_time: "21:00" names no day'],
    ['date: 2022-07-08\npublish_time: 9:30 pm', 'publish_time: "9:30 pm" names no day'],
  ])('its own of %s, and the author is told', (written, told) => {
    const { fields, problems } = read(yaml(written));
    expect(fields.publishedAt).toMatch(/^2022-07-08/);
    expect(problems).toEqual([expect.stringContaining(told)]);
  });

  test('the day of its change, where no other is said, which the author is told', () => {
    const { fields, problems } = read(yaml("updated_at: '2022-07-08T09:10:11+09:00'"));
    expect([fields.publishedAt, fields.updatedAt]).toEqual(Array(2).fill('2022-07-08T00:10:11.000Z'));
    expect(problems).toEqual([expect.stringContaining('updated_at: the post says no other date')]);
    expect(read(yaml('lastmod: 2098-01-02')).fields.publishedAt).toBeUndefined();
    expect(read(yaml('status: scheduled\nlastmod: 2022-01-02')).fields.draft).toBe(true);
  });

  test.each([
    ['2022-07-08-10-00-plum-jam.md', 'Plum jam'],
    ['2022-07-08T10-00-00-plum-jam.md', 'Plum jam'],
    ['plum-jam-2022-07-08.md', 'Plum jam'],
    ['Plum jam (2022-07-08).md', 'Plum jam'],
    ['plum-jam-2022-07-08.ko.md', 'Plum jam'],
    ['2022-07-08.md', '2022-07-08'],
  ])('the name %s, which the title is without: %s', (path, title) => {
    expect(read('Text.', path).fields).toMatchObject({ title, publishedAt: '2022-07-08T00:00:00.000Z' });
  });

  test('the time in a name was once part of the id, and leads to it', () => {
    const { fields } = read('Text.', '2022-07-08-10-00-plum-jam.md');
    expect(fields.formerIds).toEqual(['2022-07-08-10-00-plum-jam', '10-00-plum-jam']);
  });

  test.each([
    'jam-2020.md',
    'jam-v1.2.3.md',
    'jam-v2020.01.02.md',
    'jam-2020.1.2.md',
    'jam-20200102.md',
    '10-2020-13-02.md',
  ])('no version and no number in the name %s', (path) => {
    expect(read('Text.', path)).toMatchObject({ fields: { publishedAt: undefined }, problems: [] });
  });

  test('no day to come that ends a name, which may be that of a thing, so the author is told', () => {
    const { fields, problems } = read('Text.', 'meeting-2098-07-08.md');
    expect([fields.publishedAt, problems]).toEqual([undefined, [expect.stringContaining('is to come')]]);
    expect(read(yaml('date: 2022-07-08'), 'meeting-2098-07-08.md')).toMatchObject({
      fields: { publishedAt: '2022-07-08T00:00:00.000Z' },
      problems: [],
    });
  });

  test('no name whose date does not exist, which the author is told', () => {
    const { fields, problems } = read('Text.', '2022-02-30-jam.md');
    expect([fields.id, fields.publishedAt, problems]).toEqual([
      'jam',
      undefined,
      ["the date in the file's name, 2022-02-30, is none"],
    ]);
  });

  test('no time without a day', () => {
    const { fields, problems } = read(yaml('publish_time: "21:00"'));
    expect([fields.publishedAt, problems]).toEqual([undefined, [expect.stringContaining('names no day')]]);
  });

  test.each(['soon', '13/2098'])('nothing where one says from %s on, which nobody understands', (written) => {
    const { fields } = read(yaml(`date: 2022-07-08\npublish_on: ${written}\npublish_at: 2021-01-02`));
    expect(fields.publishedAt).toBe(written);
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
    ['lastEdited: 2022-07-09'],
    ['last_updated_on: 2022-07-09'],
    ['dateRevised: 2000-01-01\nmtime: 2022-07-09'],
    ['수정일: 2022-07-09'],
    ['更新日: 2022-07-09'],
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

  test.each(['2022-07', 'July 2022', '2022년 7월', 'Jul. 2022'])(
    'a month, with a word to the author: %s',
    (month) => {
      const { fields, problems } = read(yaml(`date: ${month}`));
      expect(fields.publishedAt).toBe('2022-07-01T00:00:00.000Z');
      expect(problems).toEqual([expect.stringContaining('names no day')]);
    },
  );

  test.each(['published_on: Sept 31, 2030', 'publish_on: Q1 2030'])(
    'nor from %s, which hides the post',
    async (fields) => {
      const { fields: post, problems } = read(yaml(fields));
      await expect(parsePost({ ...post, content: '' }, 'jam.md')).rejects.toThrow('publishedAt: not a date');
      expect(problems).toEqual([expect.stringContaining('is no date')]);
    },
  );

  test.each(['online: 24/7', 'live: 3.5 stars', 'listed: 5-10 USD'])('and not from %s', (words) => {
    expect(read(yaml(`date: 2022-07-08\n${words}`)).fields.publishedAt).toMatch(/^2022-07-08/);
  });

  test("the field, where the file's name says the same, and another field an earlier day", () => {
    const { fields } = read(yaml('date: 2030-01-01\n공개: 2020-01-01'), '2030-01-01-jam.md');
    expect(fields.publishedAt).toMatch(/^2030-01-01/);
  });

  test("the file's name, where the field can't be read, which the author is told", () => {
    const { fields, problems } = read(yaml('date: 2022-02-30 10:00'), '2022-03-02-jam.md');
    expect(fields.publishedAt).toBe('2022-03-02T00:00:00.000Z');
    expect(problems).toEqual([expect.stringContaining("the date is that of the file's name")]);
  });

  test('nothing that a template left empty, which the author is told', () => {
    const { fields, problems } = read(yaml('date: {{date}}'));
    expect(fields.publishedAt).toBeUndefined();
    expect(problems).toEqual(['date: no date is written there']);
  });

  test.each([
    ['Eleventy', 'date: git Last Modified'],
    ['Quarto', 'date: today'],
    ['R', 'date: "`r Sys.Date()`"'],
    ["Obsidian's Templater", 'created: <% tp.date.now() %>'],
    ['a template', 'date: "{{date:YYYY-MM-DD}}"'],
  ])('nor what %s is to fill in, which the author is told', (_, fields) => {
    const { fields: post, problems } = read(yaml(fields));
    expect(post.publishedAt).toBeUndefined();
    expect(problems).toEqual([expect.stringContaining('is for a program to fill in')]);
  });

  test.each([
    ['publishDate: today', { publishedAt: 'today' }],
    ['expires: now', { unpublishAt: 'now' }],
    ['unpublishAt: today', { unpublishAt: 'today' }],
  ])(
    'but where it says from when on, or until when, the post is shown, nobody knows: %s',
    (field, expected) => {
      const { fields, problems } = read(yaml(`date: 2022-07-08\n${field}`));
      expect(fields).toMatchObject(expected);
      expect(problems).toEqual([expect.stringContaining('is no date')]);
    },
  );

  test.each(['time: 5 min', 'when: last summer', 'timestamp: soon', 'written: by hand'])(
    'and not from %s, which says something else',
    async (fields) => {
      const { fields: post, problems } = read(yaml(fields));
      expect([post.publishedAt, post.draft, problems]).toEqual([undefined, false, []]);
    },
  );
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
    'draft: "[x]"',
    'draft: [true]',
    'draft: ✓',
    'published: ❌',
    'isPublished: false',
    'publishable: false',
    'online: false',
    'shown: false',
    'enable: false',
    'invisible: true',
    'unfinished: true',
    'in_progress: true',
    'isUnlisted: true',
    'isDelisted: true',
    'nopublish: true',
    'excludeFromCollections: true',
    'expired: true',
    'members_only: true',
    'dg-publish: false',
    'status: 초안',
    'status: 非公開',
    'status: "draft 🚧"',
    'status: on hold',
    'visibility: members',
    'access: private',
    'stage: draft',
    'workflow: draft',
    'type: draft',
    'permalink: no',
    '비공개: true',
    '공개: false',
    '下書き: true',
    'post_state: draft',
    'isDraftPost: true',
    'post-is-private: yes',
    'publicationState: draft',
    'status: [draft, review]',
    'stage: [draft, review]',
    'tier: members',
    'audience: founding',
    'access: members only',
    'status: work in progress',
    '상태: 초안',
    'Estado: borrador',
    '“draft”: true',
    'can_publish: false',
    'ready_to_publish: no',
    '공개여부: N',
    '발행 여부: 아니오',
    '公開設定: 非公開',
    '是否发布: 否',
    'publicado: no',
    'veröffentlicht: nein',
    'ignorePublish: true',
    'status: featured\npublished: no',
  ])('%s', (fields) => {
    const { fields: post, problems } = read(yaml(fields));
    expect(post.draft).toBe(true);
    expect(problems).toEqual([]);
  });

  test.each([
    'draft: perhaps',
    'status: fermenting',
    'status: to be published',
    'status: not ready yet',
    'status: needs review',
    'status: done but not published',
    'status: live soon',
    'published: "?"',
    'hidden: [web]',
    'private: friends',
  ])('%s, which the author is told', (fields) => {
    const { fields: post, problems } = read(yaml(fields));
    expect(post.draft).toBe(true);
    expect(problems).toEqual([expect.stringMatching(/is not understood, so the post is hidden$/)]);
  });

  test.each([
    '_drafts/jam.md',
    'drafts/jam.md',
    'Drafts/2022/jam.md',
    'blog/_drafts/jam/index.md',
    'private/jam.md',
    'WIP/jam.md',
    'jam.draft.md',
    'Borradores/jam.md',
    '초안/jam.md'.normalize('NFD'),
  ])('the folder in %s', (path) => {
    expect(isPostFile(path)).toBe(true);
    expect(read('Text.', path).fields.draft).toBe(true);
  });

  test.each([
    'archived: true',
    'ready: false',
    'active: no',
    'removed: yes',
    'show: false',
    'skip: true',
    'todo: true',
    'hide_from_list: true',
    'hideFromFeed: true',
    'hiddenFromHomePage: true',
    'article: false',
  ])('%s, which some mean otherwise, so the author is told', (written) => {
    const { fields, problems } = read(yaml(written));
    expect([fields.draft, problems]).toEqual([true, [`${written.split(':')[0]}: the post is hidden for it`]]);
  });

  test.each([
    ['publication: { state: draft }', 'for'],
    ['stage: draft-2', 'for "draft-2"'],
    ['status: Draft v3', 'for "Draft v3"'],
    ['states: [draft]', 'for'],
    ['workflow: { state: { name: draft } }', 'for'],
    ['cms: { workflow: { state: draft } }', 'for what is said in it'],
    ['edition: draft', 'for "draft"'],
    ['darft: true', 'for "true"'],
    ['publised: false', 'for "false"'],
    ['scheduled: true', 'for "true"'],
    ['approved: false', 'for it'],
    ['audience: only_paid', 'for "only_paid"'],
    ['is_premium: true', 'for it'],
    ['paywall: true', 'for it'],
  ])('%s, which may mean something else, so the author is told', (written, why) => {
    const { fields, problems } = read(yaml(written));
    expect([fields.draft, problems]).toEqual([true, [expect.stringContaining(`the post is hidden ${why}`)]]);
  });

  test.each([
    ['its title', 'title: "[DRAFT] Jam"', 'Text.', 'jam.md'],
    ['its title', 'title: "Draft: Jam"', 'Text.', 'jam.md'],
    ['its title', 'title: 잼 (초안)', 'Text.', 'jam.md'],
    ['its first line', 'title: Jam', '> **DRAFT**\n\nText.', 'jam.md'],
    ['its folder', 'title: Jam', 'Text.', '00 Drafts/jam.md'],
    ["its file's name", 'title: Jam', 'Text.', 'jam.wip.md'],
    ["its file's name", 'title: Jam', 'Text.', '[draft] jam.md'],
    ["its file's name", 'title: Jam', 'Text.', '[draft] jam/index.md'],
    ['its title', 'title: "[Entwurf] Haus"', 'Text.', 'jam.md'],
  ])('%s, where no generator looks, so the author is told: %s', (place, fields, body, path) => {
    const { fields: post, problems } = read(yaml(fields, body), path);
    expect([post.draft, problems]).toEqual([true, [`the post is hidden for ${place}`]]);
  });

  test.each([
    ['title: Jam (WIP)', 'jam.md'],
    ['title: Jam', 'draft-jam.md'],
    ['title: Jam', 'Entwurf/jam.md'],
    ['title: "Entwurf: Haus am See"', 'jam.md'],
    ['title: "Drafts: an app"', 'jam.md'],
    ['title: "Unpublished: letters"', 'jam.md'],
    ['title: "🚧 WIP: jam"', 'jam.md'],
    ['title: DRAFT - jam', 'jam.md'],
    ['title: Draft', 'jam.md'],
    ['title: 초안) 잼', 'jam.md'],
    ['title: Jam', 'jam-wip.md'],
    ['title: Jam', '임시/jam.md'],
  ])('and perhaps by %s in %s, so the author is told that it does not', (fields, path) => {
    const { fields: post, problems } = read(yaml(fields), path);
    expect([post.draft, problems]).toEqual([false, [expect.stringContaining('only draft: true hides')]]);
  });

  test.each([
    'released: v1.2.0',
    'completed: 80%',
    'done: 2 of 3',
    'final: "3:2"',
    'reviewed: Ada',
    'internal: /x',
    'retired: 2020',
    'locked: by a key',
    'live: Berlin',
    'online: at Zoom',
    'listed: NASDAQ',
    'disabled: veterans',
    'enabled: by default',
    'todo: [stir, taste]',
    'active: 2099-01-01',
    'show: 2099-01-01',
    'enabled: 2099-01-01',
  ])('and not by %s, of which the author is told', (written) => {
    const { fields, problems } = read(yaml(written));
    expect([fields.draft, problems]).toEqual([false, [expect.stringContaining('hides nothing')]]);
  });

  test.each(['**Drafts**', 'WIP', '(작성 중)', '> Draft: to be ended.', '> 🚧 Work in progress'])(
    'and perhaps by the first line %s, so the author is told that it does not',
    (line) => {
      const { fields, problems } = read(yaml('title: Jam', `${line}\n\nText.`));
      expect([fields.draft, problems]).toEqual([false, [expect.stringContaining('only draft: true hides')]]);
    },
  );

  test.each(['draft: false', 'published: true', 'status: published'])(
    'and not by a guess where the author says %s, of which the author is told',
    (said) => {
      const { fields, problems } = read(yaml(`title: "Draft: how the NBA picks"\n${said}`));
      expect([fields.draft, problems]).toEqual([false, [expect.stringContaining('it is shown')]]);
    },
  );

  test.each([
    ['Jam', '## Entwurf\n\nText.'],
    ['Jam', 'Drafts\n---\n\nText.'],
    ['Jam', '# Drafts\n\nText.'],
    ['Jam', '- Draft\n- Review'],
    ['Jam', '#draft\n\nText.'],
    ['Jam', 'Drafts:\n\n1. Text.'],
    ['Jam', '`draft`\n\nText.'],
    ['Jam', '| Draft |\n|---|\n| a |'],
  ])('and not by a word in the text of "%s": %j', (title, body) => {
    const { fields, problems } = read(yaml(`title: ${title}`, body));
    expect([fields.draft, problems]).toEqual([false, []]);
  });

  test.each([
    'unfinished/index.md',
    '2019-draft/index.md',
    'entwurf/index.ko.md',
    'horses/of-draft-and-load.md',
    'draft-horses/index.md',
    'on-draft/index.md',
  ])('and not by a word in a title, a text or a name: %s', (path) => {
    const { fields, problems } = read(yaml('title: Draft horses', 'Drafts of two.'), path);
    expect([fields.draft, problems]).toEqual([false, []]);
  });

  test.each(['zenn:\n  published: false', 'custom: { draft: yes }'])(
    "another program's %s, which the author is told",
    (written) => {
      const { fields, problems } = read(yaml(written));
      expect([fields.draft, problems]).toEqual([true, [expect.stringContaining('hidden for what is said')]]);
    },
  );

  test('a tag hides nothing, which the author is told', () => {
    const { fields, problems } = read(yaml('tags: [draft, jam]'));
    expect([fields.draft, problems]).toEqual([false, [expect.stringContaining('hides nothing')]]);
  });

  test('of such a tag nothing is said where a field says it', () => {
    const { fields, problems } = read(yaml('tags: [draft, jam]\ndraft: true'));
    expect([fields.draft, problems]).toEqual([true, []]);
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
    'draft: []',
    'published: ✅',
    'published: 2022',
    'published: December 2019',
    'status: "[[Published]]"',
    'status: ["[[Published]]"]',
    'status: Published ✅',
    'status: Published (no longer updated)',
    'status: "Live – needs photos"',
    'status: published until 2027',
    'status: evergreen (never finished)',
    'status: 발행',
    'status: 公開',
    'status: approved',
    'visibility: Everyone',
    'access: public',
    'audience: developers',
    'stage: 3',
    'type: post',
    'type: review',
    'kind: idea',
    'stage: internal',
    'live: https://demo.example',
    'display: grid',
    'archive: letters',
    'exclude: [sitemap]',
    'render: always',
    'stage: seedling',
    'cover: { hidden: true }',
    'comments: { visible: false }',
    'repository: { private: true }',
    'hide_title: true',
    'status: { name: Published }',
    'craft: true',
    'publication: The Times',
    'published_in: The Times',
    'partnership: paid',
    'type: paid',
    'club: members',
    'room: private',
    'beer: draft',
    'kind: draft beer',
    'product: { type: draft beer }',
    'stage: private beta',
    'publication: Private Eye',
    'state: Draft Picks',
    'status: featured',
    'ignorePublish: false',
    'active: 2020-01-01',
    'audience: everyone',
    'access: only here',
    'paywall: false',
    'is_article: false',
    'article: The Times',
    'article: true',
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
      'a folder and its index',
      'permalink: /2022/damson/index.php',
      'a.md',
      { id: 'damson', aliases: ['/2022/damson/index.php'] },
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
    ['its file, where the id is a hash', 'id: 0b54dfa05cc54c3e8f63', 'a.md', { id: 'a' }],
    ['its folder, and a language', 'title: A', 'damson/index.ko.md', { id: 'damson.ko', lang: 'ko' }],
    [
      'its folder without the date',
      'title: A',
      '2022-07-08-damson/index.md',
      { id: 'damson', formerIds: ['2022-07-08-damson'] },
    ],
    ["Sanity's slug", 'slug: { _type: slug, current: damson }', 'a.md', { id: 'damson' }],
    ['its file, whatever its ending', 'title: A', 'Damson.MARKDOWN', { id: 'Damson' }],
    ['its folder, as a bundle of Bear', 'title: A', 'Damson.textbundle/text.markdown', { id: 'Damson' }],
    ['its file, which says what it becomes', 'title: A', '2022-07-08-damson.html.md', { id: 'damson' }],
    [
      'its file, without its place in a list',
      'title: A',
      '2.damson.md',
      { id: 'damson', formerIds: ['2.damson'] },
    ],
    ['its file, with a version', 'title: A', '2.0-damson.md', { id: '2.0-damson' }],
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

  test.each([
    'redirect_from: /PostView.nhn?logNo=12',
    'redirect_from: ["https://old.example/view.asp?id=3"]',
    'permalink: /index.php?p=12',
  ])('no address that a query makes that of one post: %s, which the author is told', (fields) => {
    const { fields: post, problems } = read(yaml(fields));
    expect(post).toMatchObject({ id: 'plum-jam', aliases: [] });
    expect(problems).toEqual([expect.stringMatching(/can be no address of this blog|is no address on this/)]);
  });

  test('its file where the permalink is the name of a pattern', () => {
    expect(read(yaml('permalink: pretty'))).toMatchObject({ fields: { id: 'plum-jam' }, problems: [] });
  });

  test('a post that led elsewhere is shown, which the author is told', () => {
    const { fields, problems } = read(yaml('redirect_to: https://a.example/jam'));
    expect([fields.draft, problems]).toEqual([false, [expect.stringContaining('is not followed here')]]);
  });

  test.each<[string, string, object]>([
    ['Jekyll', 'redirect_from:\n  - /jam.html\n  - /old/jam/', { aliases: ['/jam.html', '/old/jam/'] }],
    ['Hugo', 'aliases: [/jam/, old/jam.html]', { aliases: ['/jam/', '/old/jam.html'] }],
    ['one text', 'redirect_from: /jam.html', { aliases: ['/jam.html'] }],
    ['a whole address', 'aliases: ["https://old.example/jam?p=1"]', { aliases: ['/jam'] }],
    ['slugs', 'oldSlugs: [jam, jelly]', { aliases: [], formerIds: ['jam', 'jelly'] }],
    ['a query of the start page', 'redirect_from: ["?p=12"]', { aliases: [], formerIds: [] }],
    [
      'objects',
      'aliases: [{ url: /jam/ }, { path: /jelly }, /old]',
      { aliases: ['/jam/', '/jelly', '/old'] },
    ],
    ['from and to', 'redirects: [{ from: /jam, to: /blog/jam }]', { aliases: ['/jam'] }],
    ['an address with what it answers', 'aliases: { /jam: 301 }', { aliases: ['/jam'] }],
    ['the old one of two', 'aliases: { /jam: /blog/plum-jam }', { aliases: ['/jam'] }],
    [
      'an export of Blogger',
      'blogger_orig_url: https://mira.blogspot.example/2022/07/jam.html',
      { aliases: ['/2022/07/jam.html'] },
    ],
    ['names with commas', 'aliases: ["Jam, plum", Jelly]', { formerIds: ['Jam, plum', 'Jelly'] }],
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
    ["Pelican's list of authors", 'authors: Mira Vole; Oto Lark', { author: 'Mira Vole, Oto Lark' }],
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
    ...['featured-image', 'cover', 'thumbnail'].map((name): [string, string, object] => [
      `a cover among Hugo's resources called ${name}`,
      `resources:\n- { src: "*.pdf", name: plan }\n- { src: images/a.jpg, name: ${name} }`,
      { coverBeside: { src: 'images/a.jpg' } },
    ]),
    [
      'a cover before one among resources',
      'cover: /b.jpg\nresources: [{ src: a.jpg, name: cover }]',
      { cover: { src: '/b.jpg' } },
    ],
    [
      'the file of a cover that resources name',
      'featuredImage: featured-image\nresources: [{ src: "*.jpg", name: cover }, { src: a.jpg, name: featured-image }]',
      { coverBeside: { src: 'a.jpg' } },
    ],
    ["a theme's cover", 'header:\n  teaser: /img/a.jpg', { cover: { src: '/img/a.jpg' } }],
    ['a list of covers', 'images: [/img/a.jpg, /img/b.jpg]', { cover: { src: '/img/a.jpg' } }],
    ['a language', 'locale: ko_KR', { lang: 'ko-KR' }],
    ['tags with other signs between', 'tags: tin | old tin', { tags: ['tin', 'old tin'] }],
    ['tags that a comment would be', 'tags: #tin #copper', { tags: ['tin', 'copper'] }],
    ['the same in a list', 'tags:\n  - #tin\n  - copper # old', { tags: ['tin', 'copper'] }],
    ['tags as a text in a list', 'tags: ["tin, copper"]', { tags: ['tin', 'copper'] }],
    ['tags as keys', 'tags:\n  tin:\n  copper:', { tags: ['tin', 'copper'] }],
    ['a tree of categories', 'categories:\n  - fruit:\n    - plum', { tags: ['fruit', 'plum'] }],
    ["Grav's taxonomy", 'taxonomy:\n  tag: [tin]\n  category: pots', { tags: ['tin', 'pots'] }],
    ["Obsidian's links", 'tags: ["[[tin]]", "[[Pots|pot]]"]', { tags: ['tin', 'pot'] }],
    ['hashtags', 'hashtags: "#tin #copper"', { tags: ['tin', 'copper'] }],
    ['tags by a Korean name', '태그: [등불, 배]', { tags: ['등불', '배'] }],
    ['categories in one text', 'category: tin, copper', { tags: ['tin', 'copper'] }],
    ['an author with a mail', 'author: "Mira Vole <mira@a.example>"', { author: 'Mira Vole' }],
    ['an author in parts', 'author: { first_name: Mira, last_name: Vole }', { author: 'Mira Vole' }],
    ['authors who are chosen', 'author: { mira: true, oto: true, una: false }', { author: 'mira, oto' }],
    ['an author of whom more is said', 'author: { github: mira, verified: true }', { author: 'mira' }],
    ['an author without a name', 'author: { email: mira@a.example }', { author: null }],
    [
      'an alias',
      'motto: &d Words.\nsummary: *d\ntitle: Plum: jam',
      { excerpt: 'Words.', title: 'Plum: jam' },
    ],
    ['a star that is no alias', 'title: *tea*\nlink: https://a.example/?x&tea*=1', { title: '*tea*' }],
    ['authors by their keys', 'authors:\n  mira:\n    name: Mira Vole', { author: 'Mira Vole' }],
    ['an author as a link', 'author: "[[Mira Vole]]"', { author: 'Mira Vole' }],
    ['one in Markdown', 'author: "[Mira Vole](https://a.example)"', { author: 'Mira Vole' }],
    ['one in HTML', 'author: <a href="https://a.example">Mira Vole</a>', { author: 'Mira Vole' }],
    ['a language by its country', 'lang: kr', { lang: 'ko' }],
    ['a language of a system', 'lang: en_US.UTF-8', { lang: 'en-US' }],
    ['a title with backslashes', 'title: "Jam \\2.0 \\- new"', { title: 'Jam \\2.0 \\- new' }],
    ['a title with quotes in quotes', 'title: "He said "jam" twice"', { title: 'He said "jam" twice' }],
    ['a title with an apostrophe in such', "title: 'don't'", { title: "don't" }],
    ['two words in quotes', 'title: "Tea" and "jam"', { title: '"Tea" and "jam"' }],
    ['no tags of a template', 'tags: {{ tags }}', { tags: [] }],
    ['a list that is a text', 'authors: "[mira, oto]"', { author: 'mira, oto' }],
    ['an author by another name', 'written_by: Mira', { author: 'Mira' }],
    ['an author by a Korean name', '글쓴이: 미라', { author: '미라' }],
    ['a title with HTML', 'title: "<em>Plum</em> &amp; jam"', { title: 'Plum & jam' }],
    ['a title with Markdown', 'title: "`plum` and **jam**"', { title: 'plum and jam' }],
    ['a title that only looks so', 'title: Vec<T> and __init__', { title: 'Vec<T> and __init__' }],
    ['a title in several languages', 'title: { en: Jam, ko: 잼 }', { title: 'Jam' }],
    ['a title with brackets', 'title: [WIP] Jam', { title: '[WIP] Jam' }],
    ['a title that goes on', 'title: "Plum" jam', { title: '"Plum" jam' }],
    ['a title like an alias', 'title: *plum', { title: '*plum' }],
    ['a title by a Japanese name', 'タイトル: 灯り', { title: '灯り' }],
    ['a description in lines', 'description:\n  - Of plums\n  - and jam', { excerpt: 'Of plums and jam' }],
    ['a standfirst', 'standfirst: Of plums', { excerpt: 'Of plums' }],
    ['a description by a Korean name', '요약: 자두', { excerpt: '자두' }],
    ["Hexo's cover", 'cover_index: /img/a.jpg', { cover: { src: '/img/a.jpg' } }],
    ['a short name of a cover', 'featuredImg: /img/a.jpg', { cover: { src: '/img/a.jpg' } }],
    ['a cover for cards', 'twitter:\n  image: /img/a.jpg', { cover: { src: '/img/a.jpg' } }],
    ['a cover behind the address', 'image: "{{ site.url }}/img/a.jpg"', { cover: { src: '/img/a.jpg' } }],
    ['a cover in Markdown', 'image: "![A jar](/img/a.jpg)"', { cover: { src: '/img/a.jpg', alt: 'A jar' } }],
    ['a cover in HTML', 'image: <img src="/img/a.jpg">', { cover: { src: '/img/a.jpg' } }],
    ["Obsidian's links side by side", 'tags: [[tin]], [[pots]]', { tags: ['tin', 'pots'] }],
    ['an author as RSS has it', 'author: mira@a.example (Mira Vole)', { author: 'Mira Vole' }],
    ['an author in several languages', 'author: { ko: 미라, en: Mira }', { author: '미라' }],
    [
      'an author by the name of a page',
      'author: { Mira Vole: https://mira.example }',
      { author: 'Mira Vole' },
    ],
    ['a title with a number behind a sign', 'title: Jam no. #12 is done', { title: 'Jam no. #12 is done' }],
    ['a title without its comment', 'title: Plum jam # of last year', { title: 'Plum jam' }],
    ['a description that begins with a sign', 'description: #1 of three', { excerpt: '#1 of three' }],
    ['a title like a type', 'title: !important', { title: '!important' }],
    ['a title like an exclamation', 'title: ! Jam', { title: '! Jam' }],
    ['a title like a name', 'title: &amp; jam', { title: '& jam' }],
    ['a title like a text below', 'title: | jam', { title: '| jam' }],
    ['what is said elsewhere', 'base: &b\n  tags: [tin]\n<<: *b', { tags: ['tin'] }],
    ['a description that repeats a field', 'title: Jam\ndescription: "{{ page.title }}"', { excerpt: 'Jam' }],
    ["a theme's picture, which is no description", 'header: { teaser: /img/a.jpg }', { excerpt: null }],
    ['the first of several languages', 'lang: [ko, en]', { lang: 'ko' }],
    [
      'words of a cover in HTML',
      'image: <img src="/a.jpg" alt="A jar">',
      { cover: { src: '/a.jpg', alt: 'A jar' } },
    ],
    ["the blog's own author", 'authors: [default]', { author: null }],
    ['that one and another', 'authors: [default, mira]', { author: 'mira' }],
    [
      'an author whose name is in parts',
      'author: [{ name: { given: Mira, family: Vole } }]',
      { author: 'Mira Vole' },
    ],
    [
      'a cover with a caption',
      'image: { path: /img/a.jpg, alt: A jar, caption: "Photo by [**Oto**](https://oto.example)" }',
      { cover: { src: '/img/a.jpg', alt: 'A jar', caption: 'Photo by Oto' } },
    ],
    [
      "a theme's caption",
      'header: { overlay_image: /img/a.jpg, caption: By Oto }',
      { cover: { src: '/img/a.jpg', caption: 'By Oto' } },
    ],
    ['no end', 'expires: never', { unpublishAt: undefined }],
    ['an end', 'expiryDate: 2030-01-02', { unpublishAt: '2030-01-02T00:00:00.000Z' }],
    ['an end by another word', 'visible_until: 2030-01-02', { unpublishAt: '2030-01-02T00:00:00.000Z' }],
  ])('%s', async (_, fields, expected) => {
    const { fields: post } = read(yaml(fields));
    expect(post).toMatchObject(expected);
    await expect(parsePost({ ...post, content: '' }, 'jam.md')).resolves.toBeDefined();
  });

  test.each([
    ['cover: ./a.jpg', 'cover: "./a.jpg" is beside the post'],
    ['image: "javascript:alert(1)/.png"', 'is no address of a picture'],
    ['tags: [".."]', "can't be in an address"],
    ['cover: film.mp4', 'is no address of a picture'],
    ['cover: https://a.example/a.png "A jar"', 'is no address of a picture'],
    ['title: { plum }', 'title: what is written there is not understood'],
    ['lang: Korean', 'lang: what is written there is not understood'],
    ['description: "{{ site.about }}"', 'description: what is written there is not understood'],
    ['slug: [plum, jam]', 'slug: no address is understood there'],
    ['lastmod: yesterday', 'lastmod: "yesterday" is no date'],
  ])('left out of %s, which the author is told', async (fields, told) => {
    const { fields: post, problems } = read(yaml(fields));
    expect(problems).toEqual([expect.stringContaining(told)]);
    expect(await parsePost({ ...post, content: '' }, 'jam.md')).toMatchObject({ cover: null, tags: [] });
  });
});

test.each(['featured: https://a.example/page', 'cover: "#fff"', 'featured: true', 'header: { date: 1 }'])(
  '%s is no cover',
  (fields) => {
    expect(read(yaml(fields)).fields).not.toHaveProperty('cover');
  },
);

describe('the title is not shown twice', () => {
  test.each([
    ['a heading that is the same', 'title: Plum jam', '# Plum Jam\n\nText.', 'Text.'],
    ['one that is underlined', 'title: Plum jam', 'Plum jam\n===\n\nText.', 'Text.'],
    ['one with a full stop', 'title: Plum v1.0 jam', '# Plum v1.0 jam.\n\nText.', 'Text.'],
    ['one of signs', 'title: "?!"', '# ?!\n\nText.', 'Text.'],
    ['one with marks in it', 'title: Plum jam', '# **Plum** jam {#top}\n\nText.', 'Text.'],
    ['one of HTML', 'title: Plum jam', '<h1 align="center">Plum <em>jam</em></h1>\n\nText.', 'Text.'],
    [
      'one below a picture',
      'title: Plum jam',
      '![a](/a.png)\n\n# Plum jam\n\nText.',
      '![a](/a.png)\n\nText.',
    ],
    [
      'one below a picture and its caption',
      'title: Plum jam',
      '![a](/a.png)\n*A jar*\n\n# Plum jam\n\nText.',
      '![a](/a.png)\n*A jar*\n\nText.',
    ],
    [
      'one below a picture in HTML',
      'title: Plum jam',
      '<p><img src="/a.png"></p>\n\nPlum jam\n===\n\nText.',
      '<p><img src="/a.png"></p>\n\nText.',
    ],
    [
      'one of HTML below a comment',
      'title: Plum jam',
      '<!-- a -->\n<h1>\nPlum jam\n</h1>\nText.',
      '<!-- a -->\nText.',
    ],
  ])('%s goes', (_, fields, body, content) => {
    expect(read(yaml(fields, body)).content.trim()).toBe(content);
  });

  test.each([
    ['another heading', 'title: Plum jam', '# Sugar\n\nText.'],
    ['a smaller one', 'title: Plum jam', '## Plum jam\n\nText.'],
    ['one further down', 'title: Plum jam', 'Text.\n\n# Plum jam'],
    ['one in code', 'layout: post', '```sh\n# Plum jam\n```'],
    ['one with a sign more', 'title: "C#"', '# C++\n\nText.'],
    ['another number', 'title: "10"', '# 1.0\n\nText.'],
    ['another sign', 'title: "???"', '# !!!\n\nText.'],
  ])('%s stays', (_, fields, body) => {
    expect(read(yaml(fields, body)).content).toBe(body);
  });

  test('the title is that of a heading of HTML where nothing else says it', () => {
    const { fields, content } = read('<h1 align="center">Plum &amp; jam</h1>\n\nText.');
    expect([fields.title, content.trim()]).toEqual(['Plum & jam', 'Text.']);
  });

  test('headings of the first rank that are sections name nobody', () => {
    const body = 'Text.\n\n# One\n\n# Two';
    expect(read(yaml('layout: post', body))).toMatchObject({ fields: { title: 'Plum jam' }, content: body });
  });
});

test.each<[string, string, object]>([
  [
    'an object',
    "export const meta = {\n  title: 'Plum: jam',\n  date: '2022-07-08',\n  tags: ['tin'],\n}",
    {},
  ],
  [
    'its parts',
    "export const title = 'Plum: jam';\nexport const date = '2022-07-08'\nexport const tags = ['tin']",
    {},
  ],
  [
    'metadata',
    'export const metadata = {\n  // words\n  title: `Plum: jam`,\n  date: "2022-07-08",\n  tags: ["tin"],\n  private: true,\n};',
    { draft: true },
  ],
  [
    'one line',
    "export const meta = { title: 'Plum: jam', date: '2022-07-08', tags: ['tin'], draft: true };",
    { draft: true },
  ],
  [
    'an object of a type, with a text that has code in it',
    "export const metadata: Metadata = {\n  title: 'Plum: jam', // words\n  cover: `/a/$\u007b1}.png`,\n  date: '2022-07-08', tags: ['tin'], isDraft: true, // not yet\n}",
    { draft: true },
  ],
])('MDX says in %s what others have in front matter', (_, code, expected) => {
  const { fields } = read(`${code}\n\nText.`, 'jam/page.mdx');
  expect(fields).toMatchObject({
    id: 'jam',
    title: 'Plum: jam',
    publishedAt: '2022-07-08T00:00:00.000Z',
    tags: ['tin'],
    draft: false,
    ...expected,
  });
});

test('an object that cannot be read hides what it says to be hidden', () => {
  const { fields } = read('export const meta = { ...shared, draft: true }\n\nText.', 'jam/page.mdx');
  expect(fields.draft).toBe(true);
});

test.each(['not_published: true', 'Entwurf: ja', 'brouillon: oui', 'borrador: true'])('%s hides', (line) => {
  expect(read(yaml(`title: Jam\n${line}`)).fields.draft).toBe(true);
});

test.each(['publish_on', 'scheduled_for', 'go_live', 'embargo'])('%s says when', (name) => {
  expect(read(yaml(`title: Jam\n${name}: 2031-01-01`)).fields.publishedAt).toBe('2031-01-01T00:00:00.000Z');
});

test.each([
  ['a sign for a lost letter', 'Caf\ufffd', /"�" is in the file 1×/],
  ['UTF-8 taken for another encoding', 'CafÃ© dÃ©jÃ  vu', /signs such as "Ã©" are in the file 3×/],
  ['the same of Korean', Buffer.from('달빛 사다리').toString('latin1'), /signs such as/],
])('%s is named', (_, text, told) => {
  expect(read(text.repeat(_.includes('Korean') ? 3 : 1)).problems).toEqual([expect.stringMatching(told)]);
});

test("Ghost's word for the site's address is no address", () => {
  const text = yaml('title: Jam\nfeature_image: __GHOST_URL__/content/images/a.png', '[a](__GHOST_URL__/a/)');
  const { fields, content, problems } = read(text);
  expect([fields.cover, content, problems]).toEqual([{ src: '/content/images/a.png' }, '[a](/a/)', []]);
});

test('a field that the text repeats is shown there', () => {
  const text = yaml(
    'title: Plum jam\ncook: Mira',
    '# {{ page.title }}\n\nBy {{ page.cook }}, `{{ page.cook }}`.',
  );
  expect(read(text).content.trim()).toBe('By Mira, `{{ page.cook }}`.');
});

test.each([
  ['Jekyll', '{{ page.title }}'],
  ['VitePress', '{{ $frontmatter.title }}'],
  ['VuePress', '{{ $page.frontmatter.title }}'],
  ['Hugo', '{{< param title >}} and {{% param "title" %}}'],
  ['Quarto', '{{< meta title >}}'],
])('%s repeats a field in the text so', (_, written) => {
  expect(read(yaml('title: Jam', written)).content).toMatch(/^Jam( and Jam)?$/);
});

test('and MDX so', () => {
  const { content } = read(
    yaml('title: Jam', '{frontMatter.title}, {frontmatter.title} `{frontmatter.title}`'),
    'a.mdx',
  );
  expect(content).toBe('Jam, Jam `{frontmatter.title}`');
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
  ['README-FR.md', false],
  ['README_zh-CN.md', false],
  ['readme-driven-work.md', true],
  ['README.zh-cn.md', false],
  ['readme-is-dead.md', true],
  ['readme-as-code.md', true],
  ['readme-go.md', true],
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
  ['a/Sketch.excalidraw.md', false],
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

test("a link by a file's name to a post that is not here is named", () => {
  const text = '{% post_url 2022-07-08-jam %} {% post_url 2022-07-08-gone %} {{< ref "lost.md#a" >}}';
  const { references } = read(text);
  expect(references).toEqual(['jam.md', 'gone.md', 'lost.md#a']);
  const jam = { file: 'b.md', path: '2022-07-08-jam.md', post: { id: 'jam', title: 'Jam' } };
  expect(missingPosts([{ file: 'a.md', path: 'a.md', post: null, references }, jam])).toEqual(
    new Map([['a.md', 'a.md: links to posts that are not here: 2, the first is gone.md']]),
  );
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
    { id: 'c-sharp', title: 'C# and jam' },
  ]);
  expect(linkTo('C# and jam')).toBe('/blog/c-sharp');
  for (const target of [
    'damson',
    '../2022-07-08-plum-jam.md',
    'plum-jam.md#stones',
    'Plum Jam',
    'plum_jam',
    '/2022/plum.html',
    'plum',
    './damson/',
    './plum-jam.html',
  ]) {
    expect([target, linkTo(target)]).toEqual([target, '/blog/damson']);
  }
  for (const target of ['nobody', '/toml', '', 'jam'])
    expect([target, linkTo(target)]).toEqual([target, null]);
});

test("pictures are in the folder that Chirpy's field names", () => {
  const { fields, content } = read(
    yaml(
      'media_subpath: /assets/img/jam/\nimage: { path: a.png }',
      '![A](a.png) ![B](/b.png) ![C](https://a.example/c.png) [d](d.pdf) `![](e.png)` [f](f.md)',
    ),
  );
  expect(fields.cover).toEqual({ src: '/assets/img/jam/a.png' });
  expect(content).toBe(
    '![A](/assets/img/jam/a.png) ![B](/b.png) ![C](https://a.example/c.png) [d](/assets/img/jam/d.pdf) `![](e.png)` [f](f.md)',
  );
  expect(read(yaml('img_path: /assets/img', '![](a.png)'))).toMatchObject({
    content: '![](/assets/img/a.png)',
    fields: expect.not.objectContaining({ cover: expect.anything() }),
  });
});

test.each(['render_with_liquid: false', 'disableNunjucks: true', 'templateEngineOverride: md'])(
  'with %s nothing in the text is for a template',
  async (said) => {
    const { fields, content, problems } = read(
      yaml(`title: Jam\n${said}`, 'Use {% if a %}{{ page.title }}{{< b >}}.'),
    );
    const post = await parsePost({ ...fields, content }, 'jam.md');
    expect([post.excerpt, problems]).toEqual(['Use {% if a %}{{ page.title }}{{< b >}}.', []]);
    expect(read(yaml(said.replace(/:.*/, ': x'), 'Text.')).content).toBe('Text.');
  },
);

test.each([
  ['words for templates', 'Use {% raw %}{{ a }}{% endraw %} and {% b %}.'],
  ['a fence at its top', '```liquid\n{{ a }}\n\n{% b %}\n```'],
])('nor in a text with %s', async (_, text) => {
  const { content } = read(yaml('title: Jam\nrender_with_liquid: false', text));
  const html = await toHtml({ content, format: 'markdown' });
  expect(html.replace(/<[^>]*>/g, '')).toContain(text.replace(/```.*\n?/g, ''));
  // Whatever looks for code finds it there.
  if (text.startsWith('```')) expect(content).toMatch(/^```liquid$/m);
});

test('a line of nothing but hashtags above the text is its tags, and not shown there', async () => {
  const { fields, content } = read('# Jam\n#plum #stone/hard\n\nText.');
  expect([fields.title, fields.tags, content.trim()]).toEqual(['Jam', ['plum', 'stone/hard'], 'Text.']);
  for (const text of [
    '#plum\n\nText.',
    'We #boil #plums.',
    'Text.\n\n#plum #jam',
    '#1 #2\n\nText.',
    '#fff #abc\n\nText.',
  ])
    expect(read(text)).toMatchObject({ fields: { tags: [] }, content: text });
});

test.each([
  ['Text.\n\n#plum #stone/hard\n', '#plum #stone/hard'],
  ['Text.\n\n#plum\n\n', '#plum'],
  ['Text.\n\n#old plums# #jam', '#old plums# #jam'],
])('hashtags below a text are words, of which the author is told: %j', (text, hashtags) => {
  const { fields, problems, content } = read(text);
  expect([fields.tags, content]).toEqual([[], text]);
  expect(problems).toEqual([expect.stringContaining(`tags: "${hashtags}" below the text are words`)]);
  for (const other of ['Text.\n#plum', 'Text.\n\nWe are #1', '```\n\n#plum\n```', 'Text.\n\n#plum is it.'])
    expect(read(other).problems).toEqual([]);
});

test('the title that a name says is without its language', () => {
  expect(read('Text.', 'plum-jam.zh-CN.md').fields).toMatchObject({ title: 'Plum jam', lang: 'zh-CN' });
  expect(read('Text.', '2022-07-08.md').fields.title).toBe('2022-07-08');
  expect(read('Text.', '2019-03-04.ko.md').fields).toMatchObject({ title: '2019-03-04', lang: 'ko' });
});

test.each([
  ['socket.io.md', { title: 'Socket.io', lang: null }],
  ['2019년 3월 4일의 일기.md', { title: '2019년 3월 4일의 일기' }],
  ['2020年1月1日から始める.md', { title: '2020年1月1日から始める' }],
])('the title that %s says is its whole name', (path, fields) => {
  expect(read('Text.', path).fields).toMatchObject(fields);
});

test('a language that may end a domain counts where the post says it, too', () => {
  expect(read(yaml('lang: is'), 'plum.is.md').fields).toMatchObject({ title: 'Plum', lang: 'is' });
});

test('of a page it is not told that its only date is that of a change', () => {
  expect(read(yaml('updated: 2021-02-03'), '/about.md').problems).toEqual([]);
});

test("Org's fields, and Pandoc's authors, are read", () => {
  expect(read('#+TITLE: Jam\n#+DATE: <2022-07-08 Fri>\n\nText.')).toMatchObject({
    fields: { title: 'Jam', publishedAt: '2022-07-08T00:00:00.000Z' },
    content: 'Text.',
  });
  expect(read('% Jam\n% Mira; Oto\n% 8 July 2022\n\nText.').fields.author).toBe('Mira, Oto');
});

test("HackMD's tags are those of the post, and not shown in the text", () => {
  const { fields, content } = read(
    yaml('title: Jam\ntags: tin', '###### tags: `plum` `stone fruit`\n\nText.'),
  );
  expect([fields.tags, content.trim()]).toEqual([['tin', 'plum', 'stone fruit'], 'Text.']);
  const sample = '```\n###### tags: `plum`\n```';
  expect(read(yaml('title: Jam', sample))).toMatchObject({ fields: { tags: [] }, content: sample });
});

test("Quarto's `format: html` says nothing of the text, which is Markdown, and the author is told", async () => {
  const { fields, problems, unknown } = read(yaml('title: Jam\nformat: html'));
  expect(await parsePost({ ...fields, content: '**Text**' }, 'jam.md')).toMatchObject({ format: 'markdown' });
  expect([problems, unknown]).toEqual([[expect.stringContaining('format: "html" changes nothing')], []]);
});
