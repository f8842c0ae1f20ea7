// Markdown with what other writers are used to, as a tree of HTML: the text is brought into signs that the parser knows, and
// plugins read what is left, each in its turn.
import remarkCjkFriendly from 'remark-cjk-friendly';
import remarkCjkStrikethrough from 'remark-cjk-friendly-gfm-strikethrough';
import { defListHastHandlers, remarkDefinitionList } from 'remark-definition-list';
import remarkGfm from 'remark-gfm';
import remarkMath from 'remark-math';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import type { Preset } from 'unified';
import { VFile } from 'vfile';
import { site } from '../../../../site.config';
import { rehypeHtmlIn } from '../html/raw';
import { remarkAbbreviations, takeAbbreviations } from './abbreviations';
import { remarkAlerts } from './alerts';
import { remarkAttributes } from './attributes';
import { remarkBlockNames } from './block-names';
import { remarkBracketedWords } from './bracketed-words';
import { prepareDirectives, remarkContainers } from './directives';
import { remarkEmoji } from './emoji';
import { remarkFences } from './fences';
import { remarkImages } from './images';
import { remarkInline } from './inline';
import { remarkLineBreaks } from './line-breaks';
import { remarkLinks } from './links';
import { remarkMarks } from './marks';
import { prepareMath, remarkMoney } from './math';
import { remarkMoneyBack } from './money';
import { prepareText } from './prepare';
import { rehypeNoEmptyHeads, remarkTableCaptions } from './tables';
import { resolveTemplates } from './template-code';
import { where } from './where';

const words = site.words.texts;

export const dialects: Preset = {
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
    where(/^(?:table)?:[ \t]/im, remarkTableCaptions),
    remarkAttributes,
    where(/\[!/, remarkAlerts),
    where(/<[A-Za-z]/, remarkBracketedWords),
    remarkInline,
    remarkAbbreviations,
    remarkLinks,
    remarkImages,
    where(/:[+\w-]+:/, remarkEmoji),
    remarkFences,
    remarkLineBreaks,
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

/** A text for the parser. */
export function fileOf(content: string): VFile {
  const { markdown, abbreviations } = takeAbbreviations(resolveTemplates(content).markdown);
  const file = new VFile(prepareMath(prepareDirectives(prepareText(markdown))));
  file.data.abbreviations = abbreviations;
  return file;
}
