// What authors write that is no GitHub Markdown: signs of Obsidian, kramdown, Docusaurus, Hugo, Jekyll, Hexo, Zenn.
import { excerptOf } from '../../../../lib/content/text/excerpt/excerpt';
import { toHtml } from '../../../../lib/content/text/html';
import { prepareDirectives } from '../../../../lib/content/text/markdown/directives';
import { prepareMath } from '../../../../lib/content/text/markdown/math';
import { prepareText } from '../../../../lib/content/text/markdown/prepare';
import { problemsIn } from '../../../../lib/content/text/markdown/problems';
import { site } from '../../../../site.config';

const { boxes } = site.words.texts;

const page = async (content: string) => {
  const html = await toHtml({ content, format: 'markdown' });
  return html.replace(/<a class="anchor"[^>]*>(.*?)<\/a>/g, '$1');
};

test.each<[string, string, string[], string[]]>([
  [
    'a note of GitHub',
    '> [!NOTE]\n> Mind **it**.',
    [
      `<div class="markdown-alert markdown-alert-note">\n<p class="markdown-alert-title" lang="${site.language}">${boxes.note}</p>`,
      '<p>Mind <strong>it</strong>.</p>',
    ],
    ['[!', 'blockquote'],
  ],
  [
    'a callout of Obsidian with a title',
    '> [!warning] Take *care*\n> Hot.',
    ['markdown-alert-warning', '<p class="markdown-alert-title">Take <em>care</em></p>', '<p>Hot.</p>'],
    ['[!'],
  ],
  [
    'a folded one',
    '> [!faq]- Is it?\n> Yes.',
    ['<details>', '<summary>Is it?</summary>', '<p>Yes.</p>'],
    ['[!'],
  ],
  [
    'words in angle brackets that are no element',
    'A `Vec` is Vec<T>, or [<Activity>](/a); not <b>bold</b>, <Note>mine</Note>, <br>, <T id="x">.',
    ['Vec&#x3C;T>, or <a href="/a">&#x3C;Activity></a>', '<b>bold</b>', ' mine, <br>'],
    ['Note', 'id='],
  ],
  [
    'brackets with a backslash each, as exporters write them',
    'See \\[2021/03\\], \\[a_b\\] and \\[TypeScript 4.0+\\].\n\n\\[gallery ids="1,2"\\]',
    ['See [2021/03], [a_b] and [TypeScript 4.0+].'],
    ['math', 'gallery'],
  ],
  [
    'a formula on its own line',
    'So\n\n\\[a = b + 1\\]\n\nor \\[\\frac{1}{2}\\].',
    ['<mfrac>'],
    ['[a', '\\['],
  ],
  ['one without words', '> [!tip]', ['markdown-alert-tip', `>${boxes.tip}</p>`], ['[!']],
  [
    'a quote that only begins with a bracket',
    '> [note] is a word.',
    ['<blockquote>', '[note] is a word.'],
    ['markdown-alert'],
  ],
  ['a heading with an id', '## Second part {#two}\n\n[To it](#two)', ['Second part<', 'href="#two"'], ['{#']],
  [
    "kramdown's id and classes",
    '## Second {: #two .big}\n\n[To it](#two)',
    ['<h2 id="two">Second<', 'href="#two"'],
    ['{:', '.big'],
  ],
  ['a heading with braces that are words', '## Sets such as {a, b}', ['Sets such as {a, b}'], []],
  [
    'attributes behind a link',
    '[x](/y){:target="_blank" rel="nofollow"} z',
    ['<a href="/y" rel="nofollow">x</a> z'],
    ['{:', '_blank'],
  ],
  ['a width in percent', '![a](/a.png){width=50%}', ['width="50%"'], ['{width']],
  ['attributes above a paragraph', '{: .lead}\nWords.', ['<p>Words.</p>'], ['{:']],
  ["Chirpy's boxes", '> Mind it.\n{: .prompt-tip }', ['markdown-alert-tip', 'Mind it.'], ['{:']],
  ["Chirpy's file names", '```js\n1\n```\n{: file="a.js" }', ['a.js', 'language-js'], ['{:']],
  [
    'braces in code',
    '`{:toc}` and `{{ x }}` and `[[y]]`',
    ['<code>{:toc}</code>', '<code>{{ x }}</code>', '<code>[[y]]</code>'],
    [],
  ],
  ['braces of a template in prose', 'Vue shows {{ message }} here.', ['Vue shows {{ message }} here.'], []],
  [
    'a list of definitions',
    'quince\n: a fruit\n: a tree',
    ['<dt>quince</dt>', '<dd>a fruit', '<dd>a tree'],
    [],
  ],
  [
    'a container of Docusaurus',
    ':::tip My title\n\nWords.\n\n:::',
    ['markdown-alert-tip', '>My title</p>', '<p>Words.</p>'],
    [':::'],
  ],
  ['one of VuePress', '::: warning\nWords.\n:::', ['markdown-alert-warning', 'Words.'], [':::']],
  ['one of Qiita', ':::note alert\nWords.\n:::', ['markdown-alert-caution', 'Words.'], [':::']],
  [
    'details of Zenn',
    ':::details More\nWords.\n:::',
    ['<details>', '<summary>More</summary>', 'Words.'],
    [':::'],
  ],
  [
    'one within another',
    '::::note\n:::details In\nWords.\n:::\n::::',
    ['markdown-alert-note', '<summary>In</summary>'],
    [':::'],
  ],
  ['one of Pandoc', '::: {.aside}\nWords.\n:::', ['<div>', 'Words.'], [':::', 'aside']],
  ['colons in a sentence', 'At 10:30 a:b ::c and :d[e] it was.', ['At 10:30 a:b ::c and :d[e] it was.'], []],
  ['emoji codes', 'Fine :+1: at 10:20:30 :nosuch:', ['Fine 👍 at 10:20:30 :nosuch:'], []],
  [
    'marked words',
    'This is ==marked==, a == b is not, x==y==z neither.',
    ['<mark>marked</mark>', 'a == b', 'x==y==z'],
    [],
  ],
  ['a comment of Obsidian', 'Seen %%not seen%% seen. 5%% of 6%%', ['Seen  seen.'], ['not seen']],
  ['a picture of a size', '![[lamp.png|300]]', ['<img src="lamp.png" alt="lamp" width="300">'], ['[[']],
  [
    'a link within the post',
    '## The end\n\n[[#The end]] [[#The end|last]]',
    ['href="#the-end">The end</a>', 'href="#the-end">last</a>'],
    ['[['],
  ],
  ['brackets in brackets', 'An array [[1, 2], [3]] of them.', ['An array [[1, 2], [3]] of them.'], []],
  [
    'a fence in a language that is called as something of a script',
    '```constructor\nconst a = 1;\n```',
    ['language-constructor">const a = 1;'],
    ['native code'],
  ],
  [
    'a fence with lines and a title',
    '```js{1,3} title="src/a.js"\nconst a = 1;\n```',
    ['<p class="code-title">src/a.js</p>', 'hljs-keyword'],
    ['{1,3}'],
  ],
  ['a fence of Zenn', '```ts:src/a.ts\nconst a = 1;\n```', ['src/a.ts', 'hljs-keyword'], []],
  ['a fence of Pandoc', '```{.python .numberLines}\nimport a\n```', ['hljs-keyword'], ['numberLines']],
  ['a fence of R', '```{r, echo=FALSE}\nx <- function(a) 1\n```', ['hljs-keyword'], ['echo']],
  [
    'seldom languages',
    '```elixir\ndef a, do: 1\n```\n\n```Dockerfile\nFROM a\n```\n\n```vue\n<p>a</p>\n```',
    ['language-elixir', 'hljs-keyword', 'hljs-tag'],
    [],
  ],
  [
    'a drawing in letters',
    '```mermaid\ngraph TD; A-->B;\n```',
    ['<code class="hljs language-mermaid">graph TD; A-->B;'.slice(0, 12), 'graph TD'],
    [],
  ],
  [
    'stress beside letters',
    '**강조(a)**는 *"기울임"*을 ~~지움.~~도',
    ['<strong>강조(a)</strong>는', '<em>"기울임"</em>을', '<del>지움.</del>도'],
    ['*', '~~'],
  ],
  ['ranges', '3~5명, 10~20분', ['3~5명, 10~20분'], ['<del>']],
  [
    'an address before a particle',
    'https://a.example/x를 보고 https://b.example/y에서 본다.',
    [
      '<a href="https://a.example/x">https://a.example/x</a>를',
      '<a href="https://b.example/y">https://b.example/y</a>에서',
    ],
    [],
  ],
  [
    'an address before a Japanese one',
    'https://a.example/xを見る。https://b.example/。',
    ['>https://a.example/x</a>を見る。', '>https://b.example/</a>。'],
    [],
  ],
  [
    'an address with letters of its own',
    'https://ko.wikipedia.example/wiki/등불 참고',
    ['>https://ko.wikipedia.example/wiki/등불</a> 참고'],
    [],
  ],
  ['formulas', 'For $x$, $a_1 + b^2$ and $$c^2$$.', ['<math', '>a_1 + b^2</annotation>'], ['$']],
  [
    "LaTeX's own signs",
    'For \\(x^2\\):\n\n\\[\ny = \\frac{1}{2}\n\\]',
    ['>x^2</annotation>', 'y = \\frac{1}{2}'],
    ['\\('],
  ],
  [
    'an environment alone',
    '\\begin{align}\na &= b \\\\\nc &= d\n\\end{align}',
    ['<math', '\\begin{align}'],
    [],
  ],
  [
    'money',
    'It costs $5 or $6, US$ 7, and $8-$9 *more*.',
    ['It costs $5 or $6, US$ 7, and $8-$9 <em>more</em>.'],
    ['<math'],
  ],
  ['a formula that is none', 'See $\\frac{1$ here.', ['\\frac{1'], ['<math']],
  ['escaped brackets', 'A \\[not a link\\] and \\(so\\).', ['A [not a link] and (so).'], ['<math']],
  ['tables of contents', '[TOC]\n\n[[toc]]\n\n## A', ['<h2'], ['TOC', 'toc']],
  [
    'links whose names are shortcodes elsewhere',
    'See [it][video], the `x` [audio], [b] and [/b].\n\n[Video]: https://v.example/1\n[audio]: https://v.example/2\n[b]: /b',
    ['<a href="https://v.example/1">it</a>', '<a href="https://v.example/2">audio</a>', '[/b]'],
    [],
  ],
  [
    'words in brackets',
    'Titles end with [video] …, or [products], [video of a talk].\n\nAn array [i] and a path [/i] here.',
    ['with [video] …, or [products], [video of a talk].', 'array [i] and a path [/i] here'],
    [],
  ],
  [
    'words of PHP and of percents in a sentence',
    'A file begins with <?php and a line.\n\nSecond, <% 5 and more, or 10 %> fine.\n\nThird, `code`.\n\nA <%= b\n\nc %> d.',
    ['&#x3C;?php and a line.', 'Second, &#x3C;% 5 and more, or 10 %> fine.', 'Third', 'c %> d.'],
    [],
  ],
  [
    'words in double braces',
    'A {{ content }}, {{ url }}, {{ end of it }} and {{ name | upper }}, as `{% if a %}` has.',
    ['A {{ content }}, {{ url }}, {{ end of it }} and {{ name | upper }}, as'],
    [],
  ],
  [
    'double percents',
    'So %%a, and %%b, c.\n\nNow 50%% and then 20%% more, 가%%gone%%나 %%gone %%.',
    ['So %%a, and %%b, c.', 'Now 50%% and then 20%% more, 가나 .'],
    ['gone'],
  ],
  [
    'addresses whose ends their author said',
    '<https://a.example/x–y> [https://a.example/C언어](https://a.example/C언어) https://a.example/p–q, https://a.example/r— s.',
    [
      '>https://a.example/x–y<',
      '>https://a.example/C언어<',
      '>https://a.example/p–q<',
      '>https://a.example/r<',
    ],
    [],
  ],
  [
    'words that end a line, and names of blocks',
    'It costs 5 ^euro\n\nThis is ^a1b2c3\n\nA lamp. ^lantern\n\n- a ^banana\n\n^alone\n\n[[#^lantern|It]]\n\n> b\n\n^d4e5f6\n\nPick the npm range: ^18\n\nHello there. ^top\n\n^This',
    ['5 ^euro', 'a ^banana', '^alone', 'range: ^18', 'there. ^top', '<p>^This</p>'],
    ['a1b2c3', '^lantern', 'd4e5f6'],
  ],
  [
    'names of emoji, and words with colons',
    'Done :tada: 끝:tada:입니다 :+1::tada:; user:lock: urn:key:value, a::key::b, 1:100:2 and 10:30:45.',
    ['Done 🎉 끝🎉입니다 👍🎉;', 'user:lock: urn:key:value, a::key::b, 1:100:2 and 10:30:45.'],
    [],
  ],
  [
    'letters below and above the line, and ranges',
    'H~2~O, x~i~, x^2^, 10^th^; H~2~SO~4~, CO~2~는; 3~5일, 4~6일, 1~2~3, 2^3^2, ^_^, ^foo^bar^ cd a~b~c HEAD~1~2 가(A)~1~라.',
    [
      'H<sub>2</sub>O, x<sub>i</sub>, x<sup>2</sup>, 10<sup>th</sup>; H<sub>2</sub>SO<sub>4</sub>, CO<sub>2</sub>는; 3~5일, 4~6일, 1~2~3, 2^3^2, ^_^, ^foo^bar^ cd a~b~c HEAD~1~2 가(A)~1~라.',
    ],
    [],
  ],
  [
    'money before formulas',
    'It is US$5/kg, where $x^2$ and $y$ cost $100k; $HOME, $1/2$.',
    ['It is US$5/kg, where <span class="math-inline">', '<msup>', 'cost $100k; $HOME, <span'],
    ['$x', '$y', '1/2$'],
  ],
  [
    'money before formulas in HTML, around code and in addresses',
    '<p>It costs $5, and $x^2$ is more.</p>\n\nCosts $5 and `x` then $y^2$ end $3, [a](/b$5) $`z`$.',
    [
      '<p>It costs $5, and ',
      'Costs $5 and <code>x</code> then <span class="math-inline">',
      'end $3, <a href="/b$5">',
    ],
    ['\\$', '$y', '$z'],
  ],
  [
    'money in addresses and abbreviations',
    'www.a.example/?p=$5 costs $x^2$, [a][r] US$ 6.\n\n[r]: /a$5 "t"\n\n*[US$]: dollars',
    ['href="http://www.a.example/?p=$5"', 'href="/a$5"', '<abbr title="dollars">US$</abbr>'],
    ['%EE'],
  ],
  [
    'a formula alone in its paragraph',
    'A.\n\n$$x^2$$\n\nB.',
    ['<p>A.</p>\n<div class="math-display">', '</div>\n<p>B.</p>'],
    ['<p></p>'],
  ],
  [
    'code and words that are no players, no sizes and no files',
    '`Location: https://a.example/new`\n\n`curl: https://a.example`\n\n`video: https://a.example/v`\n\n![Sales Q3 | 2024](/b.png) ![c](https://x.com/pic.jpg) [1](Kim et al.2019)\n\n@[Mira](https://a.example/mira) wrote.\n\n@[Oto](https://a.example/oto)',
    [
      '<code>Location: https://a.example/new</code>',
      '<code>curl: https://a.example</code>',
      '<a href="https://a.example/v">',
      'alt="Sales Q3 | 2024"',
      'src="https://x.com/pic.jpg"',
      '[1](Kim et al.2019)',
      '>Mira</a> wrote.',
      '>Oto</a>',
    ],
    ['width'],
  ],
  [
    'names of classes and of channels in a sentence',
    'In CSS write a class like {.btn}\n\nOur channel is {#general}\n\nIt is {.5}\n\nSaid. {.5}\n\nA {.b width=5}',
    ['like {.btn}', 'is {#general}', 'is {.5}', 'Said. {.5}', '<p width="5">A</p>'],
    [],
  ],
  [
    'a comment that nobody ended above an arrow in code',
    '<!-- todo\n\nText.\n\n```mermaid\nA --> B\n```\n\nBelow.\n\n<!-- more\n\n```\nC --> D\n```\n\n-->\n\nLast.',
    ['&#x3C;!-- todo', '<p>Text.</p>', 'A --> B', '<p>Below.</p>', '<p>Last.</p>'],
    ['more', 'C -->'],
  ],
  [
    'a comment that begins as a tab does',
    'A.\n\n<!-- tab bar settings: 1 -->\n\nB.',
    ['<p>A.</p>', '<p>B.</p>'],
    ['settings'],
  ],
  [
    'stressed words of Korean by the other sign',
    '__등불__은 __init__은 아니다.',
    ['<strong>등불</strong>은 __init__은'],
    [],
  ],
  [
    'marked words with marks in them',
    '==**Plum** jam== and ==강조==는, x==y, `==a==`, (==b==), ==c **d**==.',
    [
      '<mark><strong>Plum</strong> jam</mark> and <mark>강조</mark>는, x==y, <code>==a==</code>, (<mark>b</mark>), <mark>c <strong>d</strong></mark>.',
    ],
    [],
  ],
  [
    'signs between quotes, of which some mark',
    '"==중요==" and \'==b==\', "==" or "==".',
    ['"<mark>중요</mark>" and \'<mark>b</mark>\', "==" or "==".'],
    [],
  ],
  [
    'signs that mark nothing',
    "춥네요^^;; 그래도^^ 좋아요 안녕^^하세요 (a)==(b) vs (c)==(d), 'a'=='b' and 'c'=='d', [e](/==e==), https://a.example/?f= ==f\n\n    g ==h== i\n\n<pre>j ==k== l</pre>\n\n$m ==n== o$ <b title=\" ==p== \">q</b> <code>r ==s== t</code>",
    [
      '춥네요^^;; 그래도^^ 좋아요 안녕^^하세요 (a)==(b) vs (c)==(d)',
      'href="/==e=="',
      'g ==h== i',
      'j ==k== l',
      '>m ==n== o</annotation>',
      'title=" ==p== "',
      'r ==s== t',
    ],
    ['<mark>'],
  ],
  [
    'films, sounds, documents and players as pictures',
    '![a](/a.mp4) ![b](/b.mp3) ![c](/c.pdf) ![](https://youtu.be/aaaa) ![d](/d.png)',
    [
      '<video src="/a.mp4" controls></video>',
      '<audio src="/b.mp3" controls></audio>',
      '<a href="/c.pdf">c</a>',
      '<a href="https://youtu.be/aaaa">youtu.be/aaaa</a>',
      '<img src="/d.png" alt="d">',
    ],
    ['<img src="/a', '<img src="/c'],
  ],
  [
    'sizes of pictures, behind the address and behind the words',
    '![a](/a.png =30x20) ![b](/b.png "t" =30x) ![c|30](/c.png) ![d|30x20](/d.png) ![30](/e.png) ![[f.png|F|30x20]]',
    [
      'src="/a.png" alt="a" width="30" height="20"',
      'src="/b.png" alt="b" title="t" width="30"',
      'src="/c.png" alt="c" width="30"',
      'src="/d.png" alt="d" width="30" height="20"',
      'src="/e.png" alt="30"',
      'src="f.png" alt="F" width="30" height="20"',
    ],
    ['](', '|30'],
  ],
  [
    'pictures and links with spaces in their address',
    '![a](/img/a b.png "t") ![c](https://a.example/c d.png) [d](/d e.pdf) f[i](of some)',
    [
      'src="/img/a%20b.png" alt="a" title="t"',
      'src="https://a.example/c%20d.png"',
      '<a href="/d%20e.pdf">d</a> f[i](of some)',
    ],
    ['!['],
  ],
  [
    'boxes within boxes with as many colons, and one that nobody ended',
    ':::note\nOuter.\n\n:::tip\nInner.\n:::\n\nStill outer.\n:::\n\nOut.\n\n:::warning\nOpen.\n\n:::tip\nLast.\n:::',
    ['<p>Inner.</p></div><p>Still outer.</p></div>\n<p>Out.</p>', '<p>Last.</p></div></div>'],
    [':::'],
  ],
  [
    "Docusaurus' comments, and HTML's that nobody ended",
    'A.<!-- see `code` -->\n\n{/* truncate */}\n\n<!-- `b`\n\nc -->\n\n`<!-- d`\n\n<!-- more ->\n\nB.',
    ['<p>A.</p>', '<code>&#x3C;!-- d</code>', '<p>&#x3C;!-- more -></p>\n<p>B.</p>'],
    ['truncate', 'see', '>b', 'c -->', '&#x26;lt;'],
  ],
  [
    "Logseq's boxes",
    '- #+BEGIN_TIP\n  Stir.\n  #+END_TIP\n\n#+BEGIN_QUOTE\nSaid.\n#+END_QUOTE',
    ['markdown-alert-tip', '<p>Stir.</p>', '<p>Said.</p>'],
    ['#+'],
  ],
  [
    "MkDocs' tabs",
    '=== "Plum"\n    Of **stone**.\n\n=== "Fig"\n\n    ```js\n    1\n    ```\n\nBelow.',
    ['<p><strong>Plum</strong></p>\n<p>Of <strong>stone</strong>.</p>', 'language-js', '<p>Below.</p>'],
    ['==='],
  ],
  [
    'attributes behind a paragraph, a table and a picture, and braces that are words',
    'Lead. {.lead}\n\nNext.\n{ .note #next }\n\nSets {.a} and {b}.\n\n| a |\n|---|\n| b |\n{.wide}\n\n![c](/c.png){data-zoomable}.',
    ['<p>Lead.</p>', '<p id="user-content-next">Next.</p>', 'Sets {.a} and {b}.', 'alt="c">.'],
    ['lead}', '.note', '{.wide', 'zoom'],
  ],
  ['tables of contents by another sign', '[[_TOC_]]\n\nA.', ['<p>A.</p>'], ['TOC']],
  ["Gatsby's titles of code", '```js:title=a.js\n1\n```', ['<p class="code-title">a.js</p>'], ['title=']],
  ["WordPress's formulas", 'Is $latex x^2$ or $5 latex.', ['<msup>', '$5 latex.'], ['$latex']],
  [
    'players by a number, and unknown ones',
    '@[slideshare](abc)\n@[wheel](abc)\n!youtube[abc]\n!codepen[mira/embed/x]\n!wow[abc]\n\n`vimeo: 12`\n\n`wheel: 12`',
    [
      'href="https://www.slideshare.net/slideshow/embed_code/key/abc"',
      'wheel: abc',
      'href="https://www.youtube.com/watch?v=abc"',
      'href="https://codepen.io/mira/pen/x"',
      '!wow[abc]',
      'href="https://vimeo.com/12"',
      '<code>wheel: 12</code>',
    ],
    ['href="abc"', '@'],
  ],
])('%s: shown as it was meant', async (_, content, there, away) => {
  const html = await page(content);
  for (const text of there) expect(html).toContain(text);
  for (const text of away) expect(html).not.toContain(text);
});

