// Signs of other writers that stand for something, in the text before it is parsed: what its parser would take for
// something else. Each is looked for only in texts that have it.
import { isServed } from '../../pictures/files';
import { EAST_ASIAN } from './east-asian';

type Into = string | ((...match: string[]) => string);

/**
 * What is to be found anywhere in a text before it is searched for the sign, as that takes longer; the sign, as it is
 * replaced; what it is replaced by.
 */
export type Form = [isThere: RegExp, sign: RegExp, into: Into];

const ATTRIBUTE = '(?:(?:[.#][\\w-]{1,50}){1,5}|[\\w-]{1,50}=(?:"[^"\\n]{0,200}"|[\\w.-]{1,50}))';
// Before the end of a word, and not that of a file.
const PARTICLE =
  '(?:은|는|이|가|을|를|의|에|도|만|로|으로|와|과|에서|에게|까지|부터|처럼|보다)(?![\\p{L}\\p{N}_]|\\.[\\p{L}\\p{N}])';

/** Whether an address ends as one of a file does, or of a page. */
const isFile = (address: string) => {
  const [name = ''] = address.split('#');
  return isServed(name) || /\.(?:mdx?|html?|docx?|xlsx?|pptx?|hwpx?|csv|txt|zip)$/i.test(name);
};

const BLOCK =
  /^(\/{3,})[ \t]+((?:figure-|table-)?caption|admonition|note|tip|hint|info|warning|danger|important|attention|caution|success|failure|bug|example|quote|abstract|question|details|tab|html)[ \t]*(?:\|([^\n]{0,300}))?$/m;

