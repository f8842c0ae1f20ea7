// Whether the author means a post to be hidden. Every word for it counts; one that nobody knows hides, and is named.
import { type Field, isKnown } from './fields';
import * as words from './hidden-words';
import { CONTAINERS, plainName } from './synonyms';
import { textOf } from './values';

/** `likely` hides, and the author is told; so does what is unknown. */
type Answer = 'hidden' | 'shown' | 'unknown' | 'likely';

interface Asked {
  /** In small letters; dates and lists as they are, words without dashes and spaces. */
  said: string;
  /** Each of a list, without signs around it. */
  each: string[];
  /** Word by word. */
  parts: string[];
  isList: boolean;
  /** Whether it is the date of it. */
  isDate: boolean;
  /** Whether the post has a date, which decides what "scheduled" means. */
  isDated: boolean;
}

type Rule = (asked: Asked, name: string) => Answer;

const has = (list: string[], said: string[]) => said.some((word) => list.includes(word));

const RULES: [names: string[], rule: Rule][] = [
  [
    words.TRUE_HIDES,
    ({ said, each, isList, isDate }, name) => {
      if (has(words.YES, [said]) || has(words.HIDDEN_STATES, each)) return 'hidden';
      // A list says what of the page is hidden: a table of contents, say.
      if (has(words.NO, [said]) || said === '[]' || (name === 'hide' && isList)) return 'shown';
      // `removed: 2021-03-04`, and `archive: letters` is where it is kept.
      return /^(archive|skip|ignore|exclude)$/.test(name) && !isDate ? 'shown' : 'unknown';
    },
  ],
  [
    words.FALSE_HIDES,
    ({ said, each, isDate }, name) => {
      if (has(words.NO, [said]) || has(words.HIDDEN_STATES, each)) return 'hidden';
      if (has(words.YES, [said]) || has(words.SHOWN_STATES, each) || isDate) return 'shown';
      // `live: https://…` is where something is to be seen, `display: grid` how.
      const isOther = /^https?:/.test(said) || /^(show|display|output|active|ready|render)$/.test(name);
      return isOther ? 'shown' : 'unknown';
    },
  ],
  [
    words.STATES,
    ({ each, parts, isDated }, name) => {
      if (has(words.HIDDEN_STATES, each) || has(words.NO, each)) return 'hidden';
      if (has(words.SURELY_HIDDEN, parts)) return 'likely';
      if (has(words.SHOWN_STATES, [...each, ...parts]) || has(words.YES, each)) return 'shown';
      if (has(words.SCHEDULED, each)) return isDated ? 'shown' : 'hidden';
      // It may be a state of a country, or where a paper came out.
      return /^(state|estado|publication)$/.test(name) ? 'shown' : 'unknown';
    },
  ],
  [
    words.MAYBE_STATES,
    ({ each, parts }) => {
      if (has(words.SURELY_HIDDEN, each)) return 'hidden';
      return has(words.SURELY_HIDDEN, parts) ? 'likely' : 'shown';
    },
  ],
  [words.SCHEDULED, ({ said, isDated }) => (has(words.YES, [said]) && !isDated ? 'likely' : 'shown')],
  // Nothing here asks for a password.
  [words.LOCKS, ({ said }) => (has(words.NO, [said]) ? 'shown' : 'hidden')],
  // Hugo's and Eleventy's ways to make no page of a file.
  [['build'], ({ said }) => (/(render|list)"?:"?(never|false|local)/.test(said) ? 'hidden' : 'shown')],
  [['permalink'], ({ said }) => (said === 'false' || said === 'no' ? 'hidden' : 'shown')],
];

const RULE_OF = new Map(RULES.flatMap(([names, rule]) => names.map((name) => [name, rule] as const)));

const BEFORE = new RegExp(`^(?:${words.AROUND.join('|')})(?=.)`);
const BEHIND = new RegExp(`(?<=.)(?:${words.AROUND.join('|')})$`);

const IN_A_PLACE = /(?:in|on|at|to|site|web)$/;

/** The word that a name is made of, of which it is known what it says: `isDraftPost` is `draft`. */
function coreOf(plain: string): string | null {
  if (RULE_OF.has(plain)) return plain;
  const shorter = [plain.replace(BEFORE, ''), plain.replace(BEHIND, '')].find((each) => each !== plain);
  return shorter === undefined ? null : coreOf(shorter);
}

/** Whether a field says whether the post is hidden. */
export const isAboutHiding = (plain: string) => coreOf(plain) !== null;

/**
 * @param fields the front matter's, by their plain names
 * @returns problems: a line for each word that nobody knows, or that may mean something else
 */
export function hiddenBy(
  fields: Map<string, Field>,
  isDate: (text: string) => boolean,
  isDated: boolean,
): { hidden: boolean; problems: string[] } {
  const problems: string[] = [];
  let hidden = false;
  const ask = (value: unknown) => asked(value, isDate, isDated);
  for (const [plain, { name, value }] of fields) {
    const core = coreOf(plain);
    const rule = core === null ? undefined : RULE_OF.get(core);
    const said = rule ? rule(ask(value), core ?? '') : byValue(plain, ask(value));
    // `published_in: a paper`.
    const answer = said === 'unknown' && core !== plain && IN_A_PLACE.test(plain) ? 'shown' : said;
    if (answer !== 'shown') {
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
  return { hidden, problems };
}

/** Of a field that means nothing else here: `edition: draft`, `darft: true`. */
function byValue(plain: string, { said }: Asked): Answer {
  if (isKnown(plain)) return 'shown';
  if (has(words.SURELY_HIDDEN, [said])) return 'likely';
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

const DEEPEST = 5;

/** Whether anything within says surely that the post is hidden: `publication: { state: draft }`. */
function hidesWithin(value: object, path: string[], ask: (value: unknown) => Asked): boolean {
  if (path.length > DEEPEST || has(words.PARTS, path)) return false;
  return Object.entries(value).some(([key, inner]) => {
    const name = Array.isArray(value) ? '' : plainName(key);
    const names = [...path, name];
    if (isObject(inner)) return hidesWithin(inner, names, ask);
    const { said, each, parts } = ask(inner);
    const core = coreOf(name) ?? '';
    if (has(words.SURELY_HIDDEN, [core])) return has(words.YES, [said]);
    if (/^(published?|public|visible|listed)$/.test(core)) return has(words.NO, [said]);
    const isState = names.some((each) => has([...words.STATES, ...words.MAYBE_STATES], [coreOf(each) ?? '']));
    return isState && has(words.SURELY_HIDDEN, [...each, ...parts]);
  });
}

function asked(value: unknown, isDate: (text: string) => boolean, isDated: boolean): Asked {
  const only = Array.isArray(value) && value.length === 1 ? value[0] : value;
  const isBox = typeof only === 'string' && /^\[[x✓✔]\]$/i.test(only.trim());
  const text = isBox ? 'true' : (textOf(only) ?? shown(only)).trim().toLowerCase();
  const said = /^[a-z\s_-]+$/.test(text) ? text.replace(/[\s_-]/g, '') : text;
  return {
    said,
    each: [said, ...text.split(/[,;|]/).map(plainWord)],
    parts: text.split(/[^\p{L}]+/u),
    isList: Array.isArray(value),
    isDate: isDate(said),
    isDated,
  };
}

/** A word without what stands around it: `published ✅` is `published`. */
function plainWord(said: string): string {
  const letters = said.replace(/[^\p{L}\p{N}]/gu, '');
  return letters === '' ? said.trim() : letters;
}

const shown = (value: unknown) => (typeof value === 'object' ? JSON.stringify(value) : String(value));