test.each<[string, string, string[]]>([
  [
    "Jekyll's code",
    '{% highlight ruby linenos %}\ndef a\n  {{ b }}\nend\n{% endhighlight %}',
    ['language-ruby', 'hljs-keyword', '{{ b }}'],
  ],
  [
    "Hexo's code",
    '{% codeblock lang:js %}\nconst a = 1;\n{% endcodeblock %}',
    ['language-js', 'hljs-keyword'],
  ],
  [
    "Hugo's code",
    '{{< highlight go "linenos=table" >}}\nfunc a() {}\n{{< /highlight >}}',
    ['language-go', 'hljs-keyword'],
  ],
  [
    'what is to be read as it is',
    '{% raw %}{{ a }} {% b %}{% endraw %} and `{{</* c */>}}`. Write {% raw %} and {% endraw %} around it. {% raw %}e{% endraw %}f {% raw %} <b>g</b> {% endraw %}',
    ['ef', ' <b>g</b>', '{{ a }} {% b %}', 'Write {% raw %} and {% endraw %} around it.', '{{&#x3C; c >}}'],
  ],
  [
    'links to posts',
    '[a]({% post_url 2019-03-04-lamp %}) [b]({{< relref "posts/lamp.md#x" >}}) [c]({{ site.baseurl }}{% link _posts/2019-03-04-lamp.md %})',
    ['href="/blog/lamp">a', 'href="/blog/lamp#x">b', 'href="/blog/lamp">c'],
  ],
  [
    'addresses on the site',
    '![a]({{ site.url }}{{ site.baseurl }}/img/a.png) ![b]({{ "/img/b.png" | relative_url }})',
    ['src="/img/a.png"', 'src="/img/b.png"'],
  ],
  [
    'pictures',
    '{% asset_img lamp.png A lamp %} {% include image.html url="/b.png" description="B" %} {{< img src="/c.png" alt="C" >}}',
    ['src="lamp.png"', 'src="/b.png" alt="B"', 'src="/c.png" alt="C"'],
  ],
  [
    'players',
    '{% youtube aaaa %} {{< vimeo 12 >}} {% embed https://a.example/x %} {{< gist mira 12 >}} {% include youtube.html id="bbbb" %} {% github a/b %}',
    [
      'watch?v=aaaa',
      'vimeo.com/12',
      'href="https://a.example/x"',
      'gist.github.com/mira/12',
      'watch?v=bbbb',
      'github.com/a/b',
    ],
  ],
  [
    'boxes',
    '{{% notice warning %}}\nHot.\n{{% /notice %}}\n\n{% note info %}\nCold.\n{% endnote %}\n\n{% details More %}\nIn.\n{% enddetails %}',
    ['markdown-alert-warning', 'Hot.', 'markdown-alert-note', 'Cold.', '<summary>More</summary>', 'In.'],
  ],
  [
    'tabs, cards and badges',
    '{{% tab name="Plum" %}}\nA.\n{{% /tab %}}\n\n<!-- tab Fig -->\nB.\n<!-- endtab -->\n\n{{< card link="/c" title="C" >}} {{< badge text="new" >}}',
    ['<strong>Plum</strong>', '<strong>Fig</strong>', '<a href="/c">C</a>', 'new'],
  ],
  [
    'boxes within what folds',
    '{{% details title="More" %}}\n{{< callout type="warning" >}}\nHot.\n{{< /callout >}}\nAfter.\n{{% /details %}}',
    ['<summary>More</summary>', '<p>Hot.</p></div><p>After.</p></details>'],
  ],
  [
    'buttons and addresses, whatever they are called',
    '{{< button href="/x" >}}Go{{< /button >}} {% cta https://a.example %} Click {% endcta %} {% podcast https://b.example/p %} {% link Words https://c.example %}',
    [
      '<a href="/x">Go</a>',
      '<a href="https://a.example">Click</a>',
      '<a href="https://b.example/p">b.example/p</a>',
      '<a href="https://c.example">Words</a>',
    ],
  ],
  [
    "Hexo's code with a title",
    '{% codeblock kettle.js lang:js %}\nconst a = 1;\n{% endcodeblock %}',
    ['<p class="code-title">kettle.js</p>', 'language-js'],
  ],
  [
    "Chirpy's players",
    "{% include embed/bilibili.html id='BV1Sx411T7QQ' %} {% include embed/video.html src='/a.mp4' autoplay=true %} {% include embed/audio.html src='/b.mp3' %}",
    ['bilibili.com/video/BV1Sx411T7QQ', '<video controls src="/a.mp4">', '<audio controls src="/b.mp3">'],
  ],
  [
    'comments with code in them',
    'A{{% comment %}}\n\n```js\nb\n```\n\n{{% /comment %}}\n\n{% comment %}`c`{% endcomment %}D',
    ['<p>A</p>\n<p>D</p>'],
  ],
  [
    'calls that Zola is not to run',
    '{{/* a(b="c") */}} and `{%/* d() */%}`, {%/* end */%}',
    ['{{ a(b="c") }} and <code>{% d() %}</code>, {% end %}'],
  ],
  [
    'quotes within quotes',
    '{{< figure src="/a.png" caption="The 5\\" <b class=\\"x\\">jar</b>" >}}',
    ['<img src="/a.png" alt="The 5&#x22; <b class='],
  ],
  [
    'boxes that say whether they are open',
    '{{< admonition tip "First" false >}}\nA.\n{{< /admonition >}}',
    ['markdown-alert-tip', '>First</p>'],
  ],
  ['comments', 'A {% comment %}b{% endcomment %}{{/* c */}}{::comment}d{:/comment}e', ['<p>A e</p>']],
])('of template code %s: shown as it was meant', async (_, content, there) => {
  const html = await page(content);
  for (const text of there) expect(html).toContain(text);
  expect(problemsIn(content).problems.filter((line) => !line.startsWith('pictures'))).toEqual([]);
});

