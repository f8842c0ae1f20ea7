// Whether the author means a post to be hidden. Every word for it counts; one that nobody knows hides, and is named.
import { type Field, isKnown } from '../front-matter/fields';
import { CONTAINERS, plainName } from '../front-matter/synonyms';
import { type Asked, askedOf, shown } from './asked';
import { type Answer, coreOf, has, isOnly, RULE_OF } from './rules';
import * as words from './words';

const IN_A_PLACE = /(?:in|on|at|to|site|web)$/;

/** Whether a field says whether the post is hidden. */
export const isAboutHiding = (plain: string) => coreOf(plain) !== null;

/**
 * @param fields the front matter's, by their plain names
 * @returns whether a field hides it, and whether one says in so many words that it is shown; problems: a line for each
 * word that nobody knows, or that may mean something else
 */
export function hiddenBy(
  fields: Map<string, Field>,
  dateIn: (text: string) => string | null,
  isDated: boolean,
): { hidden: boolean; isSaidShown: boolean; problems: string[] } {
  const problems: string[] = [];
  let hidden = false;
  let isSaidShown = false;
  const ask = (value: unknown) => askedOf(value, dateIn, isDated);
  for (const [plain, { name, value }] of fields) {
    const core = coreOf(plain);
    const rule = core === null ? undefined : RULE_OF.get(core);
    const asked = ask(value);
    const said = rule ? rule(asked, core ?? '') : byValue(plain, asked);
    const answer = said === 'unknown' ? unknownSays(plain, core ?? '', asked) : said;
    isSaidShown ||= answer === 'shown' && core !== null && saysSoInWords(core, asked);
    if (answer === 'other') {
      problems.push(`${name}: "${shown(value)}" hides nothing, for it may mean something else`);
    } else if (answer !== 'shown') {
      hidden = true;
      if (answer === 'hidden' && words.UNSURE.includes(core ?? ''))
        problems.push(`${name}: the post is hidden for it`);
      if (answer === 'likely') problems.push(`${name}: the post is hidden for "${shown(value)}"`);
      if (answer === 'unknown')
        problems.push(`${name}: "${shown(value)}" is not understood, so the post is hidden`);
    } else if (isObject(value) && !CONTAINERS.includes(plain) && hidesWithin(value, [plain], ask)) {
      // Written where another program reads it, it is meant all the same.
      hidden = true;
      problems.push(`${name}: the post is hidden for what is said in it`);
    }
  }
  return { hidden, isSaidShown, problems };
}

/** Of a value that no rule knows. */
function unknownSays(plain: string, core: string, { said, isDate }: Asked): Answer {
  // `published_in: a paper`.
  if (core !== plain && IN_A_PLACE.test(plain)) return 'shown';
  // `completed: 80%` and `retired: 2020`, but not `removed: 2021-03-04`.
  return words.OF_OTHER_THINGS.includes(core) && (!isDate || /^\d{4}$/.test(said)) ? 'other' : 'unknown';
}

/** Whether it is said in so many words that the post is shown. */
function saysSoInWords(core: string, { said, each }: Asked): boolean {
  if (words.UNSURE.includes(core)) return false;
  return (
    (words.TRUE_HIDES.includes(core) && has(words.NO, [said])) ||
    (words.FALSE_HIDES.includes(core) && has(words.YES, [said])) ||
    (words.STATES.includes(core) && has(words.PUBLISHED, each))
  );
}

const IS_OF_A_POST = [
  ...words.SURELY_HIDDEN,
  ...words.PUBLISHED,
  'status',
  'visibility',
  '상태',
  'ステータス',
  '状态',
  '狀態',
];

/** Whether a field in the text says in so many words that the post is hidden: `draft: true`, and not `Draft: of beer`. */
export function isHidingField(name: string, value: string): boolean {
  const core = coreOf(plainName(name)) ?? '';
  const asked = askedOf(value, () => null, true);
  return IS_OF_A_POST.includes(core) && RULE_OF.get(core)?.(asked, core) === 'hidden';
}

const OF_A_STATE = /edition|version|revision|state|status|stage|phase|mode|condition/;

/** Of a field that means nothing else here: `edition: draft`, `darft: true`. */
function byValue(plain: string, { said }: Asked): Answer {
  if (isKnown(plain)) return 'shown';
  if (has(OF_A_STATE.test(plain) ? words.SURELY_HIDDEN : words.HIDDEN_ANYWHERE, [said])) return 'likely';
  const isSlip = (names: string[]) => names.some((name) => isNear(plain, name));
  const isHidden =
    (has(words.YES, [said]) && isSlip(['draft', 'hidden', 'private', 'unlisted', 'unpublished'])) ||
    (has(words.NO, [said]) && isSlip(['published', 'publish', 'public', 'visible']));
  return isHidden ? 'likely' : 'shown';
}

/** Whether one letter is missing or too many, or two stand in the wrong order. */
function isNear(a: string, b: string): boolean {
  const start = [...a].findIndex((letter, at) => letter !== b[at]);
  if (start < 0 || Math.abs(a.length - b.length) > 1) return false;
  const [x, y] = [a.slice(start), b.slice(start)];
  return (
    x.slice(1) === y || y.slice(1) === x || (x.slice(2) === y.slice(2) && x[0] === y[1] && x[1] === y[0])
  );
}

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !(value instanceof Date);

const MAX_DEPTH = 5;

/** Whether anything within says surely that the post is hidden: `publication: { state: draft }`. */
function hidesWithin(value: object, path: string[], ask: (value: unknown) => Asked): boolean {
  if (path.length > MAX_DEPTH || has(words.PARTS, path)) return false;
  return Object.entries(value).some(([key, inner]) => {
    const name = Array.isArray(value) ? '' : plainName(key);
    const names = [...path, name];
    if (isObject(inner)) return hidesWithin(inner, names, ask);
    const asked = ask(inner);
    const { said, each, parts } = asked;
    const core = coreOf(name) ?? '';
    if (has(words.SURELY_HIDDEN, [core])) return has(words.YES, [said]);
    if (/^(published?|public|visible|listed)$/.test(core)) return has(words.NO, [said]);
    const isOneOf = (list: string[]) => names.some((each) => list.includes(coreOf(each) ?? ''));
    return isOneOf(words.STATES)
      ? has(words.SURELY_HIDDEN, [...each, ...parts])
      : isOneOf(words.MAYBE_STATES) && isOnly(words.SURELY_HIDDEN, asked);
  });
}
