// Signs of other writers for players of other sites, most of them in a line of their own.
import { isPictureAddress } from '../../pictures/picture-address';
import { link } from './picture-tags';
import { isPlayer } from './players';
import type { Form } from './signs';
import { argumentsIn } from './template-arguments';
import { knownTag } from './template-tags';

/** A picture, or a link. */
export const shownFrom = (address: string, words: string): string =>
  isPictureAddress(address) ? `![${words}](<${address}>)` : link(address, words);

/**
 * What a component that has no text shows of what it is told: a player, a picture or a link.
 * @returns null where nothing of that is known
 */
export function leaf(name: string, label: string, said: string): string | null {
  const { list, named } = argumentsIn(said);
  const args = { list: list.map((each) => each.replace(/^#/, '')), named: { title: label, ...named } };
  const played = isPlayer(name) ? knownTag(name, args, false) : null;
  const address = named.to ?? named.href ?? named.src ?? named.url;
  if (played !== null || !address) return played;
  return shownFrom(address, named.alt ?? named.title ?? named.label ?? label);
}

export const PLAYER_SIGNS: Form[] = [
  // Logseq's.
  [
    /\{\{(?:video|youtube|tweet)/,
    /\{\{(?:video|youtube|vimeo|tweet|twitter) (https?:\/\/[^\s{}]{1,500})\}\}/g,
    '<$1>',
  ],
  // Zenn's players, velog's and Hashnode's, each in a line of its own.
  [
    /^(?:@\[|!)\w/m,
    /^(?:@\[(?=\w+\]\()|!(?=\w+\[))(\w{1,20})(?:\]\(|\[)([^()[\]\s]{1,500})[)\]][ \t]*$/gm,
    (whole = '', name = '', id = '') => {
      const isAddress = /^https?:\/\//.test(id);
      if (!isPlayer(name) && (isAddress || /^!|^@\[[A-Z]/.test(whole))) return whole;
      return isAddress ? `<${id}>` : (knownTag(name, argumentsIn(id), false) ?? `${name}: ${id}`);
    },
  ],
  // Hatena's: `[https://a.example:embed:cite]`.
  [
    /\[https?:[^\]\n]{1,500}:(?:embed|title|cite|bookmark)\b/,
    /\[(https?:\/\/[^\s[\]]{1,500}?):(?:embed|title|cite|bookmark)(?:[:=][^[\]\n]{0,200})?\](?!\()/g,
    '<$1>',
  ],
  [/^%\[http/m, /^%\[(https?:\/\/[^\s[\]]{1,500})\]/gm, '<$1>'],
];
