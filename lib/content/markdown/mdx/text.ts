// What stands in braces in MDX: a text, {'so'}, or a comment.

const TEXT = /^\s*(?:'([^'\\]*)'|"([^"\\]*)"|`([^`\\$]*)`)\s*$/;

/** The text; undefined where something would be calculated. */
export const textIn = (code: string): string | undefined =>
  TEXT.exec(code)
    ?.slice(1)
    .find((each) => each !== undefined);

/** Its signs mean nothing, in Markdown and in HTML alike. */
export const literal = (text: string): string =>
  text.replace(/[<>&*_`[\]\\{}$~|]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** Whether code is comments and nothing else. */
export function isComment(code: string): boolean {
  let rest = code.trimStart();
  while (rest.startsWith('/*')) rest = rest.slice(rest.indexOf('*/', 2) + 2).trimStart();
  return rest === '';
}
