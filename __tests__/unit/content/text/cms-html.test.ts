// Pieces of posts as the editors of CMSs make them: all that readers should get is there, and nothing of shells that
// need a script to live.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { atCms } from '../../../../lib/content/api/at-cms';
import { cmsExcerpt } from '../../../../lib/content/text/excerpt/cms-excerpt';
import { excerptOf } from '../../../../lib/content/text/excerpt/excerpt';
import { toHtml, toPageText } from '../../../../lib/content/text/html';

const fromHtml = (content: string) => toHtml({ content, format: 'html' });
const fixture = (name: string) =>
  fromHtml(readFileSync(join(__dirname, '../../../fixtures/html', name), 'utf8'));

/** The words that a reader sees. */
const words = (html: string) =>
  html
    .replace(/<a class="anchor"[^>]*>(.*?)<\/a>/g, '$1')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

function expectLinksWithin(html: string, count: number) {
  const targets = [...html.matchAll(/ href="#([^"]+)"/g)].map(([, id]) => id);
  const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
  expect(targets.length).toBeGreaterThanOrEqual(count);
  expect(ids).toEqual(expect.arrayContaining(targets));
  expect(new Set(ids).size).toBe(ids.length);
}

test("Ghost's video has controls, its caption, and nothing of its player", async () => {
  const html = await fixture('ghost-video.html');
  expect(html).toMatch(
    /<video src="https:\/\/cms\.example\/owl\.mp4"[^>]* width="1280" height="720"[^>]* controls>/,
  );
  expect(html).toContain('<figcaption>The owl at night.</figcaption>');
  expect(words(html)).toBe('The owl at night. Below the film.');
});

test("of Ghost's sign-up only the heading is there", async () => {
  expect(words(await fixture('ghost-signup.html'))).toBe('News of the owls');
});

test("links of WordPress's footnotes lead somewhere, both ways", async () => {
  const html = await fixture('wordpress-footnotes.html');
  expectLinksWithin(html, 3);
  // What leads nowhere is no link.
  expect(html).toContain('<span>reply</span>');
});

test("WordPress's gallery has both pictures with captions and sizes, and a link to the film", async () => {
  const html = await fixture('wordpress-gallery.html');
  expect(html.match(/<img [^>]*width="1024" height="683"/g)).toHaveLength(2);
  expect(html).toContain(
    'srcset="https://cms.example/owl-300x200.jpg 300w, https://cms.example/owl-1024x683.jpg 1024w" sizes="(max-width: 1024px) 100vw, 1024px"',
  );
  expect(html).toContain('<figcaption class="wp-element-caption">By night</figcaption>');
  expect(html).toContain('<a href="https://vimeo.com/1234">Owls awake</a>');
});

