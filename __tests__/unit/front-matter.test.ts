// Front matter: what is above the text, in YAML, TOML or JSON, and what is below.
import { splitFrontMatter } from '../../lib/content/markdown/front-matter';

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
  ['an alias of nothing', '---\ntitle: *Plum* jam\n---\nText.', { title: '*Plum* jam' }],
])('%s is read as it was meant', (_, text, data) => {
  const split = splitFrontMatter(text);
  expect(split.data).toMatchObject(data);
  expect(split.content.trim()).toBe('Text.');
});

test("what Notion puts below the title is its fields, in a page of Notion's alone", () => {
  const page = '# Plum jam\n\nCreated: April 5, 2023 10:11 AM\nStatus: Draft\n\nText.';
  const name = 'Plum jam 0123456789abcdef0123456789abcdef.md';
  const { data, content } = splitFrontMatter(page, name);
  expect(data).toEqual({ Created: 'April 5, 2023 10:11 AM', Status: 'Draft' });
  expect(content).toBe('# Plum jam\nText.');
  expect(splitFrontMatter(page, 'plum-jam.md').data).toEqual({});
});

test('front matter that is code is an error that says so', () => {
  expect(() => splitFrontMatter('---js\nlet a = { title: "x" }\n---\nText.')).toThrow('would have to be run');
});

test.each([
  ['words with a colon', 'Title: words\n\nText.'],
  ['a talk', 'Mira: Hello.\nOto: Hello.\n\nText.'],
  ['a text alone', 'Text.\n\n---\n\nBelow.'],
  ['a line between paragraphs at its top', '---\n\nText without fields.\n\n---\n\nBelow.'.slice(5)],
  ['a heading underlined with dashes', 'Note: a heading\n---\nText.'],
  ['a text that begins with a brace', '{a} is a set.'],
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
])('YAML that needs quotes for %s is read all the same, and named', (_, yaml, data) => {
  const split = splitFrontMatter(`---\nlayout: post\n${yaml}\n---\nText.`);
  expect(split.data).toEqual({ layout: 'post', ...data });
  expect(split.problems).toEqual([expect.stringMatching(/^line [34]: this YAML needs quotes/)]);
});

test('a field that is there twice is named', () => {
  const split = splitFrontMatter('---\ntitle: One\ntitle: Two\n---\n');
  expect(split.data).toEqual({ title: 'Two' });
  expect(split.problems).toEqual(['title: there twice; the last one counts']);
});

test.each([
  ['no end', '---\ntitle: Hello\nText.', /has no end/],
  ['no end, in TOML', '+++\ntitle = "Hello"\nText.', /has no end/],
  ['a list', '---\n- one\n---\n', /not a list of fields/],
  ['broken YAML', '---\nlayout: post\ntitle: "Hello\n---\n', /^line 4: /],
  ['broken TOML', '+++\ntitle = Hello\n+++\n', /TOML/],
  ['broken JSON', '{"title": "Hello",}\nText.', /JSON/],
])('front matter with %s is an error that says so', (_, text, why) => {
  expect(() => splitFrontMatter(text)).toThrow(why);
});
