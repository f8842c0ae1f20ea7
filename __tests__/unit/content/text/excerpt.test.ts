// Excerpts of posts that have none of their own.
import { excerptOf } from '../../../../lib/content/text/excerpt/excerpt';
import { cut } from '../../../../lib/content/text/excerpt/start';

test.each([
  ['the first paragraph', 'First one,\nover two lines.\n\nSecond.', 'First one, over two lines.'],
  ['what comes after a heading', '# Title\n\nText.', 'Text.'],
  ['what comes after a list', '- one\n- two\n\nText.', 'Text.'],
  ['what comes after code', '```\ncode\n```\n\nText.', 'Text.'],
  ['what comes after a quote and a table', '> Quote\n\n| a |\n| - |\n\nText.', 'Text.'],
  ['text without marks', 'A **bold** and _fine_ `word`.', 'A bold and fine word.'],
  [
    'the words of links and images',
    '[Here](https://a.example "t") and ![a picture](/a.png).',
    'Here and a picture.',
  ],
  ['no HTML', 'A <b onclick="x">bold</b> word.', 'A bold word.'],
  ['Windows line breaks too', 'First.\r\n\r\nSecond.', 'First.'],
  [
    'the first item, where all is a list',
    '## Releases\n\n- [1.2](https://a.example): **fast**\n- 1.1',
    '1.2: fast',
  ],
  ['no table of contents', '- [A](#a)\n- [B](#b)\n\n## A\n\nText.', 'Text.'],
  ['no words below a picture', '![A](/a.png)\n*What it shows*\n\nText.', 'Text.'],
  ['no box', '!!! note\n    In it.\n\nText.', 'Text.'],
  [
    'words whose links are defined below in other letters',
    'See [Plum Jam][].\n\n[plum jam]: /jam',
    'See Plum Jam.',
  ],
  ['no sign of a note that begins in the next line', 'Text[^a].\n\n[^a]:\n    A note.', 'Text.'],
  ['nothing of a comment', '<!-- a\n\nHidden.\n\nmore -->\n\nText.', 'Text.'],
  [
    'nothing of a script with empty lines in it',
    '<script setup>\nimport X from "./x"\n\nconst a = 1\n</script>\n\nText.',
    'Text.',
  ],
  ['nothing of a style either', '<style>\n.a{x:1}\n\n.b{y:2}\n</STYLE>\n\nText.', 'Text.'],
  ['words about a script', 'Use `<script>` here.\n\nAnd `</script>`.', 'Use <script> here.'],
  ['no bare address', 'https://youtu.be/abc\n\nText.', 'Text.'],
  ['no bare addresses', 'https://a.example\nhttps://b.example\n\nText.', 'Text.'],
  ['words with an address', 'See https://a.example\n\nText.', 'See https://a.example'],
  ['no formula with an empty line in it', '$$\nx \\\\\n\ny_1\n$$\n\nText.', 'Text.'],
  ['letters below and above the line', 'H~2~O and x^2^.', 'H2O and x2.'],
  ['what is below an empty line with a sign of no width', '\u200b\n\nText.', 'Text.'],
  ['no formula', '$$x^2$$\n\n$y^2$\n\nText.', 'Text.'],
  ['nothing, of nothing', '', ''],
])('an excerpt is %s', (_, markdown, excerpt) => {
  expect(excerptOf({ content: markdown, format: 'markdown' })).toBe(excerpt);
});

test('a long paragraph is cut at a word', () => {
  const excerpt = excerptOf({ content: 'word '.repeat(100), format: 'markdown' });
  expect(excerpt.length).toBeLessThanOrEqual(201);
  expect(excerpt).toMatch(/word…$/);
});

test.each([
  ['the first paragraph', '<h2>Title</h2><p>First &amp; <b>bold</b>.</p><p>Second.</p>', 'First & bold.'],
  ['what comes after an empty paragraph', '<p>&nbsp;</p><p class="x">Text&hellip;</p>', 'Text…'],
  [
    'the first line of an editor without paragraphs',
    'One <b>bold</b> line.<br> <br>Second.',
    'One bold line.',
  ],
  [
    'the first line in a box of Blogger’s',
    '<div dir="ltr"><a href="/x"><img src="/a.png"></a><br>Words here.<br><br>More.</div>',
    'Words here.',
  ],
  [
    'no player within a paragraph',
    '<p><iframe src="https://a.example/x/1"></iframe></p><p>Text.</p>',
    'Text.',
  ],
  ['a formula’s signs', '<p>Is <math><mi>E</mi><mo>=</mo><mi>m</mi></math>.</p>', 'Is E=m.'],
  ['nothing, where there is no paragraph', '<img src="/a.png">', ''],
  [
    'no sign of a note, whatever is around it',
    '<p>Peat<span class="x"><a href="#n"><sup>1</sup></a></span> burns<span><a href="#m">*2</a></span>. See <a href="#n">1</a>.</p>',
    'Peat burns. See 1.',
  ],
  [
    'the first item with a space between its parts',
    '<ul><li><details><summary>Why?</summary><p>Roots rot.</p></details></li></ul>',
    'Why? Roots rot.',
  ],
])('an excerpt of HTML is %s', (_, content, excerpt) => {
  expect(excerptOf({ content, format: 'html' })).toBe(excerpt);
});

const SIGNS = [
  'กำลังเขียนบทความเกี่ยวกับบ้าน',
  '我们今天一起去北京大学学习汉语',
  '東京のラーメンはおいしい',
  '👩‍👩‍👧‍👦',
  '🇰🇷',
  'e\u0301',
  "'a.b",
  'אב"ג',
  '１',
];

test.each<readonly [string, string]>([
  ...SIGNS.map((signs) => [signs, `${signs}!`.repeat(300)] as const),
  ['all of these together', SIGNS.join('').repeat(10)],
  ['a word at the edge that goes on', `${'x,'.repeat(99)}!a'b${',x'.repeat(99)}`],
  ['a cluster of thousands of signs', `${'x,'.repeat(90)}e${'\u0301'.repeat(5000)}x`],
])('where a long text without spaces is cut depends on nothing far behind: %s', (_, text) => {
  const all = [...new Intl.Segmenter(undefined, { granularity: 'word' }).segment(text)];
  const end = all.findLast(({ index, segment }) => index + segment.length <= 200);
  const expected = end ? text.slice(0, end.index + end.segment.length) : '';
  expect(cut(text)).toBe(`${expected}…`);
});

test('a cluster of thousands of signs at the very start is cut', () => {
  expect(cut(`e${'\u0301'.repeat(5000)}x`)).toBe(`e${'\u0301'.repeat(199)}…`);
  expect(cut(`e${'\u0301'.repeat(199)}x`)).toBe(`e${'\u0301'.repeat(199)}…`);
});

test('of a long text only the start is looked at', () => {
  const segment = jest.spyOn(Intl.Segmenter.prototype, 'segment');
  for (const text of ['가나다라'.repeat(1_000_000), `e${'\u0301'.repeat(4_000_000)}`, 'x'.repeat(4_000_000)])
    cut(text);
  const lengths = segment.mock.calls.map(([text]) => text.length);
  segment.mockRestore();
  expect(lengths.length).toBeGreaterThanOrEqual(3);
  expect(Math.max(...lengths)).toBeLessThan(1000);
});