test.each<[string, string, string[], string[]]>([
  [
    'a toggle of Ghost',
    '<div class="kg-card kg-toggle-card" data-kg-toggle-state="close"><div class="kg-toggle-heading"><h4 class="kg-toggle-heading-text"><span>More</span></h4><button class="kg-toggle-card-icon" aria-label="Expand"><svg><path d="x"/></svg></button></div><div class="kg-toggle-content"><p>Hidden words.</p></div></div>',
    [
      '<details class="kg-card kg-toggle-card"><summary><span>More</span></summary><p>Hidden words.</p></details>',
    ],
    ['button', 'svg'],
  ],
  [
    'an audio of Ghost',
    '<div class="kg-card kg-audio-card"><img src="https://cms.example/t.jpg" class="kg-audio-thumbnail"><div class="kg-audio-thumbnail placeholder"><svg></svg></div><div class="kg-audio-player-container"><audio src="https://cms.example/a.mp3" preload="metadata"></audio><div class="kg-audio-title">Song of owls</div><div class="kg-audio-player"><button class="kg-audio-play-icon"></button><span class="kg-audio-current-time">0:00</span><button class="kg-audio-playback-rate">1×</button></div></div></div>',
    ['<audio src="https://cms.example/a.mp3" preload="metadata" controls>', 'Song of owls', 't.jpg'],
    ['0:00', '1×', 'button'],
  ],
  [
    'a bookmark of Ghost',
    '<figure class="kg-card kg-bookmark-card"><a class="kg-bookmark-container" href="https://a.example"><div class="kg-bookmark-content"><div class="kg-bookmark-title">A page</div><div class="kg-bookmark-metadata"><img class="kg-bookmark-icon" src="https://a.example/i.png" alt=""><span class="kg-bookmark-author">Ada</span></div></div><div class="kg-bookmark-thumbnail"><img src="https://a.example/t.png" alt=""></div></a><figcaption>Read it</figcaption></figure>',
    [
      '<a class="kg-bookmark-container" href="https://a.example">',
      'kg-bookmark-title',
      '<figcaption>Read it</figcaption>',
    ],
    [],
  ],
  [
    'a callout of Ghost',
    '<div class="kg-card kg-callout-card kg-callout-card-blue"><div class="kg-callout-emoji">💡</div><div class="kg-callout-text">Mind it.</div></div>',
    ['kg-callout-card-blue', '💡', 'Mind it.'],
    [],
  ],
  [
    'a product of Ghost',
    '<div class="kg-card kg-product-card"><h4 class="kg-product-card-title">A lamp</h4><div class="kg-product-card-rating"><span class="kg-product-card-rating-active kg-product-card-rating-star"><svg></svg></span><span class="kg-product-card-rating-active kg-product-card-rating-star"><svg></svg></span><span class="kg-product-card-rating-star"><svg></svg></span></div><a href="https://shop.example" class="kg-product-card-button"><span>Buy</span></a></div>',
    ['★★☆', 'A lamp', 'href="https://shop.example"'],
    ['svg'],
  ],
  [
    'a file of Ghost',
    '<div class="kg-card kg-file-card"><a class="kg-file-card-container" href="https://cms.example/a.pdf" title="Download" download><div class="kg-file-card-contents"><div class="kg-file-card-title">Plan</div><div class="kg-file-card-filesize">2 MB</div></div><div class="kg-file-card-icon"><svg></svg></div></a></div>',
    ['Plan', '2 MB', 'download'],
    ['svg', 'icon'],
  ],
  [
    'a gallery of Ghost',
    '<figure class="kg-card kg-gallery-card kg-width-wide"><div class="kg-gallery-container"><div class="kg-gallery-row"><div class="kg-gallery-image"><img src="https://cms.example/1.jpg" width="600" height="400" loading="lazy" alt="" srcset="https://cms.example/1s.jpg 300w"></div></div></div></figure>',
    ['kg-gallery-row', 'width="600" height="400"', 'srcset='],
    [],
  ],
  [
    'a button of Ghost',
    '<div class="kg-card kg-button-card kg-align-center"><a href="https://a.example" class="kg-btn kg-btn-accent">Go</a></div>',
    ['<a href="https://a.example" class="kg-btn kg-btn-accent">Go</a>'],
    [],
  ],
  [
    'an embedded post',
    '<figure class="kg-card kg-embed-card"><blockquote class="twitter-tweet"><p>Words</p><a href="https://x.com/a/status/1">July 1</a></blockquote><script async src="https://platform.twitter.com/widgets.js"></script></figure>',
    ['Words', 'href="https://x.com/a/status/1"'],
    ['script', 'widgets'],
  ],
  [
    'a file of WordPress',
    '<div class="wp-block-file"><object class="wp-block-file__embed" data="https://cms.example/a.pdf" type="application/pdf" aria-label="Plan"></object><a href="https://cms.example/a.pdf">Plan</a><a href="https://cms.example/a.pdf" class="wp-block-file__button" download>Download</a></div>',
    ['>Plan</a>', '>Download</a>'],
    ['object'],
  ],
  [
    'columns of WordPress',
    '<div class="wp-block-columns is-layout-flex"><div class="wp-block-column" style="flex-basis:50%"><p>Left</p></div><div class="wp-block-column"><p>Right</p></div></div>',
    ['wp-block-columns', '<p>Left</p>', '<p>Right</p>'],
    ['style'],
  ],
  [
    'a search of WordPress',
    '<p>Before.</p><form role="search" class="wp-block-search"><label>Search</label><input type="search"><button>Go</button></form>',
    ['Before.'],
    ['Search', 'Go', 'form'],
  ],
  [
    'a picture with a lightbox',
    '<figure class="wp-block-image wp-lightbox-container" data-wp-interactive="core/image"><img src="https://cms.example/a.jpg" width="4" height="3" alt="" data-wp-on--click="actions.show"><button class="lightbox-trigger" type="button"><svg></svg></button></figure>',
    ['<img src="https://cms.example/a.jpg" width="4" height="3" alt="">'],
    ['button', 'data-wp'],
  ],
  [
    'a picture that waits for a script',
    '<img src="data:image/gif;base64,R0lGOD" data-src="https://cms.example/a.jpg" data-srcset="https://cms.example/a.jpg 2x" alt="A"><noscript><img src="https://cms.example/a.jpg" alt="A"></noscript>',
    ['src="https://cms.example/a.jpg"'],
    ['data:', 'noscript'],
  ],
  [
    'words that editors mark',
    '<p><mark>M</mark> <small>s</small> <abbr title="Hyper">H</abbr> <cite>C</cite> <time datetime="2026-11-20">today</time> <kbd>K</kbd> <sub>2</sub> <u>u</u> <q>q</q></p><dl><dt>T</dt><dd>D</dd></dl>',
    [
      '<mark>',
      '<small>',
      '<abbr title="Hyper">',
      '<cite>',
      '<time datetime="2026-11-20">',
      '<kbd>',
      '<sub>',
      '<u>',
      '<q>',
      '<dt>',
    ],
    [],
  ],
  [
    'kinds of links',
    '<a href="tel:+821234">call</a> <a href="sms:+821234">write</a> <a rel="sponsored nofollow ugc x" href="https://a.example">shop</a>',
    ['href="tel:+821234"', 'href="sms:+821234"', 'rel="sponsored nofollow ugc"'],
    [],
  ],
  [
    'a picture for each screen',
    '<picture><source srcset="https://cms.example/a.avif" type="image/avif" media="(min-width: 40em)"><img src="https://cms.example/a.jpg" loading="lazy" alt=""></picture>',
    [
      '<source srcset="https://cms.example/a.avif" type="image/avif" media="(min-width: 40em)">',
      'loading="lazy"',
    ],
    [],
  ],
  [
    'a video with words',
    '<video controls poster="https://cms.example/p.jpg" autoplay><source src="https://cms.example/a.webm" type="video/webm"><track kind="captions" src="https://cms.example/a.vtt" srclang="ko" label="한국어"></video>',
    ['<source src="https://cms.example/a.webm"', '<track kind="captions"', 'poster='],
    ['autoplay'],
  ],
  [
    'other frames',
    '<iframe src="//open.spotify.com/embed/episode/7abc?x=1"></iframe><object data="https://a.example/x.swf"></object><embed src="https://a.example/map"><iframe width="1" height="1" src="https://track.example"></iframe>',
    [
      'href="https://open.spotify.com/episode/7abc"',
      'href="https://a.example/x.swf"',
      'href="https://a.example/map"',
    ],
    ['track.example', '<iframe', '<object', '<embed'],
  ],
  [
    'a frame in a sentence',
    '<p>See <iframe title="the map" src="https://maps.example/1"></iframe> here.</p>',
    ['<p>See <a href="https://maps.example/1">the map</a> here.</p>'],
    [],
  ],
  [
    'a film of CKEditor',
    '<figure class="media"><oembed url="https://www.youtube.com/watch?v=zzzz"></oembed></figure>',
    ['<a href="https://www.youtube.com/watch?v=zzzz">'],
    ['oembed'],
  ],
  [
    'a formula of Quill',
    '<p>Where <span class="ql-formula" data-value="x_1"></span> is.</p>',
    ['<math', 'x_1'],
    ['ql-formula'],
  ],
  [
    'a header of Ghost',
    '<div class="kg-card kg-header-card kg-v2" data-background-color="#000"><picture><img class="kg-header-card-image" src="https://cms.example/h.jpg" srcset="https://cms.example/h.jpg 600w" alt=""></picture><h2 class="kg-header-card-heading"><span>Owls</span></h2><p class="kg-header-card-subheading">By night</p><a href="https://a.example" class="kg-header-card-button">Go</a></div>',
    ['srcset="https://cms.example/h.jpg 600w"', 'Owls', 'By night', 'href="https://a.example"'],
    ['background'],
  ],
  [
    'a call of Ghost',
    '<div class="kg-card kg-cta-card kg-cta-bg-grey" data-layout="minimal"><div class="kg-cta-sponsor-label"><span>SPONSORED</span></div><div class="kg-cta-text"><p>Owls.</p></div><a href="https://a.example" class="kg-cta-button" style="color:#fff">Look</a></div>',
    ['SPONSORED', '<p>Owls.</p>', 'href="https://a.example"'],
    ['style'],
  ],
  [
    'an audio of Ghost without a picture',
    '<div class="kg-card kg-audio-card"><img src="" alt="audio-thumbnail" class="kg-audio-thumbnail kg-audio-hide"><audio src="https://cms.example/a.mp3"></audio></div>',
    ['<audio src="https://cms.example/a.mp3" controls>'],
    ['<img'],
  ],
  [
    'an address that WordPress could not embed',
    '<figure class="wp-block-embed is-provider-twitter"><div class="wp-block-embed__wrapper">\nhttps://x.com/a/status/1\n</div></figure><p>https://youtu.be/zzzz</p>',
    ['<a href="https://x.com/a/status/1">', '<a href="https://youtu.be/zzzz">'],
    [],
  ],
  [
    'a post of another WordPress',
    '<figure class="wp-block-embed"><div class="wp-block-embed__wrapper"><blockquote class="wp-embedded-content"><a href="https://o.example/p/">Owls</a></blockquote><iframe class="wp-embedded-content" title="Owls" src="https://o.example/p/embed/#?secret=x"></iframe></div></figure>',
    ['<a href="https://o.example/p/">Owls</a>'],
    ['embed/#'],
  ],
  [
    "samples of WordPress's plugins",
    '<pre class="brush: jscript; title: ; notranslate" title="">var a;</pre><pre class="EnlighterJSRAW" data-enlighter-language="python">x = 1</pre>',
    ['language-js', 'language-python'],
    ['brush'],
  ],
  [
    "no buttons and no related posts of WordPress's plugins",
    '<p>A</p><div class="sharedaddy sd-sharing-enabled"><h3>Share this:</h3><ul><li><a href="https://cms.example/?share=x">X</a></li></ul></div><div id="jp-relatedposts" class="jp-relatedposts"><h3>Related</h3></div>',
    ['<p>A</p>'],
    ['Share', 'Related'],
  ],
  [
    'a gallery of old',
    '<div class="gallery gallery-columns-3"><dl class="gallery-item"><dt class="gallery-icon"><a href="https://cms.example/a.jpg"><img width="150" height="150" src="https://cms.example/a-150x150.jpg" alt=""></a></dt><dd class="wp-caption-text">An owl</dd></dl></div>',
    ['width="150" height="150"', 'An owl'],
    [],
  ],
  [
    'a picture of AMP',
    '<amp-img src="https://cms.example/a.jpg" width="4" height="3" alt="A"></amp-img>',
    ['<img src="https://cms.example/a.jpg" width="4" height="3" alt="A">'],
    ['amp-img'],
  ],
  [
    'players of several hosts',
    '<iframe src="https://w.soundcloud.com/player/?url=https%3A//api.soundcloud.com/tracks/1&color=x"></iframe><iframe src="https://tv.naver.com/embed/12"></iframe><iframe src="https://www.loom.com/embed/ab"></iframe><iframe src="https://www.figma.com/embed?embed_host=share&url=https%3A%2F%2Fwww.figma.com%2Ffile%2Fx"></iframe>',
    [
      'href="https://w.soundcloud.com/player/?url=https%3A//api.soundcloud.com/tracks/1&#x26;color=x"',
      'href="https://tv.naver.com/v/12"',
      'href="https://www.loom.com/share/ab"',
      'href="https://www.figma.com/file/x"',
    ],
    ['%3A%2F'],
  ],
  [
    'a list that begins elsewhere',
    '<ol start="3" reversed type="a"><li value="7">x</li></ol>',
    ['start="3"', 'reversed', 'type="a"', 'value="7"'],
    [],
  ],
  [
    "a heading of WordPress's accordion",
    '<h3 class="wp-block-accordion-heading"><button class="wp-block-accordion-heading__toggle"><span>Is it ripe?</span><span class="wp-block-accordion-heading__toggle-icon">+</span></button></h3><div><p>Yes.</p></div>',
    ['<span>Is it ripe?</span></a></h3>', '<p>Yes.</p>'],
    ['button', '+'],
  ],
  [
    'what a style alone says',
    '<p><span style="font-weight:700">a</span> <span style="text-decoration: underline;">b</span> <span style="font-style:italic; text-decoration-line: line-through">c</span> <span style="vertical-align:super">d</span></p>',
    ['<strong>a</strong>', '<u>b</u>', '<s><em>c</em></s>', '<sup>d</sup>'],
    ['style'],
  ],
  [
    "what is pasted from Google's documents",
    '<b style="font-weight:normal;" id="docs-internal-guid-1"><p><span style="font-weight:400">a</span> <a href="https://www.google.com/url?q=https://real.example/a%3Fb%3D1&amp;sa=D">b</a></p></b>',
    ['<p><span>a</span> <a href="https://real.example/a?b=1">b</a></p>'],
    ['<b', '<strong>', 'google'],
  ],
  ["Word's bold words", '<b style="mso-bidi-font-weight:normal">a</b>', ['<b>a</b>'], []],
  [
    'a formula that KaTeX has set',
    '<p>Is <span class="katex"><span class="katex-mathml"><math><semantics><mi>E</mi><annotation encoding="application/x-tex">E=mc^2</annotation></semantics></math></span><span class="katex-html" aria-hidden="true">E=mc2</span></span>.</p>',
    ['<span class="math-inline"><math', '<msup><mi>c</mi><mn>2</mn></msup>', '</span>.</p>'],
    ['katex', 'mc2'],
  ],
  [
    "MathJax's",
    '<p><span class="MathJax_Preview">[math]</span><script type="math/tex">a^2</script> and <script type="math/tex; mode=display">b^3</script></p>',
    ['<msup><mi>a</mi><mn>2</mn></msup>', '<div class="math-display">', '<msup><mi>b</mi><mn>3</mn></msup>'],
    ['[math]'],
  ],
  ["CKEditor's", '<span class="math-tex">\\(a^2\\)</span>', ['<msup><mi>a</mi><mn>2</mn></msup>'], ['\\(']],
  [
    'MathML alone, without what leads elsewhere or changes by a click',
    '<p>Is <math><mfrac><mi href="https://a.example">E</mi><mn>2</mn></mfrac><maction actiontype="toggle"><mi>m</mi><mi>n</mi></maction><mfenced open="["><mi>x</mi><mi>y</mi></mfenced></math>.</p>',
    [
      '<math><mfrac><mi>E</mi><mn>2</mn></mfrac><mi>m</mi><mrow><mo>[</mo><mi>x</mi><mo>,</mo><mi>y</mi><mo>)</mo></mrow></math>',
    ],
    ['a.example', '<mi>n'],
  ],
  [
    'the picture of a cover that stands still',
    '<div class="wp-block-cover has-parallax" style="background-image:url(https://cms.example/a.jpg)"><p>Words.</p></div>',
    ['<img src="https://cms.example/a.jpg" alt=""', '<p>Words.</p>'],
    [],
  ],
  [
    "WordPress's emoji",
    '<p>Plums <img src="https://s.w.org/e.png" alt="😀" class="wp-smiley"></p>',
    ['<p>Plums 😀</p>'],
    ['<img'],
  ],
  [
    "Crayon's sample",
    '<div class="crayon-syntax"><textarea class="crayon-plain">var a = 1;</textarea><table><tr><td>1</td><td>var a = 1;</td></tr></table></div>',
    ['<pre tabindex="0"><code>var a = 1;</code></pre>'],
    ['table'],
  ],
  [
    "WordPress's list of songs",
    '<div class="wp-playlist"><audio controls></audio><noscript><ol><li><a href="https://cms.example/a.mp3">Song</a></li></ol></noscript></div>',
    ['<a href="https://cms.example/a.mp3">Song</a>'],
    ['<audio'],
  ],
  [
    'a file, once',
    '<div class="wp-block-file"><object class="wp-block-file__embed" data="https://cms.example/a.pdf"></object><a href="https://cms.example/a.pdf">Plums</a></div>',
    ['<a href="https://cms.example/a.pdf">Plums</a>'],
    ['cms.example/a.pdf</a>'],
  ],
  [
    'nothing of links and paragraphs without words',
    '<p>a</p><p>&nbsp;</p><p><!-- pagebreak --></p><a href="#" class="toggle"><span></span></a><p>b</p><p><a id="c"></a></p>',
    ['<p>a</p><p>b</p>', 'id="user-content-c"'],
    ['<p></p>', 'href'],
  ],
  [
    'acronyms of old',
    '<acronym title="Consortium">W3C</acronym>',
    ['<abbr title="Consortium">W3C</abbr>'],
    [],
  ],
  // What is removed leaves its words and a link.
  [
    'a sign-up',
    '<form action="https://x.us1.list-manage.com/subscribe/post?u=1&amp;id=2"><h3>News</h3><p>Monthly.</p><p><label>Mail<input name="m"></label></p><div class="success">Sent!</div><button>Join</button></form>',
    ['News', '<p>Monthly.</p>', '<a href="https://x.us1.list-manage.com/subscribe?u=1&#x26;id=2">Join</a>'],
    ['Mail', 'Sent', 'form', 'input'],
  ],
  [
    'a donation',
    '<form method="post" action="https://pay.example/cgi"><input type="hidden" name="hosted_button_id" value="AB1"><input type="image" src="https://pay.example/d.gif" alt="Donate"></form>',
    ['<a href="https://pay.example/cgi?hosted_button_id=AB1">Donate</a>'],
    ['d.gif'],
  ],
  [
    'a poll',
    '<form action="https://poll.example/1"><fieldset><legend>Which plum?</legend><label><input type="radio"> Red</label></fieldset><input type="submit" value="Vote"></form>',
    ['<p>Which plum?</p><p>Red</p>', '<a href="https://poll.example/1">Vote</a>'],
    ['input'],
  ],
  [
    'a page that is one form',
    '<form><p>All the text.</p><table><tr><td>1</td></tr></table></form>',
    ['<p>All the text.</p>', '<td>1</td>'],
    [],
  ],
  [
    'a dialog and its button',
    '<dialog id="d"><p>Said aside.</p><form method="dialog"><button>Close</button></form></dialog><button onclick="document.getElementById(\'d\').showModal()">Note</button>',
    ['<p>Said aside.</p>', 'Note'],
    ['Close', 'dialog', 'button'],
  ],
  [
    'a document within a frame',
    '<iframe srcdoc="<p>Inside <a href=\'https://a.example/x\'>it</a></p><script>a()</script>"></iframe>',
    ['<p>Inside <a href="https://a.example/x">it</a></p>'],
    ['script', 'a()'],
  ],
  [
    'a field to copy from',
    '<textarea readonly>npm i plum\nplum</textarea>',
    ['<code>npm i plum\nplum</code>'],
    ['textarea'],
  ],
  [
    'buttons that lead somewhere',
    '<button onclick="location.href=\'https://a.example/1\'">One</button><a href="https://a.example/2"><button>Two</button></a><input type="button" value="Three" onclick="window.open(\'https://a.example/3\')"><div onclick="location=\'https://a.example/4\'">Four</div><a href="javascript:window.open(\'https://a.example/5\')">Five</a><button>Copy</button>',
    [1, 2, 3, 4, 5].map(
      (n) => `<a href="https://a.example/${n}">${['One', 'Two', 'Three', 'Four', 'Five'][n - 1]}</a>`,
    ),
    ['Copy', 'button', 'javascript'],
  ],
  [
    'a drawing',
    '<svg><title>Harvest</title><text>Plums</text><a xlink:href="https://a.example/c"><text>Source</text></a><image href="https://a.example/i.png"/></svg><p>x <svg aria-hidden="true"><path/></svg><a href="https://a.example"><svg><title>Home</title></svg></a></p>',
    [
      'Harvest Plums <a href="https://a.example/c">Source</a> <img src="https://a.example/i.png"',
      '>Home</a>',
    ],
    ['svg', 'path'],
  ],
  [
    'places on a picture',
    '<img src="https://a.example/m.png" usemap="#m"><map name="m"><area href="https://a.example/1" alt="Seoul"><area href="/2" alt="Busan"></map>',
    ['<li><a href="https://a.example/1">Seoul</a></li>', '<a href="/2">Busan</a>'],
    ['map'],
  ],
  [
    'what only a script would fill',
    '<div class="fb-post" data-href="https://f.example/1"></div><div data-url="https://c.example/30min"></div><div data-tf-widget="aB3dEf"></div><p class="codepen" data-slug-hash="xYz" data-user="ada"></p><div data-settings="{&quot;youtube_url&quot;:&quot;https:\\/\\/www.youtube.com\\/embed\\/abcdefghijk&quot;}"></div><div class="flourish-embed" data-src="visualisation/12"></div><div data-attrs="{&quot;url&quot;:&quot;https://s.example/p&quot;,&quot;title&quot;:&quot;Other post&quot;}"></div><a data-pin-do="embedPin" href="https://p.example/9"></a>',
    [
      'href="https://f.example/1"',
      'href="https://c.example/30min"',
      'href="https://form.typeform.com/to/aB3dEf"',
      'href="https://codepen.io/ada/pen/xYz"',
      'href="https://www.youtube.com/watch?v=abcdefghijk"',
      'href="https://public.flourish.studio/visualisation/12"',
      '<a href="https://s.example/p">Other post</a>',
      '<a href="https://p.example/9">p.example/9</a>',
    ],
    [],
  ],
  [
    'no address of what shares the page',
    '<p>A</p><div class="fb-like" data-href="https://b.example"></div><div class="share-buttons" data-url="https://b.example"></div><a href="https://b.example"></a>',
    ['<p>A</p>'],
    ['b.example'],
  ],
  [
    'quotes of other sites with where they are',
    '<blockquote class="instagram-media" data-instgrm-permalink="https://i.example/p/1/?utm_source=x"><div>View</div></blockquote><blockquote cite="https://t.example/@a/video/1" data-video-id="1"><a href="https://t.example/@a">@a</a></blockquote><blockquote data-embed-url="https://m.example/@a/1/embed"><a href="https://m.example/@a/1">Post</a></blockquote><blockquote cite="https://q.example">Quote</blockquote>',
    [
      'href="https://i.example/p/1/',
      '<a href="https://t.example/@a/video/1">',
      '<a href="https://m.example/@a/1">Post</a></blockquote>',
      '>Quote</blockquote>',
    ],
    ['@a/1/embed'],
  ],
  [
    "players' scripts, but no libraries",
    '<script src="https://gist.github.com/ada/0a1b2c3d4e.js"></script><noscript><a href="https://gist.github.com/ada/0a1b2c3d4e">plum.js</a></noscript><script src="https://pod.example/1234/episodes/5678-plums.js?player=small"></script><script src="https://www.googletagmanager.com/gtag/js?id=UA-12345"></script><script src="https://cdn.jsdelivr.net/npm/chart.js@4.4.0/chart.js"></script><script src="https://platform.example/widgets.js"></script>',
    [
      '<a href="https://gist.github.com/ada/0a1b2c3d4e">plum.js</a>',
      'href="https://pod.example/1234/episodes/5678-plums"',
    ],
    ['gist.github.com/ada/0a1b2c3d4e<', 'gtag', 'jsdelivr', 'widgets'],
  ],
  [
    'an object once',
    '<object data="https://a.example/p.pdf"><a href="https://a.example/p.pdf">Plan</a></object><object><param name="movie" value="http://www.youtube.com/v/abcdefghijk"><embed src="http://www.youtube.com/v/abcdefghijk"></object><object data="https://a.example/d.svg" type="image/svg+xml"></object><embed src="https://a.example/s.mp3">',
    [
      '<a href="https://a.example/p.pdf">Plan</a><p class="embed-link"><a href="https://www.youtube.com/watch?v=abcdefghijk">youtube.com/watch?v=abcdefghijk</a></p><img src="https://a.example/d.svg"',
      '<audio src="https://a.example/s.mp3" controls>',
    ],
    ['object'],
  ],
  [
    'two films beside each other',
    '<iframe src="https://www.youtube.com/embed/aaaaaaaaaaa"></iframe><iframe src="https://www.youtube.com/embed/bbbbbbbbbbb"></iframe>',
    ['watch?v=aaaaaaaaaaa"', 'watch?v=bbbbbbbbbbb"'],
    [],
  ],
  [
    'frames of pages that are named in their address',
    '<iframe src="https://e.example/m.html?src=https%3A%2F%2Fp.example&amp;url=https%3A%2F%2Fa.example%2Fx"></iframe><iframe src="https://www.google.com/maps/embed?pb=!1m18!2d126.9!3d37.5!2m3"></iframe><iframe src="https://b.example/player/1"><a href="https://plum.example/y">Y by Plum</a></iframe>',
    [
      '<a href="https://a.example/x">a.example/x</a>',
      'href="https://www.google.com/maps?q=37.5,126.9"',
      '<a href="https://plum.example/y">Y by Plum</a>',
    ],
    ['e.example', 'maps/embed', 'b.example'],
  ],
  [
    'frames and pictures that load later, once',
    '<iframe class="lazy" data-src="https://www.youtube.com/embed/abcdefghijk" src="about:blank"></iframe><noscript><iframe src="https://www.youtube.com/embed/abcdefghijk"></iframe></noscript><picture><source data-srcset="https://a.example/a.webp"><img src="https://a.example/blank.png" data-src="https://a.example/a.jpg" alt="A"></picture><noscript><img src="https://a.example/a.jpg" alt="A"></noscript><div><img src="https://m.example/tiny.png"><noscript><img src="https://m.example/large.png"></noscript></div>',
    [
      '<p class="embed-link"><a href="https://www.youtube.com/watch?v=abcdefghijk">youtube.com/watch?v=abcdefghijk</a></p><picture><source srcset="https://a.example/a.webp"><img src="https://a.example/a.jpg" alt="A"></picture><div><img src="https://m.example/large.png"></div>',
    ],
    ['blank', 'tiny'],
  ],
  [
    'no advice to switch scripts on',
    '<p>A</p><noscript>Please enable JavaScript to view the <a href="https://d.example">comments</a>.</noscript>',
    ['<p>A</p>'],
    ['comments'],
  ],
  // What is hidden.
  [
    'nothing that is hidden',
    '<p>A</p><div hidden>B</div><div style="DISPLAY : none">C</div><span aria-hidden="true" style="display:none">D</span><template><p>E</p></template><div style="position:absolute;left:-9999px">F</div><a href="https://a.example/1">Read<span class="screen-reader-text"> G</span></a><a href="https://a.example/2"><svg aria-hidden="true"></svg><span class="screen-reader-text">Named</span></a>',
    ['<p>A</p><a href="https://a.example/1">Read</a><a href="https://a.example/2">Named</a>'],
    [],
  ],
  [
    'what a click would open',
    '<button aria-expanded="false" aria-controls="s">Ripe?</button><div id="s" style="display:none">Yes.</div><div role="tabpanel" hidden>Second tab</div><p hidden="until-found">Found</p><a href="#m">More</a><div id="m" style="display:none">The rest</div><div class="et_pb_toggle_content" style="display:none">Answer</div><div class="bg-showmore-hidden-1" style="display: none">Still more</div>',
    ['Ripe?', 'Yes.', 'Second tab', 'Found', 'The rest', 'Answer', 'Still more'],
    ['button'],
  ],
  [
    'links of all kinds of programs',
    '<a href="geo:37.5,127">1</a><a href="webcal://a.example/c.ics">2</a><a href="TEL:+82">3</a><a href="magnet:?xt=1">4</a><a href="matrix:r/a:b">5</a><a href="ftp://a.example">6</a><a href="feed:javascript:a()">7</a><a href="C:\\x">8</a><a href="view-source:javascript:a()">9</a><img src="HTTPS://a.example/a.png">',
    [
      'geo:37.5,127',
      'webcal:',
      'TEL:+82',
      'magnet:',
      'matrix:',
      'ftp:',
      '<span>7</span><span>8</span><span>9</span>',
      'src="https://a.example/a.png"',
    ],
    ['feed:', 'C:', 'view-source'],
  ],
  [
    'sizes wherever the editor wrote them',
    '<img src="https://a.example/1.png" style="width:300px;height:200px"><img src="https://a.example/2.png" style="aspect-ratio:800/600"><img src="https://a.example/3.png" data-width="30" data-height="20"><img src="https://a.example/4.png" data-orig-size="120,80">',
    [
      '1.png" width="300" height="200"',
      '2.png" width="800" height="600"',
      '3.png" width="30" height="20"',
      '4.png" width="120" height="80"',
    ],
    [],
  ],
  [
    'a picture behind an empty box',
    '<div style="background-image:url(\'https://a.example/s.jpg\')" role="img" aria-label="Slide"></div>',
    ['<img src="https://a.example/s.jpg" alt="Slide">'],
    [],
  ],
  [
    'a picture that was pasted, and no placeholder',
    `<img src="data:image/png;base64,${'A'.repeat(400)}" alt="p"><img src="data:image/gif;base64,R0lGOD" alt="q"><img src="data:image/svg+xml,${'%3C'.repeat(300)}" alt="A chart">`,
    ['src="data:image/png;base64,AAA', 'A chart'],
    ['gif', 'svg'],
  ],
  [
    "Notion's tasks",
    '<ul><li><div class="checkbox checkbox-on"></div> <span>Done</span></li><li><div class="checkbox checkbox-off"></div> <span>Open</span></li></ul>',
    ['checked disabled>', '<input type="checkbox" disabled>'],
    [],
  ],
  [
    "Word's list keeps its spaces",
    '<p><span style="mso-list:Ignore">1.<span>&nbsp; </span></span><span>First</span><b> </b>word</p>',
    ['<span>1. </span><span>First</span> word'],
    [],
  ],
  [
    "MathJax's formula for those who hear it",
    '<mjx-container class="MathJax"><svg></svg><mjx-assistive-mml><math display="block"><mi>a</mi></math></mjx-assistive-mml></mjx-container>',
    ['<div class="math-display"><math display="block"><mi>a</mi></math></div>'],
    ['mjx'],
  ],
  [
    'a card whose only link is empty, a document that stands alone, and nothing that counts readers',
    '<div class="tweet"><a href="https://x.example/1"></a></div><object class="wp-block-file__embed" data="https://c.example/a.pdf"></object><img src="https://s.example/p.gif" width="1" height="1"><div class="soundcite" data-url="https://c.example/a.mp3">listen</div>',
    [
      '<a href="https://x.example/1">x.example/1</a>',
      '<a href="https://c.example/a.pdf">',
      'href="https://c.example/a.mp3"',
    ],
    ['p.gif'],
  ],
  [
    'old names of elements',
    '<xmp><b>raw</b></xmp><menu><li>a</li></menu><nav>b</nav><main>c</main>',
    ['&#x3C;b>raw', '<ul><li>a</li></ul><div>b</div><div>c</div>'],
    [],
  ],
  [
    'words in elements, and code in languages, that have names of a script',
    '<constructor>a</constructor><p>b</p><pre data-lang="constructor">c</pre>',
    ['a<p>b</p>', '>c</code>'],
    ['native code'],
  ],
  [
    'where rows, headings and words of a sentence lead',
    '<table><tbody><tr data-href="https://a.example/1"><td></td><td>One</td></tr><tr onclick="location=\'https://a.example/2\'"><td>Two</td></tr></tbody></table><h2 data-url="https://a.example/3">Three</h2><p>some <span data-url="https://a.example/4">word</span> and <x-card data-url="https://a.example/5">card</x-card></p><ul data-url="https://a.example/6"><li>Six</li></ul><a href="https://a.example/7"><span data-url="https://a.example/8">Seven</span></a>',
    [
      '<td><a href="https://a.example/1">One</a></td></tr><tr><td><a href="https://a.example/2">Two</a></td>',
      '<a href="https://a.example/3">Three</a></h2>',
      '<p>some <span><a href="https://a.example/4">word</a></span> and <a href="https://a.example/5">card</a></p>',
      '<ul><li>Six</li></ul><a href="https://a.example/7"><span>Seven</span></a>',
    ],
    [],
  ],
  [
    'what has an address, and nothing that only begins like one',
    '<table><tr><td data-sort="/a"></td><td>1</td></tr></table><div class="spacer" data-lang="/en"></div><div class="x-embed" data-x="/\\evil.example/x"></div><object data="/\\evil.example/y"></object><object data="/\t/evil.example/z"></object><object data="/p.pdf"></object><div data-url="//a.example/z"></div><div data-url="https://ada:secret@bank.example/"></div>',
    [
      '<td></td><td>1</td>',
      'href="/p.pdf"',
      'href="https://a.example/z"',
      '<a href="https://bank.example/">bank.example</a>',
    ],
    ['evil', '"/a"', '/en', 'secret', 'ada'],
  ],
  [
    'what readers see of a document within a frame',
    `<iframe srcdoc="<p hidden>a</p><p>b</p><img src='data:,' data-src='https://a.example/c.png'><math><maction><mi>d</mi><mi>e</mi></maction></math><iframe srcdoc='<p>f</p><i style=display:none>g</i>'></iframe>"></iframe><iframe style="display:none" srcdoc="<p>h</p>"></iframe>`,
    ['<p>b</p><img src="https://a.example/c.png"><math><mi>d</mi></math><p>f</p>'],
    ['a</p>', '>e<', '>g<', '<p>h'],
  ],
  [
    'a list whose items are counted',
    '<ol><li>a</li><li></li><li>c</li></ol><ul><li>d</li><li></li></ul><ol><li><script></script></li></ol>',
    ['<ol><li>a</li><li></li><li>c</li></ol><ul><li>d</li></ul>'],
    ['</ul><ol>'],
  ],
  [
    'a title in whose place a picture was shown',
    '<h1 style="background:url(https://a.example/logo.png); text-indent:-9999px">My words</h1>',
    ['My words'],
    [],
  ],
  [
    'names of films, where they say more than who plays them',
    '<iframe title="YouTube video player" src="https://www.youtube.com/embed/abcdefghijk"></iframe><iframe title="Spotify Embed" src="https://open.spotify.com/embed/track/1a"></iframe><iframe title="Video of an owl" src="https://player.vimeo.com/video/12"></iframe><iframe title="Embedded post" src="https://a.example/1"></iframe>',
    [
      '>youtube.com/watch?v=abcdefghijk</a>',
      '>open.spotify.com/track/1a</a>',
      '<a href="https://vimeo.com/12">Video of an owl</a>',
      '>a.example/1</a>',
    ],
    [],
  ],
  // What editors leave for scripts, and what scripts and other editors make of it.
  [
    'samples in lines, beside their numbers or each in an element',
    '<table><tr><td class="gutter"><div class="line">1</div><div class="line">2</div></td><td class="code"><div class="line"><code>let plum;</code></div><div class="line"><code>&nbsp; ripe();</code></div></td></tr></table><pre><code class="language-js"><table><tr><td class="hljs-ln-numbers" data-line-number="1"></td><td class="hljs-ln-code">let a;</td></tr><tr><td class="hljs-ln-numbers"></td><td class="hljs-ln-code">let b;</td></tr></table></code></pre><div class="x-highlighter-syntax"><textarea class="x-highlighter-plain">jam(1)</textarea><table><tr><td>1</td><td>jam(1)</td></tr></table></div><div class="ql-code-block-container"><div class="ql-code-block" data-language="python">x</div><div class="ql-code-block">y</div></div><table><tr><td class="line">1</td><td>Plums</td></tr></table>',
    [
      '<pre tabindex="0"><code>let plum;\n  ripe();</code></pre>',
      '<span class="hljs-keyword">let</span> a;\n<span class="hljs-keyword">let</span> b;</code>',
      '<pre tabindex="0"><code>jam(1)</code></pre><pre tabindex="0"><code class="hljs language-python">x\ny</code>',
      '<td>1</td><td>Plums</td>',
    ],
    ['gutter', 'textarea'],
  ],
  [
    "Quill's flat lists",
    '<ol><li data-list="bullet">Jam</li><li data-list="bullet" class="ql-indent-1">Plum</li><li data-list="ordered">Boil</li><li data-list="checked">Fill</li></ol><ul data-checked="false"><li>Eat</li></ul>',
    [
      '<ul><li>Jam<ul><li>Plum</li></ul></li></ul><ol><li>Boil</li></ol><ul><li><label><input type="checkbox" checked disabled> Fill</label></li></ul>',
      '<input type="checkbox" disabled> Eat</label>',
    ],
    [],
  ],
  [
    'what a flat list of items says of itself, and all that is in one that is not only items',
    '<ol start="3" reversed id="plums"><li>A</li><li class="ql-indent-1">B</li></ol><ul><li class="ql-indent-1">C</li><p>Not an item</p></ul>',
    ['<ol start="3" reversed id="user-content-plums"><li>A<ol><li>B</li></ol></li></ol>', 'Not an item'],
    [],
  ],
  [
    'a formula on lines of its own, between two paragraphs',
    '<p id="a">One<br>\\[x^2\\]<br>two $$y^2$$</p>',
    ['<p id="user-content-a">One</p><', '</math></div>', '<p>two </p><'],
    ['<br>'],
  ],
  [
    'numbers that a script counts up to',
    '<div class="x-counter" data-number-value="48"><span></span><span>%</span></div><b class="odometer" data-count="12">0</b><i class="x-counter-number" data-to-value="350">0</i><p class="country" data-end="7">Words</p><p class="account" data-count="8"><b class="icon"></b><span></span>More</p>',
    ['<span>48</span><span>%</span>', '<b>12</b>', '<i>350</i>', '<p>Words</p><p>More</p>'],
    [],
  ],
  [
    'notes beside a word, in brackets, and links that a script would scroll to',
    '<p>Plums<a onclick="goTo(\'n1\')"><sup>1</sup></a><span role="tooltip">Blue ones.</span> are ripe.</p><p id="n1">Note</p><a href="#" role="button">Open</a><a href="#">To the top</a>',
    [
      '<a href="#user-content-n1"><sup>1</sup></a><span> (Blue ones.)</span> are',
      '<span>Open</span><a href="#">To the top</a>',
    ],
    [],
  ],
  [
    'addresses of mail that a script would decode',
    '<a href="/cdn-cgi/l/email-protection#543530351431" data-cfemail="543530351431">[email]</a> <span data-cfemail="543530351431">[email]</span>',
    ['<a href="mailto:ada@e">ada@e</a>', '<span>ada@e</span>'],
    ['[email]'],
  ],
  [
    'pictures without an image in them, and what AMP has in one',
    '<picture data-iesrc="https://a.example/1.jpg" data-alt="A"><source srcset="https://a.example/1.webp"></picture><picture><source srcset="https://a.example/2.webp 2x" width="4" height="3"></picture><amp-img src="https://a.example/3.jpg"><noscript><img src="https://a.example/3.jpg"></noscript></amp-img><amp-iframe src="https://a.example/map" title="Map"><div placeholder>Wait</div></amp-iframe>',
    [
      '<img src="https://a.example/1.jpg" alt="A"></picture>',
      '<img src="https://a.example/2.webp" alt="" width="4" height="3"></picture><img src="https://a.example/3.jpg"><p class="embed-link"><a href="https://a.example/map">Map</a>',
    ],
    ['Wait', '</img>'],
  ],
  [
    'a size in any attribute, a width alone, and a share of the page',
    '<img src="https://a.example/1.png" data-image-dimensions="1500x1000"><img src="https://a.example/2.png" style="width:300px" data-original-width="1600" data-original-height="1200"><img src="https://a.example/3.png" style="width: 300px; height: auto"><img src="https://a.example/4.png" width="100%" height="auto"><img src="https://a.example/5.png" style="width:50%"><img src="https://a.example/6.png" width="300px" height="200px"><img src="https://a.example/7.png" width="auto"><img data-src="https://a.example/8.png" data-lazy-sizes="50vw" data-srcset="https://a.example/8,w.png 300w,https://a.example/9.png 600w"><embed src="https://a.example/10.png" width="30" height="20">',
    [
      '1.png" width="1500" height="1000">',
      '2.png" width="300" height="225">',
      '3.png" width="300">',
      '4.png" width="100%">',
      '5.png" width="50%">',
      '6.png" width="300" height="200">',
      '7.png">',
      'sizes="50vw" srcset="https://a.example/8,w.png 300w, https://a.example/9.png 600w"',
      '10.png" alt="" width="30" height="20">',
    ],
    [],
  ],
  [
    "a sign in a sentence that can't be shown, and none of an icon font",
    '<p>Press <img src="data:image/svg+xml;base64,PHN2Zz4=" alt="the bell"> twice. <i class="material-icons">home</i></p>',
    ['<p>Press the bell twice. </p>'],
    [],
  ],
  [
    'TeX between its signs, and what editors keep of formulas in attributes',
    '<p>So \\(a^2\\), $latex b^2$ and $$c^2$$ cost $5 and $6.</p><p><code>\\(d^2\\)</code></p><span data-type="inline-math" data-latex="e^2"></span><div data-attrs="{&quot;persistentExpression&quot;:&quot;f^2&quot;}"></div><m:math><m:mi>g</m:mi></m:math>',
    [
      ...['a', 'b', 'c', 'e', 'f'].map((letter) => `<msup><mi>${letter}</mi><mn>2</mn></msup>`),
      'cost $5 and $6.',
      '<code>\\(d^2\\)</code>',
      '<math><mi>g</mi></math>',
    ],
    ['$latex', '$$'],
  ],
  [
    'shortcodes of plugins that did not run: their addresses and captions',
    '<p>[caption id="a1" width="3"]<img src="https://a.example/1.jpg" alt="">A plum[/caption]</p><p>[embed]https://a.example/x[/embed]</p><p>[video mp4="https://a.example/y"][/video]</p><p>[vc_row][contact-form-7 id="1" title="Write"]</p><p>An array [0] and [sic], [x y], Dear [first_name], see the [gallery] there</p><pre>[a b="c"]</pre>',
    [
      '<figure><img src="https://a.example/1.jpg" alt=""><figcaption>A plum</figcaption></figure>',
      '<a href="https://a.example/x">',
      'https://a.example/y',
      'An array [0] and [sic], [x y], Dear [first_name], see the [gallery] there',
      '[a b="c"]',
    ],
    ['[caption', '[embed', 'vc_row', 'contact'],
  ],
  [
    'nothing in lines and headings that only look empty, and of lists no other dots',
    '<p>\u200b</p><p><br></p><h2>&nbsp;</h2><blockquote></blockquote><p style="text-align: center">A</p><div style="direction:rtl">B</div><p><span style="mso-list:Ignore">§<span>&nbsp;</span></span>C</p><figcaption>D</figcaption><h2 id="e">E<a href="#e">¶</a></h2>',
    [
      '<p align="center">A</p><div dir="rtl">B</div><p><span>• </span>C</p><p>D</p><h2 id="e"><a class="anchor" tabindex="-1" href="#e">E</a></h2>',
    ],
    ['¶', '§', 'h2></h2', 'blockquote', '\u200b'],
  ],
  [
    'players that say in some attribute what they play, slides, and links without a scheme',
    '<div class="youtube" data-embed="abcdefghijk"></div><div data-plyr-provider="vimeo" data-plyr-embed-id="12345"></div><div data-facade="https://www.youtube.com/embed/lmnopqrstuv"><img src="https://a.example/poster.jpg" alt=""></div><iframe src="https://player.vimeo.com/video/67890?h=ab1"></iframe><div class="slide" style="display:none">Second</div><figure data-file="{&quot;url&quot;:&quot;https://a.example/plan.pdf&quot;}"><figcaption>Plan</figcaption></figure><a href="www.a.example">W</a><a href="#:~:text=plum">T</a>',
    [
      'watch?v=abcdefghijk"',
      'https://vimeo.com/12345"',
      'watch?v=lmnopqrstuv"',
      'https://vimeo.com/67890/ab1"',
      'Second',
      'href="https://a.example/plan.pdf"',
      '<a href="https://www.a.example">W</a><a href="#:~:text=plum">T</a>',
    ],
    [],
  ],
  [
    'shortcodes around words: their ends go, their words and addresses stay',
    '<p>[su_button url="https://e.example"]Go[/su_button] [button link="https://f.example"]<b>Click</b> here[/button]</p><p>[highlight color="red"]important[/highlight] [tab title="One"]A[/tab][tab]B[/tab]</p><p>[btn url="https://g.example"]</p><p>Array[b] and [/b], input[type="text"]</p><p>[box url="https://h.example"]see <a href="https://i.example">this</a>[/box]</p>',
    [
      '<a href="https://e.example">Go</a> <a href="https://f.example"><b>Click</b> here</a>',
      'important  One A',
      '>g.example</a>',
      'Array[b] and [/b], input[type="text"]',
      '>h.example</a> see <a href="https://i.example">this</a>',
    ],
    ['/su_button', '/button', 'highlight', '[tab', '/tab', '/box'],
  ],
  [
    'brackets with a backslash and dollars of money, which are no TeX',
    '<p>Escape brackets as \\[ and \\] in a regex, \\[a-z\\] too; US$$5_000 and $$6; $latex is a word, and costs $5.</p><p>\\[ a = b \\]</p><p>$$ d_1 $$</p>',
    [
      'Escape brackets as \\[ and \\] in a regex, \\[a-z\\] too; US$$5_000 and $$6; $latex is a word, and costs $5.',
      '<mi>a</mi><mo>=</mo><mi>b</mi>',
      '<msub><mi>d</mi><mn>1</mn></msub>',
    ],
    [],
  ],
  [
    'short formulas, and words between the same signs',
    '<p>Let \\(x\\) be a number, \\(f(x)\\) its value; \\(see below\\).</p>',
    ['Let <span class="math-inline">', '; \\(see below\\).'],
    ['\\(x', '\\(f'],
  ],
  [
    'slides, and nothing hidden that slides in or has no size',
    '<div class="carousel-item slide-2" style="display:none">Second</div><div class="slide-in-popup" style="display:none">Buy</div><div class="slideout-menu" hidden>Menu</div><ul class="slides" style="display:none"><li>Third</li></ul><span style="font-size:0">Tiny</span><div style="font-size: 0px;"><span style="font-size:16px">Shown</span></div>',
    ['Second', 'Shown', 'Third'],
    ['Buy', 'Menu', 'Tiny'],
  ],
  [
    "an author's own toolbar, and none of a plugin",
    '<div class="toolbar"><p>Chapter one.</p></div><div class="code-toolbar"><pre>a</pre><div class="toolbar"><span>Copy</span></div></div><div class="carousel-indicators-text">Words</div><ol class="carousel-indicators"><li>1</li></ol>',
    ['Chapter one.', 'Words'],
    ['Copy', '<li>'],
  ],
  [
    'a box beside words or in a cell, and none that opens something',
    '<p><input type="checkbox" checked> <strong>Milk</strong></p><div><input type="checkbox" checked> Bread</div><table><tr><td><input type="checkbox"></td></tr></table><div><label for="t">Contents</label><input type="checkbox" id="t"><nav>List</nav></div><ul><li><input type="checkbox" id="u"><label for="u">Part</label><div>Its words</div></li></ul>',
    ['☑ <strong>Milk', '☑ Bread', '<td>☐</td>', 'Contents<div>List'],
    ['input'],
  ],
  [
    "what an author says in an object, and nobody's advice",
    '<object data="https://a.example/s.swf">Your browser has no Flash: <a href="https://a.example/slides.pdf">see the slides</a></object><object data="https://a.example/t.html">Our browser comparison: Firefox wins</object><object data="https://a.example/u.pdf">Your browser does not support PDFs. <a href="https://a.example/u.pdf">Download</a></object>',
    ['<a href="https://a.example/slides.pdf">see the slides</a>', 'Firefox wins', 'a.example/u.pdf</a>'],
    ['Download'],
  ],
  [
    'no number that a script would not count up to',
    '<div class="timer-box" data-end="20260101"><span></span>A</div><div class="item-count" data-max="10"><span></span>B</div><div class="counter" data-count="7"><p></p><b>0</b></div>',
    ['<b>7</b>'],
    ['20260101', '10'],
  ],
  [
    'a size, and none of a file',
    '<img src="https://a.example/1.png" width="600" data-file-size="12,345"><img src="https://a.example/2.png" width="600" data-size="9000x3">',
    ['1.png" width="600">', '2.png" width="600">'],
    ['height'],
  ],
  [
    'tables that are no samples, and samples whose lines are elements',
    '<table><tr><td class="col-line-no">1</td><td class="postal-code">04524</td></tr></table><table><tr><td class="gutter">1</td><td class="code"><img src="https://a.example/1.png" alt="a"></td></tr></table><div class="foo-syntax"><p>All else</p><span class="highlighter-plain">x</span></div><table><tr><td class="gutter">1 2</td><td class="code">\n<div>a</div>\n<div>b</div></td></tr></table>',
    ['<td>04524</td>', '<img src="https://a.example/1.png" alt="a">', 'All else', '<code>a\nb</code>'],
    [],
  ],
  [
    'a sign that is a heading, or leads elsewhere',
    '<h2 id="sharp"><a href="#sharp">#</a></h2><h3><a href="#hash">#</a> is a sign</h3><p id="hash">Hash</p><h4 id="e"><a href="#e">#</a> Own</h4><h5>Made<a href="#made">¶</a></h5><h2>Title <a href="#title">#</a></h2>',
    ['>#</a></h2>', '>#</a> is a sign', 'Own', 'Made'],
    ['># Own', '¶', 'Title <a'],
  ],
  [
    'a service whose name is written with another word as one',
    '<div data-youtubeid="aaaaaaaaaaa"></div><div class="vimeoembed" data-id="123456"></div>',
    ['href="https://www.youtube.com/watch?v=aaaaaaaaaaa"', 'href="https://vimeo.com/123456"'],
    [],
  ],
  [
    'no service in a part of a word, or with a number that is none of its own',
    '<div class="user-registration ur-frontend-form" data-form-id="42"></div><div class="logistics-widget" data-id="7"></div><div class="x-widget" data-id="123456"></div><div class="youtube-box" data-id="5"></div><div data-gist-id="0a1b2c3d4e"></div>',
    [
      '<div><p class="embed-link"><a href="https://gist.github.com/0a1b2c3d4e">gist.github.com/0a1b2c3d4e</a></p></div>',
    ],
    ['gist.github.com/42', 'gist.github.com/7', 'x.com', 'youtube.com'],
  ],
  // Blogs that move here from elsewhere, editor by editor.
  [
    'a verse, a table with a foot, and what WordPress writes of a list of posts',
    '<pre class="wp-block-verse">Plums,\n  blue</pre><figure class="wp-block-table"><table class="has-fixed-layout"><thead><tr><th>A</th></tr></thead><tbody><tr><td class="has-text-align-right" data-align="right">1</td></tr></tbody><tfoot><tr><td>Sum</td></tr></tfoot></table><figcaption class="wp-element-caption">Plums</figcaption></figure><ul class="wp-block-latest-posts__list wp-block-latest-posts"><li><a class="wp-block-latest-posts__post-title" href="https://cms.example/jam/">Jam</a><time datetime="2026-11-20" class="wp-block-latest-posts__post-date">today</time></li></ul>',
    [
      '<pre class="wp-block-verse" tabindex="0">Plums,\n  blue</pre>',
      '<tfoot><tr><td>Sum</td></tr></tfoot></table></div><figcaption class="wp-element-caption">Plums</figcaption>',
      '<td class="has-text-align-right">1</td>',
      '>Jam</a><time datetime="2026-11-20"',
    ],
    [],
  ],
  [
    'a picture that its author has made smaller, and none by a share',
    '<figure class="wp-block-image is-resized"><img src="https://a.example/1.jpg" width="1024" height="683" style="width:300px;height:auto"></figure><img src="https://a.example/2.jpg" width="1024" height="683" style="width:100%"><img src="https://a.example/3.jpg" width="800" height="400" style="object-fit:cover;width:300px;height:300px"><img src="https://a.example/4.jpg" height="200">',
    [
      '1.jpg" width="300" height="200">',
      '2.jpg" width="1024" height="683">',
      '3.jpg" width="300" height="150">',
      '4.jpg" height="200">',
    ],
    [],
  ],
  [
    "a picture's title in HTML, which is for the mouse, a file's name, or a plugin's",
    '<p><img src="https://a.example/1.jpg" title="DSC_0012"></p><p class="ql-center-displayed-equation"><span> &nbsp; </span><img src="https://a.example/2.png" alt="E" title="Rendered by QuickLaTeX.com"></p>',
    ['title="DSC_0012"'],
    ['figcaption'],
  ],
  [
    'players of WordPress that no browser plays by themselves',
    '<div class="wp-video"><video class="wp-video-shortcode" controls="controls"><source type="video/youtube" src="https://www.youtube.com/watch?v=abcdefghijk&#038;_=1"><a href="https://www.youtube.com/watch?v=abcdefghijk">https://www.youtube.com/watch?v=abcdefghijk</a></video></div><video class="video-js" data-setup="{&quot;techOrder&quot;:[&quot;vimeo&quot;],&quot;sources&quot;:[{&quot;type&quot;:&quot;video/vimeo&quot;,&quot;src&quot;:&quot;https://vimeo.com/12345&quot;}]}"></video><video data-setup="{&quot;src&quot;:&quot;https://a.example/1.mp4&quot;}"></video><audio class="wp-audio-shortcode" preload="none" controls="controls"><source type="audio/mpeg" src="https://a.example/2.mp3?_=1"><a href="https://a.example/2.mp3">2.mp3</a></audio>',
    [
      '<a href="https://www.youtube.com/watch?v=abcdefghijk&#x26;_=1">',
      '<a href="https://vimeo.com/12345">',
      '<video src="https://a.example/1.mp4" controls>',
      'preload="none" controls><source type="audio/mpeg" src="https://a.example/2.mp3?_=1">',
    ],
    ['video/youtube', 'wp-video-shortcode'],
  ],
  [
    'what a script is told to show, whatever its own name is',
    '<p>A</p><script class="docswell-embed" src="https://www.docswell.com/assets/libs/docswell-embed/docswell-embed.min.js" data-src="https://www.docswell.com/slide/ZX1DPK/embed" data-aspect="0.5625" async></script><script src="https://a.example/loader.js" data-url="//b.example/poll/9"></script><script type="text/plain" data-src="https://www.googletagmanager.com/gtag/js?id=1"></script><script src="https://a.example/umami.min.js" data-host-url="https://c.example/stats"></script>',
    ['href="https://www.docswell.com/slide/ZX1DPK', 'href="https://b.example/poll/9"'],
    ['min.js', 'loader', 'googletagmanager', 'c.example'],
  ],
  [
    "the frame of a poll behind its script, and a script's address of a film",
    '<script src="https://secure.polldaddy.com/p/1234567.js"></script><noscript><iframe src="https://poll.fm/1234567" title="Poll"></iframe></noscript><script src="https://fast.wistia.com/embed/medias/abc123xyz0.jsonp" async></script><script async src="https://telegram.org/js/telegram-widget.js?22" data-telegram-post="plums/43" data-width="100%"></script>',
    [
      'href="https://poll.fm/1234567"',
      'href="https://fast.wistia.net/embed/iframe/abc123xyz0"',
      'href="https://t.me/plums/43"',
    ],
    ['polldaddy', 'jsonp', 'telegram-widget'],
  ],
  [
    'where a film begins, a list of films, one that is sent now, and slides that were published',
    '<iframe src="https://www.youtube.com/embed/abcdefghijk?feature=oembed&amp;start=90"></iframe><iframe src="https://www.youtube.com/embed/?listType=playlist&amp;list=PLab"></iframe><iframe src="https://www.youtube.com/embed/live_stream?channel=UCab"></iframe><iframe src="https://docs.google.com/presentation/d/e/2PACX-1v/embed?start=false"></iframe><iframe src="https://docs.google.com/presentation/d/1ab/embed"></iframe>',
    [
      'href="https://www.youtube.com/watch?v=abcdefghijk&#x26;t=90s"',
      'href="https://www.youtube.com/playlist?list=PLab"',
      'href="https://www.youtube.com/channel/UCab/live"',
      'href="https://docs.google.com/presentation/d/e/2PACX-1v/pub"',
      'href="https://docs.google.com/presentation/d/1ab/view"',
    ],
    [],
  ],
  [
    'what is shown only after a consent, and no frame of a button',
    `<iframe data-placeholder-image="https://a.example/p.jpg" data-service="youtube" data-src-cmplz="https://www.youtube.com/embed/aaaaaaaaaaa" src="about:blank"></iframe><iframe src="//cdn.iubenda.com/empty.html" suppressedsrc="https://www.youtube.com/embed/bbbbbbbbbbb"></iframe><iframe consent-original-src-_="https://www.youtube.com/embed/ccccccccccc"></iframe><div class="BorlabsCookie"><p>By loading the video you agree.</p><a href="#" data-borlabs-cookie-unblock role="button">Load</a><div class="borlabs-hide"><script type="text/template">${Buffer.from('<iframe src="https://www.youtube.com/embed/ddddddddddd"></iframe>').toString('base64')}</script></div></div><div data-borlabs-cookie-content="${Buffer.from('<iframe src="https://www.youtube.com/embed/eeeeeeeeeee"></iframe>').toString('base64')}"><p>You agree.</p></div><iframe src="https://www.facebook.com/plugins/like.php?href=https%3A%2F%2Fold.example%2Fplums"></iframe>`,
    ['aaaaaaaaaaa', 'bbbbbbbbbbb', 'ccccccccccc', 'ddddddddddd', 'eeeeeeeeeee'].map(
      (id) => `<a href="https://www.youtube.com/watch?v=${id}">`,
    ),
    ['agree', 'Load', 'p.jpg', 'iubenda', 'old.example'],
  ],
  [
    'the answers of a poll whose labels are beside them, and nothing that is said when a form was sent',
    '<form action="https://poll.example/2" class="wp-polls-form"><p><strong>Which plum?</strong></p><ul><li><input type="radio" id="a-1" name="p"> <label for="a-1">Blue</label></li><li><input type="radio" id="a-2" name="p"> <label for="a-2">Red</label></li></ul><p><input type="button" value="Vote"></p></form><div class="wp-polls-loading">Loading ...</div><div class="wp-block-jetpack-mailchimp"><form><p><input type="email"></p></form><div class="wp-block-jetpack-mailchimp_notification wp-block-jetpack-mailchimp_processing" role="status">Processing…</div><div class="wp-block-jetpack-mailchimp_notification wp-block-jetpack-mailchimp_success">You are on the list.</div></div><div><form><input></form><div class="w-form-done">Thank you!</div><p>See you.</p></div>',
    ['<strong>Which plum?</strong>', 'Blue</li>', 'Red</li>', 'Thank you!</div><p>See you.</p>'],
    ['Loading', 'Processing', 'on the list', 'Vote'],
  ],
  [
    'a form whose name only has a search in it, and a picture that loads late',
    '<form id="research-survey" action="https://a.example/1"><p>Ripe?</p><img class="lazy-loading" src="https://a.example/1.jpg"></form>',
    ['<p>Ripe?</p>', '1.jpg'],
    [],
  ],
  [
    'questions on buttons that open their answers, by a class alone',
    '<div class="kt-accordion-pane"><div class="kt-blocks-accordion-header-wrap"><button class="kt-blocks-accordion-header"><span class="kt-blocks-accordion-title">Ripe?</span></button></div><div class="kt-accordion-panel"><p>Yes.</p></div></div><button class="collapsible">Blue?</button><div class="content"><p>No.</p></div><button class="copy">Copy</button>',
    ['<strong><span>Ripe?</span></strong>', '<p>Yes.</p>', '<strong>Blue?</strong>'],
    ['Copy'],
  ],
  [
    'a list to choose a page from',
    '<select onchange="location=this.value"><option>Choose…</option><option value="https://a.example/1">One</option><option value="/2">Two</option></select>',
    ['<ul><li><a href="https://a.example/1">One</a></li><li><a href="/2">Two</a></li></ul>'],
    ['Choose'],
  ],
  [
    'a real picture before one that counts readers',
    '<div><img src="https://a.example/plum.jpg" alt="A"><noscript><img src="https://t.example/tr?id=1" width="1" height="1"></noscript></div>',
    ['<img src="https://a.example/plum.jpg" alt="A">'],
    ['t.example'],
  ],
  [
    "formulas of WordPress's plugin KaTeX",
    '<p>So <span class="wp-katex-eq" data-display="false">a^2</span>.</p><div class="wp-block-katex-display-block katex-eq" data-katex-display="true">b^2</div>',
    ['<msup><mi>a</mi><mn>2</mn></msup>', '<div class="math-display">', '<msup><mi>b</mi><mn>2</mn></msup>'],
    ['katex'],
  ],
  [
    'numbers of lines in the ways of other plugins',
    '<div class="wp_syntax"><table><tr><td class="line_numbers"><pre>1\n2\n</pre></td><td class="code"><pre class="php">$a;\n$b;</pre></td></tr></table></div><div class="chroma"><table class="lntable"><tr><td class="lntd">\n<pre class="chroma"><code><span class="lnt">1\n</span></code></pre></td>\n<td class="lntd">\n<pre class="chroma"><code class="language-go" data-lang="go">x := 1</code></pre></td></tr></table></div><pre><code class="language-js"><span class="linenumber react-syntax-highlighter-line-number">1</span><span>jam(7);</span>\n<span class="ln">2</span>jam(8);</code></pre>',
    [
      '<code>$a;\n$b;</code>',
      '<code class="hljs language-go">x := <span class="hljs-number">1</span></code>',
      '<code class="hljs language-js"><span class="hljs-title function_">jam</span>(<span class="hljs-number">7</span>);\n<span class="hljs-title function_">jam</span>',
    ],
    ['<table', '1</span><span>', '>2<'],
  ],
  [
    'what a bar shows, where it has no words',
    '<p>Ripe: <progress value="70" max="100"></progress>, <meter value="0.6"></meter>, <meter min="10" max="20" value="15">half</meter></p><div role="progressbar" aria-valuenow="25" aria-valuemin="0" aria-valuemax="100" style="width:25%"></div><div role="progressbar" aria-valuenow="3" aria-valuetext="3 of 5"></div><span class="elementor-counter-number" data-to-value="100" data-from-value="10">10</span>',
    ['Ripe: 70%, 60%, half', '<div>25%</div><div>3 of 5</div>', '<span>100</span>'],
    [],
  ],
  [
    "addresses of mail as Cloudflare writes them, and nothing that leads to Cloudflare's own",
    '<a href="/cdn-cgi/l/email-protection" class="__cf_email__" data-cfemail="543530351431">[email&#160;protected]</a> <a href="https://cms.example/cdn-cgi/l/email-protection#543530351431">Write</a> <a href="/cdn-cgi/l/email-protection#543530351431"><span class="__cf_email__" data-cfemail="543530351431">[email&#160;protected]</span></a>',
    [
      '<a href="mailto:ada@e">ada@e</a> <a href="mailto:ada@e">Write</a> <a href="mailto:ada@e"><span>ada@e</span></a>',
    ],
    ['cdn-cgi', 'protected'],
  ],
  [
    "Word's lists, which are paragraphs",
    '<p class="MsoListParagraphCxSpFirst" style="text-indent:-18.0pt;mso-list:l0 level1 lfo1"><!--[if !supportLists]--><span style="font-family:Symbol"><span style="mso-list:Ignore">·<span>&nbsp;&nbsp; </span></span></span><!--[endif]-->Jam</p>\n<p style="mso-list:l0 level2 lfo1"><span style="mso-list:Ignore">o<span>&nbsp;</span></span>Plum</p>\n<p style="mso-list:l0 level1 lfo1"><span style="mso-list:Ignore">·</span>Tea</p><p>Then:</p><p style="mso-list:l1 level1 lfo2"><span style="mso-list:Ignore">3.<span>&nbsp;</span></span>Boil</p><p style="mso-list:l1 level1 lfo2"><span style="mso-list:Ignore">4.</span><b>Fill</b></p>',
    [
      '<ul><li>Jam<ul><li>Plum</li></ul></li><li>Tea</li></ul><p>Then:</p><ol start="3"><li>Boil</li><li><b>Fill</b></li></ol>',
    ],
    ['·', '4.'],
  ],
  [
    "letters that count the items of Word's lists",
    '<p style="mso-list:l0 level1 lfo1"><span style="mso-list:Ignore">1.<span>&nbsp;</span></span>Boil</p><p style="mso-list:l0 level2 lfo1"><span style="mso-list:Ignore">a.<span>&nbsp;</span></span>Water</p><p style="mso-list:l0 level2 lfo1"><span style="mso-list:Ignore">b.<span>&nbsp;</span></span>Tea</p><p style="mso-list:l0 level3 lfo1"><span style="mso-list:Ignore">i.<span>&nbsp;</span></span>Green</p><p style="mso-list:l0 level3 lfo1"><span style="mso-list:Ignore">ii.<span>&nbsp;</span></span>Black</p><p style="mso-list:l0 level1 lfo1"><span style="mso-list:Ignore">2.<span>&nbsp;</span></span>Pour</p><p>Then</p><p style="mso-list:l0 level1 lfo1"><span style="mso-list:Ignore">A)<span>&nbsp;</span></span>Jam</p><p style="mso-list:l0 level1 lfo1"><span style="mso-list:Ignore">B)<span>&nbsp;</span></span>Plum</p><p>Or</p><p style="mso-list:l0 level1 lfo1"><span style="mso-list:Ignore">d.<span>&nbsp;</span></span>Words</p>',
    [
      '<ol><li>Boil<ol type="a"><li>Water</li><li>Tea<ol type="i"><li>Green</li><li>Black</li></ol></li></ol></li><li>Pour</li></ol><p>Then</p><ol type="A"><li>Jam</li><li>Plum</li></ol>',
      'd. </span>Words</p>',
    ],
    ['a.', 'ii.', 'B)'],
  ],
  [
    'macros, links, tasks and pictures of Confluence',
    '<p>A</p><ac:structured-macro ac:name="code"><ac:parameter ac:name="language">js</ac:parameter><ac:parameter ac:name="title">a.js</ac:parameter><ac:plain-text-body><![CDATA[if (a > 1 && b) go("<b>");\n\nend]]></ac:plain-text-body></ac:structured-macro><p>See <ac:link><ri:page ri:content-title="Jam" /><ac:plain-text-link-body><![CDATA[jam & it]]></ac:plain-text-link-body></ac:link>, <ac:link><ri:page ri:content-title="Tea" /></ac:link>.</p><ac:structured-macro ac:name="toc"><ac:parameter ac:name="maxLevel">2</ac:parameter></ac:structured-macro><ac:structured-macro ac:name="expand"><ac:parameter ac:name="title">More</ac:parameter><ac:rich-text-body><p>In it.</p></ac:rich-text-body></ac:structured-macro><ac:task-list><ac:task><ac:task-id>71</ac:task-id><ac:task-status>complete</ac:task-status><ac:task-body>Boil</ac:task-body></ac:task></ac:task-list><ac:image ac:alt="Pot"><ri:url ri:value="https://a.example/p.png" /></ac:image><p>B <ac:emoticon ac:name="smile" ac:emoji-fallback="🙂" /> C</p>',
    [
      '<p><strong>a.js</strong></p><pre tabindex="0"><code class="hljs language-js">',
      '<p>See jam &#x26; it, Tea.</p>',
      '<details><summary>More</summary><p>In it.</p></details>',
      'checked disabled> Boil',
      '<img src="https://a.example/p.png" alt="Pot">',
      '<p>B 🙂 C</p>',
    ],
    ['CDATA', ']]', '71', 'complete', 'maxLevel', '>2<'],
  ],
  [
    "Substack's notes of what all may read",
    '<p>Plum<a class="footnote-anchor" id="footnote-anchor-1" href="#footnote-1">1</a>.</p><div class="paywall-jump"></div><p>Secret<a class="footnote-anchor" href="#footnote-2">2</a></p><div class="footnote"><a id="footnote-1" href="#footnote-anchor-1">1</a><p>Of plums.</p></div><div class="footnote"><a id="footnote-2" href="#footnote-anchor-2">2</a><p>Of secrets.</p></div>',
    ['href="#user-content-footnote-1"', '<p>Of plums.</p>'],
    ['ecret'],
  ],
  [
    "lists within lists of Google's documents, which are beside each other there",
    '<ol class="c6 lst-kix_a-0 start" start="1"><li>one</li></ol><ol class="lst-kix_a-1 start" start="1"><li>in</li></ol>\n<ul class="lst-kix_a-2 start"><li>deep</li></ul><ol class="lst-kix_a-1" start="2"><li>too</li></ol><ol class="c6 lst-kix_a-0" start="2"><li>two</li></ol><p>So</p><ul class="lst-kix_b-1 start"><li>own</li></ul>',
    [
      '<ol start="1"><li>one<ol start="1"><li>in<ul><li>deep</li></ul></li></ol>',
      'too</li></ol></li></ol>',
      '<ol start="2"><li>two</li></ol><p>So</p><ul><li>own</li></ul>',
    ],
    [],
  ],
  [
    'where scripts of Naver lead, and nothing of what Tistory puts below a text',
    `<p><a href="#" class="__se_sticker_link"><img src="https://a.example/s.png" alt=""></a></p><a href="#" data-linkdata='{"link":"https://a.example/book","title":"책"}'><strong>책</strong></a><p><a href="#">Top</a></p><div class="another_category"><h4>다른 글</h4></div><div class="tt-plugin tt-share-entry-with-sns"><a>공유</a></div><div class="revenue_unit_wrap"><div>반응형</div></div>`,
    [
      '<img src="https://a.example/s.png" alt="">',
      '<a href="https://a.example/book">',
      '<a href="#">Top</a>',
    ],
    ['#"><img', '다른', '공유', '반응형'],
  ],
  [
    "tasks of Google's documents",
    '<ul><li dir="ltr" role="checkbox" aria-checked="true" aria-level="1"><img src="data:image/png;base64,iVBORw0KGgo=" width="17.599px" height="17.599px" alt="checked" aria-roledescription="checkbox"><p dir="ltr" role="presentation">Boil</p></li></ul>',
    ['<input type="checkbox" checked disabled>', 'Boil'],
    ['data:'],
  ],
  [
    'what a style says of paragraphs, cells and items, but for what it says again of a part',
    '<p style="font-weight:bold">A</p><table><tr><td style="text-align:center;font-style:italic">B</td></tr></table><ul><li style="font-weight:700"><b>C</b><span style="font-weight:400">: d</span></li></ul><a href="https://a.example" style="text-decoration:underline">E</a><div style="font-weight:bold"><p>F</p></div>',
    [
      '<p><strong>A</strong></p>',
      '<td align="center"><em>B</em></td>',
      '<li><b>C</b><span>: d</span></li>',
      '<a href="https://a.example">E</a><div><p>F</p></div>',
    ],
    [],
  ],
  [
    'words that a style sets on lines of their own',
    '<p>One<span style="display:block">Two</span><span style="display: block">Three</span></p><p><a href="https://a.example" style="display:inline-block">Four</a> five</p><pre><code><span style="display:block">six</span>\n<span style="display:block">seven</span></code></pre>',
    [
      '<p>One<br><span>Two</span><br><span>Three</span></p>',
      'Four</a> five</p>',
      '<span>six</span>\n<span>seven</span>',
    ],
    [],
  ],
  [
    'all settings of a builder that did not run, what it has encoded, and players by their names',
    `<p>[et_pb_text ${Array.from({ length: 45 }, (_, n) => `a${n}="x"`).join(' ')}]Words.[/et_pb_text]</p><p>[vc_raw_html]${Buffer.from('%3Ciframe%20src%3D%22https%3A%2F%2Fwww.youtube.com%2Fembed%2Fabcdefghijk%22%3E%3C%2Fiframe%3E').toString('base64')}[/vc_raw_html]</p><p>[vc_btn title="Go" link="url:https%3A%2F%2Fa.example%2Fgo|title:Go"]</p><p>[vimeo 1234567] [audio https://a.example/1.mp3] [youtube id="lmnopqrstuv"]</p><p>See [table id=1 /] there, [x 12] and [see https://b.example].</p>`,
    [
      '<p>Words.</p>',
      'href="https://www.youtube.com/watch?v=abcdefghijk"',
      '<a href="https://a.example/go">Go</a>',
      'href="https://vimeo.com/1234567"',
      '<audio src="https://a.example/1.mp3" controls>',
      'watch?v=lmnopqrstuv"',
      'there, [x 12] and [see https://b.example].',
    ],
    ['et_pb', 'JTND', 'JTNj', '[table', '[vc'],
  ],
  [
    'a card that names pictures before its page',
    '<div class="digest-post-embed" data-attrs="{&quot;title&quot;:&quot;Plums&quot;,&quot;publishedBylines&quot;:[{&quot;name&quot;:&quot;Ada&quot;,&quot;photo_url&quot;:&quot;https://s.example/ada.jpg&quot;,&quot;primaryPublicationUrl&quot;:&quot;https://ada.example&quot;}],&quot;canonical_url&quot;:&quot;https://s.example/p/plums&quot;}"></div>',
    ['<a href="https://s.example/p/plums">Plums</a>'],
    ['ada.jpg', 'ada.example'],
  ],
  [
    "all pictures of Substack's gallery",
    '<div class="image-gallery-embed" data-attrs="{&quot;gallery&quot;:{&quot;images&quot;:[{&quot;type&quot;:&quot;image/png&quot;,&quot;src&quot;:&quot;https://s.example/1.png&quot;},{&quot;type&quot;:&quot;image/png&quot;,&quot;src&quot;:&quot;https://s.example/2.png&quot;}],&quot;caption&quot;:&quot;Blue plums&quot;,&quot;staticGalleryImage&quot;:{&quot;src&quot;:&quot;https://s.example/both.png&quot;}}}"></div>',
    [
      '<figure><img src="https://s.example/1.png" alt=""><img src="https://s.example/2.png" alt=""><figcaption>Blue plums</figcaption></figure>',
    ],
    ['both.png'],
  ],
  [
    'what is called after a word that only begins or ends as that for sharing',
    '<div class="embed-slideshare" data-url="https://a.example/slides"></div><div class="likelihood-chart" data-url="https://a.example/chart"></div><div class="fb-share-button" data-href="https://b.example"></div><div class="ShareButtons" data-url="https://b.example"></div><div class="addthis_sharing_toolbox" data-url="https://b.example"></div>',
    ['href="https://a.example/slides"', 'href="https://a.example/chart"'],
    ['b.example'],
  ],
  [
    'an address that stands alone in a line of any editor, and no note of one to its authors',
    '<label><span class="sr-only">▢ </span></label><div>https://a.example/1</div><ul><li>https://a.example/2</li></ul><figure><div class="source">https://a.example/3</div></figure><div class="preformatted-block"><label class="hide-text">Text within this block will maintain its original spacing when published</label><pre class="text">  plum</pre></div>',
    [
      'href="https://a.example/1"',
      'href="https://a.example/2"',
      'href="https://a.example/3"',
      '>  plum</pre>',
    ],
    ['original spacing', '▢'],
  ],
  [
    'no bar for sharing the page at the CMS, and what an author says of sharing',
    '<p>A</p><div class="ss-inline"><span>Share this:</span><ul><li><a href="https://www.facebook.com/sharer/sharer.php?u=https%3A%2F%2Fold.example"><svg aria-hidden="true"></svg>Facebook</a></li><li><a href="https://twitter.com/intent/tweet?url=https%3A%2F%2Fold.example">Tweet</a></li><li><a href="mailto:?body=https%3A%2F%2Fold.example">Mail</a></li></ul></div><div class="elementor-widget-table-of-contents"><h4>Contents</h4><div></div></div><p><a href="https://twitter.com/intent/tweet?text=Plums">Plums are blue.</a></p><p>Share it on <a href="https://www.reddit.com/submit?url=x">Reddit</a> or <a href="https://x.com/intent/post?url=x">X</a>, as we have done with all our plums of the year.</p>',
    ['Plums are blue.', 'Share it on <a href="https://www.reddit.com'],
    ['Facebook', 'Share this', 'Mail', 'old.example', 'Contents'],
  ],
  [
    'lines and letters that only a style says, and a picture with its caption in a table',
    '<div style="white-space:pre-wrap">One\ntwo <b>three\nfour</b>\n<p>Five</p></div><p>six\nseven</p><ol style="list-style-type:lower-alpha"><li>A</li></ol><ol style="margin:0"><li style="list-style-type:upper-roman">B</li></ol><table class="tr-caption-container" align="center"><tbody><tr><td style="text-align:center"><a href="https://a.example/1.jpg"><img src="https://a.example/1s.jpg" data-original-height="768" data-original-width="1024" height="300" width="400"></a></td></tr><tr><td class="tr-caption">Blue plums</td></tr></tbody></table><iframe src="https://platform.twitter.com/embed/Tweet.html?dnt=false&amp;id=123456"></iframe>',
    [
      '<div>One<br>two <b>three<br>four</b>\n<p>Five</p></div><p>six\nseven</p>',
      '<ol type="a"><li>A</li></ol><ol type="I"><li>B</li></ol>',
      '<figure><a href="https://a.example/1.jpg"><img src="https://a.example/1s.jpg" height="300" width="400"></a><figcaption>Blue plums</figcaption></figure>',
      'href="https://x.com/i/status/123456"',
    ],
    ['<table'],
  ],
  [
    'no words beside numbers that only a script knows',
    '<div class="elementor-widget-countdown" data-id="a1"><div class="elementor-countdown-wrapper" data-date="1704060000"><div class="elementor-countdown-item"><span class="elementor-countdown-digits"></span> <span class="elementor-countdown-label">Days</span></div></div></div><div class="countdown"><p>Why I love it.</p></div>',
    ['Why I love it.'],
    ['Days'],
  ],
  [
    'captions that only a class calls so',
    '<div style="width: 310px" class="wp-caption alignright"><a href="https://a.example/1.jpg"><img src="https://a.example/1s.jpg" width="300" height="200"></a><p class="wp-caption-text">A <em>plum</em></p></div><p><span class="fr-img-caption"><span class="fr-img-wrap"><img src="https://a.example/2.jpg" style="width: 736px;"><span class="fr-inner">Clay pots</span></span></span></p><div class="row"><div class="se-module"><img data-lazy-src="https://a.example/3.jpg"><noscript><img src="https://a.example/3.jpg"></noscript></div><div class="se-caption"><p>Jam</p></div></div><div class="fl-photo"><img src="https://a.example/4.jpg"><div class="fl-photo-caption">Tea</div></div>',
    [
      '<figure class="wp-caption alignright"><a href="https://a.example/1.jpg"><img src="https://a.example/1s.jpg" width="300" height="200"></a><figcaption>A <em>plum</em></figcaption></figure>',
      '<figure><img src="https://a.example/2.jpg" width="736"><figcaption>Clay pots</figcaption></figure>',
      '<figure><img src="https://a.example/3.jpg"><figcaption><p>Jam</p></figcaption></figure>',
      '<figcaption>Tea</figcaption>',
    ],
    ['<p><figure'],
  ],
  [
    'inner lists that stand beside their items, or in items of their own',
    '<ul><li>Fern</li><li style="list-style-type:none"><ul><li>Deep</li></ul></li><ul><li>Deeper</li></ul><li>Moss</li></ul><ol><li value="1">Dig</li><li value="2"><ol><li>deep</li></ol></li><li value="2">Fill</li></ol>',
    [
      '<ul><li>Fern<ul><li>Deep</li></ul><ul><li>Deeper</li></ul></li><li>Moss</li></ul>',
      '<ol><li value="1">Dig<ol><li>deep</li></ol></li><li value="2">Fill</li></ol>',
    ],
    [],
  ],
  [
    'boxes whose words are a paragraph behind them, or behind their wrapper, and tasks by a class',
    '<ul data-type="taskList"><li data-checked="true"><label><input type="checkbox" checked><span></span></label><div><p>Buy <em>pots</em></p><p>Two.</p></div></li></ul><ul><li><span class="box"><input type="checkbox"><label><span class="sr-only">▢</span></label></span><span>200</span> g flour</li></ul><ul class="tox-checklist"><li class="tox-checklist--checked">Dug</li><li>Sown</li></ul>',
    [
      '<p><label><input type="checkbox" checked disabled> Buy <em>pots</em></label></p><p>Two.</p>',
      '<li><label><input type="checkbox" disabled><span>200</span> g flour</label></li>',
      'checked disabled> Dug</label>',
      'disabled> Sown</label>',
    ],
    ['▢'],
  ],
  [
    'what a class aligns',
    '<p class="ql-align-center">A</p><h2 class="text-center">B</h2><p class="se-text-paragraph se-text-paragraph-align-right">C</p><p class="ql-direction-rtl">D</p><h3 style="text-align:-webkit-center">E</h3>',
    [
      '<p align="center">A</p><h2 align="center"',
      '<p align="right">C</p><p dir="rtl">D</p><h3 align="center"',
    ],
    [],
  ],
  [
    'languages that are said of what is around a sample, and a sample in an element of no meaning',
    '<div class="language-js highlighter-rouge"><div class="highlight"><pre class="highlight"><code>let a;</code></pre></div></div><div class="highlight highlight-source-python"><pre>import b</pre></div><div class="code-frame" data-lang="go"><div class="highlight"><pre><code>c := 1</code></pre></div></div><pre class="sourceCode bash"><code class="sourceCode bash">cd d</code></pre><div lang="ko"><pre>e</pre></div><div class="__se_code_view language-css">f {\n}</div>',
    ['js', 'python', 'go', 'bash', 'css'].map((name) => `language-${name}"`),
    ['language-ko'],
  ],
  [
    'addresses of pictures in any attribute for a script, and words in such a one',
    '<img alt="A" nitro-lazy-src="https://a.example/1.jpg" nitro-lazy-srcset="https://a.example/1.jpg 600w" src="data:image/svg+xml;base64,PHN2Zz4="><img data-lazy="https://a.example/2.jpg"><img data-lazy="true" data-src="https://a.example/3.jpg" src="data:image/gif;base64,R0lGOD"><img class="emoji" alt=":plum:" src="https://a.example/4.png"><img nitro-lazy-src="https://a.example/5.jpg">',
    [
      'src="https://a.example/1.jpg" srcset="https://a.example/1.jpg 600w"',
      '<img src="https://a.example/2.jpg">',
      '<img src="https://a.example/3.jpg">',
      'src="https://a.example/4.png"',
      '<img src="https://a.example/5.jpg">',
    ],
    ['"true"', 'data:'],
  ],
  [
    'players in HTML that an attribute has for a script, by an encoded address, and by a number in settings',
    '<div class="sqs-video-wrapper" data-html="&lt;iframe src=&quot;//www.youtube.com/embed/aaaaaaaaaaa?a=1&quot;&gt;&lt;/iframe&gt;"></div><div data-html="&lt;iframe src=&quot;https://player.vimeo.com/video/123456&quot;&gt;&lt;/iframe&gt;"><img src="https://a.example/p.jpg"></div><div data-settings="{&quot;vimeo_url&quot;:&quot;https://vimeo.com/654321&quot;}"><div style="background-image:url(https://a.example/o.jpg)"></div></div><figure data-url="https%3A%2F%2Fa.example%2Fwatch%2F9"></figure><div class="youtube-wrap" data-attrs="{&quot;videoId&quot;:&quot;bbbbbbbbbbb&quot;}"></div><iframe src="https://embed.spotify.com/?uri=spotify%3Atrack%3A0aBcDeFgHiJkLmNoPqRsTu"></iframe>',
    [
      'watch?v=aaaaaaaaaaa"',
      'p.jpg"><p class="embed-link"><a href="https://vimeo.com/123456"',
      'href="https://vimeo.com/654321"',
      'href="https://a.example/watch/9"',
      'watch?v=bbbbbbbbbbb"',
      'href="https://open.spotify.com/track/0aBcDeFgHiJkLmNoPqRsTu"',
    ],
    [],
  ],
  [
    'the name of a sound, the size of a picture that a script would show, and the title of a frame beside a bare address',
    '<div class="sqs-audio-embed" data-url="https://a.example/1.mp3" data-title="Of soil"></div><a href="https://a.example/2.jpg"><div data-thumbnail="https://a.example/2s.jpg" data-width="768" data-height="512" aria-label="An oak" role="img"></div></a><p><iframe src="https://parts.example/embed?url=https%3A%2F%2Fa.example%2Fh" title="On plums"></iframe><cite><a href="https://a.example/h">a.example</a></cite></p>',
    [
      '<figure><audio src="https://a.example/1.mp3" controls></audio><figcaption>Of soil</figcaption></figure>',
      '<img src="https://a.example/2s.jpg" alt="An oak" width="768" height="512">',
      '<a href="https://a.example/h">On plums</a> <cite>',
    ],
    [],
  ],
  [
    'a note of WordPress’s plugins that did not run, in brackets',
    '<p>Peat[efn_note]About <em>old</em>.[/efn_note] burns; [first_name] too.</p>',
    ['<p>Peat (About <em>old</em>.) burns; [first_name] too.</p>'],
    [],
  ],
  [
    'no names of fields that stand beside them, and no signs that only a font of the CMS has',
    '<form action="https://f.example/x"><p>Your name<br><input></p><p>We answer soon.</p><table><tr><td>City:</td><td><select><option>Seoul</option></select></td></tr><tr><td>Price</td><td>5</td></tr></table><ul><li>Mail <textarea></textarea></li></ul></form><span class="et-pb-icon">&#xe03a;</span><p>\ue001</p>',
    ['<p>We answer soon.</p>', '<td>Price</td>', '<p>\ue001</p>'],
    ['Your name', 'City', 'Mail', '\ue03a'],
  ],
  // What an author has written is no plugin's.
  [
    'every word beside several boxes of one item',
    '<ul><li>Is it ripe? <span><input type="checkbox"></span> Yes <span><input type="checkbox" checked></span> No</li><li><input type="checkbox"><p>A <input type="checkbox"> B</p></li></ul>',
    [
      'Is it ripe? <label><input type="checkbox" disabled> Yes </label><label><input type="checkbox" checked disabled> No</label>',
      '<p>A <label><input type="checkbox" disabled> B</label></p>',
    ],
    [],
  ],
  [
    'sentences that a field of a form stands beside, and an old layout of a table',
    '<form action="https://list.example/s"><p>I write once a month, about plums and kettles, and never more. <input type="email"></p><ul><li>No spam. <input></li><li>Plums and kettles, each with all its pictures <input></li></ul><table><tr><td><h2>Soil</h2></td><td><input></td></tr><tr><td>Mail</td><td><input></td></tr></table></form>',
    ['about plums and kettles, and never more.', 'No spam.', 'all its pictures', 'Soil'],
    ['Mail'],
  ],
  [
    'a box of a plugin that is no footnote',
    '<p>[su_note note_color="#fff"]Back up first. Then go.[/su_note]</p><p>[note title="Mind"]It is hot.[/note]</p><p>Peat[my_footnote]Old.[/my_footnote] burns.</p>',
    ['<p>Back up first. Then go.</p>', 'It is hot.', 'Peat (Old.) burns.'],
    ['(Back', '(It', ' (Mind', 'note'],
  ],
  [
    'what stands beside a picture and its caption: a player, and places that links lead to',
    '<div><img src="https://a.example/a.jpg"><lite-youtube videoid="dQw4w9WgXcQ"></lite-youtube><p class="caption">The talk</p></div><div><img src="https://a.example/b.jpg"><div data-vimeo-id="123456"></div><p class="caption">A film</p></div><div><img src="https://a.example/f.jpg"><div style="background-image:url(&quot;https://a.example/g.jpg&quot;)" role="img"></div><p class="caption">Two</p></div><p><a name="fig1"></a><img src="https://a.example/c.png"><br><span class="caption">Fig. 1</span></p><div><div id="fig2"><img src="https://a.example/d.png"></div><p class="caption">Fig. 2</p></div><table id="fig3"><tr><td><img src="https://a.example/e.png"></td></tr><tr><td class="caption" id="fig4">Fig. 3</td></tr></table><p><a href="#fig1">1</a> <a href="#fig2">2</a> <a href="#fig3">3</a> <a href="#fig4">4</a></p>',
    [
      'watch?v=dQw4w9WgXcQ"',
      'href="https://vimeo.com/123456"',
      'src="https://a.example/g.jpg"',
      'id="user-content-fig1"',
      'id="user-content-fig2"',
      '<figure id="user-content-fig3"><img src="https://a.example/e.png"><figcaption id="user-content-fig4">',
    ],
    [],
  ],
  [
    'classes of a sample that are names of no language, and the name behind those',
    '<pre class="highlight mb4"><code>a</code></pre><div class="highlight-wrapper"><pre>b</pre></div><pre class="brushed lang-js">let c;</pre><pre class="sourceCode numberSource python"><code class="sourceCode">import d</code></pre>',
    ['<code>a</code>', '>b</pre>', 'language-js', 'language-python'],
    ['mb4', 'wrapper', 'language-ed', 'numberSource'],
  ],
  [
    'items whose class says that they are not done',
    '<ul><li class="is-checked">A</li><li class="not-checked">B</li><li class="is-un-checked">C</li></ul>',
    ['checked disabled> A', '<input type="checkbox" disabled> B', '<input type="checkbox" disabled> C'],
    [],
  ],
  [
    'a caption of more than a picture, and an item that is counted',
    '<div class="card"><img src="https://a.example/1.jpg"><p class="caption">Small</p><p>More text.</p></div><ol><li>A</li><li><ol><li>a</li></ol></li><li>B</li></ol><ul class="checklist"><li>No task</li></ul>',
    [
      'Small</p><p>More text.</p>',
      '<ol><li>A</li><li><ol><li>a</li></ol></li><li>B</li></ol>',
      '<li>No task',
    ],
    ['figcaption'],
  ],
  [
    'lines of a sample that are empty or a number',
    '<div class="highlight"><pre class="chroma"><code class="language-js"><span class="line"><span class="ln">1</span><span class="cl">plum\n</span></span><span class="line"><span class="ln">2</span><span class="cl">\n</span></span><span class="line"><span class="ln">3</span><span class="cl">42\n</span></span></code></pre></div><pre><code class="line-numbers">77</code></pre>',
    ['plum\n\n<span class="hljs-number">42</span>', '77</code>'],
    ['>3<', '"ln"'],
  ],
  [
    "paragraphs of Word's that are counted as no list here is",
    ['가.', '①', '一、', '(ア)', '1.1.', 'b)', '(b)', 'iv)']
      .map(
        (sign) =>
          `<p style="mso-list:l0 level1 lfo1"><span style="mso-list:Ignore">${sign}<span>&nbsp;</span></span>Jam</p>`,
      )
      .join(''),
    ['가.', '①', '一、', '(ア)', '1.1.', 'b)', '(b)', 'iv)'],
    ['<li', '•'],
  ],
  [
    "the numbers that Word's items have, what is named between them, and letters that are dots in their font",
    '<p style="mso-list:l0 level1 lfo1"><span style="mso-list:Ignore">2)</span>Jam</p><p><a name="tea"></a></p><p style="mso-list:l0 level1 lfo1"><span style="mso-list:Ignore">5)</span>Plum</p><p style="mso-list:l1 level1 lfo2" id="ripe"><span style="font-family:Wingdings"><span style="mso-list:Ignore">Ø</span></span>Ripe</p><a href="#tea">T</a> <a href="#ripe">R</a>',
    [
      '<ol start="2"><li>Jam<p><a id="user-content-tea">',
      '<li value="5">Plum</li></ol><ul><li id="user-content-ripe">Ripe</li></ul>',
    ],
    ['Ø'],
  ],
  [
    'what is between the signs of code and is not encoded, or is no HTML',
    `<p>[vc_raw_html]Plums &lt; pears[/vc_raw_html]</p><p>[fusion_code]${Buffer.from('Plums are blue & ripe.').toString('base64')}[/fusion_code]</p>`,
    ['Plums &#x3C; pears', 'Plums are blue &#x26; ripe.'],
    ['[vc', 'UGx1'],
  ],
  [
    'links of an author to write to somebody, to a channel, and to post words',
    '<p><a href="https://api.whatsapp.com/send?phone=8210&amp;text=https%3A%2F%2Fa.example">Chat</a> <a href="mailto:?body=https%3A%2F%2Fa.example">Mail</a></p><p><a href="https://t.me/sharedplums?u=https://a.example">Channel</a> <a href="mailto:?body=https%3A%2F%2Fa.example">Mail</a></p><p><a href="https://twitter.com/intent/tweet?text=Plums">Tweet</a> <a href="https://bsky.app/intent/compose?text=Plums">Post</a></p>',
    ['Chat', 'Channel', 'Tweet', 'Post'],
    [],
  ],
  [
    "an author's own words behind a form, whatever they are called",
    '<div class="contact"><form><input></form><div class="success-story">It grew.</div><p class="thank-you">Thank you all.</p></div>',
    ['It grew.', 'Thank you all.'],
    [],
  ],
  [
    'words in brackets with a number in a sentence, and no shortcode that is alone or known',
    '<p>See [thread id=12] and [part id=3].</p><p>As <em>said</em> [thread id=13]</p><p>[plums id=5]</p><p>Vote: [poll id=4]</p>',
    ['See [thread id=12] and [part id=3].', '[thread id=13]', 'Vote:'],
    ['[plums', '[poll'],
  ],
  [
    'a spoiler, and a frame that has another address for a script',
    '<div class="hide-text"><p>It was the plum.</p></div><iframe src="https://a.example/map" data-fallback-src="https://b.example/map"></iframe>',
    ['It was the plum.', 'href="https://a.example/map"'],
    ['b.example'],
  ],
  [
    'one picture in several sizes, and lists in lists without an end',
    `<div data-attrs="{&quot;src&quot;:&quot;https://a.example/a.jpg&quot;,&quot;sizes&quot;:[&quot;https://a.example/a-300.jpg&quot;,&quot;https://a.example/a-1024.jpg&quot;]}"></div><div data-src="https://a.example/b.jpg" data-attrs="${'['.repeat(20_000)}${']'.repeat(20_000)}"></div>`,
    ['<img src="https://a.example/a.jpg"', '<img src="https://a.example/b.jpg"'],
    ['figure'],
  ],
  [
    'a shape that is no size, and sizes in other attributes and in the names of CMSs’ pictures',
    '<img src="https://a.example/1.png" style="aspect-ratio: 16 / 9"><img src="https://a.example/2.png" style="aspect-ratio: 16/9; width: 320px"><img src="https://a.example/3.png" data-w="640" data-h="480"><img src="https://a.example/4.png" data-full-size="1200x900"><img src="https://cdn.sanity.io/images/p/d/ab-1200x801.jpg?w=800"><img src="https://a.storyblok.com/f/12/1200x802/cd/x.jpg"><img src="https://a.example/5-300x200.png"><img src="https://a.example/6.png" data-aspectratio="400/300">',
    [
      '<img src="https://a.example/1.png">',
      '2.png" width="320" height="180">',
      '3.png" width="640" height="480">',
      '4.png" width="1200" height="900">',
      '?w=800" width="1200" height="801">',
      'x.jpg" width="1200" height="802">',
      '<img src="https://a.example/5-300x200.png">',
      '6.png" width="400" height="300">',
    ],
    [],
  ],
  [
    'numbers that a script counts to beside an empty prefix, in settings, and in the middle of a ring',
    '<b class="display-counter" data-value="70"><i class="prefix"></i>0</b><div class="brxe-counter" data-options=\'{"countFrom":0,"countTo":"1000"}\'><u>0</u></div><div class="vc_pie_chart" data-pie-value="80" data-pie-units="%"><span class="vc_pie_chart_back"></span><span class="vc_pie_chart_value"></span></div><div class="counter" data-count="5"><p>Have 0 left</p></div><p class="counter" data-count="9" data-suffix="+">0</p>',
    ['<b>70</b>', '<u>1000</u>', '<span>80%</span>', '<p>Have 0 left</p>', '<p>9+</p>'],
    ['700'],
  ],
  [
    'what a bar shows, once',
    '<div><div><div role="progressbar" aria-valuenow="70"></div></div><span>Jam 70%</span></div><div><div><div role="progressbar" aria-valuenow="5"></div></div><span>Tea 75%</span></div>',
    ['Jam 70%', '<div>5%</div>'],
    ['<div>70%</div>'],
  ],
  [
    'a space where a box parted the words of a line',
    '<p>See<iframe src="https://vimeo.com/1234567" title="Plums"></iframe>and<button onclick="location.href=\'https://a.example/b\'">this</button>, or <object data="https://a.example/c.pdf"></object> that.</p>',
    [
      'See <a href="https://vimeo.com/1234567">Plums</a> and <a href="https://a.example/b">this</a>, or <a href="https://a.example/c.pdf">a.example/c.pdf</a> that.',
    ],
    [],
  ],
  [
    'answers whose labels are bound to nothing, or that have none, and sentences beside fields',
    '<form action="https://a.example/vote"><input type="radio" name="q"> <label>Red plums</label><br><input type="radio" name="q"><b>Blue</b> ones<br><input type="checkbox" name="w[]"> Jam <input type="checkbox" name="w[]"> Tart<br><input type="checkbox" name="ok"> I agree<br><label>Mail <input></label><span>Your answer helps <b>every</b> gardener.</span><div>or</div><div class="validation_message">Leave this empty, please.</div><noscript>Switch it on to vote here, please.</noscript></form>',
    [
      '<p>Red plums</p><p>Blue ones</p><p>Jam</p><p>Tart</p>',
      '<p><span>Your answer helps <b>every</b> gardener.</span></p>',
    ],
    ['I agree', 'Mail', '>or<', 'empty', 'Switch'],
  ],
  [
    'what a part of the page that was opened by a script says to those who hear it, too',
    '<div aria-hidden="true"><p>Heard.</p></div><p>Seen <span aria-hidden="true">★</span></p><div aria-hidden="true">✦ ✦</div>',
    ['<div><p>Heard.</p></div>', '<span aria-hidden="true">★', '<div aria-hidden="true">✦'],
    [],
  ],
  [
    'what a script would show by its id, and what is below a summary of TipTap’s',
    '<p>Start<span id="rest" style="display:none"> and end.</span></p><button onclick="f()">More</button><script>function f() { document.getElementById("rest").style.display = "inline" }</script><div data-type="details"><button></button><div><summary>Why</summary><div data-type="detailsContent" hidden><p>So.</p></div></div></div><details><summary>S</summary><p hidden>Not this</p></details><p id="note" hidden>Nor this</p><script>log("note")</script>',
    [' and end.', '<details><summary>Why</summary><div><p>So.</p></div></details>'],
    ['Not this', 'Nor this'],
  ],
  [
    'no comments of a text’s editors in Word, nor what of Ghost’s is for letters and for members',
    '<p>Text<span class="MsoCommentReference"><a href="#_msocom_1">[U1]</a></span> <a style="mso-comment-reference:U_1">on</a></p><div style="mso-element:comment-list"><div style="mso-element:comment"><p>Is this true?</p></div></div><div class="kg-card kg-email-card"><p>Hey reader</p></div><!--kg-gated-block:begin nonMember:false memberSegment:"status:-free" --><p>Paid.</p><!--kg-gated-block:end--><!--kg-gated-block:begin nonMember:true memberSegment:"" --><p>For visitors.</p><!--kg-gated-block:end--><p>For all.</p>',
    ['<p>Text <a>on</a></p>', '<p>For visitors.</p>', '<p>For all.</p>'],
    ['U1', 'true?', 'Hey', 'Paid', 'kg-gated'],
  ],
  [
    "no remarks of a text's editors in Google's documents",
    '<p>Words<sup><a href="#cmnt1" id="cmnt_ref1">[a]</a></sup> on.<sup><a href="#ftnt1" id="ftnt_ref1">[1]</a></sup></p><div><p><a href="#ftnt_ref1" id="ftnt1">[1]</a> A note.</p></div><div style="border:1px solid black"><p><a href="#cmnt_ref1" id="cmnt1">[a]</a><span>Is this true?</span></p><p>No.</p></div>',
    ['<p>Words on.<sup>', 'A note.'],
    ['[a]', 'true', 'No.'],
  ],
  [
    "captions of pictures in a backup of Tistory's",
    '<p>가 [##_Image|kage@a/b/img.png|CDM|1.3|{"originWidth":100,"caption":"자두"}_##] 나</p>',
    ['가', '<figcaption>자두</figcaption>', '나'],
    ['##', 'kage', 'origin'],
  ],
  [
    'nothing behind the sign of a paywall, wherever it stands',
    '<p>Free.</p><section><p>Last.</p><!--members-only--><p>Paid.</p></section><p>Paid, too.</p>',
    ['<p>Free.</p>', '<p>Last.</p>'],
    ['Paid'],
  ],
  [
    'no placeholder of a podcast, no second row of tabs, and no alternative text that is none',
    '<figure class="kg-card kg-transistor-card"><div class="kg-transistor-placeholder"><div>Your podcasts will appear here.</div></div><iframe src="https://partner.transistor.fm/ghost/embed?uuid=%%{uuid}%%"></iframe></figure><div class="elementor-tabs-wrapper"><div>Red</div></div><div class="elementor-tab-title">Red</div><img src="https://a.example/1.png" alt="__wf_reserved_inherit">',
    ['<div>Red</div><img src="https://a.example/1.png" alt="">'],
    ['appear', '<div>Red</div><div>Red</div>'],
  ],
  [
    'pictures and sounds of shortcodes, the words of their buttons, and nothing that stood behind the words',
    '<p>[et_pb_section background_image="https://a.example/bg.jpg"][et_pb_image src="https://a.example/a.jpg"][/et_pb_image][et_pb_button button_url="https://a.example/go" button_text="Go now" admin_label="Knob"][/et_pb_button][lightbox url="https://a.example/b.jpg"]Look[/lightbox][/et_pb_section]</p><p>[vc_row css=".x{background-image: url(https://a.example/c.jpg)}"]Words.[/vc_row]</p>',
    [
      '<img src="https://a.example/a.jpg" alt="">',
      '<a href="https://a.example/go">Go now</a>',
      '<a href="https://a.example/b.jpg">Look</a>',
      '<p>Words.</p>',
    ],
    ['bg.jpg', 'Knob', 'c.jpg'],
  ],
  [
    'notes between short signs, and such signs alone',
    '<p>Plums[ref]Of soil, p. 3[/ref] keep[footnote]Cool.[/footnote] well.</p>',
    ['Plums (Of soil, p. 3) keep (Cool.) well.'],
    ['[ref', '[footnote'],
  ],
  [
    'a film once, of which a frame and an editor’s own script say where it is',
    '<div><div><iframe src="https://www.youtube.com/embed/abcdefghijk" title="Plums"></iframe></div><script type="text/data" data-module=\'{"data":{"originalUrl":"https://www.youtube.com/watch?v=abcdefghijk"}}\'></script></div>',
    ['<a href="https://www.youtube.com/watch?v=abcdefghijk">Plums</a>'],
    ['>youtube.com'],
  ],
  [
    'no link to the top where a script would open an answer',
    '<div><a href="#" class="fl-accordion-button-label">Why?</a></div><p>Because.</p><p><a href="#">Up</a></p>',
    ['<span>Why?</span>', '<a href="#">Up</a>'],
    [],
  ],
  [
    'pictures that load late by other names, and none for which a larger one is only known',
    '<img src="https://a.example/dummy.png" data-lazyload="https://a.example/1.jpg"><img class="lazy" src="https://a.example/grey.gif" data-original="https://a.example/2.jpg"><img src="https://a.example/3-300.jpg" data-original="https://a.example/3.jpg"><img class="lazy" src="https://a.example/4-300.jpg" data-orig-file="https://a.example/4.jpg">',
    ['/1.jpg"', '/2.jpg"', '/3-300.jpg"', '/4-300.jpg"'],
    ['dummy', 'grey', '/3.jpg', '/4.jpg'],
  ],
  [
    'what stars of a font mean, and no signs of that font',
    '<div title="4/5"><i class="star-full">\ue934</i><i class="star-full">\ue934</i> <span class="screen-reader-text">4 of 5</span></div><p><i class="fa fa-star"></i><span class="sr-only">Best</span></p><p>Plum <i class="fa fa-leaf"></i><span class="sr-only">Plant</span></p><p><i>\uf8ff</i> pie</p>',
    ['4 of 5', '<p>Best</p>', '<p>Plum </p>', '\uf8ff'],
    ['\ue934', 'Plant'],
  ],
  [
    'words that were for the eye where those for the ear are not',
    '<p><del aria-hidden="true">$20</del> <span class="screen-reader-text">Was $20.</span> 5<span class="sr-only"> minutes</span> <span aria-hidden="true">mins</span></p>',
    ['<del>$20</del>', '<span>mins</span>'],
    ['Was', 'minutes'],
  ],
  [
    'no address for a link that lies over its picture, and a film of Lexical’s',
    '<div class="item"><a class="over" data-full="https://a.example/m.jpg" href="https://a.example/m.jpg"></a><img src="https://a.example/m-300.jpg" alt="m"></div><div class="item"><a class="over" href="https://a.example/page"></a><img src="https://a.example/n.jpg"></div><div data-lexical-youtube="abcdefghijk"></div>',
    ['>a.example/page</a>', 'href="https://www.youtube.com/watch?v=abcdefghijk"'],
    ['>a.example/m.jpg'],
  ],
  [
    'lines of a sample that only a style sets below each other',
    '<pre><code class="language-bash"><span style="display:block">npm i plum</span><span style="display:block">npm t</span></code></pre><pre><span class="code-line">a</span><span class="code-line"></span><span class="code-line">b</span></pre><pre><code>c</code><code>d</code></pre><pre><code><span class="line">e</span>\n<span class="line">f</span></code></pre><pre><code><span class="underline">g</span><span class="line">h</span></code></pre>',
    [
      'npm i plum\nnpm t</code>',
      '<span>a</span>\n\n<span>b</span>',
      '<code>c</code>\n<code>d</code>',
      '<span>e</span>\n<span>f</span>',
      '<span>g</span><span>h</span>',
    ],
    [],
  ],
  [
    'sizes of what stands in the place of a picture until it is loaded',
    '<img data-lazy-src="https://a.example/1.jpg"><noscript><img src="https://a.example/1.jpg" width="800" height="600"></noscript><img src="data:image/svg+xml,%3Csvg%20viewBox=\'0%200%20640%20480\'%3E%3C/svg%3E" data-src="https://a.example/2.jpg"><img src="data:image/svg+xml,%3Csvg width=\'300\' height=\'200\'%3E%3C/svg%3E" data-src="https://a.example/3.jpg"><img src="data:image/svg+xml,%3Csvg%20viewBox=\'0%200%204%203\'%3E%3C/svg%3E" data-src="https://a.example/4.jpg">',
    [
      '1.jpg" width="800" height="600">',
      '2.jpg" width="640" height="480">',
      '3.jpg" width="300" height="200">',
      '<img src="https://a.example/4.jpg">',
    ],
    [],
  ],
  [
    'words on buttons of tabs, and nothing that is seen until a script or a consent has shown another thing',
    '<div class="tab"><button class="tablinks" onclick="openTab(event, \'red\')">Red</button><button class="tabs__btn" data-tab="blue">Blue</button><button class="tab-close">Shut it</button><button class="table-copy">Take it</button></div><div id="red" class="tabcontent" style="display:none">Plums</div><div class="doc-loading"><img src="https://a.example/l.svg"><span>Loading...</span></div><p class="download-note">Loading</p><h2 class="loading-dock">Loading</h2><div class="cookieconsent-optout-marketing">Accept cookies</div>',
    ['<strong>Red</strong>', '<strong>Blue</strong>', 'Plums', '<p>Loading</p>', '>Loading</a></h2>'],
    ['Shut', 'Take', 'Loading...', 'l.svg', 'Accept'],
  ],
  [
    'nothing of a part for members whose signs stand in other elements',
    '<p>A<!--kg-gated-block:begin nonMember:false --></p><p>Secret</p><div><p>Secret, too</p><p><!--kg-gated-block:end-->B</p></div><p>C</p>',
    ['<p>A</p>', '<div><p>B</p></div>', '<p>C</p>'],
    ['Secret'],
  ],
  [
    'the picture or the film in a wrapper that says that it loads',
    '<div class="img-loading"><img src="https://a.example/uploads/p.jpg"><span>Loading…</span></div><div class="video-loading"><iframe src="https://www.youtube.com/embed/aaaaaaaaaaa"></iframe>Loading…</div><div class="loading"><img src="https://a.example/spin.png">Loading…</div><div class="loading"><img src="https://a.example/loader.gif" data-src="https://a.example/q.jpg">Loading…</div><div class="loading">Loading</div>',
    ['/p.jpg"', 'watch?v=aaaaaaaaaaa', '/q.jpg"'],
    ['spin.png', '>Loading</div>'],
  ],
  [
    'a picture of its own where a script only says yes to another',
    '<img src="https://a.example/real.jpg" data-lazy="true" data-fallback-src="https://a.example/none.png">',
    ['/real.jpg"'],
    ['none.png'],
  ],
  [
    'a link to a picture below another one',
    '<p><img src="https://a.example/one.png"></p><a class="btn" href="https://a.example/chart.png" title="Chart of sales"></a><div><img src="https://a.example/two.png"><p>A</p><p>B</p><p>C</p><a class="btn" href="https://a.example/map.png" title="Map"></a></div>',
    ['>Chart of sales</a>', '>Map</a>'],
    [],
  ],
  [
    'a picture without the shape of what turns in its place',
    `<img src="data:image/svg+xml,%3Csvg viewBox='0 0 100 100'%3E%3Ccircle r='9'/%3E%3C/svg%3E" data-src="https://a.example/1.jpg"><img src="data:image/svg+xml;base64,PHN2Zz4=" data-src="https://a.example/2.jpg" width="300">`,
    ['<img src="https://a.example/1.jpg">', '<img src="https://a.example/2.jpg" width="300">'],
    ['undefined'],
  ],
  [
    'no message that a script shows later',
    '<div id="thanks" style="display:none">Thank you, we got it!</div><div id="box" class="modal" style="display:none">Subscribe</div><p id="rest" style="display:none">The rest</p><script>document.getElementById("thanks").style.display="block";$("#box").show();$("#rest").show()</script><a href="#overlay">More</a><div id="overlay" style="display:none">Laid over</div>',
    ['The rest', 'Laid over'],
    ['got it', 'Subscribe'],
  ],
  [
    'no names of fields in forms of a builder that did not run',
    '<p>Before.</p><p>[et_pb_contact_form title="Ours"][et_pb_contact_field field_title="Name"][/et_pb_contact_field][et_pb_signup title="News"][/et_pb_signup][/et_pb_contact_form]</p>',
    ['<p>Before.</p>'],
    ['Ours', 'Name', 'News'],
  ],
  [
    'tasks in the signs of Markdown',
    '<ul><li>[ ] Buy tin</li><li><p>[x] Sell <b>copper</b></p></li><li><code>[x]</code> is a sign</li><li>[x]y</li></ul>',
    [
      '<li><label><input type="checkbox" disabled> Buy tin</label></li>',
      '<input type="checkbox" checked disabled>',
      'Sell <b>copper</b>',
      '<code>[x]</code> is a sign',
      '<li>[x]y</li>',
    ],
    ['[ ]'],
  ],
  [
    'what says where a table of contents is to be',
    '<p>[TOC]</p><p>[[_TOC_]]</p><div>{{ toc }}</div><p>Write <code>[TOC]</code> or [TOC] for one.</p><pre>[TOC]</pre>',
    ['<p>Write <code>[TOC]</code> or [TOC] for one.</p><pre tabindex="0">[TOC]</pre>'],
    ['<p>[', '{{'],
  ],
  [
    "boxes of Notion's and Hashnode's",
    '<figure class="block-color-gray callout" style="display:flex" id="b"><div style="font-size:1.5em"><span class="icon">💡</span></div><div style="width:100%">Mind it.</div></figure><div data-node-type="callout">\n<div data-node-type="callout-emoji">🔥</div>\n<div data-node-type="callout-text">Hot.</div>\n</div>',
    [
      '<div class="kg-card kg-callout-card" id="user-content-b"><div class="kg-callout-emoji"><span>💡</span></div><div class="kg-callout-text">Mind it.</div></div>',
      '<div class="kg-callout-emoji">🔥</div>\n<div class="kg-callout-text">Hot.</div>',
    ],
    ['figure'],
  ],
])('%s comes through', async (_, content, there, away) => {
  const html = await fromHtml(content);
  for (const text of there) expect(html).toContain(text);
  for (const text of away) expect(html).not.toContain(text);
});

