// Tags of template languages whose effect is known: pictures, players, links, notes.
import { kindAt } from '../../pictures/files';
import { isService } from '../services';
import { figure, fileName, included, link, picture } from './picture-tags';
import { player } from './players';
import type { Arguments } from './template-arguments';
import { BOX_END, boxStart, includedBox, isBox } from './template-boxes';

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
  if (isBox(name)) return isEnd ? BOX_END : boxStart(name, args);
  if (isEnd) return null;
  if (TITLED.test(name)) {
    const title = named.name ?? named.title ?? named.label ?? named.header ?? list.join(' ');
    const to = named.link ?? named.href ?? named.url;
    const below = named.subtitle ?? named.description ?? '';
    return title ? `\n\n**${to ? link(to, title) : title}**\n\n${below && `${below}\n\n`}` : null;
  }
  if (WORDS.includes(name))
    return [...list, named.text ?? '']
      .join(' ')
      .replace(name === 'span' ? /^\w*@|^[\w ]*,\s/ : /^\w*@/, '')
      .trim();
  if (name === 'link' && list.some(isAddress)) return linkOf(list);
  if (name === 'checkbox' || name === 'radio') return choice(list);
  const element = ELEMENTS.get(name);
  if (element && list.length > 0) return `<${element}>${list.join(' ')}</${element}>`;
  if (name === 'ruby' && list.length === 2) return `<ruby>${list[0]}<rt>${list[1]}</rt></ruby>`;
  if (/^(?:btn|button|cta)$/.test(name)) return button(args);
  if ((name === 'video' || name === 'audio') && isPlayed(named.src ?? list[0])) {
    const medium = `<${name} controls src="${named.src ?? list[0]}"></${name}>`;
    const caption = named.caption ?? named.title;
    return caption ? figure(medium, caption) : `\n\n${medium}\n\n`;
  }
  if (name === 'include' || name === 'include_cached')
    return included(args) ?? playing(args) ?? includedBox(args);
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

const isPlayed = (address = '') => /film|sound/.test(kindAt(address) ?? '');

/** `{% include embed/spotify.html id='…' %}`, `{% include embed/video.html src='a.mp4' %}` */
function playing({ list: [file = '', ...list], named }: Arguments): string | null {
  const name = fileName(file);
  if (/(?:^|[-_])(?:button|btn|cta)$/.test(name)) return button({ list, named });
  return isService(name) || /^(?:video|audio)$/.test(name) ? knownTag(name, { list, named }, false) : null;
}

/** Of Hexo's: `link Jam https://a.example`, or parted by commas, `link Jam, https://a.example, /icon.png`. */
function linkOf(list: string[]): string {
  const isParted = list.some((word) => word.endsWith(','));
  const parts = isParted ? list.join(' ').split(/,\s*/) : list;
  const at = parts.findIndex(isAddress);
  // Behind the address is how it is opened, and its title.
  const words = at === 0 ? parts.slice(1) : isParted ? parts.slice(0, 1) : parts.slice(0, at);
  return link(parts[at] ?? '', words.join(' '));
}

/** `checkbox green checked, Words` */
function choice(list: string[]): string | null {
  const [how = '', ...words] = list.join(' ').split(/,\s*/);
  const said = words.length > 0 ? words.join(', ') : how.replace(/^(?:checked\s+)?/, '');
  return said === '' ? null : `\n\n- [${/\bchecked\b/.test(how) ? 'x' : ' '}] ${said}\n\n`;
}

function button({ list, named }: Arguments): string | null {
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
