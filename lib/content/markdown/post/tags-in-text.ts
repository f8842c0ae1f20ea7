// Tags that a text says itself: as HackMD has them in the smallest of headings, ###### tags: `tin` `pots`, or as Bear and
// Obsidian do, in a line of nothing else above the text: #tin #pots/old. A colour, #fff, is none.

const LINE = /^#{6}[ \t]+tags:[ \t]*((?:`[^`\n]{1,100}`[ \t,]*){1,50})$\n?/im;
const HASHTAGS =
  /^(\s*(?:# [^\n]*\n\s*)?)((?:#(?!(?:[\da-fA-F]{3}){1,2}(?:[ \t]|$))[\p{N}_/-]*\p{L}[\p{L}\p{N}_/-]*[ \t]*){2,30})(?:\n|$)/u;
// Bear's, of which some have spaces in them and a sign at their end, too: #old pots#
const BELOW =
  /\n[ \t]*\n((?:#[\p{N}_/-]*\p{L}(?:[\p{L}\p{N}_/-]*|[^#\n]{0,100}[^\s#]#)(?:[ \t]+|$)){1,30})$/u;
const FENCE = /^[ \t]*(?:`{3}|~{3})/m;

/** @returns the tags, and the text without them */
export function takeTags(content: string): { tags: string[]; content: string } {
  const [above, before = '', hashtags] = HASHTAGS.exec(content) ?? [];
  if (above !== undefined && hashtags)
    return {
      tags: hashtags
        .trim()
        .split(/[ \t]*#/)
        .slice(1),
      content: before + content.slice(above.length),
    };
  const found = LINE.exec(content);
  if (!found || content.slice(0, found.index).match(FENCE)) return { tags: [], content };
  const tags = [...(found[1] ?? '').matchAll(/`([^`]+)`/g)].map(([, tag = '']) => tag.trim());
  return { tags, content: content.slice(0, found.index) + content.slice(found.index + found[0].length) };
}

// No line of tags is longer.
const MAX_LINE = 500;

/** What the author should know of hashtags below the text: they may be words, so they stay there. */
export function hashtagsBelow(content: string): string[] {
  const hashtags = BELOW.exec(content.slice(-MAX_LINE).trimEnd())?.[1];
  return hashtags
    ? [
        `tags: "${hashtags}" below the text are words there; to be tags of the post they stand in its front matter`,
      ]
    : [];
}
