// Front matter: what is above the text, in YAML, TOML or JSON, and what is below.
import { splitFrontMatter } from '../../../../lib/content/markdown/front-matter/front-matter';

test('fields and content are taken apart', () => {
  expect(splitFrontMatter('---\ntitle: Hello\ntags: [a, b]\ndraft: true\n---\n\nText.\n')).toEqual({
    data: { title: 'Hello', tags: ['a', 'b'], draft: true },
    content: '\nText.\n',
    problems: [],
  });
});

test.each([
  ['Windows line breaks', '---\r\ntitle: Hello\r\n---\r\nText.'],
  ['a byte order mark', '\uFEFF---\ntitle: Hello\n---\nText.'],
  ['spaces after the dashes', '---  \ntitle: Hello\n--- \nText.'],
  ['empty lines above', '\n\n---\ntitle: Hello\n---\nText.'],
  ['three dots at the end', '---\ntitle: Hello\n...\nText.'],
  ['more dashes', '-----\ntitle: Hello\n-----\nText.'],
  ['no first line of dashes', 'title: Hello\n---\nText.'],
  ['TOML', '+++\ntitle = "Hello"\n+++\nText.'],
  ['TOML that says so', '---toml\ntitle = "Hello"\n---\nText.'],
  ['JSON between semicolons', ';;;\n"title": "Hello"\n;;;\nText.'],
  ['JSON above semicolons', '"title": "Hello"\n;;;\nText.'],
  ['underscores below', 'title: Hello\n___\nText.'],
  ['JSON that says so', '---json\n{"title": "Hello"}\n---\nText.'],
  ['JSON alone', '{\n  "title": "Hello"\n}\nText.'],
  ['JSON on a line', '{"title": "Hello"}\nText.'],
])('%s is no trouble', (_, text) => {
  expect(splitFrontMatter(text)).toEqual({ data: { title: 'Hello' }, content: 'Text.', problems: [] });
});

test.each<[string, string, Record<string, unknown>]>([
  [
    "Pelican's",
    'Title: Plum: jam\nDate: 2022-07-08 10:20\nCategory: Fruit\n\nText.',
    { Title: 'Plum: jam', Category: 'Fruit' },
  ],
  [
    'a text in quotes that goes on',
    '---\ntitle: "Plums and\njam"\ntags: [a]\n---\nText.',
    { title: 'Plums and jam', tags: ['a'] },
  ],
  [
    "Nikola's, in a comment",
    '<!--\n.. title: Plum: jam\n.. date: 2022-07-08 10:20 UTC\n.. status: private\n-->\nText.',
    { title: 'Plum: jam', date: '2022-07-08 10:20 UTC', status: 'private' },
  ],
  [
    "Nikola's, bare",
    '.. title: Plum jam\n.. tags: fruit, draft\n\nText.',
    { title: 'Plum jam', draft: 'true' },
  ],
  [
    "a Korean backup's",
    '제목: 자두 잼\n작성일: 2022. 7. 8. 15:20\n공개 설정: 비공개\n\nText.',
    { 제목: '자두 잼', '공개 설정': '비공개' },
  ],
  [
    'a field that goes on in lines',
    'Title: Plum jam\nAuthors: Mira Vole\n         Oto Lark\nSummary: Of plums\n    and: jam\nDate: 2022-07-08\n\nText.',
    { Authors: ['Mira Vole', 'Oto Lark'], Summary: ['Of plums', 'and: jam'], Date: '2022-07-08' },
  ],
  [
    'words in quotes at both ends',
    `---\na: "봄"과 "여름"\nb: '봄'과 '여름'\nc: "Foo"-style and "bar"\n---\nText.`,
    { a: '"봄"과 "여름"', b: "'봄'과 '여름'", c: '"Foo"-style and "bar"' },
  ],
  ['a type of no name', "---\ntitle: ! 'Hello: world'\n---\nText.", { title: 'Hello: world' }],
  ['an alias of nothing', '---\ntitle: *Plum* jam\n---\nText.', { title: '*Plum* jam' }],
])('%s is read as it was meant', (_, text, data) => {
  const split = splitFrontMatter(text);
  expect(split.data).toMatchObject(data);
  expect(split.content.trim()).toBe('Text.');
});

