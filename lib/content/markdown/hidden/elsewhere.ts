// Authors say in a title, in the first line and in names that a text is a draft, where no generator looks for it.
import { bundleOf } from '../folder/file-name';
import { isHidingField } from './hidden';
import { DRAFT, SKETCH, words } from './words';

const ANY = `(?:${[...DRAFT, ...SKETCH].join('|')})`;
// What in front of a colon is no subject: "Entwurf: a house", "Drafts: an app", "Unpublished: letters".
const ALONE = `(?:${DRAFT.filter((word) => !/^(?:drafts|unpublished)$/.test(word)).join('|')})`;

const BRACKETED = (word: string) => `[[(【]\\s*${word}\\s*[\\])】]`;
const IN_TITLE = new RegExp(`^\\s*(?:${BRACKETED(ANY)}|${ALONE}\\s*[:：])|${BRACKETED(ANY)}\\s*$`, 'i');
// Some publish what they go on with.
const LATER = words(
  'wip work[-_\\s]in[-_\\s]progress unfinished 작성[-_\\s]?중 미완성 임시 執筆中 書きかけ 未完成',
);
const MAYBE = `(?:${[ANY, ...LATER].join('|')})`;
// Signs stand between it and the other words: "Draft - jam", "jam (WIP)", and no "draft horses".
const IN_TITLE_MAYBE = new RegExp(
  `^[^\\p{L}\\p{N}]*${MAYBE}\\s*(?:[^\\p{L}\\p{N}\\s]|$)|(?:[^\\p{L}\\p{N}\\s]\\s*)${MAYBE}[^\\p{L}\\p{N}]*$`,
  'iu',
);
// Alone in its line, and no heading, item, cell, tag, sample, or word above a list.
const FIRST_LINE = new RegExp(
  `^(?![-*+] )(?<before>[^\\p{L}\\p{N}#|\`]*)(?:(?<word>${ANY}|do not publish|not for publication)|${MAYBE})[^\\p{L}\\p{N}:：\`]*$`,
  'iu',
);
const FIRST_WORD_MAYBE = new RegExp(`^[>*_([【][\\s>*_([【]*${MAYBE}\\s*[:：]`, 'iu');
// The whole name, but for a number: a folder is called as what is in it is, such as `draft-beer`.
const FOLDER = (word: string) =>
  new RegExp(`^[^\\p{L}]*(?:my[-_ ])?(?:${word})(?:[-_ ](?:posts?|articles?|notes?|blog))?[^\\p{L}]*$`, 'iu');
const DRAFTS_FOLDER = FOLDER(`${DRAFT.join('|')}|unfinished|in[-_ ]progress`);
const DRAFTS_FOLDER_MAYBE = FOLDER([...SKETCH, ...LATER].join('|'));
const NAME = new RegExp(`^(?:[[(]${ANY}[\\])]|DRAFT(?![A-Za-z]))|\\.(?:${ANY}|wip|private|hidden)$`, 'u');
const NAME_MAYBE = new RegExp(`^${MAYBE}[-_ ]|[-_ ]${MAYBE}$`, 'iu');

interface Written {
  title: string;
  content: string;
  /** Relative to the folder of posts. */
  path: string;
  /** Whether a field says that the post is shown, which counts for more than a guess. */
  isSaidShown: boolean;
}

/** @returns whether the post is hidden for it; and a line for each place, also where it is not */
export function hiddenElsewhere({ title, content, path, isSaidShown }: Written): {
  hidden: boolean;
  problems: string[];
} {
  const folders = bundleOf(path).split('/');
  // A folder of one post is its name, and may be called by any word.
  const name = folders.pop() ?? '';
  const fileName = (path.split(/[\\/]/).pop() ?? '').replace(/\.\w+$/, '');
  const firstLine = inFirstLine(content);
  const places = [
    IN_TITLE.test(title) && 'its title',
    (firstLine === 'surely' || beginsWithFields(content)) && 'its first line',
    folders.some((folder) => DRAFTS_FOLDER.test(folder)) && 'its folder',
    NAME.test(name) && "its file's name",
  ].flatMap((place) => place || []);
  if (places.length > 0) {
    const told = isSaidShown
      ? `${places.join(' and ')} may say that it is a draft; it is shown, for a field says so`
      : `the post is hidden for ${places.join(' and ')}`;
    return { hidden: !isSaidShown, problems: [told] };
  }
  const isUnsure =
    !isSaidShown &&
    (IN_TITLE_MAYBE.test(title) ||
      NAME_MAYBE.test(fileName) ||
      firstLine === 'maybe' ||
      folders.some((folder) => DRAFTS_FOLDER_MAYBE.test(folder)));
  const told =
    'its title, name or first line may say that it is a draft; it is shown, for only draft: true hides';
  return { hidden: false, problems: isUnsure ? [told] : [] };
}

const HEADING = /^# [^\n]*\n\s*/;
const FIELD = /^([\p{L}_][\p{L}\p{N} _-]{0,30}?)[ \t]*[:：][ \t]*(\S[^\n]{0,60})$/u;
const MAX_FIELDS = 30;

/** Whether lines such as `draft: true` are at its top, or below the heading that is there. */
function beginsWithFields(content: string): boolean {
  const text = content.trimStart().replace(HEADING, '');
  for (const line of text.split('\n', MAX_FIELDS)) {
    const [, name, value] = FIELD.exec(line.replace(/[*>]/g, '').trim()) ?? [];
    if (name === undefined || value === undefined) return false;
    if (isHidingField(name, value)) return true;
  }
  return false;
}

/** A bold word is a heading, unless it is in capitals or in brackets. */
function inFirstLine(content: string): 'surely' | 'maybe' | null {
  const [first = '', below = ''] = content.trimStart().split('\n', 2);
  const found = FIRST_LINE.exec(first);
  const isUnderlined = /^(?:=+|-+)\s*$/.test(below);
  if (!found || isUnderlined) return FIRST_WORD_MAYBE.test(first) ? 'maybe' : null;
  const { before = '', word } = found.groups ?? {};
  if (word === undefined) return 'maybe';
  const isPlain = !/\*\*|__/.test(before) && !SKETCH.includes(word.toLowerCase());
  return isPlain || /[[(【]/.test(before) || word === word.toUpperCase() ? 'surely' : 'maybe';
}
