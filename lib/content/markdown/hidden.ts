// Whether the author means a post to be hidden. Every word for it counts; one that nobody knows hides, and is named.
import type { Field } from './fields';

const words = (list: string) => list.split(/\s+/);

const YES = words('true yes y on 1');
const NO = words('false no n off 0 none never');

const TRUE_HIDES =
  words(`draft isdraft drafted hidden hide ishidden unlisted private isprivate secret wip unpublished
  disabled excluded archived deleted trashed headless eleventyexcludefromcollections unpublish confidential`);
const FALSE_HIDES = words(
  'published publish ispublished public ispublic visible isvisible listed render enabled live',
);
const STATES = words('status poststatus visibility publishstatus publicationstatus state');
const LOCKS = words('password passwords encrypt encrypted');

const SHOWN_STATES =
  words(`publish published public live active visible listed open posted released final finished done
  complete completed evergreen seedling budding growing everyone all ready`);
const HIDDEN_STATES =
  words(`draft drafts pending private hidden unlisted trash inherit autodraft archived unpublished
  inreview review idea todo wip inprogress deleted password`);
// The date says when.
const SCHEDULED = words('future scheduled schedule');

const ALL = new Set([...TRUE_HIDES, ...FALSE_HIDES, ...STATES, ...LOCKS, 'build', 'redirectto']);

/** Whether a field says whether the post is hidden. */
export const isAboutHiding = (plainName: string) => ALL.has(plainName);

type Answer = 'hidden' | 'shown' | 'unknown';

/**
 * @param fields the front matter's, by their plain names
 * @param isDate whether a value of `published` is the date of it
 * @param isDated whether the post has a date, which decides what "scheduled" means
 * @returns problems: a line for each word that nobody knows
 */
export function hiddenBy(
  fields: Map<string, Field>,
  isDate: (text: string) => boolean,
  isDated: boolean,
): { hidden: boolean; problems: string[] } {
  const problems: string[] = [];
  let hidden = false;
  const look = (names: string[], answerTo: (said: string, name: string) => Answer) => {
    for (const name of names) {
      const field = fields.get(name);
      if (!field) continue;
      const answer = answerTo(plain(field.value), name);
      hidden ||= answer !== 'shown';
      // Some mean by it that the post is old, and no more.
      if (name === 'archived' && answer === 'hidden')
        problems.push(`${field.name}: the post is hidden for it`);
      if (answer === 'unknown')
        problems.push(`${field.name}: "${shown(field.value)}" is not understood, so the post is hidden`);
    }
  };
  look(TRUE_HIDES, (said, name) => {
    if (YES.includes(said) || HIDDEN_STATES.includes(said)) return 'hidden';
    // A list says what of the page is hidden: a table of contents, say.
    return NO.includes(said) || (name === 'hide' && said.startsWith('[')) ? 'shown' : 'unknown';
  });
  look(FALSE_HIDES, (said) => {
    if (NO.includes(said) || HIDDEN_STATES.includes(said)) return 'hidden';
    return YES.includes(said) || SHOWN_STATES.includes(said) || isDate(said) ? 'shown' : 'unknown';
  });
  look(STATES, (said, name) => {
    if (SHOWN_STATES.includes(said) || YES.includes(said)) return 'shown';
    if (SCHEDULED.includes(said)) return isDated ? 'shown' : 'hidden';
    if (HIDDEN_STATES.includes(said) || NO.includes(said)) return 'hidden';
    // It may be a state of a country.
    return name === 'state' ? 'shown' : 'unknown';
  });
  // Nothing here asks for a password.
  look(LOCKS, (said) => (NO.includes(said) ? 'shown' : 'hidden'));
  // Hugo's and Eleventy's ways to make no page of a file.
  look(['build'], (said) => (/(render|list)"?:"?(never|false|local)/.test(said) ? 'hidden' : 'shown'));
  look(['permalink'], (said) => (said === 'false' ? 'hidden' : 'shown'));
  return { hidden, problems };
}

/** In small letters; dates and lists as they are, words without dashes and spaces. */
function plain(value: unknown): string {
  const text = shown(value).trim().toLowerCase();
  return /^[a-z\s_-]+$/.test(text) ? text.replace(/[\s_-]/g, '') : text;
}

const shown = (value: unknown) => (typeof value === 'object' ? JSON.stringify(value) : String(value));
