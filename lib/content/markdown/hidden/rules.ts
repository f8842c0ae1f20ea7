// What each field says that may speak of whether a post is hidden.
import { type Asked, isToCome } from './asked';
import * as words from './words';

/** `likely` hides, and the author is told; so does what is unknown. What says `other` things is told alone. */
export type Answer = 'hidden' | 'shown' | 'unknown' | 'likely' | 'other';

type Rule = (asked: Asked, name: string) => Answer;

export const has = (list: string[], said: string[]) => said.some((word) => list.includes(word));

const BESIDE = words.words('only just all my the our and to for of');

/** Whether it is all that is said, but for a number: `draft-2` and `only_paid`, and not `draft beer`. */
export const isOnly = (list: string[], { said, parts }: Asked) => {
  const spoken = parts.filter((word) => word.length > 1 && !BESIDE.includes(word));
  return has(list, [said]) || (spoken.length > 0 && spoken.every((word) => list.includes(word)));
};

const MAX_PHRASE = 100;
const KNOWN = [...words.SHOWN_STATES, ...words.YES, ...words.FILLERS];
const QUESTIONED = /[?？☐✗✘❌]/;
const spokenIn = (phrase: string): string[] => phrase.match(/\p{L}+/gu) ?? [];

/** Whether words for shown are all that it says, but for a date that has come: "Published on May 3, 2020", not "to publish". */
function isShownPhrase(phrase: string, { dateIn }: Asked): boolean {
  if (phrase.length > MAX_PHRASE || QUESTIONED.test(phrase)) return false;
  const spoken = spokenIn(phrase);
  if (!has(words.SHOWN_STATES, spoken) && !has(words.YES, [phrase.trim()])) return false;
  const left = phrase.replace(/\p{L}+/gu, (word) => (KNOWN.includes(word) ? ' ' : word));
  const rest = left.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
  const date = dateIn(rest);
  return /^(?:v\d[\d.]*)?$/.test(rest) || (date !== null && (spoken.includes('until') || !isToCome(date)));
}

/** Whether it says so first, or one of a list, and nothing takes it back: "done, but not published". */
function saysShown(asked: Asked): boolean {
  if (has([...words.SHOWN_STATES, ...words.YES], [asked.said])) return true;
  const others = asked.phrases.filter((phrase) => !isShownPhrase(phrase, asked));
  const isFirst = asked.isObject ? others.length < asked.phrases.length : asked.phrases[0] !== others[0];
  return isFirst && others.every((phrase) => !takesBack(phrase, asked));
}

const takesBack = (phrase: string, { dateIn }: Asked) =>
  has(words.CONTRARY, spokenIn(phrase)) || isToCome(dateIn(phrase.slice(0, MAX_PHRASE).trim()));

/** `state` may be one of a country, and `publication` where a paper came out. */
const OF_OTHERS = /^(?:state|estado|publication)$/;

// A stage may be one of a rocket.
const OF_EDITORS = /^(?:workflow|editorial|approval|moderation|publishing)/;

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
    (asked, name) => {
      const { said, each, isDate, isAhead } = asked;
      if (has(words.NO, [said]) || has(words.HIDDEN_STATES, each)) return 'hidden';
      if (saysShown(asked)) return 'shown';
      // From when on something is so; a post waits for the date of its own words alone.
      if (isDate) return isAhead && !words.SINCE.includes(name) ? 'other' : 'shown';
      // `live: https://…` is where something is to be seen, `display: grid` how.
      const isOther =
        /^https?:/.test(said) || /^(show|display|list|listing|output|active|ready|render)$/.test(name);
      return isOther ? 'shown' : 'unknown';
    },
  ],
  [
    words.STATES,
    (asked, name) => {
      const { each, parts, isDated } = asked;
      const [yes, no] = name.startsWith('draft') ? [words.NO, words.YES] : [words.YES, words.NO];
      if (has(words.HIDDEN_STATES, each) || has(no, each)) return 'hidden';
      const isOther = OF_OTHERS.test(name);
      if (isOther ? isOnly(words.SURELY_HIDDEN, asked) : has(words.SURELY_HIDDEN, parts)) return 'likely';
      if (has(yes, [asked.said]) || saysShown(asked)) return 'shown';
      if (has(words.SCHEDULED, each)) return isDated ? 'shown' : 'hidden';
      return isOther && !(name !== 'publication' && has(words.OF_WRITING, parts)) ? 'shown' : 'unknown';
    },
  ],
  [
    words.MAYBE_STATES,
    (asked, name) => {
      const isForSome = words.FOR_WHOM.includes(name);
      const hides = isForSome ? [...words.SURELY_HIDDEN, ...words.MEMBERS] : words.SURELY_HIDDEN;
      if (has(hides, asked.each)) return 'hidden';
      const others = isForSome ? words.SOME : OF_EDITORS.test(name) ? words.HIDDEN_STATES : [];
      return isOnly([...hides, ...others], asked) ? 'likely' : 'shown';
    },
  ],
  [words.SCHEDULED, ({ said, isDated }) => (has(words.YES, [said]) && !isDated ? 'likely' : 'shown')],
  // Nothing here asks for a password.
  [words.LOCKS, ({ said }) => (has(words.NO, [said]) ? 'shown' : 'hidden')],
  // Hugo's and Eleventy's ways to make no page of a file.
  [['build'], ({ said }) => (/(render|list)"?:"?(never|false|local)/.test(said) ? 'hidden' : 'shown')],
  // VuePress' themes show no such page among the posts; to others it is what kind of thing it is.
  [['article'], ({ said }) => (has(words.NO, [said]) ? 'hidden' : 'shown')],
  [['permalink'], ({ said }) => (said === 'false' || said === 'no' ? 'hidden' : 'shown')],
];

export const RULE_OF = new Map(RULES.flatMap(([names, rule]) => names.map((name) => [name, rule] as const)));

const BEFORE = new RegExp(`^(?:${words.AROUND.join('|')})(?=.)`);
const BEHIND = new RegExp(`(?<=.)(?:${words.AROUND.join('|')})$`);

/**
 * The word that a name is made of, of which it is known what it says: `isDraftPost` is `draft`, and `hiddenFromHomePage` is
 * `hidefromhome`.
 */
export function coreOf(name: string): string | null {
  const plain = name.replace(/^hiddenfrom/, 'hidefrom');
  const own = [name, plain].find((each) => RULE_OF.has(each));
  if (own !== undefined) return own;
  const shorter = [plain.replace(BEFORE, ''), plain.replace(BEHIND, '')].find((each) => each !== plain);
  const core = shorter === undefined ? null : coreOf(shorter);
  // `is_article: false` says what kind of thing it is.
  return core === 'article' ? null : core;
}
