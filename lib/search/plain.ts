// The words of a post's text, without what marks it up. It need not be exact: it is searched, and a line of it shown.

const INLINE = /<\/?(?:a|abbr|b|code|em|i|kbd|mark|s|small|span|strong|sub|sup|u)\b[^<>]*>/g;
const TAG = /<[^<>]*>/g;
/** Of Markdown: stress, code, headings, quotations. */
const SIGNS = /\*+|`+|^ {0,3}(#{1,6}|>)(?=\s)/gm;
const ENTITY = /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|nbsp));/gi;
const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ' };
const MAX_CODE_POINT = 0x10ffff;

/** @param html as a post's page has it */
export function plainHtml(html: string): string {
  return html
    .replace(INLINE, '')
    .replace(TAG, ' ')
    .replace(
      ENTITY,
      (_, hex, decimal, name) => NAMED[name] ?? letterOf(hex ? Number.parseInt(hex, 16) : +decimal),
    );
}

const letterOf = (code: number) => (code <= MAX_CODE_POINT ? String.fromCodePoint(code) : ' ');

/** @param markdown a post's text as it was written: addresses of links and names of tags are no words of it */
export function plainMarkdown(markdown: string): string {
  return plainHtml(markdown.replace(/\]\([^()\s]*/g, '] ').replace(SIGNS, ''));
}