test('in Markdown no links are taken for a bar of a plugin', async () => {
  const content =
    '[Tweet](https://x.com/intent/post?url=https%3A%2F%2Fa.example) [Mail](mailto:?body=https%3A%2F%2Fa.example)';
  expect(words(await toHtml({ content, format: 'markdown' }))).toBe('Tweet Mail');
});

test('of what is removed no empty wrapper stays', async () => {
  const html = await fromHtml(
    '<p>A</p><figure class="kg-card"><div class="wp-block-embed__wrapper"><script src="https://a.example/w.js"></script></div></figure><div><form>x</form></div>',
  );
  expect(html).toBe('<p>A</p>');
});

test.each([
  [
    'a table of contents with encoded ids',
    '<p><a href="#%EC%9E%90%EB%91%90">자두</a></p><h2 id="자두">자두</h2>',
    1,
  ],
  [
    'one that names headings in its own way',
    '<p><a href="#h-how-to">To it</a> <a href="#How_To_Polish">Polish</a></p><h2 id="h-how-to">How to</h2><h2>How to polish</h2>',
    2,
  ],
  ['a name of old', '<p><a href="#end">End</a></p><p><a name="end"></a>Here.</p>', 1],
  ['an id that is there twice', '<p><a href="#a">A</a></p><p id="a">One</p><p id="a">Two</p>', 1],
  [
    "an id of the page's own",
    '<p><a href="#content">C</a> <a href="#__next">N</a></p><h2 id="content">Content</h2><div id="__next">x</div>',
    2,
  ],
])('links within a post lead somewhere: %s', async (_, content, count) => {
  expectLinksWithin(await fromHtml(content), count);
});