const FIELDS = 'title: Hello\ndraft: true';

test.each([
  ['a comment', `<!-- ---\n${FIELDS}\n--- -->\nText.`, 'is in a comment'],
  ['a comment, without lines around it', `<!--\n${FIELDS}\n-->\nText.`, 'is in a comment'],
  ['a sample of code', `\`\`\`yaml\n${FIELDS}\n\`\`\`\nText.`, 'is in a sample of code'],
  ['one with its own lines', `\`\`\`\n---\n${FIELDS}\n---\n\`\`\`\nText.`, 'is in a sample of code'],
  [
    'one that is the whole file',
    `\`\`\`markdown\n---\n${FIELDS}\n---\nText.\n\`\`\``,
    'is in a sample of code',
  ],
  ['stars', `***\n${FIELDS}\n***\nText.`, 'stands between lines of ***'],
  ['dashes that a phone made longer', `—\n${FIELDS}\n—\nText.`, 'stands between lines of —'],
  ['two dashes', `--\n${FIELDS}\n--\nText.`, 'stands between lines of --'],
])('front matter within %s is read, and named', (_, text, place) => {
  expect(splitFrontMatter(text)).toEqual({
    data: { title: 'Hello', draft: true },
    content: 'Text.',
    problems: [expect.stringContaining(place)],
  });
});

test.each([
  ['a comment', '<!-- words -->\n', '<!-- words -->\n\n'],
  ["a comment of MDX's, and an import", "{/* words */}\nimport A from './a'\n", null],
  ['empty lines with a space of no width', '\u200b\n\uFEFF\n', ''],
  ['a version of YAML', '%YAML 1.2\n', ''],
])('front matter below %s is front matter', (_, above, kept) => {
  const { data, content, problems } = splitFrontMatter(`${above}---\n${FIELDS}\n---\nText.`);
  expect([data, problems]).toEqual([{ title: 'Hello', draft: true }, []]);
  if (kept !== null) expect(content).toBe(`${kept}Text.`);
});

test.each([
  ['words behind the dashes', `--- # words\n${FIELDS}\n--- # end\nText.`],
  ['a field behind the dashes', '--- {title: Hello, draft: true}\n---\nText.'],
  ['all of it indented', ` ---\n ${FIELDS.replace('\n', '\n ')}\n ---\nText.`],
  ['more dashes below', `---\n${FIELDS}\n-----\nText.`],
  ['backslashes', `\\---\n${FIELDS}\n\\---\nText.`],
  ["a Mac's ends of lines", `---\n${FIELDS}\n---\nText.`.replaceAll('\n', '\r')],
  ['ends of lines that were changed twice', `---\n${FIELDS}\n---\nText.`.replaceAll('\n', '\r\r\n')],
])('front matter with %s is front matter', (_, text) => {
  expect(splitFrontMatter(text)).toEqual({
    data: { title: 'Hello', draft: true },
    content: 'Text.',
    problems: [],
  });
});

test('front matter below other text is read, and named', () => {
  const { data, content, problems } = splitFrontMatter(`# Hello\n\n---\n${FIELDS}\n---\nText.`);
  expect([data.draft, content.startsWith('# Hello'), content.endsWith('Text.')]).toEqual([true, true, true]);
  expect(problems).toEqual([expect.stringMatching(/^line 4: front matter is below other text/)]);
});

test('of front matter below words only what hides is read, and the words stay', () => {
  const text = `It begins so:\n\n---\n${FIELDS}\n---\n\nText.`;
  const { data, content, problems } = splitFrontMatter(text);
  expect([data, content]).toEqual([{ draft: true }, text]);
  expect(problems).toEqual([expect.stringContaining('is below other text')]);
});

