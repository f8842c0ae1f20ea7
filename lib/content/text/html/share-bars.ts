// Bars of links by which a page is shared. A plugin has put them there, and they share the page at the CMS.
import type { Element, Root } from 'hast';
import { toString as wordsIn } from 'hast-util-to-string';
import { EXIT, visit } from '../visit';
import { attribute, findIn, removeElements } from './element';

const SHARES = [
  'facebook\\.com/(?:sharer|share\\.php|dialog/(?:share|send))',
  '(?:twitter|x)\\.com/(?:intent/(?:tweet|post)|share)\\b',
  'linkedin\\.com/(?:shareArticle|sharing/|cws/share)',
  'pinterest\\.[a-z.]{2,6}/pin/create',
  '(?:reddit|tumblr)\\.com/(?:submit|share|widgets/share)\\b',
  't(?:elegram)?\\.me/share(?:/url)?/?\\?',
  '(?:api\\.|web\\.)?whatsapp\\.com/send\\b(?!.*phone(?:=|%3D))',
  'bsky\\.app/intent/compose',
  'threads\\.(?:net|com)/intent/post',
  'getpocket\\.com/(?:save|edit)',
  'news\\.ycombinator\\.com/submitlink',
  '(?:story\\.kakao|share\\.naver|buffer)\\.com/(?:share|web|add)',
  'social-plugins\\.line\\.me/',
  'band\\.us/plugin/share',
].join('|');
const IS_SHARE = new RegExp(
  `^(?:(?:https?:)?//(?:www\\.|m\\.|mobile\\.)?(?:${SHARES})|mailto:\\?|whatsapp://send\\b(?!.*phone(?:=|%3D))|fb-messenger://share)`,
  'i',
);
// Without an address it shares words of an author's.
const SHARED = /(?:^|&)(?:url|u)=[^&]|https?(?::|%3A)/i;
// "Share this:"
const MAX_WORDS = 40;
const MAX_LINKS = 30;

const isLink = (node: Element) => node.tagName === 'a' && node.properties.href !== undefined;

function isShareLink(node: Element): boolean {
  const href = isLink(node) ? attribute(node, 'href') : '';
  return IS_SHARE.test(href) && SHARED.test(href.split('?').slice(1).join('?'));
}

/** A rehype plugin, for HTML alone: what is in Markdown an author has written. */
export function rehypeShareBars() {
  return (tree: Root) => {
    if (findIn(tree, isShareLink)) removeElements(tree, isShareBar);
  };
}

/** Whether all links in an element share the page, at several places, and nothing is beside them. One alone may be an author's. */
function isShareBar(node: Element): boolean {
  const links: Element[] = [];
  visit(node, 'element', (each) => {
    if (isLink(each)) links.push(each);
    return links.length > MAX_LINKS || (isLink(each) && !isShareLink(each)) ? EXIT : undefined;
  });
  if (
    links.length < 2 ||
    links.length > MAX_LINKS ||
    !links.every(isShareLink) ||
    new Set(links.map(placeOf)).size < 2
  )
    return false;
  const beside = withoutLinks(node);
  return wordsIn(beside).trim().length <= MAX_WORDS && findIn(beside, isMedium) === null;
}

const isMedium = ({ tagName }: Element) =>
  /^(?:img|picture|video|audio|iframe|object|embed|table|pre)$/.test(tagName);

const withoutLinks = (node: Element): Element => ({
  ...node,
  children: node.children.flatMap((child): Element['children'] => {
    if (child.type !== 'element') return [child];
    return isLink(child) ? [] : [withoutLinks(child)];
  }),
});

const placeOf = (link: Element) => attribute(link, 'href').split(/[?&]/)[0];
