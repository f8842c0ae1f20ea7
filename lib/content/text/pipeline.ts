// From Markdown or a CMS's HTML to a tree of safe HTML. Pages, feeds and excerpts are made of the same tree.
import type { Root } from 'hast';
import rehypeParse from 'rehype-parse';
import rehypeSanitize from 'rehype-sanitize';
import remarkCjkFriendly from 'remark-cjk-friendly';
import remarkCjkStrikethrough from 'remark-cjk-friendly-gfm-strikethrough';
import { defListHastHandlers, remarkDefinitionList } from 'remark-definition-list';
import remarkGfm from 'remark-gfm';
import remarkMath from 'remark-math';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { type Preset, unified } from 'unified';
import { VFile } from 'vfile';
import { site } from '../../../site.config';
import { rehypeByStyle } from './html/by-style';
import { rehypeCmsCards } from './html/cms-cards';
import { rehypeDisplayed } from './html/displayed';
import { rehypeEmbeds } from './html/embeds';
import { rehypeNoEmptyWrappers } from './html/empty-wrappers';
import { rehypeFormulas } from './html/formulas';
import { rehypeHidden } from './html/hidden';
import { rehypeIds } from './html/ids';
import { rehypeMedia } from './html/media';
import { rehypeHtmlIn } from './html/raw';
import { rehypeSafeLinks } from './html/safe-links';
import { rehypeShareBars } from './html/share-bars';
import { rehypeShortcodesAndTex } from './html/shortcodes-and-tex';
import type { Resolve } from './links';
import { remarkAbbreviations, takeAbbreviations } from './markdown/abbreviations';
import { remarkAlerts } from './markdown/alerts';
import { remarkAttributes } from './markdown/attributes';
import { remarkBlockNames } from './markdown/block-names';
import { remarkBracketedWords } from './markdown/bracketed-words';
import { prepareDirectives, remarkContainers } from './markdown/directives';
import { remarkEmoji } from './markdown/emoji';
import { remarkFences } from './markdown/fences';
import { remarkImages } from './markdown/images';
import { remarkInline } from './markdown/inline';
import { remarkLinks } from './markdown/links';
import { remarkMarks } from './markdown/marks';
import { prepareMath, remarkMoney } from './markdown/math';
import { remarkMoneyBack } from './markdown/money';
import { prepareText } from './markdown/prepare';
import { rehypeNoEmptyHeads } from './markdown/tables';
import { resolveTemplates } from './markdown/template-code';
import { where } from './markdown/where';
import { schema } from './sanitize-schema';
import type { Lost } from './tell-lost';

const words = site.words.texts;

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

const dialects: Preset = {
  plugins: [
    remarkParse,
    // One `~` is a range in Korean and Japanese, and no struck-out word.
    [remarkGfm, { singleTilde: false }],
    remarkCjkFriendly,
    [remarkCjkStrikethrough, { singleTilde: false }],
    remarkMath,
    remarkDefinitionList,
    remarkContainers,
    remarkMoneyBack,
    where(/\$/, remarkMoney),
    where(/[ \t\n]\^[\w-]/, remarkBlockNames),
    where(/==/, remarkMarks),
    remarkAttributes,
    where(/\[!/, remarkAlerts),
    where(/<[A-Za-z]/, remarkBracketedWords),
    remarkInline,
    remarkAbbreviations,
    remarkLinks,
    remarkImages,
    where(/:[+\w-]+:/, remarkEmoji),
    remarkFences,
    [
      remarkRehype,
      {
        allowDangerousHtml: true,
        clobberPrefix: '',
        handlers: defListHastHandlers,
        footnoteLabel: words.footnotes,
        footnoteLabelProperties: { className: ['sr-only'], lang: site.language },
        footnoteBackLabel: (index: number, again: number) =>
          words.backTo(again > 1 ? `${index + 1}-${again}` : String(index + 1)),
      },
    ],
    rehypeNoEmptyHeads,
    rehypeHtmlIn,
  ],
};

const parseMarkdown = unified().use(dialects).use(rehypeHidden).use(safe).freeze();
const parseHtml = unified()
  .use(rehypeParse, { fragment: true })
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
    ? { parser: parseHtml, file: new VFile(content) }
    : { parser: parseMarkdown, file: fileOf(content) };
}

function fileOf(content: string): VFile {
  const { markdown, abbreviations } = takeAbbreviations(resolveTemplates(content).markdown);
  const file = new VFile(prepareMath(prepareDirectives(prepareText(markdown))));
  file.data.abbreviations = abbreviations;
  return file;
}
