// Attributes in braces: kramdown's `{: .lead width="200"}`, heading ids `{#id}`, Pandoc's `{width=50%}`. Of them an id,
// a size, an alternative text and a title are kept, and a style until what it says is read (`by-style.ts`); classes belong
// to another style sheet.
import type { Heading, Nodes, Paragraph, Parent, Root } from 'mdast';
import { toString as wordsIn } from 'mdast-util-to-string';
import { isContentsSign } from '../contents-sign';
import { visit } from '../visit';
import { alertOf, kindOf } from './alert-kinds';

// Of attributes, and no tuple of Elixir's: `{:ok, pid}`.
const KRAMDOWN = /\{:(?!\w[^{}"']*,)(?<inner>(?:[^{}"']|"[^"]*"|'[^']*')*)\}/;
const NAME = '[.#][A-Za-z_][\\w:.-]*';
const PAIR = `[\\w-]+=(?:"[^"]*"|'[^']*'|[^\\s"'{}]+)`;
// Other words in braces are nobody's attributes: `{app="nginx"}` asks a server for its logs.
const OF_HTML = '(?:width|height|class|id|style|target|rel|title|alt|lang|start|loading|data-[\\w-]+)';
// markdown-it and Python-Markdown need no colon. `{.btn}` may also be a word of the sentence: where it is in a line with
// others, it stands behind the end of the sentence, or has a value.
const AT_PARAGRAPH = new RegExp(
  `(?:^|\\n)[ \\t]*${KRAMDOWN.source}[ \\t]*$|` +
    // Goldmark's, alone in its line.
    `(?:^|\\n)[ \\t]*\\{[ \\t]*(?<pairs>${OF_HTML}=(?:"[^"]*"|'[^']*')(?:[ \\t]+(?:${NAME}|(?=${OF_HTML}=)${PAIR}))*)[ \\t]*\\}[ \\t]*$|` +
    `(?:(?:^|\\n)[ \\t]*\\{|(?<=[.!?…。！？:)"'”’])[ \\t]+\\{|(?<![ \\t])[ \\t]+\\{(?=[^{}]*=))` +
    `:?[ \\t]*(?<words>${NAME}(?:[ \\t]+(?:${NAME}|${PAIR}))*)[ \\t]*\\}[ \\t]*$`,
);
const AFTER_NODE =
  /^\{:?(?<inner>\s*(?:[#.][\w:.-]+|data-[\w-]+(?!=)|[\w-]+=(?:"[^"]*"|'[^']*'|[^\s"'{}]+)|\s)*)\}/;
const AT_END =
  /[ \t]*\{:?(?<inner>\s*(?:(?:[#.]|\.unnumbered)[^\s{}]+|[\w-]+=(?:"[^"]*"|'[^']*'|[^\s"'{}]+)|-|\s)+)\}[ \t]*$/;
/** A remark plugin. */
export function remarkAttributes() {
  return (tree: Root) => {
    visit(tree, (node, index, parent) => {
      if (node.type === 'heading') onHeading(node);
      if (node.type === 'heading' && parent && index !== undefined && isEmptyContents(node, parent, index))
        return remove(parent, index);
      if (parent && index !== undefined && node.type === 'paragraph') return onParagraph(node, index, parent);
      if ('children' in node) afterChildren(node);
      return undefined;
    });
    visit(tree, 'list', (list, index, parent) => {
      list.children = list.children.filter(({ children }) => children.length > 0);
      return list.children.length === 0 && parent && index !== undefined ? remove(parent, index) : undefined;
    });
  };
}

const NAME_OF_CONTENTS = /^(?:table[ -]of[ -]contents|contents|toc|목차|目次|目录|目錄)$/i;

/** A plugin was to put a list there: nothing is below it, but the next part. */
function isEmptyContents(heading: Heading, { children }: Parent, index: number): boolean {
  const next = children[index + 1];
  const isEmpty = next?.type === 'heading' && next.depth <= heading.depth;
  return isEmpty && NAME_OF_CONTENTS.test(wordsIn(heading).trim());
}

function onHeading(heading: Heading): void {
  const last = heading.children.at(-1);
  const match = last?.type === 'text' ? AT_END.exec(last.value) : null;
  if (last?.type !== 'text' || !match) return;
  last.value = last.value.slice(0, match.index);
  apply(heading, match.groups?.inner ?? '');
}

const OPENING = new RegExp(`^${KRAMDOWN.source}[ \\t]*\\n`);

function onParagraph(paragraph: Paragraph, index: number, parent: Parent): number | undefined {
  afterChildren(paragraph);
  if (paragraph.children.length < 4 && isContentsSign(wordsIn(paragraph))) return remove(parent, index);
  const [first] = paragraph.children;
  const opening = first?.type === 'text' ? OPENING.exec(first.value) : null;
  if (opening && first?.type === 'text') {
    first.value = first.value.slice(opening[0].length);
    apply(paragraph, opening.groups?.inner ?? '');
  }
  const last = paragraph.children.at(-1);
  const match = last?.type === 'text' ? AT_PARAGRAPH.exec(last.value) : null;
  if (last?.type !== 'text' || !match) return undefined;
  last.value = last.value.slice(0, match.index);
  const { inner, pairs, words = '' } = match.groups ?? {};
  const said = inner ?? pairs ?? words;
  // A list that only holds the place of a table of contents.
  if (/\btoc\b/.test(said) && parent.type === 'listItem') return remove(parent, index);
  if (paragraph.children.length === 1 && last.value === '') {
    // It stands alone, and speaks of what is above it.
    const above = parent.children[index - 1];
    if (above) apply(above, said);
    return remove(parent, index);
  }
  // Written below a quote, it belongs to the quote.
  apply(parent.type === 'blockquote' ? parent : paragraph, said);
  return undefined;
}

function remove(parent: Parent, index: number): number {
  parent.children.splice(index, 1);
  return index;
}

/** `![A](a.png){: width="200"}`: braces right after a picture, a link, code or stressed words. */
function afterChildren(parent: Parent): void {
  parent.children.forEach((node, at) => {
    const before = parent.children[at - 1];
    if (node.type !== 'text' || !before || before.type === 'text') return;
    const match = AFTER_NODE.exec(node.value) ?? new RegExp(`^[ \\t]?${KRAMDOWN.source}`).exec(node.value);
    if (!match) return;
    node.value = node.value.slice(match[0].length);
    apply(before, match.groups?.inner ?? '');
  });
}

function apply(node: Nodes | Parent, inner: string): void {
  const found: Record<string, string> = {};
  for (const [, id, className, name, double, single, plain] of inner.matchAll(
    /#([^\s{}"']+)|\.([\w-]+)|([\w-]+)=(?:"([^"]*)"|'([^']*)'|([^\s"'{}]+))/g,
  )) {
    if (id) found.id = id;
    if (name) found[name.toLowerCase()] = double ?? single ?? plain ?? '';
    const kind = className?.startsWith('prompt-') && node.type === 'blockquote' ? kindOf(className) : null;
    if (kind && 'children' in node) alertOf(node, kind, null);
  }
  const { id, width, height, alt, title, rel, lang, start, style } = found;
  const sizes = Object.fromEntries(
    Object.entries({ width: sizeIn(width), height: sizeIn(height) }).filter(([, value]) => value),
  );
  const kept = {
    ...(id ? { id } : {}),
    ...sizes,
    ...(alt ? { alt } : {}),
    ...(title ? { title } : {}),
    ...(rel ? { rel } : {}),
    ...(lang ? { lang } : {}),
    ...(start ? { start } : {}),
    ...(style ? { style } : {}),
  };
  const data: { hProperties?: object } = node.data ?? {};
  node.data = { ...data, hProperties: { ...data.hProperties, ...kept } };
  if (found.file && node.type === 'code' && 'meta' in node) node.meta = `title="${found.file}"`;
}

const sizeIn = (size: string | undefined) =>
  /^(\d+)(?:px)?$|^(\d+%)$/
    .exec(size ?? '')
    ?.slice(1)
    .find(Boolean);
