// Where an element that can't be on the page leads: any address in its attributes.
import type { Element } from 'hast';
import { decodeText } from '../../../paths/encoding';
import { decodeEntities } from '../entities';
import { pageOf, playedBy } from '../services';
import { attribute, classesOf } from './element';
import { saidIn } from './settings';
import { isPlayer, shownAt } from './shown-at';

// The likeliest first.
const RANKS = [
  /^(?:src|data|url)$/,
  /^data.*(?:permalink|url|href|link)$/i,
  /^(?:href|action|formAction|cite)$/,
  /^data(?!Srcset).*(?:src|source)$/i,
  /^data/,
];

const NAMES_A_NUMBER = /id$|hash$|code$|embed$|widget$|post$|youtube$|vimeo$|dataSrc$/i;

// In settings; those of pictures only where there is nothing else.
const OF_A_PAGE =
  /^(?!.*(?:image|photo|picture|thumb|avatar|icon|logo|poster|cover)).*(?:url|href|src|link)/i;
const OF_A_PICTURE = /(?:image|photo|picture|thumb|avatar|icon|logo|poster|cover).*(?:url|href|src|link)/i;

const NONE: string[] = [];

/** All addresses in its attributes, as `shownAt` gives them, the likeliest first. */
export function addressesIn(node: Element): string[] {
  const all = Object.keys(node.properties);
  if (all.length === 0) return NONE;
  const names = all.filter((name) => /[/{]|^https?%3A/i.test(attribute(node, name)));
  const found = names.length > 0 ? writtenIn(node, names) : NONE;
  const numbered = found.some((address) => !address.startsWith('/')) ? null : numberedIn(node);
  return numbered ? [numbered, ...found] : found;
}

function writtenIn(node: Element, names: string[]): string[] {
  const written = [...new Set(RANKS.flatMap((rank) => names.filter((name) => rank.test(name))))].map(
    (name) => ({ name, value: decoded(attribute(node, name)) }),
  );
  const said = written.flatMap(({ name, value }) =>
    [
      ...saidIn(value, OF_A_PAGE),
      ...saidIn(value, OF_A_PICTURE),
      ...[value, ...saidIn(value, /html/i)].flatMap(framesIn),
    ].map((inner) => ({ name, value: inner })),
  );
  return [...written, ...said].flatMap((each) => (isAddress(each) ? (shownAt(each.value) ?? []) : []));
}

const decoded = (value: string) => (/^https?%3A/i.test(value) ? decodeText(value) : value);

const FRAME = /<(?:iframe|embed|video|audio|source)\b[^>]{0,1000}?\ssrc\s?=\s?["']([^"']{1,2000})/gi;

/** What is shown by HTML that a script would put into the page. */
const framesIn = (value: string): string[] =>
  value.startsWith('<') ? [...value.matchAll(FRAME)].map(([, src = '']) => decodeEntities(src)) : NONE;

/** Whether an attribute has a player in it, as HTML or by its address. */
export const holdsPlayer = (value: string): boolean => isPlayer(value) || framesIn(value).length > 0;

/** What is for a script alone may be anything that begins with a slash: a name, a unit, a path in the script's own world. */
const isAddress = ({ name, value }: { name: string; value: string }) =>
  (/^data[A-Z]/.test(name) ? /^(?:https?:)?\/\//i : /^(?:https?:)?\/\/|^\/[^/]/i).test(value);

/** What an element that a script would fill is called. */
export function nameOf(node: Element): string {
  const names = ['title', 'ariaLabel', 'dataTitle', 'dataOgTitle', 'dataAlt', 'caption'].map((name) =>
    attribute(node, name),
  );
  const settings = Object.values(node.properties).flatMap((value) =>
    saidIn(String(value ?? ''), /^(?:title|full_text|name|label|filename)$/),
  );
  return [...names, ...settings].find((name) => name !== '') ?? '';
}

/** Players say no more than the number of what they play, in whatever attribute. */
export function numberedIn(node: Element): string | null {
  const names = Object.keys(node.properties).filter((name) => name !== 'id' && NAMES_A_NUMBER.test(name));
  const said = [
    ...names.map((name) => attribute(node, name)),
    ...Object.values(node.properties).flatMap((value) => saidIn(String(value ?? ''), /id$/i)),
  ];
  if (said.length === 0) return null;
  const providers = Object.keys(node.properties).filter((name) => /provider|service/i.test(name));
  const kind = [
    node.tagName,
    ...classesOf(node),
    ...names,
    ...providers.map((name) => attribute(node, name)),
  ].join(' ');
  // Many begin all their names with an x, and mean no service.
  const played = playedBy(kind.replace(/(?<![a-z])x(?![a-z])/gi, ''), said);
  return played && pageOf(played.service, played.id, attribute(node, 'dataUser'));
}

/** What a script would open: `location.href = '…'`, `window.open('…')`. */
export function openedBy(script: string): string | null {
  const [, address] =
    /(?:\blocation(?:\.href)?\s*=|\blocation\.(?:assign|replace)\(|\bopen\()\s*['"](https?:\/\/[^'"\s]+|\/[^/\\'"\s][^'"\s]*)['"]/i.exec(
      script,
    ) ?? [];
  return address ?? null;
}

/** Whether two addresses lead to the same, whatever protocol and end they have, and whoever is told where a reader came from. */
export const isSameAddress = (one: string, other: string) => bare(one) === bare(other);

function bare(address: string): string {
  const whole = address.replace(/^\/\//, 'https://');
  if (!URL.canParse(whole, 'https://site')) return address;
  const { host, pathname, searchParams } = new URL(whole, 'https://site');
  const query = [...searchParams].filter(
    ([name]) => !/^(?:utm_\w+|ref|ref_src|igshid?|si|feature|fbclid)$/.test(name),
  );
  return [host.replace(/^www\./, ''), pathname.replace(/\/$/, ''), ...query.map(String).sort()].join(' ');
}

/** An address as the words of a link to it, without a password in it. */
export const wordsFor = (address: string) =>
  address.replace(/^https?:\/\/(?:[^/?#\\]*@)?(www\.)?/i, '').replace(/\/$/, '');
