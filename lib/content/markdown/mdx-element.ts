// An element of MDX as Markdown: HTML stays HTML, a component that shows a picture or leads somewhere is that,
// and of any other what is inside.

interface Attribute {
  type: string;
  name?: string;
  value?: string | null | undefined | { value: string };
}

export interface Element {
  type: 'mdxJsxFlowElement' | 'mdxJsxTextElement';
  name: string | null;
  attributes: Attribute[];
}

export const isElement = <T extends { type: string }>(node: T): node is T & Element =>
  node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement';

const VOID = ['img', 'br', 'hr', 'input', 'source', 'track', 'wbr', 'col', 'embed'];
const HTML_NAMES: Record<string, string> = {
  className: 'class',
  htmlFor: 'for',
  srcSet: 'srcset',
  allowFullScreen: 'allowfullscreen',
};
const PICTURE = /\.(png|jpe?g|gif|webp|avif|svg)([?#]|$)/i;

/**
 * @param inside the Markdown of its children
 * @param files what imports of pictures are called, with where they are
 * @param count is told of each component that is not shown as what it is
 */
export function elementAsMarkdown(
  element: Element,
  inside: string,
  files: Map<string, string>,
  count: (kind: string) => void,
): string {
  const { name } = element;
  // A fragment.
  if (name === null) return inside;
  const attributes = textAttributes(element, files);
  if (/^[a-z]/.test(name) && !name.includes('.'))
    return html(name, attributes, inside, element.type === 'mdxJsxFlowElement');
  const say = (...names: string[]) => names.map((each) => attributes.get(each)).find(Boolean);
  const src = say('src', 'image', 'img', 'file');
  if (src && (PICTURE.test(src) || /image|img|figure|photo|picture/i.test(name))) {
    const caption = say('caption', 'title');
    return `![${(say('alt') ?? caption ?? '').replace(/[[\]]/g, '\\$&')}](<${src}>)${caption && caption !== say('alt') ? `\n\n${caption}` : ''}\n\n${inside}`.trim();
  }
  const href = say('href', 'to', 'url', 'link');
  if (href) return `[${inside.trim() || say('title', 'label', 'text', 'name') || href}](<${href}>)`;
  const player = playerAddress(
    name,
    say('id', 'videoId', 'youTubeId', 'youtubeId', 'tweetId', 'tweetLink', 'video', 'src'),
  );
  if (player) return `[${say('title') ?? player}](<${player}>)`;
  // Words in attributes are words of the post all the same.
  const title = say('title', 'summary', 'label', 'heading', 'caption', 'text');
  count(`<${name}>`);
  return title && !inside.includes(title) ? `**${title}**\n\n${inside}` : inside;
}

function textAttributes({ attributes }: Element, files: Map<string, string>): Map<string, string> {
  return new Map(
    attributes.flatMap(({ name, value }) => {
      if (!name || value === undefined) return [];
      if (value === null) return [[name, ''] as const];
      if (typeof value === 'string') return [[name, value] as const];
      const code = value.value.trim();
      const text =
        files.get(code) ??
        /^(?:'([^'\\]*)'|"([^"\\]*)"|`([^`\\$]*)`|(\d+))$/
          .exec(code)
          ?.slice(1)
          .find((each) => each !== undefined) ??
        /^require\(['"]([^'"]+)['"]\)/.exec(code)?.[1];
      return text === undefined ? [] : [[name, text] as const];
    }),
  );
}

function html(name: string, attributes: Map<string, string>, inside: string, isBlock: boolean): string {
  const written = [...attributes].map(
    ([key, value]) =>
      ` ${HTML_NAMES[key] ?? key}="${value.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"`,
  );
  const start = `<${name}${written.join('')}>`;
  if (VOID.includes(name)) return start;
  // Blank lines let Markdown in HTML be Markdown.
  return isBlock && inside.trim() !== ''
    ? `${start}\n\n${inside}\n\n</${name}>`
    : `${start}${inside}</${name}>`;
}

function playerAddress(name: string, id: string | undefined): string | null {
  if (!id) return null;
  if (/^https?:\/\//.test(id)) return id;
  if (/youtube/i.test(name)) return `https://www.youtube.com/watch?v=${id}`;
  if (/vimeo/i.test(name)) return `https://vimeo.com/${id}`;
  if (/tweet|twitter/i.test(name)) return `https://twitter.com/i/status/${id}`;
  return null;
}
