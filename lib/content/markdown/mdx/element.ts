// An element of MDX as Markdown: HTML stays HTML, a component that shows a picture or leads somewhere is that,
// and of any other what is inside.
import { kindAt } from '../../pictures/files';
import { isBlankText } from '../../text/html/element';
import { player } from '../../text/markdown/players';
import { playedBy } from '../../text/services';
import { blockAs, codeAs } from './blocks';
import { textIn } from './text';

interface Attribute {
  type: string;
  name?: string;
  value?: string | null | undefined | { value: string };
}

export interface Element {
  type: 'mdxJsxFlowElement' | 'mdxJsxTextElement';
  name: string | null;
  attributes: Attribute[];
  children?: { type: string; value?: string }[];
}

export const isElement = <T extends { type: string }>(node: T): node is T & Element =>
  node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement';

const VOID = ['img', 'br', 'hr', 'input', 'source', 'track', 'wbr', 'col', 'embed'];
const HTML_NAMES = new Map([
  ['className', 'class'],
  ['htmlFor', 'for'],
  ['srcSet', 'srcset'],
  ['allowFullScreen', 'allowfullscreen'],
]);

/**
 * @param inside the Markdown of its children
 * @param files what imports of pictures are called, with where they are
 * @param isAlone whether there is nothing else in its paragraph
 * @param count is told of each component that is not shown as what it is
 */
export function elementAsMarkdown(
  element: Element,
  inside: string,
  files: Map<string, string>,
  count: (kind: string) => void,
  isAlone: boolean,
): string {
  const { name } = element;
  // A fragment.
  if (name === null) return inside;
  const attributes = textAttributes(element, files);
  if (/^[a-z]/.test(name) && !name.includes('.')) {
    for (const { name: each = '' } of element.attributes)
      if (/^(?:src|href)$/.test(each) && !attributes.has(each)) count(`${each}={…} of <${name}>`);
    return html(name, attributes, inside, element.type === 'mdxJsxFlowElement');
  }
  const say = (...names: string[]) => names.map((each) => attributes.get(each)).find(Boolean);
  const src = say('src', 'image', 'img', 'file');
  if (src && (kindAt(src) === 'picture' || /image|img|figure|photo|picture/i.test(name))) {
    const caption = say('caption', 'title');
    const [width, height] = [say('width'), say('height')].map((size) => /^\d+$/.exec(size ?? '')?.[0]);
    const size = width && height ? `{width=${width} height=${height}}` : '';
    return `![${(say('alt') ?? caption ?? '').replace(/[[\]]/g, '\\$&')}](<${src}>)${size}${caption && caption !== say('alt') ? `\n\n${caption}` : ''}\n\n${inside}`.trim();
  }
  const code = codeIn(element) ?? say('code', 'source');
  const shown = isAlone ? (codeAs(name, code, say) ?? blockAs(name, inside, say)) : null;
  if (shown !== null) return shown;
  const href = say('href', 'to', 'url', 'link');
  const description = isAlone ? (say('description', 'excerpt', 'subtitle') ?? '') : '';
  const below = description && !inside.includes(description) ? `\n\n${description}` : '';
  if (href) return linkTo(href, inside, say('title', 'label', 'text', 'name') ?? href) + below;
  const address = playerAddress(name, attributes);
  if (address) return linkTo(address, inside, say('title') ?? address);
  // Words in attributes are words of the post all the same.
  const title = say('title', 'summary', 'label', 'heading', 'caption', 'text');
  count(`<${name}>`);
  const isTab = /^Tab/.test(name);
  // Of words in a sentence it is a hint.
  if (!isAlone && !isTab) return inside.trim() === '' ? (title ?? '') : inside;
  if (!title || (!isTab && inside.includes(title))) return inside + below;
  return isAlone ? `**${title}**${below}\n\n${inside}` : ` **${title}** ${inside} `;
}

/** What an element has within where that is one text in braces: `<CodeBlock>{`const a = 1;`}</CodeBlock>`. */
function codeIn({ children = [] }: Element): string | undefined {
  const [only, ...others] = children.filter((child) => !isBlankText(child));
  const isOne = others.length === 0 && /^mdx(?:Flow|Text)Expression$/.test(only?.type ?? '');
  return isOne ? textIn(only?.value ?? '') : undefined;
}

const BLOCK_OR_LINK = /\n[ \t]*\n|^[ \t]*(?:#|[-*+>]\s|\d+[.)]\s|`{3}|:{3}|\|)|\]\(|<a\s/m;

/** Around what is inside; blocks and links can't be within a link, and are below it. */
function linkTo(address: string, inside: string, title: string): string {
  const words = inside.trim();
  return BLOCK_OR_LINK.test(words) && !/^!\[[^\]]*\]\([^()]*\)$/.test(words)
    ? `[${title}](<${address}>)\n\n${inside}`
    : `[${words || title}](<${address}>)`;
}

const NAMES_WHAT = /^(?:\w*id|\w*link|repo|video|src)$/i;

/** `<YouTube id="…">`, `<Tweet tweetLink="…">` */
function playerAddress(name: string, attributes: Map<string, string>): string | null {
  const said = [...attributes].flatMap(([each, value]) => (NAMES_WHAT.test(each) ? [value] : []));
  const played = playedBy(name, said);
  if (played) return player(played.service, played.id, [], Object.fromEntries(attributes));
  const address = said.find((each) => /^https?:\/\//.test(each));
  const isForMachines =
    /script|analytics|pixel|track/i.test(name) || /\.(?:m?js|css)(?:[?#]|$)/.test(address ?? '');
  return address && !isForMachines ? player(name, address, [], {}) : null;
}

/** A function of one path, such as Docusaurus' `useBaseUrl('/a.png')` and an import, is that path. */
function pathIn(code: string): string | undefined {
  const path = /^(?:await\s+)?[\w.]+\(\s*(['"`])([^'"`$\s]+)\1\s*\)(?:\.\w+)?$/.exec(code)?.[2];
  return path && (kindAt(path) === 'picture' || /^(?:[~@]|\.{1,2}|@site)?\//.test(path)) ? path : undefined;
}

function textAttributes({ attributes }: Element, files: Map<string, string>): Map<string, string> {
  return new Map(
    attributes.flatMap(({ name, value }) => {
      if (!name || value === undefined) return [];
      if (value === null) return [[name, ''] as const];
      if (typeof value === 'string') return [[name, value] as const];
      const code = value.value.trim();
      const text =
        // A picture that is imported is an object to some.
        files.get(code.replace(/\.(?:src|default)$/, '')) ??
        textIn(code) ??
        /^\d+$/.exec(code)?.[0] ??
        pathIn(code);
      return text === undefined ? [] : [[name, text] as const];
    }),
  );
}

function html(name: string, attributes: Map<string, string>, inside: string, isBlock: boolean): string {
  const written = [...attributes].map(
    ([key, value]) =>
      ` ${HTML_NAMES.get(key) ?? key}="${value.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"`,
  );
  const start = `<${name}${written.join('')}>`;
  if (VOID.includes(name)) return start;
  // Blank lines let Markdown in HTML be Markdown; in code they are seen.
  if (name === 'summary') return `${start}${inside}</summary>\n\n`;
  return isBlock && name !== 'pre' && inside.trim() !== ''
    ? `${start}\n\n${inside}\n\n</${name}>`
    : `${start}${inside}</${name}>`;
}