test.each([
  [
    'names in code, ranges and entities',
    'Call `LAMP_DIR` in your_lamp.ts; it takes 4~5 s, R&amp;D pays, and c < d.',
    'Call LAMP_DIR in your_lamp.ts; it takes 4~5 s, R&D pays, and c < d.',
  ],
  [
    'no badges',
    '[![build](https://a.example/b.svg)](https://a.example) ![v](https://a.example/v.svg)\n\nWords.',
    'Words.',
  ],
  ['no numbers of notes', 'Owls hear[^1] well[^2].\n\n[^1]: a\n[^2]: b', 'Owls hear well.'],
  ['no boxes', '> [!NOTE]\n> In a box.\n\nWords.', 'Words.'],
  ['no players', '<iframe src="https://a.example/x"></iframe>\n\nWords.', 'Words.'],
  [
    'links whose address is at the end',
    '**See** [the map][m] and [x].\n\nMore.\n\n[m]: https://a.example\n[x]: https://b.example',
    'See the map and x.',
  ],
  ['no address alone', '<https://a.example/x>\n\nWords.', 'Words.'],
  [
    'no notes of Substack',
    '<p>Plums<a href="#footnote-1" class="footnote-anchor">1</a> are ripe.</p><p>1</p>',
    'Plums are ripe.',
  ],
  [
    'no contents of a plugin',
    '<div id="toc_container"><p>Contents</p><ul><li><a href="#a">A</a></li></ul></div><p>Words.</p>',
    'Words.',
  ],
  ['no signs without a width', '<p>\u200b</p><p>Pl\u00adum\ufeffs.</p>', 'Plums.'],
  ['no readings', '<ruby>梅<rt>うめ</rt></ruby>の実', '梅の実'],
  ['no name of a file above code', '```js title="a.js"\n1\n```\n\nWords.', 'Words.'],
  ['words of all scripts', '**굵은(bold)**은 글씨, ~~낡은~~것.', '굵은(bold)은 글씨, 낡은것.'],
])('an excerpt reads as the text does: %s', (_, content, excerpt) => {
  expect(excerptOf({ content, format: 'markdown' })).toBe(excerpt);
});

