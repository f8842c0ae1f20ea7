// Links between posts as authors of files write them: `[the map](map.md)`, `[[Folded map]]`, `![[dot.png]]`.
import type { Image, Link, PhrasingContent, Root, Text } from 'mdast';
import { findAndReplace, type RegExpMatchObject } from 'mdast-util-find-and-replace';
import type { VFile } from 'vfile';
import { paths } from '../../../paths';
import { decodeText, href } from '../../../paths/encoding';
import { idByName } from '../../markdown/folder/file-name';
import { kindAt } from '../../pictures/files';
import type { Found, Resolve, Target } from '../links';
import { visit } from '../visit';

declare module 'vfile' {
  interface DataMap {
    resolve: Resolve;
  }
}

const WIKILINK = /(!?)\[\[([^[\]|#\n]*)(#[^[\]|\n]*)?(?:\\?\|([^[\]\n]*))?\]\]/g;
// An index, as in `x[[1]]`, and a shell's question, as in `[[ -f x ]]`.
const IS_CODE_BEFORE = /[A-Za-z\d_)\]$]/;
const IS_CODE = /^[\s"'$-]|^\d{1,3}$/;
// In HTML only what is surely a file: other addresses there are meant as they are.
const HTML_LINK =
  /(<a\b[^<>]{0,500}?\shref=["'])([^"'<>]{1,500}?\.(?:md|mdx|markdown)(?:[?#][^"'<>]{0,500})?)(?=["'])/gi;
const MARKDOWN_FILE = /\.(md|mdx|markdown|mdown|mkd)$/i;

const NOTHING_FOUND: Found = new Map();

/** A remark plugin; synchronous where there is nobody to ask. */
export function remarkLinks() {
  return (tree: Root, file: VFile) => {
    const { resolve } = file.data;
    const targets = resolve ? [...targetsIn(tree)] : [];
    if (!resolve || targets.length === 0) return lead(tree, NOTHING_FOUND);
    return resolve(targets).then((found) => lead(tree, found));
  };
}

/** All that only the site knows. */
function targetsIn(tree: Root): Set<string> {
  const targets = new Set<string>();
  const add = (target: string | null) => target && targets.add(target);
  visit(tree, ['link', 'definition', 'image', 'text', 'html'], (node) => {
    if (node.type === 'html') for (const [, , url = ''] of node.value.matchAll(HTML_LINK)) add(targetOf(url));
    if (node.type === 'link' || node.type === 'definition' || node.type === 'image') add(targetOf(node.url));
    if (node.type !== 'text') return;
    for (const [, , target = '', fragment = ''] of node.value.matchAll(WIKILINK)) {
      add(target.trim());
      // A title may have the sign in it.
      if (fragment) add((target + fragment).trim());
    }
  });
  return targets;
}

function lead(tree: Root, found: Found): void {
  visit(tree, ['link', 'definition', 'image', 'html'], (node) => {
    if (node.type === 'html')
      node.value = node.value.replace(
        HTML_LINK,
        (_, before: string, url: string) => before + linkAddress(url, found),
      );
    if (node.type === 'link' || node.type === 'definition') node.url = linkAddress(node.url, found);
    if (node.type === 'image') setPicture(node, found.get(targetOf(node.url) ?? ''));
  });
  findAndReplace(
    tree,
    [
      WIKILINK,
      (
        _: string,
        bang: string,
        target: string,
        fragment = '',
        words: string | undefined,
        { input, index }: RegExpMatchObject,
      ) => {
        const isCode = IS_CODE_BEFORE.test(input.charAt(index - 1)) || IS_CODE.test(target);
        const link = { isShown: bang !== '', target: target.trim(), fragment, words: words?.trim() };
        return wikilink({ ...link, isCode }, found);
      },
    ],
    { ignore: ['link'] },
  );
}

function setPicture(image: Image, target: Target | undefined): void {
  if (!target) return;
  image.url = target.url;
  const { width, height } = target;
  if (width && height) image.data = { ...image.data, hProperties: { width, height } };
}

/** What is before `?` and `#`, decoded; null for what leads to another site, or stays on the page. */
function targetOf(url: string): string | null {
  if (/^[a-z][a-z\d+.-]*:|^\/\/|^#/i.test(url)) return null;
  return decodeText(/^[^?#]*/.exec(url)?.[0] ?? '') || null;
}

/** A link to a Markdown file leads to its post: by the site's knowledge, or else by the file's name. */
function linkAddress(url: string, found: Found): string {
  const target = targetOf(url);
  if (target === null) return url;
  const rest = /[?#].*$/s.exec(url)?.[0] ?? '';
  const known = found.get(target);
  if (known) return known.url + rest;
  return MARKDOWN_FILE.test(target) ? href(paths.post(idByName(target))) + rest : url;
}

interface Wikilink {
  isShown: boolean;
  target: string;
  fragment: string;
  words: string | undefined;
  /** Whether it may be code: then it is a link only where it leads somewhere. */
  isCode: boolean;
}

function wikilink(
  { isShown, target, fragment, words, isCode }: Wikilink,
  found: Found,
): PhrasingContent | false {
  // `[[1, 2], [3]]` and an empty one are none.
  if (target === '' && fragment === '') return false;
  if (isShown && kindAt(target) === 'picture') {
    // A size alone may stand there.
    const own = target.replace(/^.*\//, '').replace(/\.\w+$/, '');
    const alt = /^\d+(?:x\d+)?$/.test(words ?? '') ? `${own}|${words}` : words || own;
    const image: Image = { type: 'image', url: encodeURI(target), alt };
    setPicture(image, found.get(target));
    return image;
  }
  const label: Text = {
    type: 'text',
    value: words || target.replace(MARKDOWN_FILE, '') || fragment.slice(1),
  };
  const path = target === '' ? '' : found.get(target)?.url;
  const whole = path === undefined ? found.get(target + fragment)?.url : undefined;
  if (path === undefined && !words) label.value = target.replace(MARKDOWN_FILE, '') + fragment;
  if (whole !== undefined) return { type: 'link', url: whole, children: [label] };
  if (path === undefined && isCode) return false;
  // Nobody should follow what leads nowhere; the words stay.
  if (path === undefined) return label;
  const link: Link = {
    type: 'link',
    url: path + fragment.replaceAll(' ', '-').toLowerCase(),
    children: [label],
  };
  return link;
}
