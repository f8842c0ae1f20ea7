// Components of other generators as directives without a text: `::youtube[id]` and `:::video{src="/a.mp4"}` in lines of their
// own, `:badge[New]` in a sentence. What is known of one is shown; the others stay as they are written, and are counted.
import { kindOf } from './alert-kinds';
import { outsideCode, outsideSamples } from './outside-code';
import { link } from './picture-tags';
import { leaf } from './player-signs';
import { isPlayer } from './players';
import { argumentsIn } from './template-arguments';

const LABEL = '(?:\\[(?<label>[^[\\]\\n]{0,300})\\])?';
const SAID = '(?:\\{(?<said>[^{}\\n]{0,500})\\})?';
const EMPTY_BOX = new RegExp(
  `^(?<before>[ \\t>]*)(?<colons>:{3,})[ \\t]?(?<name>[A-Za-z][\\w-]{0,30})${LABEL}[ \\t]?${SAID}[ \\t]*\\n(?:[ \\t>]*\\n){0,9}[ \\t>]*\\k<colons>[ \\t]*$`,
  'gm',
);
const LEAF = new RegExp(
  `^(?<before>(?:[ \\t>]|[-*+][ \\t]|\\d{1,9}[.)][ \\t])*)::(?<name>[a-z][\\w-]{0,30})${LABEL}${SAID}[ \\t]*$`,
  'gm',
);
const IN_LINE = new RegExp(
  `(?<=^|[\\s(*_|])(?<before>):(?<name>[a-z][\\w-]{0,30})(?=[[{])${LABEL}${SAID}(?![([{])`,
  'gm',
);
// Other braces are code of somebody's: `:root{--a: 1px}`.
const ATTRIBUTES =
  /^[ \t]*(?:(?:[#.]?[\w-]{1,100}|[\w:@-]{1,50}=(?:"[^"]{0,500}"|'[^']{0,500}'|[^\s"'=]{1,500}))(?:[ \t]+|$)){0,30}$/;
const FOLDED = /^(?:details|spoiler|collapse|toggle)$/i;
// Of one that is known, or that only has a look, the words are the sentence's.
const WORDS = /^(?:badge|label|tag|pill|chip|span|abbr|underline)$/;
const ELEMENTS = /^(?:kbd|mark|del|ins|sup|sub)$/;
const ICON = /(?:^|-)icon$/;

type Groups = Record<string, string | undefined>;

/** What stands in place of a sign, null for the sign; and whether the author is to know of it. */
interface Shown {
  words: string | null;
  isTold: boolean;
}

const asWritten = { words: null, isTold: false };

/** @returns the text with what is known in place of its sign, and a line for each of the others */
export function withComponents(markdown: string): { markdown: string; unknown: string[] } {
  if (!/:[ \t]?[A-Za-z][\w-]{0,30}[ \t]?[[{]/.test(markdown)) return { markdown, unknown: [] };
  const unknown: string[] = [];
  const replaced = (text: string, sign: RegExp, colons: string, shownOf: (groups: Groups) => Shown) =>
    text.replace(sign, (whole: string, ...rest) => {
      const groups: Groups = rest.at(-1);
      const { words, isTold } = shownOf(groups);
      const isSeen = words === null && colons !== ':::';
      if (isTold) unknown.push(`${isSeen ? 'shown as it is written' : 'left out'}: ${colons}${groups.name}`);
      return words === null ? whole : `${groups.before}${words}`;
    });
  const result = outsideCode(markdown, (text) =>
    outsideSamples(text, (part) => {
      const boxes = replaced(part, EMPTY_BOX, ':::', inBox);
      return replaced(replaced(boxes, LEAF, '::', alone), IN_LINE, ':', inLine);
    }),
  );
  return { markdown: result, unknown };
}

/** An empty box shows its title, where it has one. */
function inBox({ name = '', label, said }: Groups): Shown {
  if (kindOf(name) !== null || FOLDED.test(name)) return asWritten;
  const shown = alone({ name, label, said });
  return { ...shown, isTold: shown.isTold && label === undefined };
}

function alone({ name = '', label, said }: Groups): Shown {
  if (label === undefined && said === undefined) return asWritten;
  const player = name.toLowerCase();
  // Without braces the label is what it is about.
  const isId = said === undefined && isPlayer(player) && !/\s/.test(label ?? '');
  const words = isId ? leaf(player, '', label ?? '') : leaf(player, label ?? '', said ?? '');
  return { words, isTold: words === null && ATTRIBUTES.test(said ?? '') };
}

function inLine({ name = '', label, said = '' }: Groups): Shown {
  if (!ATTRIBUTES.test(said)) return asWritten;
  const { to, href, ...named } = argumentsIn(said).named;
  const words = label ?? named.label ?? named.text;
  const address = to ?? href;
  if (words && address) return { words: link(address, words), isTold: false };
  if (words && WORDS.test(name)) return { words, isTold: false };
  if (words && ELEMENTS.test(name)) return { words: `<${name}>${words}</${name}>`, isTold: false };
  return ICON.test(name) ? { words: '', isTold: true } : { words: null, isTold: true };
}
