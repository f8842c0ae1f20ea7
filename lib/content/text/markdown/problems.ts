// What in a Markdown text can't be shown as its author means it. Cheap enough for every file of a large folder.
import { countCells } from './cells';
import { withCommentsEnded } from './comments';
import { withComponents } from './component-signs';
import { withFormulasEnded } from './math-lines';
import { withNuxtBoxes } from './nuxt-boxes';
import { outsideCode } from './outside-code';
import { resolveTemplates } from './template-code';

const BESIDE =
  /!\[[^\]\n]{0,500}\]\((?!<?(?:[a-z][a-z\d+.-]*:|\/|#|\{))<?([^)\s>]+)|<img\b[^>]{0,500}\ssrc=["'](?!(?:[a-z][a-z\d+.-]*:|\/))([^"']+)|!\[\[([^[\]|\n]{1,500})/gi;

// Of a list of books, and numbers of figures.
const REFERENCES =
  /\[(?:[^[\]\n]{0,200}[\s;])?-?@[A-Za-z][\w:.-]{0,60}\d[^[\]\n]{0,200}\](?!\()|(?<![\w/@[-])\[?-?@(?:fig|tbl|sec|eq|lst|thm)-[\w-]{1,60}\]?/g;

interface Told {
  /** A line a kind, with how often it is there. */
  problems: string[];
  /** Those among them of pictures beside the text, which is no problem where such pictures are served. */
  beside: string[];
  /** The files of posts to which it links by their names, as Jekyll's `post_url` does. */
  references: string[];
}

export function problemsIn(markdown: string): Told {
  const { markdown: text, problems, references } = resolveTemplates(markdown);
  const found: string[] = [];
  const unresolved: string[] = [];
  outsideCode(text, (part) => {
    for (const [, ...names] of part.matchAll(BESIDE)) found.push(names.find(Boolean) ?? '');
    if (part.includes('@')) unresolved.push(...(part.match(REFERENCES) ?? []));
    return part;
  });
  const beside =
    found.length > 0
      ? [
          `pictures beside the post: ${found.length}, the first is ${found[0]}; from there none is served, so put them into public/images`,
        ]
      : [];
  const asWritten =
    unresolved.length > 0
      ? [
          `references that nothing here resolves, shown as they are written: ${unresolved.length}, the first is ${unresolved[0]}`,
        ]
      : [];
  const count = countCells(text);
  const cells =
    count > 0
      ? [`code that another program runs (a cell of R, say): ${count}, shown without what it prints`]
      : [];
  const comments = withCommentsEnded(text).unclosed.map(
    (begun) => `a comment has no end, so it is shown: ${begun}`,
  );
  const components = new Map<string, number>();
  for (const name of withComponents(withNuxtBoxes(text)).unknown)
    components.set(name, (components.get(name) ?? 0) + 1);
  const left = [...components].map(([name, times]) => `template code ${name} ${times}×`);
  const { unclosed } = withFormulasEnded(text);
  const formulas =
    unclosed.length > 0
      ? [
          `formulas without an end, shown as they are written: ${unclosed.length}, the first begins with "${unclosed[0]}"; put $$ into a line of its own below each`,
        ]
      : [];
  return {
    problems: [...problems, ...left, ...beside, ...asWritten, ...cells, ...comments, ...formulas],
    beside,
    references,
  };
}