test.each<[string, string, string[], string[]]>([
  [
    "MkDocs' boxes",
    '!!! warning "Hot"\n    Mind **it**.\n\n    ```js\n    1\n    ```\n\nBelow.',
    ['markdown-alert-warning', '>Hot</p>', '<strong>it</strong>', 'language-js', '<p>Below.</p>'],
    ['!!!'],
  ],
  [
    "MkDocs' folded boxes",
    '??? note "More"\n    In it.',
    ['<summary>More</summary>', '<p>In it.</p>'],
    ['???'],
  ],
  ['three exclamation marks', '!!! Hot\n\nMind it.', ['<p>!!! Hot</p>'], ['markdown-alert', '<details']],
  ['a box of MkDocs as code', '```\n!!! note\n    x\n```', ['!!! note'], ['markdown-alert']],
  [
    'Markdown in HTML, said by an attribute',
    '<details markdown="1">\n<summary>More</summary>\n**In** it.\n</details>',
    ['<summary>More</summary>', '<strong>In</strong> it.'],
    ['**', 'markdown='],
  ],
  ['a heading without a space', '##Plums\n\nWords.', ['<h2 id="plums">Plums'], ['##']],
  ['a heading that is closed and named', '## Plums ## {#jam}', ['<h2 id="jam">Plums<'], ['##', '{#']],
  ['attributes of a table', '| a |\n|---|\n| b |\n{: .wide}', ['<td>b</td>'], ['{:', '<td>{']],
  ['attributes one after the other', '{: .a}\n{: .b}\nWords.', ['<p>Words.</p>'], ['{:']],
  ['lines that only place', '{:refdef: .center}\nWords.\n{: refdef}', ['<p>Words.</p>'], ['{:']],
  [
    "Obsidian's comments of several lines",
    'A.\n\n%%\nnot for readers\n%%\n\nB.',
    ['A.', 'B.'],
    ['readers', '%%'],
  ],
  ['a note in the sentence', 'Plums^[Or damsons.] boil.', ['Or damsons.', 'data-footnote-ref'], ['^[']],
  ['a fence of a formula', '```math\nx_1 \\\\ y\n```', ['<math', 'x_1'], ['<pre']],
  ["GitHub's formula in a line", 'Where $`x_1`$ is.', ['<math', 'x_1'], ['`', '$']],
  ['a formula with a label', '$$\nx_1\n$$ {#eq:one}\n\nBelow.', ['<math', '<p>Below.</p>'], ['{#', '$$']],
  ['a variable in brackets', 'Let \\(n\\) be.', ['<math', '<mi>n</mi>'], ['(n)']],
  ['brackets that are words', 'See \\(there\\) and \\[x\\].', ['See (there) and [x].'], ['<math']],
  [
    'formulas of shortcodes',
    '{{< katex >}}x_1{{< /katex >}} {% math %}\ny_2\n{% endmath %}',
    ['x_1', 'y_2', 'display="block"'],
    ['{'],
  ],
  [
    'an address within brackets',
    '(https://a.example/x)에서',
    ['(<a href="https://a.example/x">https://a.example/x</a>)에서'],
    [],
  ],
  [
    'addresses between brackets and quotes, and before signs of East Asia',
    '[https://a.example/1]는 "https://a.example/2"라고, （https://a.example/3）, https://a.example/4。 {https://a.example/5} ' +
      "'https://a.example/6'라고, https://a.example/7→, https://a.example/8(설명), “https://a.example/9.” https://a.example/?a[]=1",
    [...'123456789'].map((n) => `>https://a.example/${n}</a>`).concat('>https://a.example/?a[]=1</a>'),
    [],
  ],
  ['an address before a colon', 'https://a.example/x: 설명, https://a.example/y:설명', ['/y</a>:설명'], []],
  ['a bold address', '**https://a.example/x**에서', ['<strong><a href="https://a.example/x">'], ['*']],
  [
    'a quote of Hexo',
    '{% blockquote Mira, Plums %}\nBoil **it**.\n{% endblockquote %}',
    ['<blockquote>', '<strong>it</strong>', '— Mira, Plums'],
    ['{%'],
  ],
  [
    'a diagram of a shortcode',
    '{{< mermaid >}}\ngraph TD\n{{< /mermaid >}}',
    ['language-mermaid', 'graph TD'],
    ['{{'],
  ],
  [
    'words of pictures in tags',
    '{% asset_img /a.png 100 80 "A plum" %} {% image "/b.png", "B plum", "100vw" %}',
    ['alt="A plum"', 'src="/b.png" alt="B plum"'],
    ['{%'],
  ],
  [
    'films and sounds',
    '{{< video src="/a.mp4" >}} {% audio /b.mp3 %}',
    ['<video controls src="/a.mp4">', '<audio controls src="/b.mp3">'],
    ['{'],
  ],
  ['a picture by its place', '![a]({% link assets/a.png %})', ['src="/assets/a.png"'], ['{%']],
  ['a button', '{% btn /x, To the plums %}', ['<a href="/x">To the plums</a>'], ['{%']],
  [
    'keys and readings',
    '{{< kbd "Ctrl" >}} {{< ruby "漢字" "かんじ" >}}',
    ['<kbd>Ctrl</kbd>', '<rt>かんじ</rt>'],
    ['{{'],
  ],
  ['the first of two ways', '{% if a %}One.{% else %}Two.{% endif %}', ['One.'], ['Two.', '{%']],
  [
    'nothing of a loop over posts',
    'A.\n\n{% for post in site.posts %}- {{ post.title }}{% endfor %}',
    ['A.'],
    ['post', '{'],
  ],
  [
    'code in a shortcode of a theme',
    '{{< high rust "2" >}}\nlet a = vec!["{:?}"];\n{{< /high >}}',
    ['<code class="hljs language-rust">', '{:?}'],
    ['high rust', '/high'],
  ],
  [
    'a picture whose address has signs and no quotes',
    '<img src =https://a.example/a.png?b=1*c>',
    ['<img src="https://a.example/a.png?b=1*c">'],
    ['&#x3C;'],
  ],
  [
    'a box of GitBook',
    '{% hint style="danger" %}\nHot.\n{% endhint %}',
    ['markdown-alert-caution', 'Hot.'],
    ['{%'],
  ],
  [
    'an abbreviation that is explained once',
    'HTML, not XHTML, and `HTML`.\n\n*[HTML]: Hyper Text',
    ['<abbr title="Hyper Text">HTML</abbr>, not XHTML, and <code>HTML</code>.'],
    ['*[', '<p>Hyper'],
  ],
  ['one that is nowhere', 'Words.\n\n*[W3C]: Consortium\n*[TIN]:', ['<p>Words.</p>'], ['W3C', 'TIN', '*']],
  ['abbreviations in a sample', '```\n*[HTML]: Hyper Text\n```', ['*[HTML]: Hyper Text'], ['<abbr']],
  [
    'how a word is read, of HTML',
    '<ruby>梅<rp>(</rp><rt>うめ</rt><rp>)</rp></ruby>の実',
    ['<ruby>梅<rp>(</rp><rt>うめ</rt><rp>)</rp></ruby>の実'],
    [],
  ],
  ["the same of DenDen's", '{梅干|うめ|ぼし}の壺', ['<ruby>梅干<rt>うめぼし</rt></ruby>の壺'], ['{', '|']],
  [
    "the same of Aozora's",
    '｜梅干《うめぼし》の壺',
    ['<ruby>梅干<rt>うめぼし</rt></ruby>の壺'],
    ['《', '｜'],
  ],
  [
    "Pelican's links",
    '[a]({filename}/other.md) ![b]({static}/images/b.png) [c]({tag}tin) [d](|filename|more.md)',
    ['href="/blog/other"', 'src="/images/b.png"', 'href="/tags/tin"', 'href="/blog/more"'],
    ['{', '%7B', '|'],
  ],
  [
    "Logseq's blocks",
    '- Plums\n  id:: 64f3a2b1-1c2d-4e5f-8a9b-0c1d2e3f4a5b\n  collapsed:: true\n- {{video https://youtu.be/x}}',
    ['<li>Plums</li>', '<a href="https://youtu.be/x">'],
    ['::', '{{'],
  ],
  [
    'ids with signs of stressed words',
    '## Init {#__init__}\n\n[a](#__init__)\n\nB *c* {#b_c_}\n---\n\nPart. {#__p__}',
    [
      '<h2 id="user-content-__init__">Init</h2>',
      'href="#user-content-__init__"',
      '<h2 id="b_c_">B <em>c</em></h2>',
      '<p id="user-content-__p__">Part.</p>',
    ],
    ['{#'],
  ],
  [
    "names of Obsidian's blocks at the end of a line",
    '- a ^a1b2c3\n  more\n- b ^123456\n\n> q ^My-Block\n> r\n\n## H ^a-b\n\nx ^ab1c2d z',
    ['<li>a\nmore</li>', '<li>b</li>', '<p>q\nr</p>', '>H</h2>', 'x ^ab1c2d z'],
    ['^a1b2c3', '^1', '^My', '^a-'],
  ],
  ["names of Obsidian's blocks", 'Plums ^a-plum\n\nTwo ^10', ['<p>Plums</p>', 'Two ^10'], ['^a']],
  [
    "Zenn's players",
    '@[youtube](abc)\n\n@[card](https://a.example/x)',
    ['<a href="https://www.youtube.com/watch?v=abc">', '<a href="https://a.example/x">'],
    ['@', '[card]'],
  ],
  ["Hashnode's", '%[https://youtu.be/x]', ['<p><a href="https://youtu.be/x">'], ['%[']],
  [
    "Pandoc's words with a class",
    'A [small]{.smallcaps #s} [jam]{lang=fr} [link](/x)',
    ['A small jam <a'],
    ['{', '['],
  ],
  [
    "Quarto's box, whose title is a heading",
    '::: {.callout-warning collapse="true"}\n## Mind it\n\nHot.\n:::',
    ['markdown-alert-warning', '<p class="markdown-alert-title">Mind it</p>', '<p>Hot.</p>'],
    ['<h2', 'collapse', ':::'],
  ],
  [
    "Pandoc's columns",
    ':::: {.columns}\n\n::: {.column width="40%"}\nLeft.\n:::\n\n::::',
    ['<p>Left.</p>'],
    ['width', ':::'],
  ],
  ["VitePress's numbers of lines", '```js:line-numbers {1}\na\n```', ['language-js'], ['line-numbers']],
  [
    "Zola's calls",
    'See {{ youtube(id="abc", autoplay=true) }} and {{ own(a=1) }}.',
    ['<a href="https://www.youtube.com/watch?v=abc">', 'and .'],
    ['{{'],
  ],
  ['a call that is words', 'Vue has `{{ a(b) }}` and {{ a(b) }}.', ['and {{ a(b) }}.'], []],
  [
    "Zola's blocks, whose end says no name",
    '{% note(type="warning", title="Mind, it") %}\nHot.\n{% end %}\n\nBetween.\n\n{% quote(author="Mira") %}\nSaid.\n{% end %}\n\n{% mermaid() %}\ngraph TD\n{% end %}',
    [
      'markdown-alert-warning',
      '>Mind, it</p>',
      '<p>Hot.</p></div>\n<p>Between.</p>',
      '— Mira',
      'language-mermaid',
    ],
    ['{%', '(type', '(title'],
  ],
  [
    'template code in samples of code',
    '```liquid\n{% highlight js %}\na\n{% endhighlight %}\n{% blockquote Mira %}\nb\n{% endblockquote %}\n```\n\n`{{< katex >}}x_1{{< /katex >}}`',
    [
      '{% highlight js %}\na\n{% endhighlight %}',
      '{% blockquote Mira %}',
      '<code>{{&#x3C; katex >}}x_1{{&#x3C; /katex >}}</code>',
    ],
    ['language-js', '<blockquote>'],
  ],
  [
    "GitBook's title of a fence",
    '{% code title="a.js" overflow="wrap" %}\n```js\nconst a = 1;\n```\n{% endcode %}\n\nBelow.',
    ['<p class="code-title">a.js</p>', 'language-js', '<p>Below.</p>'],
    ['{%', '```'],
  ],
  [
    'marks for highlighters',
    '```sh\n// highlight-next-line\na\nb // [!code focus]\nc // highlight-line\n# highlight-start\nd\n# highlight-end\n```',
    ['a\nb\nc\nd\n</code>'],
    ['highlight-', '!code'],
  ],
  [
    'marks of what is old and new, and marks that are shown',
    '```yaml\na # [!code --]\nb # [!code ++]\n# [!code ++:2]\n```\n\n```md\n// highlight-start\n```\n\n```mdx\n// highlight-end\n```\n\n```text\na // [!code focus]\n```\n\n```\n# highlight-next-line\n```',
    [
      '[!code --]',
      '[!code ++]',
      '[!code ++:2]',
      'highlight-start',
      'highlight-end',
      'a // [!code focus]',
      '# highlight-next-line',
    ],
    [],
  ],
  [
    'empty lines below a mark',
    '```sh\na # highlight-line\n\n\n```\n\nB.',
    ['a\n\n\n</code>'],
    ['highlight-'],
  ],
  [
    'fences as samples in blocks of code',
    '{% highlight markdown %}\n```js\na\n```\n{% endhighlight %}\n\n{% codeblock %}\n~~~\nb\n~~~\n{% endcodeblock %}',
    ['```js', '~~~\nb\n~~~'],
    ['language-js', '{%'],
  ],
  [
    'braces of boxes',
    ':::details{open}\nOne.\n:::\n\n:::note{}\nTwo.\n:::\n\n::: tip {collapsible}\nThree.\n:::\n\n::: details Fourth {open}\nFour.\n:::\n\n:::note Fifth {a}\nFive.\n:::',
    ['<details>', '>Note</p>', '>Tip</p>', '<summary>Fourth</summary>', '>Fifth {a}</p>'],
    ['{open}', '{}', '{collapsible}', ':::'],
  ],
  [
    'names of files in Korean',
    '![표](_첨부_파일.png) <img src="_첨부_의"> 이름: _최종_보고서.hwp, _최종_이.hwp, ![가](_첨부_의)',
    [
      '<img src="_%EC%B2%A8%EB%B6%80_%ED%8C%8C%EC%9D%BC.png" alt="표">',
      '<img src="_첨부_의">',
      '_최종_보고서.hwp, _최종_이.hwp',
      '<img src="_%EC%B2%A8%EB%B6%80_%EC%9D%98" alt="가">',
    ],
    ['<em>', '*'],
  ],
  [
    'what a server is asked in braces, and classes with commas',
    'A.\n\n{app="nginx"}\n\n{id="b" app="c"}\n\n## D\n{: .no_toc, .small}\n\nE.\n{: .lead, #e}\n\nF.\n\n{:ok, pid}',
    ['{app="nginx"}', '{id="b" app="c"}', '{:ok, pid}'],
    ['no_toc', 'lead,', '{: '],
  ],
  [
    'bars of formulas in lines',
    '|x + y| ≤ |x| + |y|\n|x - y| ≥ |x| - |y|\n\n| a | b |\n| c |\n\n|---|---|\n|1|2|',
    ['|x + y| ≤ |x| + |y|\n', '| a | b |\n| c |', '<td>1</td>'],
    ['<td>x', '<td>a'],
  ],
  ['a cell of Quarto that is only shown', '```{{r}}\n#| echo: false\na\n```', ['#| echo: false\na'], []],
  [
    "Python-Markdown's languages in the code, and a box in a sample",
    'A.\n\n    :::python\n    import a\n\nB.\n\n    #!js\n    let b;\n\n```\n:::note\nC.\n:::\n```',
    ['language-python', 'language-js', ':::note\nC.'],
    ['>:::python', '#!'],
  ],
  [
    "options of Quarto's cells",
    '```{python}\n#| echo: false\n#| label: fig\nimport a\n```',
    ['language-python', 'import'],
    ['echo', 'label'],
  ],
  [
    "Gatsby's titles beside numbers of lines",
    '```js:title=src/a.js{1,3}\n1\n```\n\n```js:title=src/{Jam.slug}.js\n2\n```',
    ['<p class="code-title">src/a.js</p>', '<p class="code-title">src/{Jam.slug}.js</p>'],
    ['{1'],
  ],
  [
    "Hashnode's pictures",
    '![A jar](https://a.example/a.png align="center") ![](/b.png align="left" width="300")',
    ['<img src="https://a.example/a.png" alt="A jar">', '<img src="/b.png" alt="" width="300">'],
    ['align', '!['],
  ],
  [
    "Notion's boxes",
    '<aside>\n💡 Mind **it**.\n\n</aside>\n\nBelow.',
    ['<aside>', 'Mind <strong>it</strong>.', '</aside>'],
    ['**'],
  ],
  [
    "boxes of Obsidian's plugin and of MyST",
    '```ad-warning\ntitle: Hot jam\ncollapse: open\n\nMind **it**.\n```\n\n```{tip} Cool\n:class: dropdown\n\nA [link](/a).\n```\n\n:::{note} Said\nSo.\n:::\n\n```{r}\nx <- 1\n```',
    [
      'markdown-alert-warning',
      '>Hot jam</p>',
      '<strong>it</strong>',
      'markdown-alert-tip',
      '>Cool</p>',
      '<a href="/a">link</a>',
      '>Said</p>',
      'language-r',
    ],
    ['collapse', ':class', '```', ':::'],
  ],
  [
    "Pandoc's boxes with ids and with colons behind",
    '::: {#refs}\nOne.\n:::\n\n::: {#nte-jam .callout-tip}\nTwo.\n:::\n\n::::: warning ::::::\nThree.\n:::::::\n\n::: {layout-ncol=2}\nFour.\n:::',
    ['<p>One.</p>', 'markdown-alert-tip', 'markdown-alert-warning', '>Warning</p>', '<p>Four.</p>'],
    [':::', 'refs', 'layout'],
  ],
  [
    'titles and kinds of boxes in braces',
    '::: {.callout-tip title="First jam" collapse="true"}\nOne.\n:::\n\n:::note{title="Second"}\nTwo.\n:::\n\n:::spoiler {state="open"} Third\nThree.\n:::\n\n:::note {a, b} Fourth\nFour.\n:::',
    ['>First jam</p>', '>Second</p>', '<summary>Third</summary>', '>{a, b} Fourth</p>'],
    [':::', 'collapse', 'state', 'title='],
  ],
  [
    "Goldmark's attributes in a line of their own",
    'Lead.\n{class="lead" id="first"}\n\n| a |\n|---|\n| b |\n{class="wide"}\n\n{: #id}\nWords **bold**',
    [
      '<p id="user-content-first">Lead.</p>',
      '<td>b</td>',
      '<p id="user-content-id">Words <strong>bold</strong></p>',
    ],
    ['{class', '{:'],
  ],
  [
    "Nikola's, Logseq's and Eleventy's links, and a button of a theme of Hugo's",
    '[a](link://slug/plum) [b](link://filename/posts/fig.md) [c]([[Some jam]]) ![d]({{ "/d.png" | url }}) {{< button relref="/e" >}}E{{< /button >}}\n\n<--->\n\nF.',
    [
      'href="/blog/plum">a',
      'href="/blog/fig">b',
      ' c <img src="/d.png" alt="d">',
      '<a href="/e">E</a>',
      '<p>F.</p>',
    ],
    ['link:', '[[', '{', '&#x3C;--'],
  ],
  [
    'signs in code that is indented, and in what goes on with a list',
    'A:\n\n    {% if x %} {{ page.y }} ｜梅《うめ》 \\(z^2\\) c^[d] ![e](/e.png =3x2)\n    :::note Title\n\n1. f\n\n    ｜梅《うめ》',
    [
      '<code>{% if x %} {{ page.y }} ｜梅《うめ》 \\(z^2\\) c^[d] ![e](/e.png =3x2)\n:::note Title\n</code></pre>',
      '<ruby>梅<rt>うめ</rt></ruby>',
    ],
    [],
  ],
  [
    'ids of formulas and of pictures',
    '$$\nx_1\n$$ {#eq:one}\n\n$$y^2$$ {#eq:two}\n\n![a](/a.png){#fig:a width=30}',
    ['id="user-content-eq:one"', 'id="user-content-eq:two"', 'width="30" id="user-content-fig:a"'],
    ['{#', '$$', '{:'],
  ],
  [
    "Logseq's sizes, and Pelican's start page",
    '![a](/a.png){:height 352, :width 715} [home]({index})',
    ['width="715" height="352"', '<a href="/">home</a>'],
    ['{'],
  ],
  [
    "Zenn's figures of other sites",
    '@[figma](https://a.example/x)',
    ['<a href="https://a.example/x">'],
    ['@'],
  ],
  [
    'stressed words of Korean by one sign',
    '_등불_은 밝고 _config.yml은 _posts에, https://a.example/_가_나/ 있다. _끝_까지.',
    ['<em>등불</em>은', '_config.yml은 _posts에', '<em>끝</em>까지.'],
    ['_등불'],
  ],
  [
    'tuples of Elixir, and words in braces and quotes',
    '{:ok, pid} is what **start** {:error, reason} gives.\n\nUse "{tag}" and \'{index}\' here.',
    ['{:ok, pid} is what <strong>start</strong> {:error, reason} gives.', '"{tag}" and \'{index}\''],
    [],
  ],
  [
    'letters that a regular expression asks for, and notes',
    'It is ^[a-z]+$ or ^[^abc] or /^[\\w.]/ or ^[0-9a-zA-Z_-]{3}; words^[A note of A-Z.] and ^[another one].',
    ['^[a-z]+$ or ^[^abc] or /^[\\w.]/ or ^[0-9a-zA-Z_-]{3};', 'A note of A-Z.', 'another one'],
    ['^[A note', '^[another'],
  ],
  [
    'an index and a question of a shell',
    'In R x[[1]] and x[["a"]], in a shell [[ -f a ]] and [[ $b == "c" ]], by number [[1]]; but [[Some jam]].',
    ['x[[1]] and x[["a"]], in a shell [[ -f a ]] and [[ $b == "c" ]], by number [[1]]; but Some jam.'],
    [],
  ],
  [
    'variables of a shell and of programs',
    'Set PATH=$HOME/bin:$PATH and $FOO=$BAR, $\u007bA}/$\u007bB}, $BTC-$ETH, $a->b($c) and $x{$y}; but $x^2$ and the $n$th.',
    [
      'PATH=$HOME/bin:$PATH and $FOO=$BAR, $\u007bA}/$\u007bB}, $BTC-$ETH, $a->b($c) and $x{$y}; but',
      '<msup>',
      '</span>th.',
    ],
    [],
  ],
  [
    'elements that a sentence only names',
    'The <title> tag, a <table>, <textarea> and <script> are tags; <b>bold</b> is one, too, and <br> breaks.\n\n<style> too.\n\nLast.',
    [
      'The &#x3C;title> tag, a &#x3C;table>, &#x3C;textarea> and &#x3C;script> are tags; <b>bold</b>',
      '&#x3C;style> too.',
      '<p>Last.</p>',
    ],
    [],
  ],
  [
    'players that nobody ended',
    '<iframe src="https://www.youtube.com/embed/aaaabbbbccc" />\n\nBelow.\n\n<script src="https://gist.github.com/mira/1.js" />\n\nLast.',
    ['youtube.com/watch?v=aaaabbbbccc', '<p>Below.</p>', 'gist.github.com/mira/1', '<p>Last.</p>'],
    [],
  ],
  [
    "kramdown's tables without a head",
    'A.\n\n| 1 | `a` |\n| 2 | `\\|` |\n{:.wide}\n\n|---|---|\n| 3 | 4 |\n\n|  |  |\n|---|---|\n| 5 | 6 |\n\n| b | c |\n|---|---|\n| 7 | 8 |\n\n```\n\n| x | y |\n| z | w |\n\n```',
    ['<td>1</td>', '<code>|</code></td>', '<td>3</td>', '<td>5</td>', '<th>b</th>', '| x | y |\n| z | w |'],
    ['<p>|', '<th></th>', '{:', '<td>---'],
  ],
  [
    'prose that begins and ends with two dollars',
    '$$ Ramen shop, good\nNoodles cost more at $$\n\nBelow **it**.',
    ['<p>$$ Ramen shop, good\nNoodles cost more at $$</p>', '<strong>it</strong>'],
    ['math'],
  ],
  [
    'formulas of several lines beside their dollars',
    'A.\n\n$$a = b \\\\\nc_1 = d$$\n\nB.\n\n$$ e\n+ f\n$$\n\n$$\ng\n+ h$$\n\n> $$i\n> + j$$\n\n- k\n\n  $$l\n  + m$$\n\nC **d**, $$n$$ and $x$.',
    [
      '<p>A.</p>',
      '<p>B.</p>',
      '<mi>c</mi>',
      '<mi>e</mi>',
      '<mi>h</mi>',
      '<mi>j</mi>',
      '<mi>m</mi>',
      '<strong>d</strong>',
    ],
    ['$$'],
  ],
  [
    "Pandoc's grids and captions, and boxes that are drawn",
    '+---+:---:+\n| A | B   |\n+===+=====+\n| 1 | 둘  |\n|   | two |\n+---+-----+\n\n: Of **two** {#tbl-a}\n\n+---+---+\n| 3 | 4 |\n+---+---+\n\nTable: Last.\n\n```\n+---+---+\n| 5 | 6 |\n+---+---+\n```',
    ['<th>A</th>', '<td>둘 two</td>', '>Of <strong>two</strong>', '<td>3</td>', '<p>Last.</p>', '| 5 | 6 |'],
    ['+===', '<p>:', 'Table:', '<th></th>'],
  ],
  [
    "VuePress' tabs",
    '::: tabs#fruit\n\n@tab:active Plum\n\nOf **stone**.\n\n@tab C##fig\n\nSweet.\n\n:::',
    ['<p><strong>Plum</strong></p>', '<strong>stone</strong>', '<p><strong>C#</strong></p>'],
    ['#fruit', '#fig', ':::', 'active'],
  ],
  [
    "Nuxt's boxes",
    '::alert{type="warning"}\nMind **it**.\n::\n\n::card\n---\ntitle: My card\nicon: x\n---\nIn it.\n\n:::note\nDeep.\n:::\n::\n\nBelow, std::move and ::word.\n\n@tab is a word.',
    [
      'markdown-alert-warning',
      '<strong>it</strong>',
      'My card',
      '<p>In it.</p>',
      'markdown-alert-note',
      '<p>Below, std::move and ::word.</p>',
      '@tab is a word.',
    ],
    ['icon', ':::', '<hr>', 'alert{'],
  ],
  [
    "what Nuxt's components are told",
    '::card\n---\ntitle: Kettle\ndescription: All the words of the card.\nto: /kettle\n---\nIn it.\n::\n\n::card\n---\ntext: |\n  Of lines.\n---\n::\n\nBelow.',
    [
      '<div><p><a href="/kettle">Kettle</a></p><p>All the words of the card.</p><p>In it.</p></div>',
      'Of lines.',
      '<p>Below.</p>',
    ],
    ['to:', 'description:', '>Kettle</p>'],
  ],
  [
    "Nuxt's components without a text, which no line ends",
    'A.\n\n::read-more{to="/docs/a" title="Read on"}\n\nMiddle.\n\n::alert{type="warning"}\nMind it.\n::\n\n::divider\n\n::img{src="/b.png" alt="Bee"}\n\n::card\n---\ntitle: One\n---\n\nAfter std::vector.',
    [
      '<p>A.</p>\n<p><a href="/docs/a">Read on</a></p>\n<p>Middle.</p>',
      '<p>Mind it.</p></div>',
      '<img src="/b.png" alt="Bee">',
      '<div><p>One</p></div>\n<p>After std::vector.</p>',
    ],
    ['::read', ':::', 'divider', '---'],
  ],
  [
    'words that are put in, in Latin letters',
    'This is ++a new word++, and ++so is **this**++. Score++ it is.',
    ['is <ins>a new word</ins>, and <ins>so is <strong>this</strong></ins>. Score++ it is.'],
    [],
  ],
  [
    'two signs of plus where a text speaks of programs',
    'Compare ++index and total++ there, C++ and ++two words++.',
    ['Compare ++index and total++ there, C++ and ++two words++.'],
    ['<ins'],
  ],
  [
    'two signs of plus where a text speaks of counting',
    'The increment is ++index or total++, and Notepad++ it is not.',
    ['++index or total++, and Notepad++ it'],
    ['<ins'],
  ],
  [
    'a note of what all may read, before a part for members',
    'Words[^1] and[^b].\n\n<!--members-only-->\n\nSecret[^2].\n\n[^1]: Of plums.\n[^b]: Of tea.\n\n[^2]: Of secrets.',
    ['<a href="#user-content-fn-1"', 'Of plums.', 'href="#user-content-fn-b"', 'Of tea.'],
    ['Secret', 'Of secrets'],
  ],
  [
    "blocks of PyMdown's, and words between two carets",
    'A\n/// caption\nCap.\n///\n\n/// details | Sum it\n    type: warning\n\nIn it.\n\n```js\n/// note\n```\n///\n\n^^under it^^, ㅎㅎ^^ 네^^ ^^반가워요^^ x^^2^^ (^^).',
    [
      '<div><p>Cap.</p></div>',
      '<details><summary>Sum it</summary><p>In it.</p>',
      '/// note',
      '<ins>under it</ins>, ㅎㅎ^^ 네^^ ^^반가워요^^ x^^2^^ (^^).',
    ],
    ['type: warning', 'caption'],
  ],
  [
    'slashes that are words',
    'Three ///\n\n/// note that\n\n///\n\nA path ///tip',
    ['<p>Three ///</p>', '/// note that', '<p>///</p>', '///tip'],
    ['markdown-alert'],
  ],
  [
    'a heading right below an element',
    '<div>\nx\n</div>\n## Head\n\n<pre>\n<b>a</b>\n</pre>\n# Next\n\n<pre>\n</b>\n# no head\n</pre>',
    ['<h3 id="head">Head', '>Next<', '\n# no head'],
    ['## Head'],
  ],
  [
    'names of tabs',
    '<Tabs>\n<TabItem value="a" label="Apple">An apple.</TabItem>\n<TabItem value="b" label="Pear">A pear.</TabItem>\n</Tabs>',
    ['<p><strong>Apple</strong></p>\n<p>An apple.</p>', '<p><strong>Pear</strong></p>'],
    ['Tab'],
  ],
  [
    'marked words where none has spaces around it, and what is compared',
    '中文~~删~~。==高亮==。这是==高亮==的，これは==灯==です。\n\n변수==값이고 다른변수==값, a==b 且 c==d。',
    [
      '。<mark>高亮</mark>。这是<mark>高亮</mark>的，これは<mark>灯</mark>です。',
      '<p>변수==값이고 다른변수==값, a==b 且 c==d。</p>',
    ],
    [],
  ],
  [
    "boxes of Hexo's whose titles have no quotes, and exclamations",
    '!!! note 标题\n    内容\n\n!!! warning that is all\n\n!!! Hot tea it is\n    and warm\n\n!!! tip So\nis it',
    ['>标题</p><p>内容</p>', '!!! warning that is all', '!!! Hot tea it is', '!!! tip So'],
    ['!!! note'],
  ],
  [
    'players of directives',
    '::github{repo="mira/jam"}\n\n::youtube[Plum jam]{#aaaabbbbccc}\n\n::wheel{a="b"}',
    ['<a href="https://github.com/mira/jam">', 'watch?v=aaaabbbbccc">Plum jam</a>', '::wheel{a="b"}'],
    [],
  ],
  [
    "Hatena's links and contents",
    '[:contents]\n\n[https://a.example/x:embed:cite] and [https://b.example/y:title=B].',
    ['<a href="https://a.example/x">', '<a href="https://b.example/y">'],
    ['contents', 'embed', 'title', '['],
  ],
  [
    "Org's notes of a block, in Logseq",
    '- TODO Stir\n  :LOGBOOK:\n  CLOCK: [2024-03-04 Mon 10:00:00]\n  :END:\n- Eat',
    ['<li>TODO Stir</li>', '<li>Eat</li>'],
    ['LOGBOOK', 'CLOCK', 'END'],
  ],
  [
    "MyST's code",
    '```{code-block} python\n:caption: a.py\n:linenos:\n\nimport a\n```',
    ['<p class="code-title">a.py</p>', 'language-python', 'hljs-keyword'],
    [':caption', 'linenos', 'code-block'],
  ],
  [
    'a heading for contents that a plugin was to put below it',
    '## Table of contents\n\n## One\n\nA.\n\n## 목차\n\n- B\n\n## Contents\n\n### C',
    ['<h2 id="one">One</h2>', '목차', 'Contents'],
    ['Table'],
  ],
  [
    'styles in braces, as far as they are of a kind that HTML may say',
    '![a](/a.png){: style="width:50%"}\n\nB\n{: style="text-align:center"}\n\nC\n{: style="display:none"}',
    ['width="50%"', 'B</p>'],
    ['style', '>C<'],
  ],
  [
    'short formulas: calls, places in lists, pairs, lists, numbers',
    "$f(x)$ $P(X, Y)$ $dp[i][j]$ $(0, 1)$ $[1,i)$ $a,b,c$ $n!$ $T'$ $0.5$ $3N$ $1≤n$ $ \\alpha + x $.",
    [...['f(x)', 'P(X, Y)', 'dp[i][j]', '(0, 1)', '[1,i)', 'a,b,c', 'n!', '0.5', '3N', '1≤n']].map(
      (formula) => `>${formula}</annotation>`,
    ),
    ['$'],
  ],
  [
    'prices and names of programs that stand as such formulas do',
    'It is $5, $6, or $7; $5,$6,$7. $(a) to $(b), $(x, y) or $(y). $foo(bar) and $baz(q). $a, $b, $c. $x(y)$z. $arr[0] and $arr[1]. $ C:\\temp and $ D:\\x. $100,000 (US) and $200,000 (CA). $n! and $m!',
    ['$5,$6,$7. $(a) to $(b)', '$x(y)$z. $arr[0]', '$100,000 (US) and $200,000 (CA). $n! and $m!'],
    ['<math'],
  ],
  [
    "Quarto's parts for other forms than pages",
    '::: {.content-hidden when-format="html"}\nONE\n:::\n\n::: {.content-visible when-format="pdf"}\nTWO\n:::\n\n::: {.content-visible unless-format="html"}\nTHREE\n:::\n\n::: {.hidden}\nFOUR\n:::\n\n::: {.content-hidden}\nFIVE\n:::\n\n::: {.content-visible when-format="html"}\nsix\n:::\n\n::: {.content-hidden when-format="pdf"}\nseven\n:::\n\n:::hidden\neight\n:::',
    ['<p>six</p>', '<p>seven</p>', '<p>eight</p>'],
    ['ONE', 'TWO', 'THREE', 'FOUR', 'FIVE', ':::'],
  ],
  [
    "Pandoc's tables in columns",
    '  Right     Left\n-------     ------\n     12     a|b\n    123     c\n\nTable: Of two\n\n이름     값\n------   -----\n감자     하나\n\n------ -----\n   d   e\n------ -----\n\nWords\n--- ---\nare no table of any kind\n\n```\nf   g\n--- ---\n1   2\n```',
    [
      '<th align="right">Right</th>',
      '<td>a|b</td>',
      '<p>Of two</p>',
      '<td>감자</td>',
      '<td>e</td>',
      '<p>Words</p>\n<hr>',
      'f   g\n--- ---',
    ],
    ['<th></th>', '----', '<td>f'],
  ],
  [
    "Pandoc's lines that stand on their own",
    '| Plums are\n|   blue,\n| figs\n\n| a | b |\n|---|---|\n| c | d |\n\n| e',
    ['Plums are<br>\n\u00a0\u00a0blue,<br>\nfigs</p>', '<td>c</td>', '| e'],
    ['| Plums', '| figs'],
  ],
  [
    'what editors put in and take out',
    '{++new++}{--OLD--} {~~WAS~>is~~} {==mark==}{>>NOTE<<} {--x++} {a++b}',
    ['new is <mark>mark</mark> {--x++} {a++b}'],
    ['OLD', 'WAS', 'NOTE'],
  ],
  [
    'keys, words that are put in, and signs of programs',
    '++ctrl+alt+del++ ++밑줄 친 말++ C++ and C++, ++i and j++, i++ ++j, ++i와 i++의 차이, g++에 clang++를',
    [
      '<kbd>ctrl</kbd>+<kbd>alt</kbd>+<kbd>del</kbd> <ins>밑줄 친 말</ins> C++ and C++, ++i and j++, i++ ++j, ++i와 i++의 차이, g++에 clang++를',
    ],
    [],
  ],
  [
    "HackMD's quotes and readings",
    '> Boil [name=Mira] [time=Mon] [color=#907bf7]\n\n{ruby 梅|うめ}, [name=x]',
    ['Boil — Mira, Mon</p>', '<ruby>梅<rt>うめ</rt></ruby>, [name=x]'],
    ['color'],
  ],
  [
    "MkDocs' Markdown in HTML, said by a bare word",
    '<div class="grid cards" markdown>\n\n- **a**\n- b\n\n</div>\n\n<div markdown>\n**c**\n</div>',
    ['<li><strong>a</strong></li>', '<p><strong>c</strong></p>'],
    ['**', 'markdown'],
  ],
  [
    "where kramdown's lists begin",
    '{:start="3"}\n1. a\n2. b\n\nText.\n\n5. c\n6. d\n{: start="7"}',
    ['<ol start="3">', '<ol start="7">'],
    ['{:'],
  ],
  [
    "Docusaurus' addresses, a title with an id, and breaks of printed pages",
    '![a](pathname:///a.png)\n\n:::tip[My **jam**]{#jam}\n\nB.\n\n:::\n\n\\newpage\n\nC \\newpage',
    ['src="/a.png"', '>My <strong>jam</strong></p>', 'C \\newpage'],
    ['pathname', ':::', '{#', '<p>\\newpage'],
  ],
  [
    "Pandoc's fences that have an id",
    '```{#jam .haskell .numberLines startFrom="1"}\nx\n```',
    ['language-haskell'],
    ['#jam'],
  ],
  [
    "what Nuxt's components say in braces, in lists, in parts and in a line",
    '::card{icon="x" title="T" to="/x"}\nWords **b**.\n::\n\n::hero{title="Big" description="Of it."}\n::\n\n::page\n---\ntitle: P\nvariant: big\nlinks:\n  - label: L\n    to: /l\nitems:\n  - one\n  - title: Two\n    description: Of two.\n---\n#default\nBody.\n::\n\n:button[Read]{to="/r"} and :badge[New]{type="x"}, :icon{name="x"} :d[e].',
    [
      '<div><p><a href="/x">T</a></p><p>Words <strong>b</strong>.</p>',
      '<p>Of it.</p>',
      '<a href="/l">L</a>',
      '<li>one</li>',
      '<strong>Two</strong></p><p>Of two.</p>',
      '<p>Body.</p>',
      '<a href="/r">Read</a> and New,  :d[e].',
    ],
    [':::', 'variant', '#default', 'icon', '---'],
  ],
  [
    "buttons, notes, folds, words and links of Hexo's themes",
    "{% btn 'https://x.example',Go there,far fa-hand,block %} {% span red, so, it is %} {% label @primary %} {% link Words https://c.example true T %}\n\n{% note success no-icon %}\nA.\n{% endnote %}\n\n{% folding blue open, Title %}\nB.\n{% endfolding %}\n\n{% hideToggle Other,#fff,#000 %}\nC.\n{% endhideToggle %}\n\n{% pullquote left %}\nD.\n{% endpullquote %}",
    [
      '<a href="https://x.example">Go there</a> so, it is primary <a href="https://c.example">Words</a>',
      `>${boxes.note}</p><p>A.</p>`,
      '<summary>Title</summary>',
      '<summary>Other</summary>',
    ],
    ['no-icon', 'blue', '#fff', 'left', 'hand', '@'],
  ],
  [
    'captions of shortcodes',
    '{{< figure src="/a.png" caption="A jar" >}}\n\n{{< figure src="/b.png" caption="By [Mira](/m)" link="/l" >}}',
    [
      '<figure><img src="/a.png" alt="A jar"><figcaption>A jar</figcaption></figure>',
      '<a href="/l"><img src="/b.png" alt="By Mira"></a>',
      '<p>By <a href="/m">Mira</a></p>',
    ],
    ['](', '{{'],
  ],
  [
    'signs of programs between words',
    '전위(++변수)와 후위(변수++)는 다르다. 변수++와 변수--, 그리고 값++ 도. x = ++i+j++; while(x) {--n; m--}',
    [
      '전위(++변수)와 후위(변수++)는 다르다. 변수++와 변수--, 그리고 값++ 도. x = ++i+j++; while(x) {--n; m--}',
    ],
    [],
  ],
  [
    'words of a box that are no YAML',
    '::card\n---\ntitle: *new*\n---\nIn it.\n::',
    ['title: <em>new</em>', 'In it.'],
    [],
  ],
  ['a line that begins with a sign, and colons', '#cooking\n\n::\n\nWords.', ['#cooking', 'Words.'], []],
  [
    'a hidden part that nobody ended, or that has another class',
    '::: {.hidden .small}\none\n:::\n\n::: {.hidden}\nTWO\n:::\n\n::: {.hidden}\nthree\n\n::: {.content-hidden}\nfour',
    ['<p>one</p>', '<p>three</p>', 'four'],
    ['TWO'],
  ],
  [
    'words with commas and words of looks in tags',
    '{{< badge "New, improved" >}} {% emp Yes, we can %} {{< button "/a" "Read, then write" >}} {% btn https://x.example/?a=1,2 Read %}\n\n{% note info The red button %}\nA.\n{% endnote %}\n\n{% callout info Use the default theme in green %}\nB.\n{% endcallout %}',
    [
      'New, improved Yes, we can <a href="/a">Read, then write</a> <a href="https://x.example/?a=1,2">Read</a>',
      'The red button</p>',
      'Use the default theme in green</p>',
    ],
    [],
  ],
  [
    'a table of one column, and two lines',
    '| Name\n| ---\n| Mira\n\n--- ---\nThe end of it.',
    ['<th>Name</th>', '<td>Mira</td>', 'The end of it.</p>'],
    ['<td>The'],
  ],
  [
    'how a word is read, without ends',
    '<ruby>梅<rt>うめ</ruby>の実',
    ['<ruby>梅<rt>うめ</rt></ruby>の実'],
    [],
  ],
  [
    "Bear's marked words",
    'A ::ripe plum:: and ::배::가 있다, ::so **it** is::.',
    ['A <mark>ripe plum</mark> and <mark>배</mark>가 있다, <mark>so <strong>it</strong> is</mark>.'],
    ['::'],
  ],
  [
    'addresses with such signs',
    'From ::1 and fe80:: or ::ffff:0 to 64::',
    ['From ::1 and fe80:: or ::ffff:0 to 64::'],
    [],
  ],
  [
    'names of C++ with such signs',
    'A std::vector, ::absl:: and Kettle::on.',
    ['A std::vector, ::absl:: and Kettle::on.'],
    ['<mark>'],
  ],
  [
    "a style sheet's names with such signs",
    'Of ::before and a::, too.',
    ['Of ::before and a::, too.'],
    ['<mark>'],
  ],
  [
    "Gatsby's lines of code that show what is elsewhere",
    '`gist: mira/0a1b2c3d#jam.js`\n\n`codepen: mira/pen/abcdef`\n\n`oembed: https://vimeo.com/12`\n\n`gist: jam`\n\nA `gist: mira/0a1b2c3d`.',
    [
      '<p><a href="https://gist.github.com/mira/0a1b2c3d">',
      '<p><a href="https://codepen.io/mira/pen/abcdef">',
      '<p><a href="https://vimeo.com/12">',
      '<p><code>gist: jam</code></p>',
      'A <code>gist: mira/0a1b2c3d</code>.',
    ],
    [],
  ],
  [
    'cells that readers are not to see',
    '```{r setup, include=FALSE}\nsecret()\n```\n\n```{python}\n#| include: false\nsecret()\n```\n\n```{r}\nplot(jam)\n```\n\n- a\n\n  ```{r include = F}\n  secret()\n  ```\n\n```r\ninclude=FALSE\n```',
    ['plot', 'include'],
    ['secret', '<pre tabindex="0"><code class="hljs language-r"></code>'],
  ],
  [
    "where Nuxt's components lead that have no title, and their pictures",
    '::u-button{label="Go" to="/go"}\n::\n\n::note{to="/x"}\nWords.\n::\n\n::card{title="Jam" src="/a.png" to="/j"}\n::\n\n::card{title="Tea" src="/t.png"}\n::',
    [
      '<p><a href="/go">Go</a></p>',
      '<p><a href="/x">/x</a></p><p>Words.</p>',
      '<div><p><img src="/a.png" alt=""></p><p><a href="/j">Jam</a></p></div>',
      '<div><p>Tea</p><p><img src="/t.png" alt="Tea"></p></div>',
    ],
    [],
  ],
  [
    "notes and buttons that Jekyll includes from a theme's files",
    `{% include note.html content="Mind **it**, \\"Mira\\"." %}\n\n{% include callouts/warning.html text='Hot.' title="Stop" %}\n\n{% include alert.html\n   type="tip"\n   content="${'Long words. '.repeat(60)}"\n%}\n\n{% include button.html text="Go" link="/go" %}\n\n{% include notes.html %}{% include jam.html content="x" %}`,
    [
      'markdown-alert-note',
      '<p>Mind <strong>it</strong>, "Mira".</p>',
      'markdown-alert-warning"><p class="markdown-alert-title">Stop</p><p>Hot.</p>',
      'markdown-alert-tip',
      'Long words.</p>',
      '<p><a href="/go">Go</a></p>',
    ],
    ['{%', 'include'],
  ],
  [
    "what Hugo's figures say, and whose they are",
    '{{< figure src="/a.png" alt="jar" title="Jam" caption="In *oak*" attr="Oto" attrlink="https://oto.example" >}}',
    [
      '<figcaption>\n<p><strong>Jam</strong> In <em>oak</em> <a href="https://oto.example">Oto</a></p>\n</figcaption>',
      '<img src="/a.png" alt="jar">',
    ],
    [],
  ],
  [
    "Hexo's links and boxes to tick, and files of a gist",
    '{% link Jam, https://a.example, /i.png %}\n\n{% checkbox green checked, Wash %}\n\n{% gist mira/0a1b2c3d jam.rb %}\n\n{% gist 0a1b2c3d jam.rb %}\n\n{{< gist mira 0a1b2c3d >}}',
    [
      '<a href="https://a.example">Jam</a>',
      '<input type="checkbox" checked disabled> Wash',
      '<a href="https://gist.github.com/mira/0a1b2c3d">gist.github.com/mira/0a1b2c3d</a></p>\n<p><a href="https://gist.github.com/0a1b2c3d">gist.github.com/0a1b2c3d</a></p>\n<p><a href="https://gist.github.com/mira/0a1b2c3d">gist.github.com/mira/0a1b2c3d</a>',
    ],
    ['jam.rb', 'i.png'],
  ],
  [
    "words that Liquid keeps under a name, and Zola's kind of a box",
    '{% capture jam %}\nSome **jam**.\n{% endcapture %}\n\n<div class="notice">{{ jam | markdownify }}</div>\n\n{% alert(tip=true) %}\nMind it.\n{% end %}',
    ['<p>Some <strong>jam</strong>.</p>', 'markdown-alert-tip', '<p>Mind it.</p>'],
    ['{{', 'capture'],
  ],
  [
    'titles of boxes with code in them',
    '::: info Of `jam` and `tea` pots\nWords.\n:::\n\n> :::tip[Use `tin`]\n> Of tin.\n> :::\n\n```text\n::: info `x`\n```',
    [
      '<p class="markdown-alert-title">Of <code>jam</code> and <code>tea</code> pots</p><p>Words.</p>',
      '<p class="markdown-alert-title">Use <code>tin</code></p>',
      '::: info `x`',
    ],
    [],
  ],
  [
    'captions with signs in them',
    '{{< figure src="/a.png" caption="The `jam` *pot*" >}}\n\n{{< figure src="/b.png" caption="A \\"big\\" <b>pot</b>" >}}\n\n{{< audio src="/a.mp3" caption="A song" >}}\n\n`{{<` and "`>}}`" are signs.',
    [
      '<figcaption>\n<p>The <code>jam</code> <em>pot</em></p>\n</figcaption>',
      '<p>A "big" <b>pot</b></p>',
      '<audio controls src="/a.mp3"></audio>',
      '<p>A song</p>',
      '<code>{{&#x3C;</code> and "<code>>}}</code>" are signs.',
    ],
    ['{{&#x3C; fig'],
  ],
  [
    "what themes of Hugo's say beside a title, and where a quote is from",
    '{{< card link="/a" title="Jam" subtitle="Of plums" >}}\n\n{{< spoiler text="Open" >}}Tea{{< /spoiler >}}\n\n{{< blockquote author="Mira" link="https://a.example" >}}So.{{< /blockquote >}}\n\n{{< imgproc "/a.jpg" Fit "600x400" >}}',
    [
      '<strong><a href="/a">Jam</a></strong></p>\n<p>Of plums</p>',
      '<summary>Open</summary>',
      '— <a href="https://a.example">Mira</a>',
      '<img src="/a.jpg" alt="">',
    ],
    [],
  ],
  [
    'languages with a word before them or behind',
    '```language-js\nlet a\n```\n\n```diff-js\n+ b\n```\n\n{% prism js %}\nlet c\n{% endprism %}',
    ['language-js"', 'language-diff"', '<span class="hljs-keyword">let</span> c'],
    ['language-language', 'diff-js', 'code-title'],
  ],
])('%s: as its author meant it', async (_, content, there, away) => {
  const html = (await page(content)).replace(/<annotation.*?<\/annotation>/g, (all) =>
    all.replace(/[{}]/g, ''),
  );
  for (const text of there) expect(html).toContain(text);
  for (const text of away) expect(html).not.toContain(text);
});

