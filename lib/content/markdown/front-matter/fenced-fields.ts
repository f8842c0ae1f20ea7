// Fields between two lines of signs: `---`, and what people and their programs make of them.
import { isAboutHiding } from '../hidden/hidden';
import { isKnown, isWeak } from './fields';
import { plainName } from './synonyms';

export interface Lines {
  /** `lines` are fields a line each, of which nothing but the name is to be understood. */
  language: string;
  data: string;
  /** The indexes of the first line of the data, and of the line below all of it. */
  from: number;
  to: number;
  /** What is below it, where that is not the lines below. */
  content?: string;
  /** Where it is, in words, where it does not stand as it should. */
  place?: string;
}

export const isBlank = (text: string) => /^[\s\u200b\ufeff]*$/.test(text);

// A phone or a word processor makes long dashes of three short ones; others put a backslash before, or spaces between.
const FENCE =
  /^[\s\u200b]*\\?(?<sign>-{2,}|[-‐-―−]*[‒-―−][-‐-―−]*|\+{3,}|;{3,}|\*{3,}|={3,}|~{3,}|_{3,}|(?:- ){2,}-|(?:\* ){2,}\*)(?<rest>(?![-+;*=~_]).*)$/;
// A language, a comment or a tag of YAML's; or the first field.
const BEHIND = /^[\s\u200b]*(?:(?<language>[a-z]+)|[#!].*|(?<field>[{"'\p{L}].*[:：=].*))?[\s\u200b]*$/iu;
const SURE = /^(-{3,}|\+{3,}|;{3,})$/;
const LANGUAGES: Record<string, string> = { '-': 'yaml', '+': 'toml', ';': 'json' };

function fenceIn(line: string) {
  const { sign, rest } = FENCE.exec(line)?.groups ?? {};
  const behind = rest === undefined ? null : BEHIND.exec(rest);
  if (!sign || !behind) return null;
  const { language, field } = behind.groups ?? {};
  return { sign, kind: /[‐-―−]/.test(sign) ? '-' : sign.charAt(0), language, field };
}

/**
 * @param isTop whether it stands at the top, where three dashes, pluses or semicolons are no question
 * @throws Error where fields begin at the top and have no end
 */
export function fencedAt(lines: string[], at: number, isTop: boolean): Lines | null {
  const open = fenceIn(lines[at] ?? '');
  if (!open) return null;
  const isEnd = (line: string) => {
    const fence = fenceIn(line);
    return (
      (fence?.kind === open.kind && !fence.field && !fence.language) ||
      (open.kind === '-' && /^\s*\.{3}\s*$/.test(line))
    );
  };
  const end = lines.findIndex((line, index) => index > at && isEnd(line));
  const inside = unindented(lines.slice(at + 1, end < 0 ? undefined : end));
  const data = [...(open.field ? [open.field] : []), ...inside].map((line) => `${line}\n`).join('');
  const [begun = ''] = data.trimStart().split(/\n[\s\u200b]*\n/, 1);
  const isSure = isTop && SURE.test(open.sign) && !(isBlank(lines[at + 1] ?? '') && isProse(begun));
  if (end >= 0 && (isSure || isFields(data))) {
    const language = open.language?.toLowerCase().replace('yml', 'yaml') ?? LANGUAGES[open.kind] ?? 'yaml';
    const found = { language, data, from: open.field ? at : at + 1, to: end + 1 };
    return SURE.test(open.sign) ? found : { ...found, place: `stands between lines of ${open.sign}` };
  }
  if (isTop && (isFields(begun) || (isSure && FIELD.test(begun))))
    throw new Error(
      `line ${at + 1}: the front matter has no end: a line of ${open.sign} is missing below it`,
    );
  return null;
}

/** Without what all lines begin with. */
function unindented(lines: string[]): string[] {
  const indents = lines.filter((line) => !isBlank(line)).map((line) => line.search(/[^ \t]/));
  const least = Math.min(...indents.slice(0, 500));
  return Number.isFinite(least) && least > 0 ? lines.map((line) => line.slice(least)) : lines;
}

const FIELD = /^[{,]?[ \t]*["'“]?(?<name>[\p{L}_][\p{L}\p{N}_ .-]{0,40}?)["'”]?[ \t]*[:=：]/u;
const TELLING =
  /^(?:title|date|pubdate|publishdate|publishedat|(?:is)?(?:draft|publish|published|hidden|private|unlisted|visibility|wip)|제목|날짜|작성일|비공개|공개|초안|タイトル|公開日|日付|下書き|标题|日期|草稿)$/;

/** The plain name of each line's field; null for a line that is none. */
export function namesIn(text: string): (string | null)[] {
  const lines = unindented(text.split('\n')).filter((line) => !/^(?:[\s#}\])-].*)?$/.test(line));
  return lines.map((line) => {
    const name = FIELD.exec(line)?.groups?.name;
    return name === undefined ? null : plainName(name);
  });
}

/** Whether all lines are fields, with one among them that tells of a post: a title, a date, or that it is no post yet. */
export function isFields(text: string): boolean {
  const names = namesIn(text);
  return !names.includes(null) && names.some((name) => name && TELLING.test(name));
}

/** Whether no line is a field that anybody reads: `Note: this is old.` below a line is words. */
const isProse = (text: string) =>
  !isBlank(text) &&
  namesIn(text).every((name) => name === null || !(isAboutHiding(name) || (isKnown(name) && !isWeak(name))));
