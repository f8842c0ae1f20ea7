// Posts to HTML: what GitHub's flavour has is rendered, and what could run in a reader's browser is not.
import { toHtml } from '../../../../lib/content/text/html';
import { pageTextOf } from '../../../../lib/content/text/render';
import { site } from '../../../../site.config';
import { resolveBy } from '../../../support/resolve-by';

const fromMarkdown = (content: string) => toHtml({ content, format: 'markdown' });
const fromHtml = (content: string) => toHtml({ content, format: 'html' });

describe('never reaches a reader:', () => {
  test.each([
    ['a script', '<script>alert(1)</script>', /script|alert/],
    ['a script in the middle of a line', 'a <script src="//evil.example/x.js"></script> b', /script|evil/],
    ['an event handler', '<img src="/a.png" onerror="alert(1)">', /onerror|alert/],
    ['an event handler without quotes', '<b onclick=alert(1)>x</b>', /onclick|alert/],
    ['a javascript: link', '[x](javascript:alert(1))', /javascript:/i],
    ['one in capitals', '[x](JaVaScRiPt:alert(1))', /javascript:/i],
    ['one with an entity', '[x](javascript&colon;alert(1))', /href="javascript/i],
    ['one with a tab in it', '<a href="java\tscript:alert(1)">x</a>', /href=/i],
    ['a vbscript: link', '<a href="vbscript:x">x</a>', /vbscript/],
    ['a data: link', '[x](data:text/html;base64,PHNjcmlwdD4=)', /data:/],
    ['a data: image', '![x](data:image/svg+xml;base64,PHN2Zz4=)', /data:/],
    ['a frame', '<iframe src="https://evil.example"></iframe>', /<iframe/],
    ['an object', '<object data="x.swf"></object><embed src="x.swf">', /object|embed|swf/],
    ['a style attribute', '<p style="position:fixed">x</p>', /style|fixed/],
    ['a style sheet', '<style>body{display:none}</style>', /<style|display/],
    ['a link to a style sheet', '<link rel="stylesheet" href="/x.css">', /<link|x\.css/],
    ['a base address', '<base href="https://evil.example">', /<base|evil/],
    ['a refresh', '<meta http-equiv="refresh" content="0;url=//evil.example">', /<meta|evil/],
    ['a form', '<form action="https://evil.example"><button>Go</button></form>', /<form|<button|action=/],
    ['a field for a password', '<input type="password" name="p">', /password/],
    ['an SVG', '<svg onload="alert(1)"><use href="#x"/></svg>', /svg|onload|alert/],
    ["Next's own id", '<div id="__NEXT_DATA__">{}</div>', /"__NEXT_DATA__/],
    ["Next's root", '<div id="__next"></div>', /"__next/],
    ['a name', '<a name="location">x</a>', /name=/],
  ])('%s', async (_, markdown, bad) => {
    expect(await fromMarkdown(markdown)).not.toMatch(bad);
    if (markdown.startsWith('<')) expect(await fromHtml(markdown)).not.toMatch(bad);
  });

  test('a heading that would take the id of what Next reads', async () => {
    expect(await fromMarkdown('# __NEXT_DATA__')).not.toContain('id="__NEXT_DATA__"');
  });
});

test('harmless HTML stays', async () => {
  const html = await fromMarkdown(
    '<details><summary>More</summary>\n\nH<sub>2</sub>O, <kbd>Ctrl</kbd>\n\n</details>',
  );
  for (const tag of ['<details>', '<summary>', '<sub>', '<kbd>']) expect(html).toContain(tag);
});

test('text that looks like HTML is text', async () => {
  expect(await fromMarkdown('`<script>` and 1 < 2 & 3')).toContain(
    '<code>&#x3C;script></code> and 1 &#x3C; 2 &#x26; 3',
  );
});

test('a table has a head, cells and alignment', async () => {
  const html = await fromMarkdown('| a | b |\n| - | -: |\n| 1 | 2 |');
  expect(html).toContain('<table>');
  expect(html).toContain('<th>a</th>');
  expect(html).toContain('<td align="right">2</td>');
});

test('a task list has boxes that nobody can tick', async () => {
  const html = await fromMarkdown('- [x] done\n- [ ] open');
  expect(html.match(/<input type="checkbox"[^>]* disabled>/g)).toHaveLength(2);
  expect(html.match(/ checked/g)).toHaveLength(1);
});

test('struck-out words and bare addresses are rendered', async () => {
  expect(await fromMarkdown('~~old~~ https://a.example')).toBe(
    '<p><del>old</del> <a href="https://a.example">https://a.example</a></p>',
  );
});

test('links within footnotes land on ids that are there', async () => {
  const html = await fromMarkdown('One[^1] and two[^note], one again[^1].\n\n[^1]: First.\n[^note]: Second.');
  const targets = [...html.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id);
  const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
  expect(targets.length).toBeGreaterThanOrEqual(6);
  expect(ids).toEqual(expect.arrayContaining(targets));
  expect(new Set(ids).size).toBe(ids.length);
});

test('headings have anchors, equal ones different', async () => {
  const html = await fromMarkdown('## How to\n\n## How to\n\n## 한글 제목');
  for (const id of ['how-to', 'how-to-1', '한글-제목']) {
    expect(html).toContain(`id="${id}"`);
    expect(html).toContain(`href="#${id}"`);
  }
});

test('the anchor of a heading has the heading’s words, and the keyboard does not stop at it', async () => {
  expect(await fromMarkdown('## How *to*')).toBe(
    '<h2 id="how-to"><a class="anchor" tabindex="-1" href="#how-to">How <em>to</em></a></h2>',
  );
  expect(await fromMarkdown('## See [this](/x)')).toBe('<h2 id="see-this">See <a href="/x">this</a></h2>');
});

test('headings of the first level, and all below them, go one step down', async () => {
  const levels = async (content: string) => (await fromMarkdown(content)).match(/(?<=<)h\d/g);
  expect(await levels('# A\n\n## B\n\n###### C')).toEqual(['h2', 'h3', 'h6']);
  expect(await levels('## A\n\n### B')).toEqual(['h2', 'h3']);
});

test('wide tables and code can be scrolled by keyboard', async () => {
  expect(await fromMarkdown('|a|\n|-|\n|b|')).toMatch(
    /^<div class="wide" tabindex="0"><table>.*<\/table><\/div>$/s,
  );
  expect(await fromMarkdown('```\na\n```')).toContain('<pre tabindex="0">');
});

test('the box of a task has the task’s words for a name', async () => {
  const html = await fromMarkdown('- [x] Tea *now*\n  - [ ] Milk');
  expect(html).toContain('<label><input type="checkbox" checked disabled> Tea <em>now</em>\n</label><ul');
  expect(html).toContain('<label><input type="checkbox" disabled> Milk</label>');
});

test('the title of a picture that stands alone is its caption', async () => {
  expect(await fromMarkdown('![A lamp](/lamp.png "At dusk")')).toBe(
    '<figure><img src="/lamp.png" alt="A lamp"><figcaption>At dusk</figcaption></figure>',
  );
  expect(await fromMarkdown('![A lamp](/lamp.png)')).toBe('<p><img src="/lamp.png" alt="A lamp"></p>');
  expect(await fromMarkdown('Here ![A lamp](/lamp.png "At dusk")')).toContain('title="At dusk"');
});

test('code is highlighted by classes, and code of an unknown language is left as it is', async () => {
  expect(await fromMarkdown('```js\nconst a = 1;\n```')).toContain('<span class="hljs-keyword">const</span>');
  expect(await fromMarkdown('```nosuchlanguage\nconst a = 1;\n```')).toContain('const a = 1;');
  expect(await fromMarkdown('```js\n</code><script>alert(1)</script>\n```')).not.toContain('<script');
});

test("a CMS's HTML gets what Markdown gets: anchors, and colours in its code", async () => {
  const html = await fromHtml(
    '<h2>How to</h2><pre><code class="language-js">const a = 1;</code></pre><img src="/a.png" width="800" height="600">',
  );
  expect(html).toContain('<h2 id="how-to">');
  expect(html).toContain('<span class="hljs-keyword">const</span>');
  expect(html).toContain('<img src="/a.png" width="800" height="600">');
});

test('lines of a paragraph of Markdown stand each on its own where site.config.ts says so', async () => {
  const markdown = '> [!NOTE] Title\n> One\n> *two*\n\nThree  \nfour `a\nb`\n{: .five}';
  site.lineBreaks = true;
  const html = await fromMarkdown(markdown);
  expect(await fromHtml('<p>One\ntwo</p>')).toBe('<p>One\ntwo</p>');
  site.lineBreaks = false;
  expect(html).toContain('Title</p>\n<p>One<br>\n<em>two</em></p>');
  expect(html).toContain('<p>Three<br>\nfour <code>a b</code></p>');
  expect(await fromMarkdown('One\ntwo')).toBe('<p>One\ntwo</p>');
});

test('what is Markdown in HTML stays as it is', async () => {
  expect(await fromHtml('<p>2 * 3 * 4 and _x_</p>')).toBe('<p>2 * 3 * 4 and _x_</p>');
});

test('links between posts follow what the site knows of them', async () => {
  const content = '[[Lamp]]';
  const to = async (path: string, version?: string) => {
    const post = { id: 'lamps', content, format: 'markdown' as const, textHash: 'of-lamps' };
    return (await pageTextOf(post, { resolve: resolveBy(() => path), version })).html;
  };
  expect(await to('/blog/a', '1')).toBe('<p><a href="/blog/a">Lamp</a></p>');
  expect(await to('/blog/b', '2')).toBe('<p><a href="/blog/b">Lamp</a></p>');
  expect(await to('/blog/c')).toBe('<p><a href="/blog/c">Lamp</a></p>');
  expect(await to('/blog/d')).toBe('<p><a href="/blog/d">Lamp</a></p>');
  expect(await toHtml({ content, format: 'markdown' })).toBe('<p>Lamp</p>');
});

test('a text that becomes far longer than it was written is named, and its HTML goes nowhere', async () => {
  const content = `[a]: https://a.example/${'a'.repeat(10_000)}\n\n${'[a] '.repeat(500)}`;
  const post = { id: 'again', content, format: 'markdown' as const, textHash: 'of-again' };
  await expect(pageTextOf(post)).rejects.toThrow('it becomes more than 5 million characters of HTML');
});

test('all that only the site knows is asked for at once, as its author calls it', async () => {
  const content = [
    '[map](../posts/the%20map.md?a#b) [[Lamp|lights]] ![dot](./dot.png) [out](https://a.example) [here](#end)',
    '![[dot.png|40]] [ref] `[[code]]`',
    '[ref]: /2021/03/map.html',
  ].join('\n\n');
  const asked: string[][] = [];
  const html = await toHtml({ content, format: 'markdown' }, async (targets) => {
    asked.push(targets);
    return new Map([
      ['../posts/the map.md', { url: '/blog/map' }],
      ['./dot.png', { url: '/images/dot.png', width: 8, height: 6 }],
    ]);
  });
  expect(asked).toEqual(
    [['../posts/the map.md', './dot.png', '/2021/03/map.html', 'Lamp', 'dot.png'].sort()].map((list) =>
      expect.arrayContaining(list),
    ),
  );
  expect(asked[0]).toHaveLength(5);
  expect(html).toContain('<a href="/blog/map?a#b">map</a> lights');
  expect(html).toContain('<img src="/images/dot.png" alt="dot" width="8" height="6">');
});
