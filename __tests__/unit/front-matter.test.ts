// Front matter: what is between the lines of ---, and what is below.
import { parseFrontMatter } from '../../lib/content/markdown/front-matter';

test('fields and content are taken apart', () => {
  expect(parseFrontMatter('---\ntitle: Hello\ntags: [a, b]\ndraft: true\n---\n\nText.\n')).toEqual({
    fields: { title: 'Hello', tags: ['a', 'b'], draft: true },
    content: '\nText.\n',
  });
});

test.each([
  ['Windows line breaks', '---\r\ntitle: Hello\r\n---\r\nText.'],
  ['a byte order mark', '\uFEFF---\ntitle: Hello\n---\nText.'],
  ['spaces after the dashes', '---  \ntitle: Hello\n--- \nText.'],
])('%s are no trouble', (_, text) => {
  expect(parseFrontMatter(text)).toEqual({ fields: { title: 'Hello' }, content: 'Text.' });
});

test('a line of --- in the content belongs to it', () => {
  expect(parseFrontMatter('---\ntitle: Hello\n---\nAbove.\n\n---\n\nBelow.').content).toContain(
    '---\n\nBelow.',
  );
});

test('nothing between the lines is no field', () => {
  expect(parseFrontMatter('---\n---\nText.')).toEqual({ fields: {}, content: 'Text.' });
  expect(parseFrontMatter('---\n---').content).toBe('');
});

test('a date stays the text that it is', () => {
  expect(parseFrontMatter('---\npublishedAt: 2026-11-20\n---').fields).toEqual({ publishedAt: '2026-11-20' });
});

test.each([
  ['none', 'Text.', /no front matter/],
  ['no end', '---\ntitle: Hello\nText.', /no front matter/],
  ['a list', '---\n- one\n---\n', /not a list of fields/],
  ['broken YAML', '---\ntitle: "Hello\n---\n', /line 1/],
])('front matter with %s is an error that says so', (_, text, why) => {
  expect(() => parseFrontMatter(text)).toThrow(why);
});
