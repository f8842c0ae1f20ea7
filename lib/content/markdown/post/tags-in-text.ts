// Tags that a text says itself, as HackMD has them in the smallest of headings: ###### tags: `tin` `pots`

const LINE = /^#{6}[ \t]+tags:[ \t]*((?:`[^`\n]{1,100}`[ \t,]*){1,50})$\n?/im;
const FENCE = /^[ \t]*(?:`{3}|~{3})/m;

/** @returns the tags, and the text without them */
export function takeTags(content: string): { tags: string[]; content: string } {
  const found = LINE.exec(content);
  if (!found || content.slice(0, found.index).match(FENCE)) return { tags: [], content };
  const tags = [...(found[1] ?? '').matchAll(/`([^`]+)`/g)].map(([, tag = '']) => tag.trim());
  return { tags, content: content.slice(0, found.index) + content.slice(found.index + found[0].length) };
}
