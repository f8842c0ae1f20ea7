// Which words in square brackets are shortcodes of WordPress's plugins, and which are an author's: `[sic]`, `[x y]`.
import type { Root } from 'hast';
import { isService, pageOf, playedBy } from '../services';
import { proseIn } from './prose';
import { shownAt } from './shown-at';

// No text is a value in two ways: else a hundred of them would take for ever.
const VALUE = [
  /"[^"\]]{0,500}"/,
  /'[^'\]]{0,500}'/,
  /[“”″][^“”″\]]{0,500}[“”″]/,
  /https?:\/\/[^\s\]"'[<>]{1,1000}/,
  /(?![“”″]|https?:\/\/)[^\s\]"'[=]{1,500}/,
]
  .map(({ source }) => source)
  .join('|');

/** A value, in whatever quotes. */
export const QUOTED = `(?:${VALUE})`;

/** Gives a slash where it is an end, its name and its settings. */
export const SHORTCODE = new RegExp(
  `\\[(/?)([a-z][\\w-]{1,40})((?:\\s{1,9}(?:[\\w-]{1,50}=)?${QUOTED}){0,100})\\s{0,9}/?\\]`,
  'gi',
);

// Known by their names alone, and those that are also words.
const KNOWN =
  /^(?:contact-form(?:-7)?|wpforms|ez-toc|nextpage|ninja_form|gravityform|(?:vc|et_pb|fusion|su|woocommerce)_.+)$/;
const WORDS = /^(?:caption|embed|gallery|playlist|toc)$/;
// `[table id=1]`
const NUMBERED =
  /^(?:table|ninja_tables|wpdatatable|gallery|foogallery|envira-gallery|nggallery|form|mc4wp_form|fluentform|formidable|caldera_form|poll|rev_slider|metaslider|layerslider|smartslider3|soliloquy)$/;
/** What a plugin would have set below the text: `[efn_note]…[/efn_note]`. `[su_note]` and `[note]` are boxes. */
export const NOTE = /^(?:efn_note|mfn|ref|(?:\w+_)?footnote)$/;
const HAS_ID = /\sid=["'“”″]?\d+["'“”″]?(?:\s|\/?$)/;

/** Of one in a text, which has other words of its line beside it or has none. */
export type IsMeant = (match: RegExpExecArray, text: string, isBesideWords: boolean) => boolean;

/**
 * What has a value in quotes is a shortcode, and so are others of its name that have an end; and what has an end and a
 * name that is no word: `[efn_note]…[/efn_note]`.
 * @returns null where none is
 */
export function meantIn(tree: Root): IsMeant | null {
  const [begun, named, ended] = [new Set<string>(), new Set<string>(), new Set<string>()];
  let isAny = false;
  for (const [{ value }] of proseIn(tree))
    for (const [, slash, name = '', args = ''] of value.matchAll(SHORTCODE)) {
      isAny = true;
      if (slash) ended.add(name);
      else begun.add(name);
      if (!slash && /=\s{0,9}["'“”″]/.test(args)) named.add(name);
    }
  if (!isAny) return null;
  return ([whole, , name = '', args = ''], text, isBesideWords) =>
    KNOWN.test(name) ||
    (HAS_ID.test(args) &&
      (NUMBERED.test(name) || whole.endsWith('/]') || (!isBesideWords && text.trim() === whole))) ||
    playedAt(name, args) !== null ||
    (named.has(name) && (ended.has(name) || args.includes('='))) ||
    ((name.includes('_') || NOTE.test(name)) && begun.has(name) && ended.has(name)) ||
    (WORDS.test(name) && (args.includes('=') || ended.has(name) || text.trim() === whole));
}

const PLAYERS = /^(?:audio|video|embed|playlist)$/;

/** Where that is which `[vimeo 123456]`, `[youtube id="…"]` or `[audio https://…]` shows; null for any other. */
export function playedAt(name: string, args: string): string | null {
  const [first = ''] = args.trim().split(/\s+/);
  if (/^https?:\/\//.test(first)) return PLAYERS.test(name) || isService(name) ? shownAt(first) : null;
  const [, id] = /\sid=["'“”″]?([\w/-]+)/.exec(args) ?? [];
  // A short number or word may be anything.
  const said = [first, id ?? ''].filter((each) => each.length > 4);
  const played = isService(name) ? playedBy(name, said) : null;
  return played && pageOf(played.service, played.id);
}
