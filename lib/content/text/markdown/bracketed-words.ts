// Words in angle brackets that are no element of HTML, such as the type in `Vec<T>`: they are words of the text.
import type { Root } from 'mdast';
import type { VFile } from 'vfile';
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

/** A remark plugin. What is closed anywhere is an element of the author's own, and no word. */
export function remarkBracketedWords() {
  return (tree: Root, file: VFile) => {
    const closed = new Set(String(file).match(/(?<=<\/)[A-Za-z][\w.-]*/g));
    visit(tree, 'html', (node, index, parent) => {
      const name = WORD.exec(node.value)?.[1];
      const isInLine = parent !== undefined && parent.type !== 'root';
      if (!name || !isInLine || index === undefined) return undefined;
      if (ELEMENTS.has(name.toLowerCase()) || closed.has(name)) return undefined;
      parent.children[index] = { type: 'text', value: node.value };
      return SKIP;
    });
  };
}
