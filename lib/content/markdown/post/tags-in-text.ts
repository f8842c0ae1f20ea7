// Tags that a text says itself: as HackMD has them in the smallest of headings, ###### tags: `tin` `pots`, or as Bear and
// Obsidian do, in a line of nothing else above the text: #tin #pots/old. A colour, #fff, is none.

const LINE = /^#{6}[ \t]+tags:[ \t]*((?:`[^`\n]{1,100}`[ \t,]*){1,50})$\n?/im;
const HASHTAGS =
  /^(\s*(?:# [^\n]*\n\s*)?)((?:#(?!(?:[\da-fA-F]{3}){1,2}(?:[ \t]|$))[\p{N}_/-]*\p{L}[\p{L}\p{N}_/-]*[ \t]*){2,30})(?:\n|$)/u;
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