test.each<[string, string[], string]>([
  [
    '{% include a.html %} {% include b.html %} {% for a in b %}x{% endfor %}',
    ['template code left out: {% include %} 2×', 'template code left out: {% for %} 1×'],
    'x',
  ],
  [
    '{{< tabs >}}{{< tab "A" >}}In it.{{< /tab >}}{{< /tabs >}}',
    ['template code left out: {{< tabs >}} 1×'],
    'A\nIn it.',
  ],
  [
    'By {{ page.author }}, {{ .Site.Title }}.',
    ['template code left out: {{ page.author }} 1×', 'template code left out: {{ .Site.Title }} 1×'],
    'By , .',
  ],
  [
    'A.\n\n<<< @/code/a.js{2}\n\n{{ own(a="1, 2") }}',
    ['template code left out: {% own %} 1×', 'template code left out: code of another file 1×'],
    'A.',
  ],
  [
    'A <%= a %><% b() %> c <?php d(); ?>{!! $e !!}<?= f ?>.',
    [
      'template code left out: <%= %> 1×',
      'template code left out: <% %> 1×',
      'template code left out: <?php ?> 1×',
      'template code left out: {!! !!} 1×',
      'template code left out: <?= ?> 1×',
    ],
    'A  c .',
  ],
  [
    '{{> header}}A {{ $a }}{{ .Title }}{{#if b}}c{{/if}}{{! gone }}{{ d | upcase }}{{{ > e }}}.',
    [
      'template code left out: {{ > header }} 1×',
      'template code left out: {{ $a }} 1×',
      'template code left out: {{ .Title }} 1×',
      'template code left out: {{ #if b }} 1×',
      'template code left out: {{ /if }} 1×',
      'template code left out: {{ d | upcase }} 1×',
      'template code left out: {{ > e }} 1×',
    ],
    'A c.',
  ],
  [
    'Use <% and %>, <%= %>, <?php and ?>, {% if %}, {{#if}} and {{/if}}.',
    [
      'template code shown as it is written: {{ #if }} 1×',
      'template code shown as it is written: {{ /if }} 1×',
    ],
    'Use &#x3C;% and %>, &#x3C;%= %>, &#x3C;?php and ?>, {% if %}, {{#if}} and {{/if}}.',
  ],
  ['A <% if b %>c<% end %>.', ['template code left out: <% %> 2×'], 'A c.'],
  ['A {{ word }}.', ['template code shown as it is written: {{ word }} 1×'], 'A {{ word }}.'],
  [
    '[gallery ids="1,2"]\n\nA [su_note note_color="#fff"]b[/su_note] \\[wpforms id="3"\\] [x] [c](/c) [d][e].',
    [
      'template code left out: [gallery] 1×',
      'template code left out: [su_note] 1×',
      'template code left out: [wpforms] 1×',
    ],
    'A b  [x] c [d][e].',
  ],
  [
    'A <Chart data={{ a: [1, 2] }} />b <Tabs items={["c"]}>\n\nIn it.\n\n</Tabs>',
    ['template code left out: <Chart> 1×', 'template code left out: <Tabs> 1×'],
    'A b\nIn it.',
  ],
  [
    'A <constructor>b</constructor> <Constructor id="x" />{{< constructor "x" >}}{% toString x %}',
    [
      'template code left out: {{< constructor >}} 1×',
      'template code left out: {% toString %} 1×',
      'template code left out: <Constructor> 1×',
    ],
    'A b',
  ],
  [
    'A <script>a()</script><my-chart id="a">b</my-chart><style>p {}</style>',
    [
      'template code left out: <script> 1×',
      'template code left out: <my-chart> 1×',
      'template code left out: <style> 1×',
    ],
    'A b',
  ],
  [
    'A ((64f3a2b1-1c2d-4e5f-8a9b-0c1d2e3f4a5b)) [b](((64f3a2b1-1c2d-4e5f-8a9b-0c1d2e3f4a5b))) {{embed ((64f3a2b1-1c2d-4e5f-8a9b-0c1d2e3f4a5b))}}.',
    ['template code left out: ((…)) 3×'],
    'A  b .',
  ],
  [
    'A [##_Image|kage@b/btq/k/img.png|CDM|1.3|{"originWidth":600}_##] \\[##\\_1C|cfile1|alt=""|\\_##\\].',
    ['template code left out: [##_…_##] 2×'],
    'A  .',
  ],
  [
    'A :material-jar:{ .big } note:simple-jam:x\n\n%%[jam-widget]',
    ['template code left out: %%[…] 1×', 'template code left out: :…: 1×'],
    'A  note:simple-jam:x',
  ],
  ['A.\n\n<!--@include: ./b.md-->', ['template code left out: text of another file 1×'], 'A.'],
  ['Give <your-name> and <style> here.', [], 'Give &#x3C;your-name> and &#x3C;style> here.'],
  [
    'A.\n\n`embed: jam.js{2-4}`\n\nB `embed: c.js`.',
    ['template code left out: code of another file (embed: jam.js) 1×'],
    'A.\nB embed: c.js.',
  ],
  ['{{video https://youtu.be/aaaabbbbccc}}', [], 'https://youtu.be/aaaabbbbccc'],
  ['A.\n\n@[code{2-3}](./a.js)', ['template code left out: code of another file 1×'], 'A.'],
])('what can only be run is left out and counted: %s', async (content, problems, words) => {
  expect(problemsIn(content).problems).toEqual(problems);
  expect((await page(content)).replace(/<[^>]*>/g, '').trim()).toBe(words);
});