test('of two that follow each other both are read, and named', () => {
  const { data, problems } = splitFrontMatter('---\n---\n\n---\ntitle: Hello\ndraft: true\n---\nText.');
  expect(data).toEqual({ title: 'Hello', draft: true });
  expect(problems).toEqual([expect.stringContaining('both are read')]);
});

test.each([
  '<!-- DRAFT -->\n\nText.',
  '<!-- draft: true -->\nText.',
  'draft: true\n\nText.',
  'draft: true\nPage count: 320\n\nText.',
  'title: Jam\nstatus: private letters\nPage count: 320\n\nText.',
  'status: private\n\nText.',
  '# Hello\n\n<!-- draft: true -->\n\nText.',
])('%j is a draft', (text) => {
  const { draft, status } = splitFrontMatter(text).data;
  expect(String(draft ?? status)).toMatch(/true|private/);
});

test("what Notion puts below the title is its fields, in a page of Notion's alone", () => {
  const page = '# Plum jam\n\nCreated: April 5, 2023 10:11 AM\nStatus: Draft\n\nText.';
  const name = 'Plum jam 0123456789abcdef0123456789abcdef.md';
  const { data, content } = splitFrontMatter(page, name);
  expect(data).toEqual({ Created: 'April 5, 2023 10:11 AM', Status: 'Draft' });
  expect(content).toBe('# Plum jam\nText.');
  expect(splitFrontMatter(page, 'plum-jam.md').data).toEqual({});
  const korean = '# 자두 잼\n\n작성일: 2023년 4월 5일\n상태: 초안\n\n글.';
  expect(splitFrontMatter(korean, name).data).toEqual({ 작성일: '2023년 4월 5일', 상태: '초안' });
});

test('front matter that is code is an error that says so', () => {
  expect(() => splitFrontMatter('---js\nlet a = { title: "x" }\n---\nText.')).toThrow('would have to be run');
});

test.each([
  ['an event', 'Title: A talk\nTime: 5 pm\nPlace: Seoul\n\nText.'],
  ['Korean words with a colon', '제목: 말\n\n글.'],
  ['words with a colon', 'Title: words\n\nText.'],
  ['a review', 'Title: The Kettle\nAuthor: Mira Vole\nPage count: 320\n\nI read this.'],
  ['a talk', 'Mira: Hello.\nOto: Hello.\n\nText.'],
  ['a text alone', 'Text.\n\n---\n\nBelow.'],
  ['a line between paragraphs at its top', '---\n\nText without fields.\n\n---\n\nBelow.'.slice(5)],
  ['a heading underlined with dashes', 'Note: a heading\n---\nText.'],
  ['a status between lines', 'Text.\n\n---\nStatus: fine\n---\n\nBelow.'],
  ['a sample of code', '```yaml\nname: ci\non: push\n```\n\nText.'],
  ['a sample of front matter further down', 'Text.\n\n```yaml\n---\ndraft: true\n---\n```\n'],
  ['a text that begins with a brace', '{a} is a set.'],
  ['a text that begins with JSON', '{"a": 1} is JSON.\n\nText.'],
  ['a first paragraph with a word for a state', 'Status: it works.\n\nText.'],
  ['a first paragraph that begins with a draft', 'Draft: this is about beer.\n\nText.'],
  ['a heading that begins with a draft', 'Draft: this is about beer\n---\n\nText.'],
  ['words above a line far below', 'Date: it was May.\n\nText.\n\n---\n\nBelow.'],
  ['words with a colon above a line', 'Title: it is so.\n\nAnd so.\n\n---\n\nBelow.'],
  ['a comment on a picture', 'Text.\n\n<!-- title: image of a cat -->\n![](/a.png)\n'],
  ['a comment on a paragraph', 'Text.\n\n<!-- private -->\n\nBelow.'],
  ['a picture with a comment', '![](/a.png)\n<!-- title: a cat -->\n'],
  ['an example', 'It begins so:\n\n---\ntitle: Hello\ndate: 2022-07-08\n---\n\nText.'],
  ['a line at the top', '---\n\nNote: this post is old.\n\nText.'],
  ['lines at the top', '---\n\nNote: this post is old.\n\n---\n\nText.'],
])('%s has no fields', (_, text) => {
  expect(splitFrontMatter(text)).toEqual({ data: {}, content: text, problems: [] });
});

