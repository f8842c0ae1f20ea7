// Tags of template languages whose effect is known: pictures, players, links, notes.
import { kindAt } from '../../pictures/files';
import { isService } from '../services';
import { fileName, included, link, picture } from './picture-tags';
import { player } from './players';
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
// Words that are shown in some colour or box.
const WORDS = ['label', 'emp', 'wavy', 'underline', 'badge', 'color', 'text', 'span', 'psw'];
// Parts of the text that stand behind one another here.
const TITLED = /^(?:tab|tab-?item|panel|step|card|accordion-?item|faq-?item|code-?tab)$/;
const isAddress = (word: string) => /^https?:\/\//.test(word);
const ELEMENTS = new Map([
  ['key', 'kbd'],
  ...['kbd', 'mark', 'u', 's', 'del', 'sup', 'sub'].map((name): [string, string] => [name, name]),
]);

/** @returns Markdown; null for a tag that is not known */
export function knownTag(name: string, args: Arguments, isEnd: boolean): string | null {
  const { list, named } = args;
  if (NOTES.includes(name)) return isEnd ? '\n\n:::\n\n' : note(name, args);
  if (FOLDED.includes(name))
    return isEnd
      ? '\n\n:::\n\n'
      : `\n\n:::details ${named.summary ?? named.title ?? foldedTitle(name, list)}\n\n`;
  if (isEnd) return null;
  if (TITLED.test(name)) {
    const title = named.name ?? named.title ?? named.label ?? named.header ?? list.join(' ');
    const to = named.link ?? named.href ?? named.url;
    return title ? `\n\n**${to ? link(to, title) : title}**\n\n` : null;
  }
  if (WORDS.includes(name))
    return [...list, named.text ?? '']
      .join(' ')
      .replace(name === 'span' ? /^\w*@|^[\w ]*,\s/ : /^\w*@/, '')
      .trim();
  const to = name === 'link' ? list.findIndex(isAddress) : -1;
  // Behind the address is how it is opened, and its title.
  if (to >= 0) return link(list[to] ?? '', (to === 0 ? list.slice(1) : list.slice(0, to)).join(' '));
  const element = ELEMENTS.get(name);
  if (element && list.length > 0) return `<${element}>${list.join(' ')}</${element}>`;
  if (name === 'ruby' && list.length === 2) return `<ruby>${list[0]}<rt>${list[1]}</rt></ruby>`;
  if (name === 'btn' || name === 'button' || name === 'cta') {
    // Hexo's themes part them by commas, and an icon comes last.
    const isParted = list.length === 1 || /,$/.test(list[0] ?? '') || /^,/.test(list[1] ?? '');
    const [address, ...words] = isParted
      ? list
          .join(' ')
          .split(/\s*,\s*/)
          .slice(0, 2)
      : list;
    const to = named.href ?? named.link ?? named.url ?? named.relref ?? address ?? '';
    const label = named.text ?? named.label ?? words.join(' ');
    return to ? link(to, label) : null;
  }
  if ((name === 'video' || name === 'audio') && isPlayed(named.src ?? list[0]))
    return `\n\n<${name} controls src="${named.src ?? list[0]}"></${name}>\n\n`;
  if (name === 'include' || name === 'include_cached') return included(args) ?? playing(args) ?? noting(args);
  if (['figure', 'img', 'image', 'asset_img', 'picture', 'imgproc'].includes(name)) return picture(args);
  if (name === 'asset_path') return list[0] ?? '';
  if (name === 'post_link')
    return link(
      `${list[0]}.md`,
      list
        .slice(1)
        .filter((word) => !/^(true|false)$/.test(word))
        .join(' '),
    );
  if (name === 'post_path') return `${list[0]}.md`;
  if (name === 'asset_link') return link(list[0] ?? '', list.slice(1).join(' '));
  // blogdown's stands before the place of a file beside the post.
  if (['more', 'excerpt', 'toc', 'br', 'clear', 'endif', 'blogdown/postref'].includes(name)) return '';
  if (name === 'pdf' || name === 'iframe' || name === 'embed')
    return list[0] ? link(list[0], named.title ?? '') : null;
  const address = player(
    name,
    named.id ?? named.repo ?? named.url ?? named.src ?? list[0] ?? '',
    list,
    named,
  );
  return address === null ? null : link(address, named.title ?? '');
}

/** `{% include embed/spotify.html id='…' %}`, `{% include embed/video.html src='a.mp4' %}` */
function playing({ list: [file = '', ...list], named }: Arguments): string | null {
  const name = fileName(file);
  return isService(name) || /^(?:video|audio)$/.test(name) ? knownTag(name, { list, named }, false) : null;
}

/** `{% include note.html content="Mind it." %}`, `{% include callouts/warning.html text='…' %}`, and a button that leads somewhere. */
function noting({ list: [file = ''], named }: Arguments): string | null {
  const words = fileName(file).split(/[-_]/);
  const kind = words.map((word) => word.replace(/s$/, '')).find((word) => NOTES.includes(word));
  const content = named.content ?? named.text ?? named.message ?? named.body;
  if (kind && content) return `${note(kind, { list: [], named })}${content}\n\n:::\n\n`;
  return words.some((word) => /^(?:button|btn|cta)$/.test(word))
    ? knownTag('button', { list: [], named }, false)
    : null;
}

const OF_LOOKS =
  /^(?:true|false|no-icon|flat|simple|modern|disabled|default|primary|secondary|success|blue|red|green|orange|pink|purple|gr[ae]y|yellow|cyan|(?:fa[srb] )?fa-[\w-]+|fa[srb])$/;

/** Of Hexo's themes: `folding blue open, Title`, `hideToggle Title,#fff,#000`. */
function foldedTitle(name: string, list: string[]): string {
  const words = list.join(' ');
  if (name === 'folding') return words.replace(/^[\w ]*,\s*/, '');
  return name.startsWith('hide') ? words.replace(/,.*$/, '') : words;
}

const isPlayed = (address = '') => /film|sound/.test(kindAt(address) ?? '');

function note(name: string, { list, named }: Arguments): string {
  const kind =
    [named.type, named.style, named.theme, named.level, named.kind, named.color, list[0], name].find(
      (word) => word && NOTES.includes(word.toLowerCase()),
    ) ?? 'note';
  // How a theme of Hexo's is to show it stands before the title, and whether it is open behind it.
  const words = list[0] === kind ? list.slice(1) : [...list];
  while (OF_LOOKS.test(words[0] ?? '')) words.shift();
  if (/^(?:true|false|no-icon)$/.test(words.at(-1) ?? '')) words.pop();
  return `\n\n:::${kind.toLowerCase()} ${named.title ?? words.join(' ')}\n\n`;
}
