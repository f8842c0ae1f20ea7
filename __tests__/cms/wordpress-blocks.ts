// Core blocks as WordPress's editor saves them.
export const BLOCKS = `<!-- wp:paragraph {"dropCap":true} -->
<p class="has-drop-cap">Owls hear <strong>well</strong>, <mark style="background-color:#ff0" class="has-inline-color">marked</mark>, <kbd>Ctrl</kbd>, H<sub>2</sub>O<sup data-fn="f1" class="fn"><a href="#f1" id="f1-link">1</a></sup>, see <a href="#care">the care</a>.</p>
<!-- /wp:paragraph -->
<!-- wp:heading {"anchor":"care"} -->
<h2 class="wp-block-heading" id="care">The care</h2>
<!-- /wp:heading -->
<!-- wp:image {"id":5,"sizeSlug":"large","lightbox":{"enabled":true}} -->
<figure class="wp-block-image size-large"><img src="https://cms.example/owl-1024x683.jpg" srcset="https://cms.example/owl-300x200.jpg 300w, https://cms.example/owl-1024x683.jpg 1024w" width="1024" height="683" alt="An owl" class="wp-image-5"/><figcaption class="wp-element-caption">The owl</figcaption></figure>
<!-- /wp:image -->
<!-- wp:gallery {"linkTo":"none"} -->
<figure class="wp-block-gallery has-nested-images columns-default is-cropped"><!-- wp:image {"id":6} -->
<figure class="wp-block-image"><img src="https://cms.example/a.jpg" width="800" height="600" alt="First" class="wp-image-6"/><figcaption class="wp-element-caption">First one</figcaption></figure>
<!-- /wp:image --><figcaption class="blocks-gallery-caption wp-element-caption">All owls</figcaption></figure>
<!-- /wp:gallery -->
<!-- wp:quote -->
<blockquote class="wp-block-quote"><!-- wp:paragraph --><p>A quote.</p><!-- /wp:paragraph --><cite>Ada</cite></blockquote>
<!-- /wp:quote -->
<!-- wp:pullquote -->
<figure class="wp-block-pullquote"><blockquote><p>Pulled.</p><cite>Ben</cite></blockquote></figure>
<!-- /wp:pullquote -->
<!-- wp:list {"ordered":true,"start":3} -->
<ol start="3"><!-- wp:list-item --><li>Third</li><!-- /wp:list-item --></ol>
<!-- /wp:list -->
<!-- wp:table -->
<figure class="wp-block-table"><table><thead><tr><th>Owl</th></tr></thead><tbody><tr><td>Barn</td></tr></tbody><tfoot><tr><td>Sum</td></tr></tfoot></table><figcaption class="wp-element-caption">Weights</figcaption></figure>
<!-- /wp:table -->
<!-- wp:columns -->
<div class="wp-block-columns"><!-- wp:column {"width":"66%"} --><div class="wp-block-column" style="flex-basis:66%"><!-- wp:paragraph --><p>Left</p><!-- /wp:paragraph --></div><!-- /wp:column --><!-- wp:column --><div class="wp-block-column"><!-- wp:paragraph --><p>Right</p><!-- /wp:paragraph --></div><!-- /wp:column --></div>
<!-- /wp:columns -->
<!-- wp:media-text {"mediaType":"image"} -->
<div class="wp-block-media-text is-stacked-on-mobile"><figure class="wp-block-media-text__media"><img src="https://cms.example/m.jpg" width="600" height="400" alt=""/></figure><div class="wp-block-media-text__content"><!-- wp:paragraph --><p>Beside it</p><!-- /wp:paragraph --></div></div>
<!-- /wp:media-text -->
<!-- wp:cover {"url":"https://cms.example/c.jpg"} -->
<div class="wp-block-cover"><span aria-hidden="true" class="wp-block-cover__background has-background-dim"></span><img class="wp-block-cover__image-background" alt="" src="https://cms.example/c.jpg" data-object-fit="cover"/><div class="wp-block-cover__inner-container"><!-- wp:paragraph {"align":"center"} --><p class="has-text-align-center">On the cover</p><!-- /wp:paragraph --></div></div>
<!-- /wp:cover -->
<!-- wp:buttons -->
<div class="wp-block-buttons"><!-- wp:button --><div class="wp-block-button"><a class="wp-block-button__link wp-element-button" href="https://a.example">Go there</a></div><!-- /wp:button --></div>
<!-- /wp:buttons -->
<!-- wp:code -->
<pre class="wp-block-code"><code>let owl = 1 &lt; 2;</code></pre>
<!-- /wp:code -->
<!-- wp:preformatted -->
<pre class="wp-block-preformatted">as it is</pre>
<!-- /wp:preformatted -->
<!-- wp:verse -->
<pre class="wp-block-verse">a verse</pre>
<!-- /wp:verse -->
<!-- wp:details -->
<details class="wp-block-details"><summary>More</summary><!-- wp:paragraph --><p>Within it</p><!-- /wp:paragraph --></details>
<!-- /wp:details -->
<!-- wp:audio -->
<figure class="wp-block-audio"><audio controls src="https://cms.example/song.mp3"></audio><figcaption class="wp-element-caption">The song</figcaption></figure>
<!-- /wp:audio -->
<!-- wp:video -->
<figure class="wp-block-video"><video controls width="1280" height="720" src="https://cms.example/owl.mp4"></video><figcaption class="wp-element-caption">The film</figcaption></figure>
<!-- /wp:video -->
<!-- wp:file {"href":"https://cms.example/plan.pdf"} -->
<div class="wp-block-file"><object class="wp-block-file__embed" data="https://cms.example/plan.pdf" type="application/pdf" style="width:100%;height:600px" aria-label="The plan"></object><a id="wp-block-file--media-1" href="https://cms.example/plan.pdf">The plan</a><a href="https://cms.example/plan.pdf" class="wp-block-file__button wp-element-button" download aria-describedby="wp-block-file--media-1">Download</a></div>
<!-- /wp:file -->
<!-- wp:html -->
<figure class="wp-block-embed is-type-video is-provider-youtube"><div class="wp-block-embed__wrapper"><iframe title="Owls awake" width="500" height="281" src="https://www.youtube.com/embed/zzzz?feature=oembed" allowfullscreen></iframe></div></figure>
<!-- /wp:html -->
<!-- wp:shortcode -->
[caption id="attachment_7" align="alignleft" width="300"]<img src="https://cms.example/o.jpg" width="300" height="200" alt="Old" class="wp-image-7" /> An old caption[/caption]
<!-- /wp:shortcode -->
<!-- wp:separator -->
<hr class="wp-block-separator has-alpha-channel-opacity"/>
<!-- /wp:separator -->
<!-- wp:more -->
<!--more-->
<!-- /wp:more -->
<!-- wp:html -->
<ol class="wp-block-footnotes"><li id="f1">A note of owls. <a href="#f1-link" aria-label="Jump to footnote reference 1">↩︎</a></li></ol>
<!-- /wp:html -->`;