test('a comment that nobody ended is named', () => {
  const content = '<!-- todo\n\n```mermaid\nA --> B\n```\n\n<!-- fine -->';
  expect(problemsIn(content).problems).toEqual(['a comment has no end, so it is shown: <!-- todo']);
});

test.each<[string, string[], string]>([
  [
    ':::video{src="/a.mp4"}\n:::\n\n:::embed{url=https://youtu.be/aaaabbbbccc}\n:::\n\n::: youtube {#bbbbccccddd}\n\n:::\n\n- ::youtube[ccccddddeee]',
    [],
    '<p><video controls src="/a.mp4"></video></p>\n<p><a href="https://youtu.be/aaaabbbbccc">youtu.be/aaaabbbbccc</a></p>\n<p><a href="https://www.youtube.com/watch?v=bbbbccccddd">youtube.com/watch?v=bbbbccccddd</a></p>\n<ul>\n<li><a href="https://www.youtube.com/watch?v=ccccddddeee">youtube.com/watch?v=ccccddddeee</a></li>\n</ul>',
  ],
  [
    'A **:badge[New]** jam :badge{label="B"} :kbd[C] :icon{d-e}, :f-g[h] and :button[Read on]{to="/a"}.',
    ['template code left out: :icon 1×', 'template code shown as it is written: :f-g 1×'],
    '<p>A <strong>New</strong> jam B <kbd>C</kbd> , :f-g[h] and <a href="/a">Read on</a>.</p>',
  ],
  [
    '::docs-card{title="A" open}\n\n:::docs-map{x=1}\n:::\n\n:::note{title="T"}\n:::',
    ['template code left out: :::docs-map 1×', 'template code shown as it is written: ::docs-card 1×'],
    '<p>::docs-card{title="A" open}</p>\n\n<div class="markdown-alert markdown-alert-note"><p class="markdown-alert-title">T</p></div>',
  ],
  [
    '10:30, a::b std::vector :root{--a: 1px} note:[1], see :[2] a[:n[0]] `:badge[a]` <code>:badge[b]</code>\n\n::before{content: "x"}\n\n::word',
    [],
    '<p>10:30, a::b std::vector :root{--a: 1px} note:[1], see :[2] a[:n[0]] <code>:badge[a]</code> <code>:badge[b]</code></p>\n<p>::before{content: "x"}</p>\n<p>::word</p>',
  ],
])('a component is shown or counted, and colons are none: %s', async (content, problems, html) => {
  expect(problemsIn(content).problems).toEqual(problems);
  expect((await page(content)).trim()).toBe(html);
});

