// Whether the author means a post to be hidden. Every word for it counts; one that nobody knows hides, and is named.
import { type Field, isKnown } from './fields';
import { type Answer, type Asked, coreOf, has, RULE_OF } from './hidden-rules';
import * as words from './hidden-words';
import { CONTAINERS, plainName } from './synonyms';
import { textOf } from './values';

const IN_A_PLACE = /(?:in|on|at|to|site|web)$/;

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
