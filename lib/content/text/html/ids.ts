// Ids of a post: the author's get a prefix, so that none stands in for one of the page's; headings get their own; and
// every link within the post leads to one of them.
import GithubSlugger, { slug } from 'github-slugger';
import type { Element, Root } from 'hast';
import { toString as wordsIn } from 'hast-util-to-string';
import { decodeText } from '../../../paths/encoding';
import { visit } from '../visit';
import { isHeading } from './element';

/** What was a link within its text, to what is not there, or not yet. */
export const ledWithin = new WeakSet<Element>();

const PREFIX = 'user-content-';
// The page's own, and what its scripts look for.
const OF_THE_PAGE = ['content', 'main', 'next'];

/** What a heading would be called anyway may be its id without a prefix: links from elsewhere know it. */
const isFree = (id: string) =>
  id !== '' && id === slug(id) && !id.startsWith('_') && !OF_THE_PAGE.includes(id);

const nameOnPage = (id: string) => (isFree(id) ? id : PREFIX + id);

/** A rehype plugin; it comes after the sanitiser. */
export function rehypeIds() {
  return (tree: Root) => {
    const targets = new Map<string, string>();
    const taken = new Set<string>();
    eachElement(tree, (element) => {
      const id = textOf(element.properties.id);
      if (id === '') return;
      delete element.properties.id;
      // Of two with the same id a link finds the first.
      if (targets.has(id)) return;
      const onPage = isHeading(element) && isFree(id) ? id : PREFIX + id.replace(/^user-content-/, '');
      if (taken.has(onPage)) return;
      element.properties.id = onPage;
      targets.set(id, onPage);
      taken.add(onPage);
    });
    nameHeadings(tree, targets, taken);
    const find = finder(targets);
    eachElement(tree, (element) => lead(element, targets, find));
  };
}

function nameHeadings(tree: Root, targets: Map<string, string>, taken: Set<string>): void {
  const slugger = new GithubSlugger();
  eachElement(tree, (element) => {
    if (!isHeading(element) || element.properties.id) return;
    const text = wordsIn(element);
    let id = slugger.slug(text);
    while (taken.has(nameOnPage(id))) id = slugger.slug(text);
    if (id === '' || id === '-') return;
    const onPage = nameOnPage(id);
    element.properties.id = onPage;
    taken.add(onPage);
    if (!targets.has(id)) targets.set(id, onPage);
  });
}

type Find = (id: string) => string | null;

/** Makes a link within the post, and what describes an element, name ids as they are now. */
function lead(element: Element, targets: Map<string, string>, find: Find): void {
  const { properties } = element;
  for (const name of ['ariaDescribedBy', 'ariaLabelledBy', 'headers', 'htmlFor'] as const) {
    if (properties[name] === undefined) continue;
    const ids = [properties[name] ?? []].flat().flatMap((id) => targets.get(String(id)) ?? []);
    if (ids.length > 0) properties[name] = ids;
    else delete properties[name];
  }
  const href = textOf(properties.href);
  // Browsers find the words of `#:~:text=` by themselves.
  if (!href.startsWith('#') || /^#(?:top|:~:.*)?$/.test(href)) return;
  const target = find(href.slice(1));
  if (target !== null) {
    properties.href = `#${target}`;
    return;
  }
  // Nobody should follow what leads nowhere.
  delete properties.href;
  ledWithin.add(element);
  if (element.tagName === 'a') element.tagName = 'span';
}

/** Other generators name headings in other ways: what is the same but for signs is meant. */
function finder(targets: Map<string, string>): Find {
  let near: Map<string, string> | undefined;
  return (id) => {
    const decoded = decodeText(id);
    const exact =
      targets.get(id) ?? targets.get(decoded) ?? targets.get(decoded.replace(/^user-content-/, ''));
    const letters = lettersOf(decoded);
    if (exact || letters === '') return exact ?? null;
    // Of several the first.
    near ??= new Map([...targets].reverse().map(([name, onPage]) => [lettersOf(name), onPage]));
    return near.get(letters) ?? null;
  };
}

const lettersOf = (id: string) =>
  id
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
const textOf = (value: unknown) => (typeof value === 'string' ? value : '');

function eachElement(tree: Root, look: (element: Element) => void): void {
  visit(tree, 'element', (element) => {
    look(element);
  });
}