test.each<[string, string, string[], string[]]>([
  [
    'behind which its sentence ends',
    '$$\nx^2\n$$.\n\n## Next\n\n**b**',
    ['<msup>', '</div>\n<h2', '<strong>b</strong>'],
    ['$$', '<p>.'],
  ],
  [
    'behind which its sentence goes on',
    '$$\nx^2\n$$, where $x$ is **b**\n\n> $$\n> y_1\n> $$ so',
    [
      '</div>\n<p>, where <span class="math-inline">',
      '<strong>b</strong>',
      '</div>\n<p>so</p>\n</blockquote>',
    ],
    ['$$'],
  ],
  [
    'within a sentence',
    'we have $$\n\\frac{a}{b}\n= c\n$$ and **b**\n\nAfter **c**',
    ['<p>we have <span class="math-inline">', '<mfrac>', '</span> and <strong>b</strong></p>\n<p>After'],
    ['$$', '<h1', '<h2'],
  ],
  [
    'that begins beside its dollars, and has an empty line in it',
    '$$ x = 1\n\n+ y\n$$\n\n**b**',
    ['<mi>x</mi>', '<mi>y</mi>', '</div>\n<p><strong>b</strong></p>'],
    ['$$', '<li>'],
  ],
  [
    'in an item',
    '- a\n\n  $$\n  x^2\n  $$ so\n- **b**',
    ['</div>\n<p>so</p>\n</li>\n<li>', '<strong>b</strong>'],
    ['$$'],
  ],
  [
    'and a price that is none',
    'Dear:\n\n$$$\n\n**b** $$, or\n$$ is **c**',
    ['$$$', '<strong>b', '<strong>c'],
    ['<math'],
  ],
])('a formula of lines ends where its dollars do: one %s', async (_, content, parts, without) => {
  const html = await page(content);
  for (const part of parts) expect(html).toContain(part);
  for (const part of without) expect(html).not.toContain(part);
  expect(problemsIn(content).problems).toEqual([]);
});

