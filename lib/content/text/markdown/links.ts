// Links between posts as authors of files write them: `[the map](map.md)`, `[[Folded map]]`, `![[dot.png]]`.
import type { Image, Link, PhrasingContent, Root, Text } from 'mdast';
import { findAndReplace } from 'mdast-util-find-and-replace';
import { visit } from 'unist-util-visit';
import type { VFile } from 'vfile';
import { href, paths } from '../../../paths';
import { idByName } from '../../markdown/file-name';

/** What a text's links are looked up in. */
export interface LinkContext {
  /** Changes whenever an answer may; HTML made without it is not kept. */
  version?: string;
  /** Where a post is that somebody calls by its file, its title or an old address; null where there is none. */
  linkTo?: (target: string) => string | null;
  /** Where a picture is that an author calls by its place beside the file. */
  pictureAt?: (src: string) => string | null;
}

declare module 'vfile' {
  interface DataMap {
    links: LinkContext;
  }
}

const WIKILINK = /(!?)\[\[([^[\]|#\n]*)(#[^[\]|\n]*)?(?:\\?\|([^[\]\n]*))?\]\]/g;
const MARKDOWN_FILE = /\.(md|mdx|markdown|mdown|mkd)$/i;
const PICTURE = /\.(png|jpe?g|gif|webp|avif|svg|bmp)$/i;

/** A remark plugin. */
export function remarkLinks() {
  return (tree: Root, file: VFile) => {
    const context = file.data.links ?? {};
    visit(tree, ['link', 'definition', 'image'], (node) => {
      if (node.type === 'link' || node.type === 'definition') node.url = linkAddress(node.url, context);
      if (node.type === 'image') node.url = context.pictureAt?.(node.url) ?? node.url;
    });
    findAndReplace(
      tree,
      [
        WIKILINK,
        (_: string, bang: string, target: string, fragment = '', words?: string) =>
          wikilink({ isShown: bang !== '', target: target.trim(), fragment, words: words?.trim() }, context),
      ],
      { ignore: ['link'] },
    );
  };
}

/** A link to a Markdown file leads to its post: by the site's knowledge, or else by the file's name. */
function linkAddress(url: string, { linkTo }: LinkContext): string {
  if (/^[a-z][a-z\d+.-]*:|^\/\/|^#/i.test(url)) return url;
  const [, path = '', rest = ''] = /^([^?#]*)(.*)$/.exec(url) ?? [];
  const known = linkTo?.(decode(path));
  if (known) return href(known) + rest;
  return MARKDOWN_FILE.test(path) ? href(paths.post(idByName(decode(path)))) + rest : url;
}

interface Wikilink {
  isShown: boolean;
  target: string;
  fragment: string;
  words: string | undefined;
}

function wikilink(
  { isShown, target, fragment, words }: Wikilink,
  { linkTo, pictureAt }: LinkContext,
): PhrasingContent | false {
  // `[[1, 2], [3]]` and an empty one are none.
  if (target === '' && fragment === '') return false;
  if (isShown && PICTURE.test(target)) {
    const [width] = /^\d+/.exec(words ?? '') ?? [];
    const image: Image = {
      type: 'image',
      url: pictureAt?.(target) ?? encodeURI(target),
      alt: words && !width ? words : target.replace(/^.*\//, '').replace(PICTURE, ''),
    };
    return width ? { ...image, data: { hProperties: { width } } } : image;
  }
  const label: Text = {
    type: 'text',
    value: words || target.replace(MARKDOWN_FILE, '') || fragment.slice(1),
  };
  const path = target === '' ? '' : (linkTo?.(target) ?? null);
  // Nobody should follow what leads nowhere; the words stay.
  if (path === null) return label;
  const link: Link = {
    type: 'link',
    url: (path && href(path)) + fragment.replaceAll(' ', '-').toLowerCase(),
    children: [label],
  };
  return link;
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
