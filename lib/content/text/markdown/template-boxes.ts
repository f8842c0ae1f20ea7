// Boxes and folded parts in tags of template languages: where they begin, and how they end.
import { fileName } from './picture-tags';
import type { Arguments } from './template-arguments';

const NOTES = [
  'note',
  'notice',
  'callout',
  'alert',
  'admonition',
  'hint',
  'tip',
  'warning',
  'info',
  'message',
  'important',
  'caution',
  'danger',
];
const FOLDED = [
  'details',
  'spoiler',
  'collapsible',
  'expand',
  'fold',
  'folding',
  'collapse',
  'hidetoggle',
  'hideblock',
];

/** What ends any of them. */
export const BOX_END = '\n\n:::\n\n';

export const isBox = (name: string): boolean => NOTES.includes(name) || FOLDED.includes(name);

export function boxStart(name: string, args: Arguments): string {
  if (NOTES.includes(name)) return note(name, args);
  const { list, named } = args;
  return `\n\n:::details ${named.summary ?? named.title ?? named.text ?? foldedTitle(name, list)}\n\n`;
}

/** `{% include note.html content="Mind it." %}`, `{% include callouts/warning.html text='…' %}` */
export function includedBox({ list: [file = ''], named }: Arguments): string | null {
  const kind = fileName(file)
    .split(/[-_]/)
    .map((word) => word.replace(/s$/, ''))
    .find((word) => NOTES.includes(word));
  const content = named.content ?? named.text ?? named.message ?? named.body;
  return kind && content ? note(kind, { list: [], named }) + content + BOX_END : null;
}

const OF_LOOKS =
  /^(?:true|false|no-icon|flat|simple|modern|disabled|default|primary|secondary|success|blue|red|green|orange|pink|purple|gr[ae]y|yellow|cyan|(?:fa[srb] )?fa-[\w-]+|fa[srb])$/;

/** Of Hexo's themes: `folding blue open, Title`, `hideToggle Title,#fff,#000`. */
function foldedTitle(name: string, list: string[]): string {
  const words = list.join(' ');
  if (name === 'folding') return words.replace(/^[\w ]*,\s*/, '');
  return name.startsWith('hide') ? words.replace(/,.*$/, '') : words;
}

function note(name: string, { list, named }: Arguments): string {
  const { type, style, theme, level, kind: own, color } = named;
  // `warning=true` is one of Zola's.
  const flags = Object.keys(named).filter((each) => named[each] === 'true');
  const kind =
    [type, style, theme, level, own, color, ...flags, list[0], name].find(
      (word) => word && NOTES.includes(word.toLowerCase()),
    ) ?? 'note';
  // How a theme of Hexo's is to show it stands before the title, and whether it is open behind it.
  const words = list[0] === kind ? list.slice(1) : [...list];
  while (OF_LOOKS.test(words[0] ?? '')) words.shift();
  if (/^(?:true|false|no-icon)$/.test(words.at(-1) ?? '')) words.pop();
  return `\n\n:::${kind.toLowerCase()} ${named.title ?? words.join(' ')}\n\n`;
}
