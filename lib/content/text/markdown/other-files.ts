// Where other writers put in what another file has: nothing here reads it.
import { replacedOutside } from './outside-code';

/** VitePress', VuePress' and MkDocs'. */
export const OTHER_FILE =
  /^[ \t]*(?:<!--[ \t]*@include:[^\n]{1,300}?-->|<<<[ \t]+(?:@|\.{0,2}\/)\S*[^\n]{0,200}|@\[code[^\]\n]{0,100}\]\([^)\n]{1,300}\)|-{1,2}8<-{1,2}[ \t]+"[^"\n]{1,300}")[ \t]*$/gm;
// Gatsby's is a line of code.
const CODE =
  /(?<=^|\n)[ \t]*`embed:[ \t]?(?<name>[\w./@-]{1,200}\.\w{1,10})(?:[#{][^`\n]{0,200})?`[ \t]*(?=\n|$)/;

/** @param count is told of each that is left out */
export const withoutEmbeddedFiles = (markdown: string, count: (kind: string) => void): string =>
  markdown.includes('`embed:')
    ? replacedOutside(markdown, CODE, (_, { name }) => {
        count(`code of another file (embed: ${name})`);
        return '';
      })
    : markdown;