test('a line of --- in the content belongs to it', () => {
  expect(splitFrontMatter('---\ntitle: Hello\n---\nAbove.\n\n---\n\nBelow.').content).toContain(
    '---\n\nBelow.',
  );
});

test('nothing between the lines is no field', () => {
  expect(splitFrontMatter('---\n---\nText.')).toEqual({ data: {}, content: 'Text.', problems: [] });
  expect(splitFrontMatter('---\n---').content).toBe('');
});

test('dates and numbers stay the text that they are', () => {
  const yaml = 'publishedAt: 2026-11-20\ntitle: 1.10\ntags: [2021, 007]';
  expect(splitFrontMatter(`---\n${yaml}\n---`).data).toEqual({
    publishedAt: '2026-11-20',
    title: '1.10',
    tags: ['2021', '007'],
  });
  const toml = 'a = 2020-05-06\nb = 2020-05-06T07:08:09\nc = 2020-05-06T07:08:09+09:00';
  expect(splitFrontMatter(`+++\n${toml}\n+++`).data).toEqual({
    a: '2020-05-06',
    b: '2020-05-06T07:08:09.000',
    c: '2020-05-06T07:08:09.000+09:00',
  });
});

test.each([
  ['a colon in a title', 'title: Tea: a story', { title: 'Tea: a story' }],
  ['a sign at its beginning', 'author: @mira', { author: '@mira' }],
  ['a tab', 'tags:\n\t- tin', { tags: ['tin'] }],
  ['no space', 'draft:true', { draft: true }],
  ["another script's colon", 'draft：true', { draft: true }],
])('YAML that needs quotes for %s is read all the same, and named', (_, yaml, data) => {
  const split = splitFrontMatter(`---\nlayout: post\n${yaml}\n---\nText.`);
  expect(split.data).toEqual({ layout: 'post', ...data });
  expect(split.problems).toEqual([expect.stringMatching(/^line [34]: this YAML needs quotes/)]);
});

test.each([
  ['needs no quotes', 'copper', 0],
  ['needs them', '#copper', 1],
])('in a text of several lines signs are words, where another field %s', (_, tag, times) => {
  const yaml = `description: |\n  What we mended:\n  - #1 the kettle\ntags:\n  - ${tag}`;
  const { data, problems } = splitFrontMatter(`---\n${yaml}\n---\nText.`);
  expect(data).toEqual({ description: 'What we mended:\n- #1 the kettle\n', tags: [tag] });
  expect(problems).toHaveLength(times);
});

test('a field that is there twice is named', () => {
  const split = splitFrontMatter('---\ntitle: One\ntitle: Two\n---\n');
  expect(split.data).toEqual({ title: 'Two' });
  expect(split.problems).toEqual(['title: there twice; the last one counts']);
});

test.each([
  ['no end', '---\ntitle: Hello\nText.', /has no end/],
  ['no end, and a comment first', '---\n# words\ntitle: Hello\n\nText.', /has no end/],
  ['no end, between stars', '***\ntitle: Hello\ndraft: true\n\nText.', /has no end/],
  ['another end', '---\ntitle: Hello\n+++\nText.', /has no end/],
  ['no end, in TOML', '+++\ntitle = "Hello"\nText.', /has no end/],
  ['a list', '---\n- one\n---\n', /not a list of fields/],
  ['broken YAML', '---\nlayout: post\ntitle: "Hello\n---\n', /^line 4: /],
  ['broken TOML', '+++\ntitle = Hello\n+++\n', /TOML/],
  ['broken JSON', '{"title": "Hello",}\nText.', /JSON/],
])('front matter with %s is an error that says so', (_, text, why) => {
  expect(() => splitFrontMatter(text)).toThrow(why);
});