export const SIGNS: Form[] = [
  // Docusaurus' comments, also where a file is not called MDX.
  [/\*\/\}/, /^ {0,3}\{\/\*(?:(?!\*\/)[\s\S]){0,2000}\*\/\}[ \t]*$/gm, ''],
  // Boxes of Org and Logseq.
  [
    /^[ \t]*(?:- )?#\+begin_/im,
    /^([ \t]*(?:- )?)#\+begin_(?!src\b|export\b|comment\b)(\w{1,20})[^\n]*$/gim,
    '$1:::$2',
  ],
  [/^[ \t]*#\+end_/im, /^([ \t]*)#\+end_(?!src\b|export\b|comment\b)\w{1,20}[ \t]*$/gim, '$1:::'],
  // Blocks of PyMdown's, with what they are told in lines below: `/// note | Title`.
  [
    BLOCK,
    new RegExp(`${BLOCK.source}\\n(?:[ \\t]{4}[\\w-]{1,30}:[^\\n]*\\n){0,5}`, 'gm'),
    (_, slashes = '', name = '', title = '') => `${':'.repeat(slashes.length)}${name} ${title.trim()}\n`,
  ],
  [BLOCK, /^(\/{3,})[ \t]*$/gm, (_, slashes = '') => ':'.repeat(slashes.length)],
  // The size of a picture behind its address, as HackMD, Qiita and Zenn have it: `![A](a.png =300x200)`.
  [
    /\s=\d*(?:px|%)?x\d*/,
    /(!\[[^\]\n]{0,500}\]\([^()\s]{1,500}(?:[ \t]+"[^"\n]{0,300}")?)[ \t]+=(\d*%?)x(\d*|\*)\)/g,
    (_, picture = '', width = '', height = '') =>
      `${picture})${width || height ? `{${width && `width=${width}`} ${/\d/.test(height) ? `height=${height}` : ''}}` : ''}`,
  ],
  // Hashnode's pictures say behind the address where they stand.
  [
    /\]\([^()\s]{1,500}[ \t]+[a-z]+=/,
    /(!\[[^\]\n]{0,500}\]\([^()\s]{1,500})((?:[ \t]+(?:align|width|height|alt)=(?:"[^"\n]{0,200}"|[\w%]{1,20})){1,4})[ \t]*\)/g,
    '$1){$2}',
  ],
  // Notion's boxes have Markdown in them, which in HTML begins below an empty line.
  [/^<aside>/m, /^(<aside>)[ \t]*\n(?=[^\s<])/gm, '$1\n\n'],
  // An address with spaces is no Markdown; with the ending of a file it can be meant only so.
  [
    /\]\([^()<>"\n]{0,300} /,
    /(\[[^[\]\n]{0,500}\]\([ \t]{0,9})([^()<>"'\s][^()<>"\n]{0,300}\.\w{2,5}(?:#[^\s()<>"]{0,200})?)(?=[ \t]{0,9}(?:"[^"\n]{0,300}"[ \t]{0,9})?\))/g,
    (whole = '', before, src = '') => (/\s/.test(src) && isFile(src) ? `${before}<${src}>` : whole),
  ],
  // What Hexo's tabs are called.
  [
    /<!--[ \t]{0,9}endtab/,
    /<!--[ \t]{0,9}(?:tab[ \t]([^@<>\n]{1,100}?)(?:@[\w-]{1,50})?|endtab)[ \t]{0,9}-->/g,
    (_, title) => (title ? `\n\n**${title.trim()}**\n\n` : ''),
  ],
  // VuePress' tabs.
  [
    /^[ \t]*:{3,}[ \t]*(?:code-)?tabs\b/m,
    /^([ \t]*)@tab(?::active)?(?:[ \t]+([^\n]{0,300}?))??(?:#[\w-]+)?[ \t]*$/gm,
    (_, before = '', title) => (title ? `\n${before}**${title.trim()}**\n` : ''),
  ],
  // What Org notes of a block, as Logseq keeps it.
  [
    /^[ \t]*:(?:LOGBOOK|PROPERTIES):/m,
    /^[ \t]*:(?:LOGBOOK|PROPERTIES):[ \t]*\n(?:[^\n]*\n){0,50}?[ \t]*:END:[ \t]*(?:\n|$)/gm,
    '',
  ],
  // Stressed words beside a particle, by the other sign; `__init__은` is a name. By one sign `_초안_최종.hwp` is one, too.
  [
    /_[^\s_]/,
    new RegExp(
      `(?<![\\p{L}\\p{N}_/<]|\\]\\(|=["'])(__?)((?=[^_\\n]{0,500}[${EAST_ASIAN}])[^\\s_](?:[^_\\n]{0,500}[\\p{L}\\p{N}\\p{Pe}\\p{Pf}"'.!?…])?)\\1(?:(?<=__)(?=[${EAST_ASIAN}])|(?=${PARTICLE}))`,
      'gu',
    ),
    (_, sign = '', words) => `${sign.replaceAll('_', '*')}${words}${sign.replaceAll('_', '*')}`,
  ],
  // Who says it, in quotes of HackMD, and its colour.
  [
    /^[ \t]*>.*\[(?:name|time|color)=/m,
    /[ \t]{0,9}\[(name|time|color)=([^[\]\n]{1,100})\](?<=^[ \t]{0,9}>[^\n]{0,1000})/gm,
    (_, kind, words = '') =>
      kind === 'color' ? '' : kind === 'name' ? ` — ${words.trim()}` : `, ${words.trim()}`,
  ],
  // Docusaurus' own ways to name a file of the site.
  [/pathname:\/\//, /(?<=\]\(<?|["'])pathname:\/\/(?=\/)/g, ''],
  // Breaks of printed pages.
  [/^\\(?:new|clear|page)/m, /^\\(?:newpage|clearpage|pagebreak)(?:\{\})?[ \t]*$/gm, ''],
  // kramdown's attributes of a list stand right below it, or right above.
  [
    /^[ \t]*\{:[ \t]*start=/m,
    /^((?:\d{1,9}[.)]|[-*+])[ \t][^\n]*\n)(?=[ \t]*\{:[ \t]*start=[^{}\n]*\}[ \t]*$)/gm,
    '$1\n',
  ],
  [
    /^[ \t]*\{:[ \t]*start=/m,
    /(?<=^|\n[ \t]*\n)[ \t]*\{:[ \t]*start=["']?(\d{1,9})["']?[ \t]*\}[ \t]*\n\d{1,9}(?=[.)][ \t])/g,
    '$1',
  ],
  // A formula of WordPress.
  [/\$latex /, /\$latex ([^$\n]{1,500})\$/g, '$$$1$'],
  // Pelican's links: to its files, to its lists, to its start page.
  [/[(|"'{](?:static|attach|filename)[|}]/, /(?<=\]\(<?|=["'])[{|](?:static|attach|filename)[|}]/g, ''],
  [/\{(?:tag|category)\}/, /(?<=\]\(<?|=["'])\{(?:tag|category)\}/g, '/tags/'],
  [/\{index\}/, /(?<=\]\(<?|=["'])\{index\}/g, '/'],
  // Nikola's links to posts, and Logseq's with words.
  [
    /\]\(<?link:\/\//,
    /(?<=\]\(<?)link:\/\/(slug|filename)\/([^()\s<>]{1,500})/g,
    (_, kind, to = '') => (kind === 'slug' ? `${to}.md` : to),
  ],
  [/\]\(\[\[/, /\[([^[\]\n]{1,500})\]\(\[\[([^[\]|\n]{1,500})\]\]\)/g, '[[$2|$1]]'],
  // What parts columns of a theme of Hugo's.
  [/^<--->/m, /^<--->[ \t]*$/gm, ''],
  // Logseq's words about a block, and its sizes.
  [
    /:: /,
    /^[ \t]*(?:-[ \t]+)?(?:id:: [\da-f-]{36}|collapsed:: (?:true|false)|logseq\.[\w.-]{1,50}:: [^\n]{0,500})[ \t]*(?:\n|$)/gm,
    '',
  ],
  [
    /\{:(?:height|width) \d/,
    /\{:(height|width) (\d{1,5})(?:, :(height|width) (\d{1,5}))?\}/g,
    (_, one, first, other, second) => `{${one}=${first}${other ? ` ${other}=${second}` : ''}}`,
  ],
  // Words of Pandoc's that have a class or an id.
  [
    /\]\{[.#]/,
    new RegExp(
      `(?<![!\\]]|:{3}[ \\t]*[\\w-]{1,50})\\[([^[\\]\\n]{1,500})\\]\\{[ \\t]*${ATTRIBUTE}(?:[ \\t]+${ATTRIBUTE}){0,9}[ \\t]*\\}`,
      'g',
    ),
    '$1',
  ],
];
