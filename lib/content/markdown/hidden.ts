// Whether the author means a post to be hidden. Every word for it counts; one that nobody knows hides, and is named.
import type { Field } from './fields';
import { CONTAINERS, plainName } from './synonyms';
import { textOf } from './values';

const words = (list: string) => list.split(/\s+/);

const YES = words('true yes y on 1 t ✓ ✔ ✅ ☑ 예 네 はい 是 oui ja si sí sim да');
const NO = words('false no n off 0 f none never ✗ ✘ ❌ 아니오 아니요 いいえ 否 non nein não nej нет');

const TRUE_HIDES =
  words(`draft drafts isdraft drafted draftpost hidden hide ishidden hidepost hidepage hidefromlist hidefromlists hidefrompost hidefromfeed hidefromindex
  hidefromhome hidefromblog invisible isinvisible unlisted isunlisted private isprivate secret wip iswip inprogress unfinished incomplete unpublished
  unpublish nopublish donotpublish dontpublish noindexpost disabled isdisabled excluded exclude excludefromlist excludefromcollections
  eleventyexcludefromcollections skip ignore ignored archived archive isarchived deleted isdeleted trashed trash removed retired expired headless
  confidential membersonly subscribersonly protected locked notpublished brouillon borrador entwurf rascunho bozza черновик 비공개 초안 임시저장 下書き 非公開 草稿 隐藏 隱藏`);
const FALSE_HIDES = words(
  `published publish ispublished publishable dgpublish public ispublic visible isvisible listed islisted render enabled enable isenabled live islive
  online isonline active isactive show shown isshown display displayed ready isready finished done complete completed output 공개 公開 公开`,
);
const STATES = words('status poststatus visibility publishstatus publicationstatus state');
// They speak of other things as well: only a word for hidden counts.
const MAYBE_STATES = words(
  'access audience stage phase poststate publishing workflow workflowstate type posttype kind',
);
const LOCKS = words('password passwords pwd passcode encrypt encrypted');

const SHOWN_STATES =
  words(`publish published public live active visible listed open posted released release final finished done stable current new updated reviewed
  approved edited ongoing complete completed evergreen seedling budding growing everyone all always ready finaldraft 발행 발행됨 공개 게시 게시됨 완료
  公開 公開済み 完了 发布 已发布 發佈 publié publicado pubblicato veröffentlicht`);
const HIDDEN_STATES =
  words(`draft drafts isdraft pending private hidden unlisted trash inherit autodraft archived unpublished notpublished members paid subscribers
  membersonly inreview review idea todo wip inprogress unfinished incomplete writing onhold rejected internal deleted password 초안 비공개 임시저장
  작성중 下書き 非公開 草稿 未公開 未发布 brouillon borrador entwurf rascunho bozza черновик`);
// `type: review` is one of a book.
const SURELY_HIDDEN = words(
  'draft drafts private hidden unlisted unpublished notpublished members paid subscribers membersonly 초안 비공개 下書き 非公開 草稿',
);
// The date says when.
const SCHEDULED = words('future scheduled schedule');

// Some mean other things by them, so the author is told.
const UNSURE = words(
  'archived archive isarchived skip ignore ignored removed retired protected locked active isactive show display output ready finished done complete completed',
);

const ALL = new Set([
  ...TRUE_HIDES,
  ...FALSE_HIDES,
  ...STATES,
  ...MAYBE_STATES,
  ...LOCKS,
  'build',
  'redirectto',
]);

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
  const look = (names: string[], answerTo: (said: string, name: string, value: unknown) => Answer) => {
    for (const name of names) {
      const field = fields.get(name);
      if (!field) continue;
      const answer = answerTo(plain(field.value), name, field.value);
      hidden ||= answer !== 'shown';
      if (UNSURE.includes(name) && answer === 'hidden')
        problems.push(`${field.name}: the post is hidden for it`);
      if (answer === 'unknown')
        problems.push(`${field.name}: "${shown(field.value)}" is not understood, so the post is hidden`);
    }
  };
  look(TRUE_HIDES, (said, name, value) => {
    if (YES.includes(said) || HIDDEN_STATES.includes(said)) return 'hidden';
    // A list says what of the page is hidden: a table of contents, say.
    if (NO.includes(said) || said === '[]' || (name === 'hide' && Array.isArray(value))) return 'shown';
    // `removed: 2021-03-04`, and `archive: letters` is where it is kept.
    return /^(archive|skip|ignore|exclude|display)$/.test(name) && !isDate(said) ? 'shown' : 'unknown';
  });
  look(FALSE_HIDES, (said, name) => {
    if (NO.includes(said) || HIDDEN_STATES.includes(said)) return 'hidden';
    if (YES.includes(said) || SHOWN_STATES.includes(said) || isDate(said)) return 'shown';
    // `live: https://…` is where something is to be seen, `display: grid` how.
    return /^https?:/.test(said) || /^(show|display|output|active|ready|render)$/.test(name)
      ? 'shown'
      : 'unknown';
  });
  look(STATES, (said, name) => {
    const states = said.split(',').map(plainWord);
    const isOneOf = (list: string[]) => states.some((state) => list.includes(state));
    if (isOneOf(HIDDEN_STATES) || isOneOf(NO)) return 'hidden';
    if (isOneOf(SHOWN_STATES) || isOneOf(YES)) return 'shown';
    if (isOneOf(SCHEDULED)) return isDated ? 'shown' : 'hidden';
    // It may be a state of a country.
    return name === 'state' ? 'shown' : 'unknown';
  });
  look(MAYBE_STATES, (said) => (SURELY_HIDDEN.includes(plainWord(said)) ? 'hidden' : 'shown'));
  // Nothing here asks for a password.
  look(LOCKS, (said) => (NO.includes(said) ? 'shown' : 'hidden'));
  // Hugo's and Eleventy's ways to make no page of a file.
  look(['build'], (said) => (/(render|list)"?:"?(never|false|local)/.test(said) ? 'hidden' : 'shown'));
  look(['permalink'], (said) => (said === 'false' || said === 'no' ? 'hidden' : 'shown'));
  for (const { name, value } of fields.values()) {
    // Written where another program reads it, it is meant all the same.
    if (typeof value !== 'object' || value === null || CONTAINERS.includes(plainName(name))) continue;
    const inner = new Map(Object.entries(value).map(([key, said]) => [plainName(key), plain(said)]));
    const isHidden = YES.includes(inner.get('draft') ?? '') || NO.includes(inner.get('published') ?? '');
    if (isHidden) problems.push(`${name}: the post is hidden for what is said in it`);
    hidden ||= isHidden;
  }
  return { hidden, problems };
}

/** In small letters; dates and lists as they are, words without dashes and spaces. A list of one is that one. */
function plain(value: unknown): string {
  const only = Array.isArray(value) && value.length === 1 ? value[0] : value;
  const isBox = typeof only === 'string' && /^\[[x✓✔]\]$/i.test(only.trim());
  const text = isBox ? 'true' : (textOf(only) ?? shown(only)).trim().toLowerCase();
  return /^[a-z\s_-]+$/.test(text) ? text.replace(/[\s_-]/g, '') : text;
}

/** A word without what stands around it: `published ✅` is `published`. */
function plainWord(said: string): string {
  const letters = said.replace(/[^\p{L}\p{N}]/gu, '');
  return letters === '' ? said.trim() : letters;
}

const shown = (value: unknown) => (typeof value === 'object' ? JSON.stringify(value) : String(value));
