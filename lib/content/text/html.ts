// A post's Markdown (GitHub's flavour) or a CMS's HTML as HTML that is safe to put into a page: sanitised, headings
// with anchors, code highlighted without scripts.
import rehypeAutolinkHeadings, { type Options as AutolinkOptions } from 'rehype-autolink-headings';
import rehypeHighlight from 'rehype-highlight';
import rehypeParse from 'rehype-parse';
import rehypeRaw from 'rehype-raw';
import rehypeSanitize, { defaultSchema, type Options } from 'rehype-sanitize';
import rehypeSlug from 'rehype-slug';
import rehypeStringify from 'rehype-stringify';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { type Preset, unified } from 'unified';
import { Memory } from '../../cache/memory';
import { processWide } from '../../process-wide';

// Ids that a post writes itself are dropped unless prefixed, as those of footnotes are: an element called
// __NEXT_DATA__ would otherwise stand in for Next's own.
const schema: Options = {
  ...defaultSchema,
  clobber: [],
  strip: ['script', 'style'],
  // Strapi's editor underlines.
  tagNames: [...(defaultSchema.tagNames ?? []), 'u'],
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
const finish: Preset = {
  plugins: [
    [rehypeSanitize, schema],
    rehypeSlug,
    [
      rehypeAutolinkHeadings,
      {
        behavior: 'append',
        // The heading of footnotes is for screen readers: a link in it would take the focus out of sight.
        test: ({ properties }) => properties.id !== 'footnote-label',
        properties: { className: ['anchor'], ariaLabel: 'Link to this section' },
        content: { type: 'text', value: '#' },
      } satisfies AutolinkOptions,
    ],
    rehypeHighlight,
    rehypeStringify,
  ],
};

const fromMarkdown: Preset = {
  plugins: [remarkParse, remarkGfm, [remarkRehype, { allowDangerousHtml: true }], rehypeRaw],
};

const pipelines = {
  markdown: unified().use(fromMarkdown).use(finish).freeze(),
  html: unified().use(rehypeParse, { fragment: true }).use(finish).freeze(),
};

const KEPT_BYTES = 8 * 1024 * 1024;

// One publish needs a post's HTML for its page and for each feed, and the other posts' for the feeds.
const made = processWide('html', () => new Memory<Promise<string>>(KEPT_BYTES));

/** The post's content as HTML that is safe to put into a page. */
export function toHtml({
  content,
  format,
}: {
  content: string;
  format: 'markdown' | 'html';
}): Promise<string> {
  const key = `${format} ${content}`;
  const known = made.get(key);
  if (known) return known;
  const html = pipelines[format].process(content).then(String);
  made.set(key, html, content.length * 4);
  html.catch(() => made.delete(key));
  return html;
}
