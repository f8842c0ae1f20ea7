// Words in angle brackets that stand in a line and are no element of HTML: the type in `Vec<T>`, and "the <table> tag", which
// nobody ends.
import type { Html, Root } from 'mdast';
import { SKIP, visit } from '../visit';

const WORD = /^<([A-Za-z][\w.-]*)>$/;

// As the HTML standard lists them, with those that it calls obsolete and the outermost of SVG and MathML.
export const ELEMENTS = new Set(
  `a abbr acronym address applet area article aside audio b base basefont bdi bdo bgsound big blink blockquote body br button
  canvas caption center cite code col colgroup data datalist dd del details dfn dialog dir div dl dt em embed fieldset
  figcaption figure font footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe image img input ins
  isindex kbd keygen label legend li link listing main map mark marquee math menu menuitem meta meter multicol nav nextid nobr
  noembed noframes noscript object ol optgroup option output p param picture plaintext pre progress q rb rbc rp rt rtc ruby s
  samp script search section select selectedcontent slot small source spacer span strike strong style sub summary sup svg table
  tbody td template textarea tfoot th thead time title tr track tt u ul var video wbr xmp`.split(/\s+/),
);

// Without an end they are elements all the same.
const NEEDS_NO_END = new Set(
  'br hr wbr p li dt dd rt rp rb rtc td th tr tbody thead tfoot option optgroup colgroup'.split(' '),
);

/** A remark plugin. What is closed anywhere is an element, of HTML or of the author's own. */
export function remarkBracketedWords() {
  return (tree: Root) => {
    const closed = new Set<string>();
    visit(tree, 'html', ({ value }: Html) => {
      for (const [, name = ''] of value.matchAll(/<\/([A-Za-z][\w.-]*)/g)) closed.add(nameOf(name));
    });
    visit(tree, 'html', (node, index, parent) => {
      const name = WORD.exec(node.value)?.[1];
      const isInLine = parent !== undefined && parent.type !== 'root';
      if (!name || !isInLine || index === undefined) return undefined;
      if (NEEDS_NO_END.has(name.toLowerCase()) || closed.has(nameOf(name))) return undefined;
      parent.children[index] = { type: 'text', value: node.value };
      return SKIP;
    });
  };
}

/** HTML's are the same in capitals. */
const nameOf = (name: string) => (ELEMENTS.has(name.toLowerCase()) ? name.toLowerCase() : name);
