// A post's Markdown or a CMS's HTML as HTML that is safe to put into a page: sanitised, headings with anchors, code
// highlighted and formulas set without scripts.
import type { Element, Root } from 'hast';
import { all } from 'lowlight';
import rehypeAutolinkHeadings, { type Options as AutolinkOptions } from 'rehype-autolink-headings';
import rehypeHighlight from 'rehype-highlight';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import { rehypeBelowBase } from './html/below-base';
import { rehypeForPage } from './html/for-page';
import { rehypeMath } from './html/math';
import type { Resolve } from './links';
import { type Text, toTreeWithLinks } from './pipeline';
import { type Reading, readingOf } from './reading';
import type { Lost } from './tell-lost';

export interface PageText {
  /** Safe to put into a page. */
  html: string;
  reading: Reading;
  /** Kinds of what of the text no page can show. */
  lost: Lost[];
}

type Finished = Parameters<typeof finish.stringify>[0];

const forPage = {
  markdown: unified().use(rehypeForPage, { isMarkdown: true }).freeze(),
  html: unified().use(rehypeForPage, { isMarkdown: false }).freeze(),
};

// What runs after the sanitiser is ours and adds only what it may.
const finish = unified()
  .use(rehypeBelowBase)
  .use(rehypeAutolinkHeadings, {
    // The link has the heading's words for a name, and the keyboard does not stop at each: the contents lead there.
    behavior: 'wrap',
    // The heading of footnotes is for screen readers: a link in it would take the focus out of sight.
    test: (heading) => heading.properties.id !== 'user-content-footnote-label' && !hasLink(heading),
    properties: { className: ['anchor'], tabIndex: -1 },
  } satisfies AutolinkOptions)
  .use(rehypeMath)
  .use(rehypeHighlight, { languages: all })
  .use(rehypeStringify)
  .freeze();

const hasLink = ({ children }: Element): boolean =>
  children.some((node) => node.type === 'element' && (node.tagName === 'a' || hasLink(node)));

/**
 * The text as a page shows it.
 * @param resolve finds where links between posts and pictures beside them lead
 */
export async function toPageText(text: Text, resolve?: Resolve): Promise<PageText> {
  const lost = new Set<Lost>();
  const tree = (await forPage[text.format].run(await toTreeWithLinks(text, resolve, lost))) as Root;
  const reading = readingOf(tree);
  return { html: finish.stringify((await finish.run(tree)) as Finished), reading, lost: [...lost] };
}

/** Its HTML alone. */
export async function toHtml(text: Text, resolve?: Resolve): Promise<string> {
  return (await toPageText(text, resolve)).html;
}