test.each([
  ['Japanese', '古いランプの話をします。'.repeat(30)],
  ['Thai', 'โคมไฟเก่าในครัว'.repeat(30)],
  ['Korean', '오래된 등불 이야기를 합니다. '.repeat(30)],
  ['signs of several parts', '👩‍👩‍👧‍👦'.repeat(60)],
])('an excerpt is cut between letters of any script: %s', (_, content) => {
  const excerpt = excerptOf({ content, format: 'markdown' });
  expect(excerpt.length).toBeLessThanOrEqual(201);
  expect(excerpt.endsWith('…')).toBe(true);
  const rest = content.slice(excerpt.length - 1);
  const graphemes = new Intl.Segmenter();
  expect([...graphemes.segment(excerpt.slice(0, -1))].length + [...graphemes.segment(rest)].length).toBe(
    [...graphemes.segment(content)].length,
  );
});

test.each([
  [
    '<p>Words of it. <a class="more-link" href="https://cms.example/a">Continue reading <span class="screen-reader-text">&#8220;Jam&#8221;</span></a></p>',
    'Words of it.',
  ],
  ['<p>Words of it [&hellip;]</p>\n', 'Words of it…'],
  ['<p>Words of it&hellip; <a href="x" class="btn read-more">Read more</a></p>', 'Words of it…'],
  ['<p>R&amp;D, 3~5</p>', 'R&D, 3~5'],
  ['<p>Words of it&hellip; <a href="https://cms.example/a">Continue reading &rarr;</a></p>', 'Words of it…'],
  ['Words of it &hellip; <a href="x" rel="nofollow">더 보기</a>', 'Words of it…'],
  [
    '<p>Words.</p><p class="read-more-container"><a href="x" aria-label="Read more">Read more</a></p>',
    'Words.',
  ],
  ['<p>Words. <a href="https://a.example">A link</a></p>', 'Words. A link'],
  ...[
    'Leggi tutto',
    'Seguir leyendo',
    'Читать далее',
    '이어서 읽기',
    '→',
    'Whatever it says &raquo;',
  ].flatMap((words) => [
    [`<p>Words of it&hellip;<a href="x">${words}</a></p>`, 'Words of it…'],
    [`<p>Words of it [&hellip;]</p>\n<p><a href="x"><b>${words}</b></a></p>`, 'Words of it…'],
    [`Words of it [...]&nbsp;<span><a href="x">${words}</a></span>`, 'Words of it…'],
  ]),
  ['<p>Words. <a href="x">Leggi tutto</a></p>', 'Words.'],
  ['<p>Words. <a href="x">&rarr;</a></p>', 'Words.'],
  ['<p>Words. <a href="x">우리는 계속</a></p>', 'Words. 우리는 계속'],
  ['<p>Words… of <a href="x">it</a></p>', 'Words… of it'],
  ['<p>Words of it… Read More</p>', 'Words of it…'],
  ['<p>Words of it [&hellip;] Continue reading &rarr;</p>', 'Words of it…'],
  ['<p>Words to… read on the train</p>', 'Words to… read on the train'],
])("a CMS's excerpt is without what leads on", (html, excerpt) => {
  expect(cmsExcerpt(html)).toBe(excerpt);
});

