// From Markdown or a CMS's HTML to a tree of safe HTML. Pages, feeds and excerpts are made of the same tree.
import type { Root } from 'hast';
import rehypeParse from 'rehype-parse';
import rehypeSanitize from 'rehype-sanitize';
import { type Preset, unified } from 'unified';
import { VFile } from 'vfile';
import { rehypeByStyle } from './html/by-style';
import { rehypeCmsCards } from './html/cms-cards';
import { rehypeConfluence, withPlainBodies } from './html/confluence';
import { rehypeDisplayed } from './html/displayed';
import { rehypeEmbeds } from './html/embeds';
import { rehypeNoEmptyWrappers } from './html/empty-wrappers';
import { rehypeFormulas } from './html/formulas';
import { rehypeHidden } from './html/hidden';
import { rehypeIds } from './html/ids';
import { rehypeMedia } from './html/media';
import { rehypeSafeLinks } from './html/safe-links';
import { rehypeShareBars } from './html/share-bars';
import { rehypeShortcodesAndTex } from './html/shortcodes-and-tex';
import { withPictures } from './html/tistory';
import type { Resolve } from './links';
import { dialects, fileOf } from './markdown/dialects';
import { schema } from './sanitize-schema';
import type { Lost } from './tell-lost';

export interface Text {
  content: string;
  format: 'markdown' | 'html';
}

// The order matters: what the sanitiser would take away without a trace is looked at before it, and ids after it.
const safe: Preset = {
  plugins: [
    rehypeFormulas,
    rehypeByStyle,
    rehypeCmsCards,
    rehypeMedia,
    rehypeEmbeds,
    [rehypeSanitize, schema],
    rehypeSafeLinks,
    rehypeNoEmptyWrappers,
    rehypeDisplayed,
    rehypeIds,
  ],
};

const parseMarkdown = unified().use(dialects).use(rehypeHidden).use(safe).freeze();
const parseHtml = unified()
  .use(rehypeParse, { fragment: true })
  .use(rehypeConfluence)
  .use(rehypeShortcodesAndTex)
  .use(rehypeHidden)
  .use(rehypeShareBars)
  .use(safe)
  .freeze();

/** @returns the text as a tree that is safe to put into a page; links of which only the site knows where they lead stay */
export function toTree(text: Text): Root {
  const { parser, file } = prepared(text);
  return parser.runSync(parser.parse(file), file) as Root;
}

/**
 * The same, with links that lead where `resolve` says.
 * @param lost gets the kinds of what no page can show
 */
export async function toTreeWithLinks(
  text: Text,
  resolve: Resolve | undefined,
  lost: Set<Lost>,
): Promise<Root> {
  const { parser, file } = prepared(text);
  file.data.lost = lost;
  if (resolve && text.format === 'markdown') file.data.resolve = resolve;
  return (await parser.run(parser.parse(file), file)) as Root;
}

function prepared({ content, format }: Text) {
  return format === 'html'
    ? { parser: parseHtml, file: new VFile(withPlainBodies(withPictures(content))) }
    : { parser: parseMarkdown, file: fileOf(content) };
}
