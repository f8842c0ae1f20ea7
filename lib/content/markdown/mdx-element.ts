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
const HTML_NAMES = new Map([
  ['className', 'class'],
  ['htmlFor', 'for'],
  ['srcSet', 'srcset'],
  ['allowFullScreen', 'allowfullscreen'],
]);
const PICTURE = /\.(png|jpe?g|gif|webp|avif|svg)([?#]|$)/i;

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
  if (/^[a-z]/.test(name) && !name.includes('.'))
    return html(name, attributes, inside, element.type === 'mdxJsxFlowElement');
  const say = (...names: string[]) => names.map((each) => attributes.get(each)).find(Boolean);
  const src = say('src', 'image', 'img', 'file');
  if (src && (PICTURE.test(src) || /image|img|figure|photo|picture/i.test(name))) {
    const caption = say('caption', 'title');
    const [width, height] = [say('width'), say('height')].map((size) => /^\d+$/.exec(size ?? '')?.[0]);
    const size = width && height ? `{width=${width} height=${height}}` : '';
    return `![${(say('alt') ?? caption ?? '').replace(/[[\]]/g, '\\$&')}](<${src}>)${size}${caption && caption !== say('alt') ? `\n\n${caption}` : ''}\n\n${inside}`.trim();
  }
  const shown = isAlone ? blockAs(name, inside, say) : null;
  if (shown !== null) return shown;
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
  // Of words in a sentence it is a hint.
  if (!isAlone && inside.trim() !== '') return inside;
  return title && !inside.includes(title) ? `**${title}**\n\n${inside}` : inside;
}

const BOXES = /^(note|info|tip|hint|important|warning|caution|danger|success)$/i;
const TYPED_BOXES = /^(callout|admonition|alert|aside|notice|banner|hint|message|blockquote|highlight)$/i;
const FOLDED = /^(details|collaps\w*|accordion\w*|spoiler|expand\w*|disclosure|toggle|fold\w*)$/i;
const MEDIA = /\.(mp4|webm|ogv|mov|m4v|mp3|ogg|oga|wav|m4a|flac)([?#]|$)/i;

/** A component whose name says what it is; null where none does. */
function blockAs(
  name: string,
  inside: string,
  say: (...names: string[]) => string | undefined,
): string | null {
  const type = say('type', 'kind', 'variant', 'intent', 'status', 'severity') ?? '';
  const kind = BOXES.test(name)
    ? name
    : TYPED_BOXES.test(name) && (BOXES.test(type) || type === 'error')
      ? type
      : null;
  if (kind && inside.trim() !== '') return box(kind.toLowerCase(), say('title', 'heading', 'label'), inside);
  if (FOLDED.test(name) && inside.trim() !== '')
    return box('details', say('summary', 'title', 'label', 'heading') ?? '…', inside);
  const src = say('src', 'url', 'file');
  if (src && MEDIA.test(src)) {
    const tag = /\.(mp3|ogg|oga|wav|m4a|flac)([?#]|$)/i.test(src) ? 'audio' : 'video';
    return `<${tag} controls src="${src.replaceAll('"', '%22')}"></${tag}>`;
  }
  if (/^gist$/i.test(name)) {
    const id = say('id', 'url', 'gistId');
    return id ? `[gist.github.com/${id}](<https://gist.github.com/${id}>)` : null;
  }
  if (/^(math|tex|katex|latex|equation)$/i.test(name) && inside.trim() !== '' && !inside.includes('$'))
    return `$$\n${inside.trim()}\n$$`;
  if (/^(quote|pullquote)$/i.test(name) && inside.trim() !== '') {
    const by = say('author', 'by', 'cite', 'source');
    return `${inside.trim()}${by ? `\n\n— ${by}` : ''}`.replace(/^/gm, '> ');
  }
  return null;
}

/** Between more colons than a box within it has. */
function box(kind: string, title: string | undefined, inside: string): string {
  const longest = Math.max(2, ...[...inside.matchAll(/^:{3,}/gm)].map(([colons]) => colons.length));
  const colons = ':'.repeat(longest + 1);
  return `${colons}${kind} ${title ?? ''}\n\n${inside.trim()}\n\n${colons}`;
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
      ` ${HTML_NAMES.get(key) ?? key}="${value.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"`,
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
