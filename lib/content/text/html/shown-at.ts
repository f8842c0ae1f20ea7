// The address at which readers see what a frame shows.
import { pageOf } from '../services';

// Players' own addresses, and those of the pages that they play.
const PAGES: [RegExp, string][] = [
  [
    /^https:\/\/(?:www\.)?youtube(?:-nocookie)?\.com\/embed\/(?:videoseries)?\?.*?list=([\w-]+).*/,
    'https://www.youtube.com/playlist?list=$1',
  ],
  [
    /^https:\/\/(?:www\.)?youtube(?:-nocookie)?\.com\/embed\/live_stream\?.*?channel=([\w-]+).*/,
    'https://www.youtube.com/channel/$1/live',
  ],
  // Where it begins.
  [
    /^https:\/\/(?:www\.)?youtube(?:-nocookie)?\.com\/embed\/([\w-]+)\?(?:.*&)?start=([1-9]\d*).*/,
    `${pageOf('youtube', '$1')}&t=$2s`,
  ],
  [
    /^https:\/\/(?:www\.)?youtube(?:-nocookie)?\.com\/(?:embed|v|shorts)\/([\w-]+).*/,
    pageOf('youtube', '$1'),
  ],
  // An unlisted video on Vimeo needs the key `h`.
  [/^https:\/\/player\.vimeo\.com\/video\/(\d+)\?(?:.*&)?h=(\w+).*/, pageOf('vimeo', '$1/$2')],
  [/^https:\/\/player\.vimeo\.com\/video\/(\d+).*/, pageOf('vimeo', '$1')],
  [/^https:\/\/open\.spotify\.com\/embed(?:-podcast)?\/([\w/]+).*/, pageOf('spotify', '$1')],
  [
    /^https:\/\/embed\.spotify\.com\/\?uri=spotify(?::|%3A)(\w+?)(?::|%3A)(\w+).*/i,
    pageOf('spotify', '$1/$2'),
  ],
  [/^https:\/\/codepen\.io\/([^/]+)\/embed\/(?:preview\/)?(\w+).*/, pageOf('codepen', '$2', '$1')],
  [/^https:\/\/codesandbox\.io\/embed\/([\w-]+).*/, pageOf('codesandbox', '$1')],
  [/^https:\/\/www\.dailymotion\.com\/embed\/video\/(\w+).*/, 'https://www.dailymotion.com/video/$1'],
  [/^https:\/\/player\.bilibili\.com\/player\.html\?.*bvid=(\w+).*/, pageOf('bilibili', '$1')],
  [/^https:\/\/(www\.instagram\.com\/(?:p|reel)\/[\w-]+).*/, 'https://$1/'],
  // This address of a map works in a frame only: readers get the map at its place.
  [
    /^https:\/\/(?:www|maps)\.google\.[a-z.]+\/maps\/embed\?.*!2d(-?[\d.]+)!3d(-?[\d.]+).*/,
    'https://www.google.com/maps?q=$2,$1',
  ],
  [
    /^https:\/\/www\.google\.[a-z.]+\/maps\/embed\/v1\/\w+\?.*?q=([^&]+).*/,
    'https://www.google.com/maps?q=$1',
  ],
  [/^(https:\/\/(?:www|maps)\.google\.[a-z.]+\/maps\?.*?)&output=embed(.*)/, '$1$2'],
  [/^https:\/\/player\.twitch\.tv\/\?.*video=v?(\d+).*/, 'https://www.twitch.tv/videos/$1'],
  [/^https:\/\/player\.twitch\.tv\/\?.*channel=(\w+).*/, 'https://www.twitch.tv/$1'],
  [/^https:\/\/embed\.((?:podcasts|music)\.apple\.com\/.+)/, 'https://$1'],
  [/^(https:\/\/[^/]+\/@[\w@.-]+\/\d+)\/embed.*/, '$1'],
  [/^(https:\/\/[\w.-]+\.list-manage\.com\/subscribe)\/post(?:-json)?(\?.*)/, '$1$2'],
  [/^(https:\/\/docs\.google\.com\/forms\/.+)\/formResponse.*/, '$1/viewform'],
  // What was published has a page of its own.
  [
    /^(https:\/\/docs\.google\.com\/(?:document|presentation|spreadsheets)\/d\/e\/[^/]+)\/(?:embed|preview|pubembed).*/,
    '$1/pub',
  ],
  [
    /^(https:\/\/docs\.google\.com\/(?:document|presentation|spreadsheets)\/d\/.+)\/(?:embed|preview|pubembed).*/,
    '$1/view',
  ],
  [/^(https:\/\/www\.buzzsprout\.com\/\d+\/episodes\/[^.?]+)\.js.*/, '$1'],
  [/^https:\/\/www\.loom\.com\/embed\/(\w+).*/, 'https://www.loom.com/share/$1'],
  [/^https:\/\/tv\.naver\.com\/embed\/(\d+).*/, 'https://tv.naver.com/v/$1'],
  [/^https:\/\/play-tv\.kakao\.com\/embed\/player\/cliplink\/(\d+).*/, 'https://tv.kakao.com/v/$1'],
  [/^https:\/\/platform\.twitter\.com\/embed\/[\w.]+\?(?:.*&)?id=(\d+).*/, pageOf('tweet', '$1')],
  [/^https:\/\/asciinema\.org\/a\/(\w+).*/, pageOf('asciinema', '$1')],
  [/^(https:\/\/gist\.github\.com\/[^?]+?)(?:\.js)?(?:\?.*)?$/, '$1'],
  [/^(https:\/\/jsfiddle\.net\/.+?)\/embed.*/, '$1/'],
  [
    /^https:\/\/fast\.wistia\.(?:com|net)\/embed\/(?:medias\/|iframe\/)?(\w+).*/,
    'https://fast.wistia.net/embed/iframe/$1',
  ],
  [/^https:\/\/speakerdeck\.com\/player\/(\w+).*/, 'https://speakerdeck.com/player/$1'],
];

/** Whether it is an address of a player's own, whatever plays in it. */
export const isPlayer = (address: string): boolean => PAGES.some(([form]) => form.test(address));

// Frames that show another page say in their query which. What is for programs is none.
const NAMES_A_PAGE = ['url', 'href', 'target', 'src'];

function pageIn(address: string): string | null {
  const { searchParams } = new URL(address);
  const said = NAMES_A_PAGE.map((name) => searchParams.get(name)).find((value) =>
    /^(?:https?:)?\/\/(?!api\.)/.test(value ?? ''),
  );
  return said ? shownAt(said) : null;
}

/** @returns an address that begins with http, without a password in it, or a path on the site; null for what has none */
export function shownAt(src: string): string | null {
  const address = src
    .trim()
    .replace(/^\/\//, 'https://')
    .replace(/^(https?:\/\/)[^/?#\\]*@/i, '$1')
    .replace(/^http:\/\/(?=[^/]*(youtube|vimeo)\.com)/, 'https://');
  // Browsers take the other slash for this one, and leave lines and tabs out: what follows two slashes is a host.
  if (/^\/(?![/\\\s])/.test(address)) return address;
  // A script would have put something in the place of a word in braces.
  if (!/^https?:\/\//i.test(address) || /\{\w*\}|%7B\w*%7D/i.test(address) || !URL.canParse(address))
    return null;
  const known = PAGES.find(([form]) => form.test(address));
  return known ? address.replace(known[0], known[1]) : (pageIn(address) ?? address);
}
