// Tags of template languages that show a picture, or include a file that does, or plays something.
import { player } from './players';
import type { Arguments } from './template-arguments';

/** `embed/youtube.html` is `youtube`. */
export const fileName = (file: string) =>
  file
    .replace(/^.*\//, '')
    .replace(/\.\w+$/, '')
    .toLowerCase();

/** Jekyll's includes have names of their own; those of pictures and players are called what they are. */
export function included(args: Arguments): string | null {
  const name = fileName(args.list[0] ?? '');
  if (/image|img|figure|picture|photo/.test(name)) return picture({ ...args, list: args.list.slice(1) });
  if (/youtube|vimeo|video/.test(name)) {
    const { id = '', provider = name } = args.named;
    const address = player(
      provider.replace(/[-_]?(player|embed|video)$/, '') || 'youtube',
      id,
      [],
      args.named,
    );
    return address === null ? null : link(address, args.named.title ?? '');
  }
  return null;
}

/** @returns null where no file is named */
export function picture({ list, named }: Arguments): string | null {
  const src =
    named.src ??
    named.url ??
    named.file ??
    named.image ??
    named.path ??
    named.image_path ??
    list.find((word) => /\.(png|jpe?g|gif|webp|avif|svg)\b/i.test(word));
  if (!src) return null;
  const said = named.caption ?? named.description ?? named.title ?? '';
  const caption = captionOf(named, said);
  // Hexo's, Eleventy's and others' have the words behind the file: the last of them that is no size.
  const at = list.findIndex((word) => word.replace(/,$/, '') === src.replace(/,$/, ''));
  const behind = at < 0 ? [] : list.slice(at + 1).map((word) => word.replace(/^,|,$/g, ''));
  const words = behind.filter(
    (word) => !/^(\d+(px|vw|%)?|\d+x\d*|--\w+|\(.*|Fit|Fill|Resize|Crop|)$/.test(word),
  );
  const plain = said.replace(/\[([^[\]]*)\]\([^()]*\)/g, '$1');
  const alt =
    named.alt ?? (plain || (words.some((word) => word.includes(' ')) ? words.at(-1) : words.join(' ')));
  // The last sign stands for one of code, until all tags are read.
  const isMarkedUp = plain !== said || /[*_`"<\\\ue0f8]/.test(said);
  const isBelow =
    caption !== '' && (isMarkedUp || caption !== said || (caption !== named.alt && named.alt !== undefined));
  // Where the picture stands alone, its title is its caption.
  const title = isBelow || caption === '' ? '' : ` "${caption}"`;
  const picture = `![${alt ?? ''}](<${src.replace(/,$/, '')}>${title})`;
  const linked = named.link ? `[${picture}](<${named.link}>)` : picture;
  return isBelow ? figure(linked, caption) : linked;
}

/** What stands above it in bold letters, what is said of it, and whose it is. */
function captionOf({ title, alt, attr, attrlink }: Arguments['named'], said: string): string {
  const heading = title && title !== said && title !== alt ? `**${title}**` : '';
  const credit = attr && attrlink ? link(attrlink, attr) : (attr ?? '');
  return [heading, said, credit].filter(Boolean).join(' ');
}

/** A picture, and below it what is said of it. */
export const figure = (picture: string, caption: string): string =>
  `\n\n<figure>\n\n${picture}\n\n<figcaption>\n\n${caption}\n\n</figcaption>\n\n</figure>\n\n`;

export const link = (address: string, words: string) =>
  `[${words || address.replace(/^https?:\/\/(www\.)?/, '')}](<${address}>)`;
