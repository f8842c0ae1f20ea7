// What each field says that may speak of whether a post is hidden.
import * as words from './words';

/** `likely` hides, and the author is told; so does what is unknown. What says `other` things is told alone. */
export type Answer = 'hidden' | 'shown' | 'unknown' | 'likely' | 'other';

export interface Asked {
  /** In small letters; dates and lists as they are, words without dashes and spaces. */
  said: string;
  /** Each of a list, without signs around it. */
  each: string[];
  /** Word by word. */
  parts: string[];
  isList: boolean;
  /** Whether it is the date of it. */
  isDate: boolean;
  /** Whether that is one to come. */
  isAhead: boolean;
  /** Whether the post has a date, which decides what "scheduled" means. */
  isDated: boolean;
}

type Rule = (asked: Asked, name: string) => Answer;

export const has = (list: string[], said: string[]) => said.some((word) => list.includes(word));

/** Whether it is all that is said, but for a number: `draft-2` and `only_paid`, and not `draft beer`. */
export const isOnly = (list: string[], { said, parts }: Asked) => {
  const spoken = parts.filter((word) => word.length > 1 && word !== 'only');
  return has(list, [said]) || (spoken.length > 0 && spoken.every((word) => list.includes(word)));
};

/**
 * Whether the words just before say the contrary of the first word for shown, or of one for published: "to be published",
 * "done but not published". "Published (no longer updated)" is published.
 */
function isNotYet(parts: string[]): boolean {
  const first = parts.findIndex((word) => words.SHOWN_STATES.includes(word));
  return parts.some(
    (word, at) =>
      (at === first || words.PUBLISHED.includes(word)) &&
      (has(words.NOT_YET, parts.slice(Math.max(0, at - 2), at)) || parts[at + 1] === 'soon'),
  );
}

/** `state` may be one of a country, and `publication` where a paper came out. */
const OF_OTHERS = /^(?:state|estado|publication)$/;

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
    ({ said, each, isDate, isAhead }, name) => {
      if (has(words.NO, [said]) || has(words.HIDDEN_STATES, each)) return 'hidden';
      if (has(words.YES, [said]) || has(words.SHOWN_STATES, each)) return 'shown';
      // From when on something is so; a post waits for the date of its own words alone.
      if (isDate) return isAhead && !words.SINCE.includes(name) ? 'other' : 'shown';
      // `live: https://…` is where something is to be seen, `display: grid` how.
      const isOther = /^https?:/.test(said) || /^(show|display|output|active|ready|render)$/.test(name);
      return isOther ? 'shown' : 'unknown';
    },
  ],
  [
    words.STATES,
    (asked, name) => {
      const { each, parts, isDated } = asked;
      if (has(words.HIDDEN_STATES, each) || has(words.NO, each)) return 'hidden';
      const isOther = OF_OTHERS.test(name);
      if (isOther ? isOnly(words.SURELY_HIDDEN, asked) : has(words.SURELY_HIDDEN, parts)) return 'likely';
      if (has(words.SHOWN_STATES, each) || has(words.YES, each)) return 'shown';
      if (has(words.SHOWN_STATES, parts) && !isNotYet(parts)) return 'shown';
      if (has(words.SCHEDULED, each)) return isDated ? 'shown' : 'hidden';
      return isOther ? 'shown' : 'unknown';
    },
  ],
  [
    words.MAYBE_STATES,
    (asked, name) => {
      const isForSome = /^(?:access|audience|availability|privacy|tier)$/.test(name);
      const hides = isForSome ? [...words.SURELY_HIDDEN, ...words.MEMBERS] : words.SURELY_HIDDEN;
      if (has(hides, asked.each)) return 'hidden';
      return isOnly(hides, asked) ? 'likely' : 'shown';
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
