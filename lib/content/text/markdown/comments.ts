// Comments of HTML that nobody ended, of which all that follows would be gone: their sign is shown instead. An arrow in a
// fence ends none, where the line goes on: `A --> B`.
import { outsideCode } from './outside-code';

// A character of Unicode's private use stands for the sign of a comment that is in no code.
const OPEN = '\ue0f4';
const NEXT = /(?<=\n)[ \t]*(`{3,}|~{3,})[^\n]*\n[\s\S]*?\n[ \t]*\1[`~]*[ \t]*(?=\n|$)|-->|\ue0f4/g;

/** @returns the text, and how each comment begins that nobody ended */
export function withCommentsEnded(markdown: string): { markdown: string; unclosed: string[] } {
  if (!markdown.includes('<!--')) return { markdown, unclosed: [] };
  const text = outsideCode(markdown, (part) => part.replaceAll('<!--', OPEN));
  const unclosed: string[] = [];
  let result = '';
  let at = 0;
  let hasEnds = true;
  let noneBefore = 0;
  for (let from = text.indexOf(OPEN); from >= 0; from = text.indexOf(OPEN, at)) {
    // Up to the fence in which an earlier one met an arrow, none has an end either.
    const end: number | null = hasEnds && from >= noneBefore ? endOf(text, from + 1) : null;
    hasEnds &&= end !== null || from < noneBefore;
    const isEnded = end !== null && end >= 0;
    if (end !== null && end < 0) noneBefore = -end;
    if (!isEnded) unclosed.push(`<!--${text.slice(from + 1, from + 30).split(/\n|\ue0f4/)[0]}`);
    result += text.slice(at, from) + (isEnded ? commentOf(text.slice(from + 1, end)) : '&lt;!--');
    at = isEnded ? end : from + 1;
  }
  return { markdown: (result + text.slice(at)).replaceAll(OPEN, '<!--'), unclosed };
}

const commentOf = (inside: string) =>
  inside.length > 3 ? `<!--${inside.slice(0, -3).replaceAll('-->', '--')}-->` : `<!--${inside}`;

/**
 * Where a comment ends; null where nothing ends one any more, and where another one begins before an end, the place of the
 * fence with an arrow between, below 0.
 */
function endOf(text: string, from: number): number | null {
  const [empty] = /^-?>/.exec(text.slice(from, from + 2)) ?? [];
  if (empty) return from + empty.length;
  const next = new RegExp(NEXT);
  next.lastIndex = from;
  let arrowAt = 0;
  for (let found = next.exec(text); found !== null; found = next.exec(text)) {
    if (found[0] === '-->') return next.lastIndex;
    if (found[0] === OPEN && arrowAt > 0) return -arrowAt;
    const inFence = /-->[ \t]*$/m.exec(found[0]);
    if (inFence) return found.index + inFence.index + 3;
    if (arrowAt === 0 && found[0].includes('-->')) arrowAt = found.index;
  }
  return null;
}
