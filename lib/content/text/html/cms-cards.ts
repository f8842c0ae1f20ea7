// Cards and blocks of Ghost's and WordPress's editors that need their scripts to be what they are, as HTML that needs
// none. It comes before the sanitiser.
import type { Element, Parents, Root } from 'hast';
import { visit } from 'unist-util-visit';

// Knobs and dials of players, messages of forms, icons.
const NOT_SHOWN =
  /^(kg-(video|audio)-(overlay|player|thumbnail.*placeholder)|kg-audio-player|kg-video-player|kg-signup-card-(success|error|disclaimer|button.*)|kg-toggle-card-icon|kg-file-card-icon|kg-audio-thumbnail|lightbox-trigger|wp-block-search|code-block-copy.*|copy-button)$/;

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
      if (element.tagName === 'img' || element.tagName === 'source') toLoaded(element);
    });
  };
}

function withoutKnobs(parent: Parents): void {
  parent.children = parent.children.filter((node) => {
    if (node.type !== 'element') return true;
    // An audio card's picture is one, its placeholder is none.
    if (classesOf(node).some((name) => NOT_SHOWN.test(name)) && node.tagName !== 'img') return false;
    withoutKnobs(node);
    return true;
  }) as typeof parent.children;
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
