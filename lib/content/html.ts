// Markdown to HTML: GitHub's flavour, sanitised, headings with anchors, code highlighted without scripts.
import rehypeAutolinkHeadings from 'rehype-autolink-headings';
import rehypeHighlight from 'rehype-highlight';
import rehypeRaw from 'rehype-raw';
import rehypeSanitize, { defaultSchema, type Options } from 'rehype-sanitize';
import rehypeSlug from 'rehype-slug';
import rehypeStringify from 'rehype-stringify';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { Memory } from '../cache/memory';
import { processWide } from '../process-wide';

// Ids that a post writes itself are dropped unless prefixed, as those of footnotes are: an element called
// __NEXT_DATA__ would otherwise stand in for Next's own.
const schema: Options = {
  ...defaultSchema,
  clobber: [],
  strip: ['script', 'style'],
  attributes: {
    ...defaultSchema.attributes,
    '*': [
      ...(defaultSchema.attributes?.['*'] ?? []).filter((name) => name !== 'id' && name !== 'name'),
      ['id', /^user-content-/, 'footnote-label'],
      'lang',
    ],
  },
};

// What runs after the sanitiser is ours and adds only what it may.
const pipeline = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(remarkRehype, { allowDangerousHtml: true })
  .use(rehypeRaw)
  .use(rehypeSanitize, schema)
  .use(rehypeSlug)
  .use(rehypeAutolinkHeadings, {
    behavior: 'append',
    // The heading of footnotes is for screen readers: a link in it would take the focus out of sight.
    test: ({ properties }) => properties.id !== 'footnote-label',
    properties: { className: ['anchor'], ariaLabel: 'Link to this section' },
    content: { type: 'text', value: '#' },
  })
  .use(rehypeHighlight)
  .use(rehypeStringify)
  .freeze();

const KEPT_BYTES = 8 * 1024 * 1024;

// One publish needs a post's HTML for its page and for each feed, and the other posts' for the feeds.
const made = processWide('html', () => new Memory<Promise<string>>(KEPT_BYTES));

/** The post's Markdown as HTML that is safe to put into a page. */
export function toHtml(markdown: string): Promise<string> {
  const known = made.get(markdown);
  if (known) return known;
  const html = pipeline.process(markdown).then(String);
  made.set(markdown, html, markdown.length * 4);
  html.catch(() => made.delete(markdown));
  return html;
}
