// Films and sounds that no browser plays by itself: the address is that of a page, or one that a script knows.
import type { Element, ElementContent, Parents } from 'hast';
import { addressesIn, nameOf } from './addresses';
import { attribute } from './element';
import { shown } from './frames';
import { linkTo } from './link-to';
import { isPlayer } from './shown-at';

// As players' scripts call what they show in a frame.
const OF_A_SERVICE = /^(?:video|audio)\/(?:x-)?(?:youtube|vimeo|dailymotion|twitch|facebook|soundcloud)$/i;

/** What stands in the place of one that would play nothing; null where it plays, and where nobody knows what. */
export function inPlayer(player: Element, ancestors: Parents[]): ElementContent[] | null {
  const sources = [player, ...player.children].filter(isSource);
  if (!sources.every(isPage)) return null;
  // Its poster is no film.
  const address = addressesIn(sources[0] ?? player).find((each) => shown(each, '')?.[0]?.tagName !== 'img');
  if (!address) return null;
  return shown(address, '', player) ?? linkTo(address, nameOf(player), ancestors);
}

const isSource = (node: ElementContent): node is Element =>
  node.type === 'element' && /^(?:video|audio|source)$/.test(node.tagName) && attribute(node, 'src') !== '';

const isPage = (node: Element) =>
  OF_A_SERVICE.test(attribute(node, 'type')) || isPlayer(attribute(node, 'src'));