test.each([
  [
    '<img src="/wp-content/a.jpg" srcset="/wp-content/a.jpg 1x, /wp-content/b.jpg 2x">',
    '<img src="https://cms.example/wp-content/a.jpg" srcset="https://cms.example/wp-content/a.jpg 1x, https://cms.example/wp-content/b.jpg 2x">',
  ],
  [
    '<a href="/files/plan.pdf">A</a><a href="/archive">B</a>',
    '<a href="https://cms.example/files/plan.pdf">A</a><a href="/archive">B</a>',
  ],
  [
    '<img src="/images/own.png"><img src="//cdn.example/x.png">',
    '<img src="/images/own.png"><img src="//cdn.example/x.png">',
  ],
  [
    '<form class="x" action="#f1"><button>Send</button></form>',
    '<form class="x" action="https://cms.example/hello/"><button>Send</button></form>',
  ],
  [
    '<form action="https://f.example"></form><form data-members-form="signup"></form>',
    '<form action="https://f.example"></form><form data-members-form="signup"></form>',
  ],
  ['<pre>&lt;img src="/a.png"&gt;</pre>', '<pre>&lt;img src="/a.png"&gt;</pre>'],
  [
    '<a href="https://cms.example/hello/#care">A</a><a href="/hello#care">B</a><a href="https://cms.example/other/#care">C</a>',
    '<a href="#care">A</a><a href="#care">B</a><a href="https://cms.example/other/#care">C</a>',
  ],
  [
    '<a href="#/portal/signup">A</a><a href="?add=9">B</a><a href="#care">C</a><a href="www.a.com">D</a>',
    '<a href="https://cms.example/hello/#/portal/signup">A</a><a href="https://cms.example/hello/?add=9">B</a><a href="#care">C</a><a href="www.a.com">D</a>',
  ],
  [
    '<img src="../a.jpg" srcset="/a,1.jpg 300w,/b.jpg 600w"><img src="data:image/png;base64,AA">',
    '<img src="https://cms.example/a.jpg" srcset="https://cms.example/a,1.jpg 300w, https://cms.example/b.jpg 600w"><img src="data:image/png;base64,AA">',
  ],
  [
    '<a href="example.com">A</a><a href="me@example.com">B</a><a href="010.1234">C</a><a href="plan.pdf">D</a>',
    '<a href="example.com">A</a><a href="me@example.com">B</a><a href="010.1234">C</a><a href="https://cms.example/hello/plan.pdf">D</a>',
  ],
  [
    `<img alt='the attribute src="b.jpg"' src="/a.jpg"><a title="an href='c.pdf'" href='d.pdf'>A</a>`,
    `<img alt='the attribute src="b.jpg"' src="https://cms.example/a.jpg"><a title="an href='c.pdf'" href='https://cms.example/hello/d.pdf'>A</a>`,
  ],
])(
  "what names no host is the CMS's own, and a form without an address leads to its post there: %s",
  (html, expected) => {
    expect(atCms(html, 'https://cms.example/hello/')).toBe(expected);
  },
);

