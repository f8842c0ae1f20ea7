// MDX: prose and what is inside components stays, what would run is left out and counted.
import { isMdx, mdxToMarkdown } from '../../../../lib/content/markdown/mdx/mdx';
import { prepared } from '../../../../lib/content/markdown/mdx/mend';

const convert = (mdx: string) => {
  const { content, problems } = mdxToMarkdown(mdx);
  return {
    lines: content
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
    problems,
  };
};

test.each<[string, string, string[], string[]]>([
  [
    'imports and exports',
    "import A from 'a'\nexport const b = 1\n\nWords.",
    ['Words.'],
    ['MDX: import left out 1×', 'MDX: export left out 1×'],
  ],
  [
    'tabs in a line each',
    '<Tabs>\n  <TabItem label="Tin">Use tin.</TabItem>\n  <TabItem label="Clay">Use clay.</TabItem>\n</Tabs>',
    ['**Tin**', 'Use tin.', '**Clay**', 'Use clay.'],
    ['MDX: <TabItem> left out 2×', 'MDX: <Tabs> left out 1×'],
  ],
  [
    'descriptions',
    '<LinkCard title="Jam" href="/jam" description="Of plums." />\n\n<Card title="Tea" description="Of mint." />',
    ['[Jam](</jam>)', 'Of plums.', '**Tea**', 'Of mint.'],
    ['MDX: <Card> left out 1×'],
  ],
  [
    'names of tabs',
    '<Tabs>\n  <TabItem label="npm">\n\n  With npm.\n\n  </TabItem>\n</Tabs>\n\nRun <Tab label="yarn">`yarn add`</Tab>',
    ['**npm**', 'With npm.', 'Run  **yarn** `yarn add`'],
    ['MDX: <TabItem> left out 1×', 'MDX: <Tabs> left out 1×', 'MDX: <Tab> left out 1×'],
  ],
  ['comments', 'One {/* two */} three{ /**//* * / */\n/***/ }.', ['One  three.'], []],
  ['nothing of comments and code', 'One{/* two */ 1 /* three */}.', ['One.'], ['MDX: {…} left out 1×']],
  [
    'an attribute that is called as something of a script',
    'A <b constructor="x">c</b>.',
    ['A <b constructor="x">c</b>.'],
    [],
  ],
  [
    'no address of what is for programs',
    '<Script src="https://a.example/x.js" />\n\n<Analytics id="https://a.example/x" />\n\nWords.',
    ['Words.'],
    ['MDX: <Script> left out 1×', 'MDX: <Analytics> left out 1×'],
  ],
  ['texts in braces', "One {'two'} {\"three\"}{' '}four.", ['One two three four.'], []],
  ['expressions', 'It is {1 + 1} now.', ['It is  now.'], ['MDX: {…} left out 1×']],
  [
    'children',
    '<Box>\n  Words with **marks**.\n\n  - a list\n</Box>',
    ['Words with **marks**.', '- a list'],
    ['MDX: <Box> left out 1×'],
  ],
  [
    'children of children',
    '<A><B>In *it*</B> and <C>on</C></A>',
    ['In *it* and on'],
    ['MDX: <B> left out 1×', 'MDX: <C> left out 1×', 'MDX: <A> left out 1×'],
  ],
  [
    'what folds',
    '<details>\n  <summary>More</summary>\n  In *it*.\n</details>',
    ['<details>', '<summary>More</summary>', 'In *it*.', '</details>'],
    [],
  ],
  ['fragments', '<>\n\nWords.\n\n</>', ['Words.'], []],
  [
    'HTML',
    '<div className="a" style={{ color: "red" }}>\n\nWords<br />\n\n</div>',
    ['<div class="a">', 'Words<br>', '</div>'],
    [],
  ],
  [
    'pictures',
    "import harbour from './harbour.jpg'\n\n<Image src={harbour} alt=\"A harbour\" />\n\n<img src='/b.png' alt='B' width={20} />",
    ['![A harbour](<./harbour.jpg>)', '<img src="/b.png" alt="B" width="20">'],
    [],
  ],
  [
    'links',
    '<Link to="/a">See *it*</Link> <LinkCard href="https://b.example" title="B" />',
    ['[See *it*](</a>) [B](<https://b.example>)'],
    [],
  ],
  [
    'players',
    '<YouTube id="aaaabbbbccc" />',
    ['[https://www.youtube.com/watch?v=aaaabbbbccc](<https://www.youtube.com/watch?v=aaaabbbbccc>)'],
    [],
  ],
  [
    'players of several kinds',
    '<Tweet tweetLink="mira/status/12" />\n\n<LiteYouTubeEmbed gridId="g" id="bbbbccccddd" title="B" />\n\n<Gist id="mira/1" />',
    [
      '[https://x.com/mira/status/12](<https://x.com/mira/status/12>)',
      '[B](<https://www.youtube.com/watch?v=bbbbccccddd>)',
      '[https://gist.github.com/mira/1](<https://gist.github.com/mira/1>)',
    ],
    [],
  ],
  [
    'words of a player',
    '<GithubLink repo="mira/jam">the repo</GithubLink>\n\n<LinkCard href="/a" title="A">\nOne.\n\nTwo.\n</LinkCard>\n\nA <Link to="/b">link of\nlines</Link>.',
    ['[the repo](<https://github.com/mira/jam>)', '[A](</a>)', 'One.', 'Two.', 'A [link of', 'lines](</b>).'],
    [],
  ],
  [
    'no players, though their names are like one',
    '<Form id="1234567" />\n\n<RegisterForm id="abcdef1" />\n\n<Registry id="1234567" />\n\n<GithubLogo id="logo" />\n\n<TwitterShare id="share" />',
    [],
    ['Form', 'RegisterForm', 'Registry', 'GithubLogo', 'TwitterShare'].map(
      (name) => `MDX: <${name}> left out 1×`,
    ),
  ],
  [
    'titles',
    '<Callout title="Mind it">Words.</Callout>',
    ['**Mind it**', 'Words.'],
    ['MDX: <Callout> left out 1×'],
  ],
  [
    "Docusaurus' ids of headings",
    '## Part {#one}\n\n<Box>Words.</Box>',
    ['## Part {#one}', 'Words.'],
    ['MDX: <Box> left out 1×'],
  ],
  [
    'boxes that are called so',
    '<Callout type="warning" title="Hot">\n\n<Tip>Cool.</Tip>\n\n</Callout>',
    ['::::warning Hot', ':::tip', 'Cool.', ':::', '::::'],
    [],
  ],
  ['what folds', '<Accordion title="More">In it.</Accordion>', [':::details More', 'In it.', ':::'], []],
  [
    'films and sounds',
    '<Video src="/a.mp4" />\n\n<Player src="/b.mp3" />',
    ['<video controls src="/a.mp4"></video>', '<audio controls src="/b.mp3"></audio>'],
    [],
  ],
  ['quotes', '<Quote author="Mira">Words.</Quote>', ['> Words.', '>', '> — Mira'], []],
  [
    'sizes of pictures',
    '<Image src="/a.png" alt="A" width={20} height={10} />',
    ['![A](</a.png>){width=20 height=10}'],
    [],
  ],
  [
    'hints in a sentence',
    'A <Tooltip text="hint">word</Tooltip> it is.',
    ['A word it is.'],
    ['MDX: <Tooltip> left out 1×'],
  ],
  [
    'code',
    '```jsx\nimport A from "a"\n<A b={c} />\n```\n\n`{a}` and `<A>`',
    ['```jsx', 'import A from "a"', '<A b={c} />', '```', '`{a}` and `<A>`'],
    [],
  ],
  [
    'what MDX 1 let through',
    '<!-- gone -->\nSee <https://a.example>.',
    ['See [https://a.example](<https://a.example>).'],
    [],
  ],
  [
    'texts in braces whose signs mean nothing',
    "One {'<div>'} {'{a}'} {`*b*`}.",
    ['One &#60;div&#62; &#123;a&#125; &#42;b&#42;.'],
    [],
  ],
  [
    'code as a text in braces',
    '<CodeBlock language="js" title="a.js">{`\nconst a = <b />;\n`}</CodeBlock>\n\n<Code code={`npm i`} lang="sh" />\n\n<pre>{`x < 1`}</pre>',
    ['```js title="a.js"', 'const a = <b />;', '```', '```sh', 'npm i', '```', '<pre>x &#60; 1</pre>'],
    [],
  ],
  [
    'pictures by functions of a path, and by what is imported',
    "import harbour from './harbour.jpg'\n\n<img src={harbour.src} />\n\n<img src={useBaseUrl('/img/a.png')} />\n\n<Image src={import('./b.png')} alt=\"B\" />\n\n<img src={pick(one)} alt=\"C\" />",
    ['<img src="./harbour.jpg">', '<img src="/img/a.png">', '![B](<./b.png>)', '<img alt="C">'],
    ['MDX: src={…} of <img> left out 1×'],
  ],
  [
    'words of a component in a sentence',
    'A <Badge text="new" /> jam.',
    ['A new jam.'],
    ['MDX: <Badge> left out 1×'],
  ],
])('%s', (_, mdx, lines, problems) => {
  expect(convert(mdx)).toEqual({ lines, problems });
});

