// Players' scripts: of what they show where they stand, a link to it stays.
import type { Element, ElementContent, Parents } from 'hast';
import { toString as wordsIn } from 'hast-util-to-string';
import { addressesIn, numberedIn } from './addresses';
import { attribute, findIn, near } from './element';
import { isFrame } from './frames';
import { linkTo } from './link-to';
import { leadsTo } from './name-link';

/** A library's own script, or one of those who count or sell. */
export const NO_PLAYER =
  /\/npm\/|\/ajax\/|\/libs?\/|@\d|analytics|tagmanager|gtag|syndication|doubleclick|adsby|\/ads?\b|pixel|mediavine|addthis|addtoany|disqus|jquery|min\.js|polyfill|cookie|consent|recaptcha|hotjar|clarity|sdk\.js|loader/i;
// A number, or what a machine made up.
const NAMES_A_THING = /^(?:\d{3,}|(?=[\w-]*\d)(?=[\w-]*[a-z])[\w-]{6,}|[a-f\d]{7,})$/i;

/** What stands in a script's place. */
export function inScript(script: Element, ancestors: Parents[]): ElementContent[] {
  const address = hasOther(script, ancestors.at(-1)) ? null : playerIn(script);
  const isSaid = address !== null && near(script, ancestors).some((node) => leadsTo(node, address));
  return isSaid ? [] : linkTo(address, '', ancestors);
}

/** Whether a noscript behind it has a link, with words for it, or the frame that the script would make. */
function hasOther(script: Element, parent: Parents | undefined): boolean {
  const siblings = parent?.children ?? [];
  const at = siblings.indexOf(script) + 1;
  const next = siblings.slice(at, at + 2).find(({ type }) => type === 'element');
  const isFallback =
    next?.type === 'element' && next.tagName === 'noscript' && !/java\s?script/i.test(wordsIn(next));
  return isFallback && findIn(next, (node) => node.tagName === 'a' || isFrame(node)) !== null;
}

/** The address of what a script shows where it stands: it names a thing, and those of libraries none. */
function playerIn(script: Element): string | null {
  const address = numberedIn(script) ?? pageIn(script) ?? addressesIn(script)[0];
  if (!address || address.startsWith('/') || NO_PLAYER.test(address)) return null;
  const isPage = address !== attribute(script, 'src').replace(/^\/\//, 'https://');
  const parts = new URL(address).pathname.split('/').map((part) => part.replace(/\.\w+$/, ''));
  if (isPage) return address;
  // The page is where the script is, but for its end.
  return parts.some((part) => NAMES_A_THING.test(part))
    ? address.replace(/(?:\/(?:index|embed))?\.js(?:\?.*)?$/, '')
    : null;
}

const OF_A_PAGE = /^data(?:Embed)?(?:Src|Url|Href)$/;

/** The page that a script is told to show, whatever library it is itself; it may also be a script that loads later. */
function pageIn(script: Element): string | undefined {
  const told = Object.entries(script.properties).filter(([name]) => OF_A_PAGE.test(name));
  return addressesIn({ ...script, properties: Object.fromEntries(told) }).find(
    (address) => !NO_PLAYER.test(address) && !/\.m?js(?:[?#]|$)/i.test(address),
  );
}
