// An excerpt for a post that has none of its own: its first paragraph, as plain text.
import { plainText } from './plain-text';

const MAX_CHARACTERS = 200;
const LOOKED_AT = 4000;

/** The first paragraph without its markup, cut at a word. */
export function excerptOf({ content, format }: { content: string; format: 'markdown' | 'html' }): string {
  const start = content.slice(0, LOOKED_AT);
  const paragraph = format === 'html' ? paragraphInHtml(start) : paragraphInMarkdown(start);
  const text = paragraph.replace(/\s+/g, ' ').trim();
  if (text.length <= MAX_CHARACTERS) return text;
  return `${text.slice(0, MAX_CHARACTERS).replace(/\s+\S*$/, '')}…`;
}

function paragraphInMarkdown(markdown: string): string {
  const blocks = markdown.split(/\r?\n\s*\r?\n/);
  const paragraph = blocks.find((block) =>
    /^(?![#>|<!]|```|~~~|[-*+] |\d+[.)] |-{3}|\s*$)/.test(block.trim()),
  );
  return (paragraph ?? '')
    .replace(/!?\[([^\]]*)\](\([^)]*\)|\[[^\]]*\])/g, '$1')
    .replace(/<[^>]*>|[*_`~]/g, '');
}

function paragraphInHtml(html: string): string {
  const paragraphs = [...html.matchAll(/<p\b[^>]*>([\s\S]*?)(?:<\/p>|$)/gi)];
  return paragraphs.map(([paragraph]) => plainText(paragraph)).find((text) => text !== '') ?? '';
}
