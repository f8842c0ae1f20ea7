// A component of MDX that stands alone, as the block of Markdown that its name says: a box, a quote, a film, a formula.

const BOXES = /^(note|info|tip|hint|important|warning|caution|danger|success)$/i;
const TYPED_BOXES = /^(callout|admonition|alert|aside|notice|banner|hint|message|blockquote|highlight)$/i;
const FOLDED = /^(details|collaps\w*|accordion\w*|spoiler|expand\w*|disclosure|toggle|fold\w*)$/i;
const MEDIA = /\.(mp4|webm|ogv|mov|m4v|mp3|ogg|oga|wav|m4a|flac)([?#]|$)/i;

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
  const src = say('src', 'url', 'file');
  if (src && MEDIA.test(src)) {
    const tag = /\.(mp3|ogg|oga|wav|m4a|flac)([?#]|$)/i.test(src) ? 'audio' : 'video';
    return `<${tag} controls src="${src.replaceAll('"', '%22')}"></${tag}>`;
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