test.each([
  ['a form without an address', '<form><input></form>', ['form']],
  ['a form with words in it', '<form><p>Write to us.</p><textarea></textarea></form>', ['form']],
  [
    'a form of the site’s own',
    '<form role="search"><input></form><form data-members-form="signup"><input></form>',
    [],
  ],
  ['a block that a server fills', '<!-- wp:latest-posts {"postsToShow":3} /--><p>A</p>', ['block']],
  [
    'a block with words in it, and signs of the text',
    '<!-- wp:more --><!--more--><!-- /wp:more --><!-- wp:paragraph --><p>A</p><!-- /wp:paragraph --><!-- wp:post-title /-->',
    [],
  ],
  ['a form with one', '<form action="https://a.example"><input></form>', []],
  ['a drawing without words', '<svg><g><path/><path/><path/></g></svg>', ['drawing']],
  ['an icon', '<a href="https://a.example"><svg><g><path/><path/><path/></g></svg>x</a>', []],
  [
    'a script that writes',
    '<div id="c"></div><script>document.getElementById("c").innerHTML = "x"</script>',
    ['script'],
  ],
  [
    'one that counts',
    '<script>gtag("config", "x")</script><script src="https://a.example/w.js"></script>',
    [],
  ],
  [
    'an empty widget',
    '<div class="ml-embedded" data-form="x"></div><div data-id="1" class="elementor-widget"></div>',
    ['widget'],
  ],
  ['one that is a list', '<ul class="feed-widget" data-url="https://a.example"></ul>', ['widget']],
  ['a widget with an address', '<div class="ml-embedded" data-url="https://a.example"></div>', []],
  ['a drawing 20 letters high', '<svg height="20em"><g><path/><path/><path/></g></svg>', ['drawing']],
  ['a small drawing', '<svg height="14"><g><path/><path/><path/></g></svg>', []],
  ['a frame whose address has a gap', '<iframe src="https://a.example/{uuid}"></iframe>', ['widget']],
  ["an editor's own script", '<script type="text/data" data-module=\'{"a":1}\'></script>', ['widget']],
  ['a list to choose from', '<select><option>A</option></select>', ['form']],
  ['one of pages', '<select><option value="https://a.example">A</option></select>', []],
  ['a countdown', '<div class="countdown-timer" data-end="20260101"><b></b> Days</div>', ['widget']],
  ['a picture on a disk', '<img src="file:///C:/a.png"><img src="https://a.example/a.png">', ['picture']],
  [
    'a script that fills a place by its id',
    '<div id="vis"></div><script>vegaEmbed("#vis", "https://a.example/spec.json")</script>',
    ['script'],
  ],
  ['one that makes a form', '<script>hbspt.forms.create({ formId: "0a" })</script>', ['script']],
  ['what is behind the sign of a paywall', '<p>A</p><div class="paywall-jump"></div><p>B</p>', ['members']],
  ['such a sign with nothing behind it', '<p>A</p><!--members-only-->', []],
  [
    'an entry that stands elsewhere',
    '<div data-embed-type="embed" data-embed-entry-id="a1"></div>',
    ['widget'],
  ],
  ['a film in the memory of a browser', '<video src="blob:https://a.example/1"></video>', ['picture']],
  ['what is drawn by a script', '<p>A</p><canvas width="300" height="150"></canvas>', ['widget']],
  [
    'an empty form of a service',
    '<div data-tf-live="01ABCDEF"></div><div data-live="polite"></div>',
    ['widget'],
  ],
  [
    'a script that is told what to show',
    '<script src="https://a.example/book.js" data-account="42"></script>',
    ['widget'],
  ],
  [
    'one that is called an embed, whatever its file is called',
    '<script class="slides-embed" src="https://a.example/embed.min.js" data-slide="AB12"></script>',
    ['widget'],
  ],
  [
    'scripts that count, and how they are loaded',
    '<script src="https://a.example/s.js" data-domain="b.example"></script><script src="https://a.example/w.js" data-cfasync="false"></script><script src="https://a.example/beacon.min.js" data-cf-beacon=\'{"token":"a"}\'></script><script src="https://a.example/prism.js" data-manual="true"></script><script src="https://unpkg.com/mermaid/dist/mermaid.min.js" data-theme="x"></script>',
    [],
  ],
  ['a note of a plugin that did not run', '<p>A[efn_note]B.[/efn_note]</p>', []],
  ['one that only makes an object', '<script>var a = Object.create(null)</script>', []],
])('what no page can show is told: %s', async (_, content, lost) => {
  expect((await toPageText({ content, format: 'html' })).lost).toEqual(lost);
  expect((await toPageText({ content: `Words.\n\n${content}`, format: 'markdown' })).lost).toEqual(lost);
});
