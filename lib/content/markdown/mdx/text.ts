// A text that stands in braces in MDX: {'so'}.

const TEXT = /^\s*(?:'([^'\\]*)'|"([^"\\]*)"|`([^`\\$]*)`)\s*$/;

/** The text; undefined where something would be calculated. */
export const textIn = (code: string): string | undefined =>
  TEXT.exec(code)
    ?.slice(1)
    .find((each) => each !== undefined);

/** Its signs mean nothing, in Markdown and in HTML alike. */
export const literal = (text: string): string =>
  text.replace(/[<>&*_`[\]\\{}$~|]/g, (sign) => `&#${sign.charCodeAt(0)};`);