test.each([
  ['$$\nx^2\n\n## Next\n\n**b**', 1],
  ['$$\nx^2\n\nSome words here.\n\n$$\ny_1\n$$\n\n**b**', 1],
  ['> $$\n> x^2\n\n**b** $$y_1$$', 1],
  ['$$\nx^2\n\n```\n$$\n```\n\n$$y_1$$\n\n**b**', 1],
])('a formula without an end is text, and named: %j', async (content, times) => {
  expect(await page(content)).toContain('<strong>b</strong>');
  expect(problemsIn(content).problems).toEqual([
    `formulas without an end, shown as they are written: ${times}, the first begins with "x^2"; put $$ into a line of its own below each`,
  ]);
});

test('references to books and figures, which nothing here resolves, are named', () => {
  const content =
    'See [@smith2020; @doe99, p. 3], @fig-plot, `[@code1]`, a@b.c, [@mira1](/m), @mira and [@oto].';
  expect(problemsIn(content).problems).toEqual([
    'references that nothing here resolves, shown as they are written: 2, the first is [@smith2020; @doe99, p. 3]',
  ]);
});

test('cells of R and others are told, for what they print is not shown', () => {
  const told = (content: string) => problemsIn(content).problems;
  const of = (count: number) => [
    `code that another program runs (a cell of R, say): ${count}, shown without what it prints`,
  ];
  expect(
    told('```{r}\na\n```\n\n~~~{python}\n#| echo: true\nb\n~~~\n\n- a\n\n  ```{r, fig.width=3}\n  c\n  ```'),
  ).toEqual(of(3));
  expect(told('```dataview\nlist\n```')).toEqual(of(1));
  expect(told('```{code-cell} ipython3\na\n```')).toEqual(of(1));
  for (const content of [
    '```{r, include=FALSE}\na\n```',
    '```{r, eval=FALSE}\na\n```',
    '```{julia}\n#| eval: false\na\n```',
    '````md\n```{r}\na\n```\n````',
    '```r\na\n```',
    '```{.r}\na\n```',
    '```{rust}\na\n```',
  ])
    expect(told(content)).toEqual([]);
});

