// A post's Markdown or a CMS's HTML as HTML that is safe to put into a page: sanitised, headings with anchors, code
// highlighted and formulas set without scripts.
import { all } from 'lowlight';
import { LRUCache } from 'lru-cache';
import rehypeAutolinkHeadings, { type Options as AutolinkOptions } from 'rehype-autolink-headings';
import rehypeHighlight from 'rehype-highlight';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import { processWide } from '../../process/process-wide';
import { rehypeBelowBase } from './below-base';
import { rehypeMath } from './html/math';
import type { LinkContext } from './markdown/links';
import { type Text, toTree } from './pipeline';

// What runs after the sanitiser is ours and adds only what it may.
const finish = unified()
  .use(rehypeBelowBase)
  .use(rehypeAutolinkHeadings, {
    behavior: 'append',
    // The heading of footnotes is for screen readers: a link in it would take the focus out of sight.
    test: ({ properties }) => properties.id !== 'user-content-footnote-label',
    properties: { className: ['anchor'], ariaLabel: 'Link to this section' },
    content: { type: 'text', value: '#' },
  } satisfies AutolinkOptions)
  .use(rehypeMath)
  .use(rehypeHighlight, { languages: all })
  .use(rehypeStringify)
  .freeze();

const KEPT_BYTES = 8 * 1024 * 1024;

// One publish needs a post's HTML for its page and for each feed, and the other posts' for the feeds.
const made = processWide('html', () => new LRUCache<string, Promise<string>>({ maxSize: KEPT_BYTES }));

/**
 * The post's content as HTML that is safe to put into a page.
 * @param links where links between posts and pictures beside them lead
 */
export function toHtml({ content, format }: Text, links?: LinkContext): Promise<string> {
  if (links && links.version === undefined) return make({ content, format }, links);
  const key = JSON.stringify([format, links?.version]) + content;
  const known = made.get(key);
  if (known) return known;
  const html = make({ content, format }, links);
  made.set(key, html, { size: content.length * 4 + 1 });
  html.catch(() => made.delete(key));
  return html;
}

async function make(text: Text, links?: LinkContext): Promise<string> {
  const tree = await finish.run(toTree(text, links));
  return finish.stringify(tree as Parameters<typeof finish.stringify>[0]);
}
