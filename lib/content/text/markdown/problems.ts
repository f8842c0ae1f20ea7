// What in a Markdown text can't be shown as its author means it. Cheap enough for every file of a large folder.
import { countCells } from './cells';
import { withCommentsEnded } from './comments';
import { withComponents } from './component-signs';
import { withFormulasEnded } from './math-lines';
import { withNuxtBoxes } from './nuxt-boxes';
import { outsideCode } from './outside-code';
import { tally } from './tally';
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
  const beside = told(
    found,
    (first, times) =>
      `pictures beside the post: ${times}, the first is ${first}; from there none is served, so put them into public/images`,
  );
  const asWritten = told(
    unresolved,
    (first, times) =>
      `references that nothing here resolves, shown as they are written: ${times}, the first is ${first}`,
  );
  const count = countCells(text);
  const cells =
    count > 0
      ? [`code that another program runs (a cell of R, say): ${count}, shown without what it prints`]
      : [];
  const comments = withCommentsEnded(text).unclosed.map(
    (begun) => `a comment has no end, so it is shown: ${begun}`,
  );
  const left = tally();
  for (const name of withComponents(withNuxtBoxes(text)).unknown) left.count(`template code ${name}`);
  const formulas = told(
    withFormulasEnded(text).unclosed,
    (first, times) =>
      `formulas without an end, shown as they are written: ${times}, the first begins with "${first}"; put $$ into a line of its own below each`,
  );
  return {
    problems: [...problems, ...left.lines(), ...beside, ...asWritten, ...cells, ...comments, ...formulas],
    beside,
    references,
  };
}

/** A line for all that was found of a kind; none where there is nothing. */
const told = (found: string[], line: (first: string, times: number) => string): string[] =>
  found[0] === undefined ? [] : [line(found[0], found.length)];
