// Whether a text of which nobody says what it is is HTML.

// An editor's HTML has all its text in blocks; Markdown begins again behind an empty line.
const MARKDOWN_WITHIN =
  /(?:<\/(?:p|h[1-6]|figure|ul|ol|blockquote|div|table|pre|section|article|details|summary)>|<(?:div|section|article|details|hr|br|img)\b[^<>]{0,500}>)[ \t]*\n[ \t]*\n[ \t]*[^\s<]/i;

/** Whether a text is an editor's HTML, and not Markdown with HTML in it. */
export function isHtml(text: string): boolean {
  return (
    !MARKDOWN_WITHIN.test(text) &&
    /^\s*<(p|h[1-6]|figure|ul|ol|blockquote|div|table|pre|section|article|hr)\b/i.test(text) &&
    /^<(?:\/\w+|hr\b[^>]*)>\s*$/i.test(text.slice(text.lastIndexOf('<')))
  );
}