test.each([
  ['a tag that nobody closes', 'Words < more.\n\n<Box>In it.'],
  ['code in it, which nobody shows', "import A from 'a'\n\n{/* b */}<A c={{ d: [1] }} />\n\n<Box>In it."],
])('what is no valid MDX is read as Markdown, and named: %s', (_, mdx) => {
  const { lines, problems } = convert(mdx);
  expect(lines.at(-1)).toBe('In it.');
  expect(problems).toEqual([expect.stringMatching(/^MDX: not valid \(.+\), so it was read as Markdown/)]);
});

test.each([
  ['a brace that nobody closes', 'A set {a, b.', 'A set \\{a, b.'],
  ['signs of arithmetic', 'a < b, c <= d, <3', 'a < b, c \\<= d, \\<3'],
])('of %s only the sign is no MDX, which is named', (_, written, shown) => {
  const { lines, problems } = convert(`${written}\n\n<Box>In it.</Box>`);
  expect(lines).toEqual([shown, 'In it.']);
  expect(problems).toEqual([
    'MDX: <Box> left out 1×',
    expect.stringMatching(/so a sign in it was read as one of the text$/),
  ]);
});

test('addresses and tags as HTML has them are no fault', () => {
  const mdx =
    '<https://a.example/x?y=1> <mailto:a@a.example> <a@a.example><br><img src="/a.png">\n\n<Box>In it.</Box>';
  expect(convert(mdx)).toEqual({
    lines: [
      '[https://a.example/x?y=1](<https://a.example/x?y=1>) [mailto:a@a.example](<mailto:a@a.example>) [a@a.example](mailto:a@a.example)<br><img src="/a.png">',
      'In it.',
    ],
    problems: ['MDX: <Box> left out 1×'],
  });
});

test('a megabyte of colons is read', () => {
  expect(prepared(':'.repeat(1_000_000))).toHaveLength(1_000_000);
});

test('thousands of comments before code are read', () => {
  expect(convert(`One{${'/**/ '.repeat(10_000)}two}.`).lines).toEqual(['One.']);
});

test.each([
  ['a.mdx', 'Words.', true],
  ['a.MDX', 'Words.', true],
  ['a.md', "import A from '../a'\n\n<A />", true],
  ['a.md', 'Words.', false],
  ['a.md', '```js\nimport a from "a"\n```', false],
  ['a.md', "<script setup>\nimport { ref } from 'vue'\n</script>\n\nWords.", false],
  ['a.md', 'import duties rose from last year on.', false],
])('whether %s is MDX: %s', (path, content, is) => {
  expect(isMdx(path, content)).toBe(is);
});
