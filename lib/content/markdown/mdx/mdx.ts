// MDX as Markdown: the prose and what is inside components stays, and what would run is left out and counted.
import type { Root } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkMath from 'remark-math';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { reasonOf } from '../../../log';
import { isBlankText } from '../../text/html/element';
import { proseIn } from '../../text/markdown/outside-code';
import { tally } from '../../text/markdown/tally';
import { elementAsMarkdown, isElement } from './element';
import { asMarkdown, prepared, withIds, withoutSign } from './mend';
import { isComment, literal, textIn } from './text';

const parser = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(remarkMath, { singleDollarTextMath: false })
  .use(remarkMdx)
  .freeze();

// Docusaurus, Gatsby and others read imports and exports in `.md` too.
const MODULE =
  /^(import\s+(?:[\w*{][^\n;]*\sfrom\s+)?['"][^'"\n]+['"];?|export\s+(?:const|let|default|function)\b)/m;

interface Converted {
  content: string;
  /** What was left out, a line a kind. */
  problems: string[];
}

/** Whether a text is to be read as MDX: by the file's name, or by an import in it. */
export function isMdx(path: string, content: string): boolean {
  if (/\.mdx$/i.test(path)) return true;
  // A template has no other language in it but as samples.
  if (content.includes('{%')) return false;
  // Vue's have a script of their own.
  return (
    /^import\s/m.test(content) &&
    proseIn(content).some((text) => MODULE.test(text.slice(0, 4000)) && /^import\s/m.test(text))
  );
}

/** Never throws: what is no valid MDX is read as Markdown, and named. */
export function mdxToMarkdown(mdx: string): Converted {
  const source = prepared(mdx);
  const reasons: string[] = [];
  let text: string | null = source;
  while (text !== null && reasons.length <= MAX_MENDED) {
    const left = tally();
    const count = (kind: string) => left.count(`MDX: ${kind} left out`);
    try {
      const content = withIds(converted(text, parser.parse(text), count));
      const problems = left.lines();
      if (reasons[0])
        problems.push(`MDX: not valid (${reasons[0]}), so a sign in it was read as one of the text`);
      return { content, problems };
    } catch (error) {
      reasons.push(reasonOf(error).split('\n')[0] ?? '');
      text = withoutSign(text, error);
    }
  }
  return {
    content: asMarkdown(source),
    problems: [
      `MDX: not valid (${reasons[0]}), so it was read as Markdown without its components, imports and exports`,
    ],
  };
}

const MAX_MENDED = 20;

interface Piece {
  from: number;
  to: number;
  text: string;
}

/** The source with all that is MDX's replaced. */
function converted(source: string, tree: Root, count: (kind: string) => void): string {
  const pictures = importedFiles(source);
  const text = (node: Part, from: number, to: number): string => {
    const pieces = (node.children ?? []).flatMap((child) => replaced(child));
    let result = '';
    let at = from;
    for (const piece of pieces) {
      result += source.slice(at, piece.from) + piece.text;
      at = piece.to;
    }
    return result + source.slice(at, to);
  };
  const replaced = (node: Part, isAlone = false): Piece[] => {
    const from = node.position?.start.offset ?? 0;
    const to = node.position?.end.offset ?? 0;
    if (isElement(node)) {
      const [first, last] = [node.children?.[0], node.children?.at(-1)];
      const inside =
        first && last ? text(node, first.position?.start.offset ?? 0, last.position?.end.offset ?? 0) : '';
      const isBlock = node.type === 'mdxJsxFlowElement';
      const indent = ' '.repeat((first?.position?.start.column ?? 1) - 1);
      const flat = isBlock ? inside.replaceAll(`\n${indent}`, '\n') : inside;
      const markdown = elementAsMarkdown(node, flat, pictures, count, isBlock || isAlone);
      const standsAlone = isBlock || (isAlone && BLOCK.test(markdown));
      return [{ from, to, text: standsAlone ? `\n\n${markdown}\n\n` : markdown }];
    }
    if (node.type === 'mdxjsEsm') {
      for (const [, kind = ''] of (node.value ?? '').matchAll(STATEMENT)) count(kind);
      return [{ from, to, text: '' }];
    }
    if (node.type === 'mdxFlowExpression' || node.type === 'mdxTextExpression') {
      return [{ from, to, text: expression(node.value ?? '', count) }];
    }
    const children = node.children ?? [];
    // MDX takes a paragraph of components only for none.
    const areAlone =
      node.type === 'paragraph' && children.every((child) => isElement(child) || isBlankText(child));
    return children.flatMap((child) => replaced(child, areAlone));
  };
  return text(tree, 0, source.length);
}

// Pictures that are imported are shown, and what a file says of itself is read.
const STATEMENT =
  /^(?!import\s+\w+\s+from\s+['"][^'"\n]+\.(?:png|jpe?g|gif|webp|avif|svg|mp4|webm)['"])(?!export\s+const\s+(?:meta|metadata|front_?matter|title|date|tags|description|author)\b)(import|export)\s/gim;
const BLOCK = /^(?:\*\*[^\n]+\*\*\n\n|:::|`{3}|>|\$\$|<(?:video|audio)\b)/;

interface Part {
  type: string;
  value?: string;
  children?: Part[];
  position?: { start: { offset?: number; column: number }; end: { offset?: number } } | undefined;
}

/** A text in braces is that text; a comment is nothing; what would be calculated is left out. */
function expression(code: string, count: (kind: string) => void): string {
  const text = textIn(code);
  if (text !== undefined) return literal(text);
  if (!isComment(code)) count('{…}');
  return '';
}

/** `import harbour from './harbour.jpg'`: what a component shows by that name. */
function importedFiles(source: string): Map<string, string> {
  const imports = source.matchAll(
    /^import\s+(\w+)\s+from\s+['"]([^'"\n]+\.(?:png|jpe?g|gif|webp|avif|svg|mp4|webm))['"]/gim,
  );
  return new Map([...imports].map(([, name = '', file = '']) => [name, file]));
}