// Jest's limit ends what takes the square of its length.
test.each([
  ['spaces', `a${' '.repeat(100_000)}b`],
  ['words', 'word '.repeat(40_000)],
  ['links to nowhere', 'word[[a]] '.repeat(20_000)],
  [
    'lines that might stand above columns',
    `${`${'word '.repeat(190)}\n\n`.repeat(400)}a   b\n--- ---\nc   d`,
  ],
  ['words in a quote with a name', `a\n\n> [name=x] ${'word '.repeat(30_000)}`],
  ['words behind the name of a box', `a\n\n:::note [a] ${'word '.repeat(30_000)}\n\nb\n\n:::`],
  ['words, and of spaces in code with a mark', `A\n\n\`\`\`sh\na # [!code focus]${' '.repeat(100_000)}b`],
])('a text of nothing but %s is read', async (_, content) => {
  expect(await page(content)).toMatch(/^<p>/);
});

test.each([
  ['colons behind a box', `:::note ${':'.repeat(500_000)}x`],
  ['spaces in the title of a box', `:::note x${' '.repeat(500_000)}y`],
  ['comments that nobody ended', `${'<!-- a '.repeat(100_000)}\n\n\`\`\`\nA --> B\n\`\`\`\n\n<!-- z`],
  ['formulas without an end', `$$\n${'a^2 $$\n\n'.repeat(90_000)}`],
  ['one line of formulas', `a ${'$$x$$ '.repeat(100_000)} $$`],
  ['formulas of long words', `${`$$ ${'a'.repeat(4900)}\nb $$\n\n`.repeat(110)}`],
  ['quotes within quotes', `${'> '.repeat(300_000)}a`],
  ['items within items', `${'-  '.repeat(200_000)}a`],
  ['components', `${':badge[a]{b} ::::::a[b]\n\n'.repeat(40_000)}`],
  ['prices', `${'a $5 b '.repeat(140_000)} $x^2$ `],
  ['lines that are indented below a list', `- a\n${'\n    b\n'.repeat(140_000)}`],
  ['cells that nobody ended', '```{r}\n'.repeat(140_000)],
  ['marked words that nobody ended', '::a b '.repeat(140_000)],
  ['lines that are indented code', `${'a\n\n    b\n\n'.repeat(100_000)}`],
])('a megabyte of %s is read', (_, content) => {
  problemsIn(content);
  expect(prepareMath(prepareDirectives(prepareText(content))).length).toBeGreaterThan(500_000);
});

test('of boxes within boxes without end the inner ones are words', async () => {
  const depth = 300;
  const html = await page(`${':::note\n'.repeat(depth)}Words.\n${':::\n'.repeat(depth)}\nBelow.`);
  expect(html.match(/<div/g)?.length).toBe(20);
  expect(html).toMatch(/<\/div>\n?<p>Below\.<\/p>$/);
});

test.each([
  '    <?php echo 1; ?>\n    {{ $a }}',
  '<pre>{{ $a }} <%= b %></pre>',
  '`<%= a %>` and `<Chart />`',
  '$\\frac{{a}}{{b}}$',
])('and %j is code or a formula, of which nothing is left out', (content) => {
  expect(problemsIn(content).problems).toEqual([]);
});

test("a caption of WordPress's stays with its picture", async () => {
  const html = await page(
    '[caption id="a" width="20"]<a href="/a"><img src="/a.png" alt=""></a> *A* jar[/caption]',
  );
  expect(html.replace(/\s*\n\s*/g, '')).toMatch(
    /<figure>.*<img src="\/a.png" alt="">.*<figcaption>.*<em>A<\/em> jar.*<\/figcaption><\/figure>/,
  );
  expect(await page('[audio mp3="/a.mp3"][/audio]')).toContain('<audio controls src="/a.mp3">');
});

test("what is in code is nobody's template", async () => {
  const content = '```liquid\n{% include a.html %} {{ site.title }}\n```\n\n`{{< a >}}` ![[x]]'.replace(
    '![[x]]',
    '',
  );
  expect(problemsIn(content).problems).toEqual([]);
  const words = (await page(content)).replace(/<[^>]*>/g, '');
  for (const text of ['{% include a.html %}', '{{ site.title }}', '{{&#x3C; a >}}'])
    expect(words).toContain(text);
});

test('an excerpt knows the dialects too', () => {
  expect(
    excerptOf({
      content: '{{< toc >}}\n\n## A {#b}\n\nSee [[Lamp|the lamp]] :tada:{: .x}',
      format: 'markdown',
    }),
  ).toContain('See the lamp 🎉');
});
