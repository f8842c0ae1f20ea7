// A component of MDX that stands alone, as the block of Markdown that its name says: a box, a quote, a film, a formula.
import { kindAt } from '../../pictures/files';

const BOXES = /^(note|info|tip|hint|important|warning|caution|danger|success)$/i;
const TYPED_BOXES = /^(callout|admonition|alert|aside|notice|banner|hint|message|blockquote|highlight)$/i;
const FOLDED = /^(details|collaps\w*|accordion\w*|spoiler|expand\w*|disclosure|toggle|fold\w*)$/i;

/**
 * A component whose name says what it is; null where none does.
 * @param say gives the first of its attributes by these names
 */
export function blockAs(
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
  const src = say('src', 'url', 'file') ?? '';
  const played = { film: 'video', sound: 'audio', picture: null }[kindAt(src) ?? 'picture'];
  if (played) return `<${played} controls src="${src.replaceAll('"', '%22')}"></${played}>`;
  if (/^(math|tex|katex|latex|equation)$/i.test(name) && inside.trim() !== '' && !inside.includes('$'))
    return `$$\n${inside.trim()}\n$$`;
  if (/^(quote|pullquote)$/i.test(name) && inside.trim() !== '') {
    const by = say('author', 'by', 'cite', 'source');
    return `${inside.trim()}${by ? `\n\n— ${by}` : ''}`.replace(/^/gm, '> ');
  }
  return null;
}

const CODES = /^(?:code|code_?block|code_?snippet|snippet|syntax_?highlighter|prism|highlight)$/i;

/** A component that shows code which is a text in braces; null where none does. */
export function codeAs(
  name: string,
  code: string | undefined,
  say: (...names: string[]) => string | undefined,
): string | null {
  if (code === undefined || !CODES.test(name)) return null;
  const lang = (say('language', 'lang', 'className') ?? '').replace(/^language-/, '').replace(/\s.*$/, '');
  const title = say('title', 'filename');
  const ticks = '`'.repeat(Math.max(3, ...[...code.matchAll(/`+/g)].map(([run]) => run.length + 1)));
  const text = code.replace(/^[ \t]*\n|\n[ \t]*$/g, '');
  return `${ticks}${lang || 'text'}${title ? ` title="${title.replaceAll('"', '')}"` : ''}\n${text}\n${ticks}`;
}

/** Between more colons than a box within it has. */
function box(kind: string, title: string | undefined, inside: string): string {
  const longest = Math.max(2, ...[...inside.matchAll(/^:{3,}/gm)].map(([colons]) => colons.length));
  const colons = ':'.repeat(longest + 1);
  return `${colons}${kind} ${title ?? ''}\n\n${inside.trim()}\n\n${colons}`;
}
