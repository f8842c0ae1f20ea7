// The words of a post's text, without what marks it up. It need not be exact: it is searched, and a line of it shown.
import { decodeEntities } from '../content/text/entities';
import { publicPart } from '../content/text/html/members';

const INLINE = /<\/?(?:a|abbr|b|code|em|i|kbd|mark|s|small|span|strong|sub|sup|u)\b[^<>]*>/g;
const TAG = /<[^<>]*>/g;
/** Of Markdown: stress, code, headings, quotations. */
const SIGNS = /\*+|`+|^ {0,3}(#{1,6}|>)(?=\s)/gm;

/** @param html as a post's page has it */
export function plainHtml(html: string): string {
  return decodeEntities(html.replace(INLINE, '').replace(TAG, ' '));
}

/**
 * What everybody may read of it.
 * @param markdown a post's text as it was written: addresses of links and names of tags are no words of it
 */
export function plainMarkdown(markdown: string): string {
  return plainHtml(
    publicPart(markdown)
      .replace(/\]\([^()\s]*/g, '] ')
      .replace(SIGNS, ''),
  );
}
