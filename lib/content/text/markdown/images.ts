// What stands where Markdown has a picture: Obsidian and others show films, sounds, documents and players by the same sign,
// and write a size behind the words, as in `![A jar|300x200](jar.png)`. Gatsby has players as a line of code.
import type { Image, Link, Root } from 'mdast';
import { isFilm, isPicture, isServed, isSound } from '../../pictures/files';
import { pageOf, playedBy } from '../services';
import { visit } from '../visit';
import { isPlayer, player } from './players';

const SIZE = /^(?<words>(?:.*(?<!\s)\|)?)(?<width>\d{1,5})(?:x(?<height>\d{1,5}))?\s*$/;
const PLAYER = /^https?:\/\/(?:(?:www|m)\.)?(?:youtube\.com|youtu\.be|vimeo\.com|twitter\.com|x\.com)\//i;
// `youtube: aaaa`, `video: https://…`; of others what stands there has to look like a name of theirs.
const CODE = /^(?<name>youtube|vimeo|\w{1,20}(?=: ?https?:)):\s?(?<id>\S+)$/i;
const OF_SERVICE =
  /^(?<name>gist|codepen|codesandbox|jsfiddle|tweet|instagram|twitch): ?(?<id>[^\s#?]+)\S*$/i;

/** A remark plugin. */
export function remarkImages() {
  return (tree: Root) => {
    visit(tree, 'image', (image, index, parent) => {
      const [name = ''] = image.url.split(/[?#]/);
      if (isFilm(name) || isSound(name)) play(image, isFilm(name) ? 'video' : 'audio');
      else if (!isPicture(name) && (isServed(name) || PLAYER.test(image.url))) {
        if (parent && index !== undefined) parent.children[index] = linkTo(image);
      } else setSize(image);
    });
    visit(tree, 'paragraph', (paragraph) => {
      const [only, ...others] = paragraph.children;
      const url = only?.type === 'inlineCode' && others.length === 0 ? playerIn(only.value) : null;
      if (url) paragraph.children = [linkTo({ url, alt: '' })];
    });
  };
}

function playerIn(code: string): string | null {
  const [, name = '', id = ''] = CODE.exec(code) ?? [];
  if (isPlayer(name.toLowerCase())) return player(name.toLowerCase(), id, [], {});
  const [, service = '', own = ''] = OF_SERVICE.exec(code) ?? [];
  const played = playedBy(service.toLowerCase(), [own.replace(/\.git$/, '')]);
  return played && pageOf(played.service, played.id);
}

function play(image: Image, hName: string): void {
  image.data = { ...image.data, hName, hProperties: { controls: true, alt: undefined } };
}

const linkTo = ({ url, alt, title }: Pick<Image, 'url' | 'alt' | 'title'>): Link => ({
  type: 'link',
  url,
  title: title ?? null,
  children: [{ type: 'text', value: alt || url.replace(/^https?:\/\/(www\.)?/, '') }],
});

/** Only behind a line: a picture may be called by a number. */
function setSize(image: Image): void {
  const { words, width, height } = SIZE.exec(image.alt ?? '')?.groups ?? {};
  if (!words) return;
  image.alt = words.slice(0, -1).trim();
  image.data = {
    ...image.data,
    hProperties: { width, ...(height ? { height } : {}), ...image.data?.hProperties },
  };
}
