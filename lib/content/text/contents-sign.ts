// Where writers have a table of contents put: a page has its own. It is marked in many ways.
const CONTENTS = /^(?:\[\[?_?toc_?\]?\]|\[:contents\]|\{\{\s*toc\s*\}\}|@\[toc\](?:\(.*\))?|\$\{toc\})$/i;

/** @param words all that is in a paragraph */
export const isContentsSign = (words: string): boolean => CONTENTS.test(words.trim());
