// An excerpt for a post that has none of its own: its first paragraph, as plain text.

const MAX_CHARACTERS = 200;

/** The first paragraph of Markdown without its markup, cut at a word. */
export function excerptOf(markdown: string): string {
  const blocks = markdown.slice(0, 4000).split(/\r?\n\s*\r?\n/);
  const paragraph = blocks.find((block) =>
    /^(?![#>|<!]|```|~~~|[-*+] |\d+[.)] |-{3}|\s*$)/.test(block.trim()),
  );
  const text = (paragraph ?? '')
    .replace(/!?\[([^\]]*)\](\([^)]*\)|\[[^\]]*\])/g, '$1')
    .replace(/<[^>]*>|[*_`~]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  if (text.length <= MAX_CHARACTERS) return text;
  return `${text.slice(0, MAX_CHARACTERS).replace(/\s+\S*$/, '')}…`;
}
