// Cards and blocks of Ghost's and WordPress's editors that need their scripts to be what they are, as HTML that needs
// none. It comes before the sanitiser.
import type { Element, Nodes, Parents, Root, Text } from 'hast';
import { visit } from '../visit';

// Knobs and dials of players, messages of forms, icons.
const NOT_SHOWN =
  /^(kg-(video|audio)-(overlay|player|thumbnail.*placeholder)|kg-audio-player|kg-video-player|kg-signup-card-(success|error|disclaimer|button.*)|kg-toggle-card-icon|kg-file-card-icon|kg-audio-thumbnail|lightbox-trigger|wp-block-search|code-block-copy.*|copy-button|sharedaddy|sd-sharing-enabled|jp-relatedposts|addtoany_share_save_container|heateor_sss_sharing_container|wp-block-file__embed|wp-block-accordion-heading__toggle-icon|ez-toc-toggle|more-link)$/;

/** A rehype plugin. */
export function rehypeCmsCards() {
  return (tree: Root) => {
    withoutKnobs(tree);
    visit(tree, 'element', (element) => {
      if (hasClass(element, 'kg-toggle-card')) toDetails(element);
      if (hasClass(element, 'kg-product-card-rating')) toStars(element);
      if (element.tagName === 'video' || element.tagName === 'audio') toPlayable(element);
      // The way of old to name a place.
      if (element.tagName === 'a') element.properties.id ??= element.properties.name;
      if (/^(?:img|amp-img|source)$/.test(element.tagName)) toLoaded(element);
      if (element.tagName === 'pre') toHighlighted(element);
      if (hasClass(element, 'crayon-syntax')) toSample(element);
      element.tagName = OF_OLD[element.tagName] ?? element.tagName;
    });
  };
}

function withoutKnobs(parent: Parents): void {
  const children = parent.children.map((node) => emojiIn(node) ?? node);
  parent.children = children.filter((node) => {
    if (node.type !== 'element') return true;
    // An audio card's picture is one, its placeholder is none.
    if (classesOf(node).some((name) => NOT_SHOWN.test(name)) && node.tagName !== 'img') return false;
    // The card of another WordPress stands above its frame as a quote; a picture without an address is a placeholder.
    if (node.tagName === 'iframe' && hasClass(node, 'wp-embedded-content')) return false;
    if (node.tagName === 'img' && isNowhere(node)) return false;
    withoutKnobs(node);
    return true;
  }) as typeof parent.children;
}

/** WordPress makes pictures of them. */
function emojiIn(node: Nodes): Text | null {
  if (node.type !== 'element' || node.tagName !== 'img') return null;
  const isEmoji = classesOf(node).some((name) => /^(?:wp-smiley|emoji|twemoji)$/.test(name));
  const { alt } = node.properties;
  return isEmoji && typeof alt === 'string' && alt !== '' ? { type: 'text', value: alt } : null;
}

function toDetails(card: Element): void {
  const heading = find(card, 'kg-toggle-heading-text') ?? find(card, 'kg-toggle-heading');
  const content = find(card, 'kg-toggle-content');
  if (!heading || !content) return;
  card.tagName = 'details';
  card.children = [
    { type: 'element', tagName: 'summary', properties: {}, children: heading.children },
    ...content.children,
  ];
}

function toStars(rating: Element): void {
  let [all, active] = [0, 0];
  visit(rating, 'element', (element) => {
    if (!hasClass(element, 'kg-product-card-rating-star')) return;
    all += 1;
    if (classesOf(element).some((name) => name.includes('rating-active'))) active += 1;
  });
  rating.children = [{ type: 'text', value: '★'.repeat(active) + '☆'.repeat(all - active) }];
}

/** Without controls nobody could start it. */
function toPlayable({ properties }: Element): void {
  properties.controls = true;
  if (typeof properties.dataSrc === 'string' && !properties.src) properties.src = properties.dataSrc;
  // Ghost's poster is an empty picture of another host, above the real one.
  if (!/spacergif\.org/.test(String(properties.poster ?? ''))) return;
  const [, behind] = /url\(['"]?([^'")]+)['"]?\)/.exec(String(properties.style ?? '')) ?? [];
  properties.poster = behind;
}

/** Pictures that a script would load: their address is in another attribute. */
function toLoaded({ properties }: Element): void {
  const later = [
    properties.dataSrc,
    properties.dataLazySrc,
    properties.dataOriginal,
    properties.dataOrigFile,
  ].find((value) => typeof value === 'string');
  const src = typeof properties.src === 'string' ? properties.src : '';
  if (later && (src === '' || src.startsWith('data:'))) properties.src = later;
  const set = properties.srcSet ?? properties.dataSrcset ?? properties.dataLazySrcset;
  // The sanitiser does not look into it.
  const candidates = String(set ?? '')
    .split(/,\s+/)
    .filter((each) => each !== '' && !/^\s*(?!https?:)[a-z][a-z\d+.-]*:/i.test(each));
  properties.srcSet = candidates.length > 0 ? candidates.join(', ') : undefined;
}

const isNowhere = ({ properties }: Element) =>
  properties.src === '' && !Object.keys(properties).some((name) => /^data.*(src|file|original)/i.test(name));

/** Plugins say the language of a sample in their own ways; their scripts would colour it. */
function toHighlighted(pre: Element): void {
  if (pre.children.some((child) => child.type === 'element' && child.tagName === 'code')) return;
  const classes = classesOf(pre).join(' ');
  const { dataEnlighterLanguage, dataLang, dataLanguage, lang } = pre.properties;
  const own = [dataEnlighterLanguage, dataLang, dataLanguage, lang].find(
    (value) => typeof value === 'string',
  );
  const language =
    /(?:^|\s)(?:brush:?\s*|lang(?:uage)?[:-]|prettyprint lang-)([\w+#-]+)/.exec(classes)?.[1] ?? own;
  if (!language) return;
  const code: Element = {
    type: 'element',
    tagName: 'code',
    properties: { className: [`language-${BRUSHES[String(language)] ?? String(language).toLowerCase()}`] },
    children: pre.children as Element['children'],
  };
  pre.children = [code];
}

/** Crayon has the code as it was written above a table of its lines. */
function toSample(crayon: Element): void {
  const written = find(crayon, 'crayon-plain');
  if (!written) return;
  const code: Element = { type: 'element', tagName: 'code', properties: {}, children: written.children };
  crayon.tagName = 'pre';
  crayon.properties = {};
  crayon.children = [code];
}

const OF_OLD: Record<string, string> = { 'amp-img': 'img', acronym: 'abbr' };

// SyntaxHighlighter's own names.
const BRUSHES: Record<string, string> = {
  jscript: 'js',
  csharp: 'cs',
  cpp: 'cpp',
  plain: 'plaintext',
  vb: 'vbnet',
};

function find(parent: Parents, name: string): Element | null {
  let found: Element | null = null;
  visit(parent, 'element', (element) => {
    found ??= hasClass(element, name) ? element : null;
  });
  return found;
}

const hasClass = (element: Element, name: string) => classesOf(element).includes(name);

function classesOf({ properties }: Element): string[] {
  return Array.isArray(properties.className) ? properties.className.map(String) : [];
}
