// What a page says of a text: how long it takes, what is in it, whether it may begin with a large letter.
import { toPageText } from '../../../../lib/content/text/html';

const readingOf = async (content: string) => (await toPageText({ content, format: 'markdown' })).reading;
const words = (count: number) => 'word '.repeat(count).trim();
const LINE = 'A paragraph whose letters are counted before a large one is set. ';

test('reading takes a minute for 220 words, and for 500 characters of Korean', async () => {
  expect((await readingOf(words(3))).minutes).toBe(1);
  expect((await readingOf(words(880))).minutes).toBe(4);
  expect((await readingOf('글쓰기 '.repeat(500))).minutes).toBe(3);
  expect((await readingOf(`${words(220)}\n\n${'글'.repeat(500)}`)).minutes).toBe(2);
});

test('code is looked at, not read', async () => {
  expect((await readingOf(`As so:\n\n\`\`\`\n${words(2000)}\n\`\`\``)).minutes).toBe(1);
});

test.each(['', '![](/a.png)', '```\nalone\n```'])(
  'what has no words to read takes no time: %j',
  async (content) => {
    expect((await readingOf(content)).minutes).toBe(0);
  },
);

test('a long text has contents: its headings, on two levels, as they are on the page', async () => {
  const text = words(300);
  const { contents } = await readingOf(
    `# One *two*\n\n${text}\n\n## Two\n\n${text}\n\n### Three\n\n${text}\n\n# 한글`,
  );
  expect(contents).toEqual([
    { id: 'one-two', text: 'One two', level: 2 },
    { id: 'two', text: 'Two', level: 3 },
    { id: '한글', text: '한글', level: 2 },
  ]);
});

test.each([
  ['is short', `## A\n\n## B\n\n## C\n\n${words(100)}`],
  ['has few headings', `## A\n\n## B\n\n${words(2000)}`],
])('a text that %s has no contents', async (_, content) => {
  expect((await readingOf(content)).contents).toEqual([]);
});

test('a text of three lines or more that begins with a letter may have a large one', async () => {
  expect((await readingOf(LINE.repeat(4))).hasDropCap).toBe(true);
  expect((await readingOf(`*${LINE.repeat(4).trim()}*`)).hasDropCap).toBe(true);
});

test.each([
  ['is short', LINE],
  ['begins with a sign', `“${LINE.repeat(4)}`],
  ['begins with a number', `4 ${LINE.repeat(4)}`],
  ['begins with code', `\`a\` ${LINE.repeat(4)}`],
  ['is Korean', '한글로 쓴 글은 큰 글자로 시작하지 않습니다. '.repeat(12)],
  ['comes after a heading', `## A\n\n${LINE.repeat(4)}`],
  ['comes after a picture', `![](/a.png)\n\n${LINE.repeat(4)}`],
  ['is a quote', `> ${LINE.repeat(4)}`],
  ['has lines of its own', `${LINE}\\\n${LINE.repeat(4)}`],
])('a first paragraph that %s has none', async (_, content) => {
  expect((await readingOf(content)).hasDropCap).toBe(false);
});
