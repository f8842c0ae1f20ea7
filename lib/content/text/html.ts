// A post's Markdown or a CMS's HTML as HTML that is safe to put into a page: sanitised, headings with anchors, code
// highlighted and formulas set without scripts.
import { all } from 'lowlight';
import rehypeAutolinkHeadings, { type Options as AutolinkOptions } from 'rehype-autolink-headings';
import rehypeHighlight from 'rehype-highlight';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import { rehypeBelowBase } from './below-base';
import { rehypeMath } from './html/math';
import type { Resolve } from './links';
import { type Text, toTreeWithLinks } from './pipeline';

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

/**
 * The text as HTML that is safe to put into a page.
 * @param resolve finds where links between posts and pictures beside them lead
 */
export async function toHtml(text: Text, resolve?: Resolve): Promise<string> {
  const tree = await finish.run(await toTreeWithLinks(text, resolve));
  return finish.stringify(tree as Parameters<typeof finish.stringify>[0]);
}
