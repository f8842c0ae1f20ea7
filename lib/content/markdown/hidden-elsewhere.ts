// Authors say in a title, in the first line and in names that a text is a draft, where no generator looks for it.

const DRAFT = '(?:drafts?|unpublished|초안|下書き|草稿|brouillon|borrador|entwurf|rascunho|bozza|черновик)';
const LATER = '(?:wip|work in progress)';
const IN_TITLE = (word: string) =>
  new RegExp(
    `^\\s*(?:[[(【]\\s*${word}\\s*[\\])】]|${word}\\s*[:：])|[[(【]\\s*${word}\\s*[\\])】]\\s*$`,
    'i',
  );
// Alone in its line, whatever stands around it.
const FIRST_LINE = new RegExp(
  `^[^\\p{L}\\p{N}]*(?:${DRAFT}|do not publish|not for publication)[^\\p{L}\\p{N}]*$`,
  'iu',
);
// The whole name, but for a number: a folder of one post is called as the post is, such as `draft-beer`.
const FOLDER = new RegExp(
  `^[^\\p{L}]*(?:my[-_ ])?(?:${DRAFT}|unfinished|in[-_ ]progress)(?:[-_ ](?:posts?|articles?|notes?|blog))?[^\\p{L}]*$`,
  'iu',
);
const NAME = new RegExp(`^(?:[[(]${DRAFT}[\\])]|DRAFT(?![A-Za-z]))|\\.(?:${DRAFT}|wip|private|hidden)$`, 'u');
const NAME_MAYBE = new RegExp(`^${DRAFT}[-_ ]|[-_ ]${DRAFT}$`, 'iu');

interface Written {
  title: string;
  content: string;
  /** Relative to the folder of posts. */
  path: string;
}

/** @returns whether the post is hidden for it; and a line for each place, also where it is not */
export function hiddenElsewhere({ title, content, path }: Written): { hidden: boolean; problems: string[] } {
  const folders = path.split(/[\\/]/);
  const name = (folders.pop() ?? '').replace(/\.\w+$/, '');
  const [first = ''] = content.trimStart().split('\n', 1);
  const places = [
    IN_TITLE(DRAFT).test(title) && 'its title',
    FIRST_LINE.test(first) && 'its first line',
    folders.some((folder) => FOLDER.test(folder)) && 'its folder',
    NAME.test(name) && "its file's name",
  ].flatMap((place) => place || []);
  if (places.length > 0)
    return { hidden: true, problems: [`the post is hidden for ${places.join(' and ')}`] };
  const isUnsure = IN_TITLE(LATER).test(title) || NAME_MAYBE.test(name);
  const told = 'title or name may say that it is a draft; it is shown, for only draft: true hides';
  return { hidden: false, problems: isUnsure ? [told] : [] };
}
