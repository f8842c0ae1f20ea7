// The address at which readers see what a frame shows.

// Players' own addresses, and those of the pages that they play.
const PAGES: [RegExp, string][] = [
  [
    /^https:\/\/(?:www\.)?youtube(?:-nocookie)?\.com\/embed\/videoseries\?.*list=([\w-]+).*/,
    'https://www.youtube.com/playlist?list=$1',
  ],
  [
    /^https:\/\/(?:www\.)?youtube(?:-nocookie)?\.com\/(?:embed|v|shorts)\/([\w-]+).*/,
    'https://www.youtube.com/watch?v=$1',
  ],
  [/^https:\/\/player\.vimeo\.com\/video\/(\d+).*/, 'https://vimeo.com/$1'],
  [/^https:\/\/open\.spotify\.com\/embed(?:-podcast)?\/([\w/]+).*/, 'https://open.spotify.com/$1'],
  [/^https:\/\/codepen\.io\/([^/]+)\/embed\/(?:preview\/)?(\w+).*/, 'https://codepen.io/$1/pen/$2'],
  [/^https:\/\/codesandbox\.io\/embed\/([\w-]+).*/, 'https://codesandbox.io/s/$1'],
  [/^https:\/\/www\.dailymotion\.com\/embed\/video\/(\w+).*/, 'https://www.dailymotion.com/video/$1'],
  [/^https:\/\/player\.bilibili\.com\/player\.html\?.*bvid=(\w+).*/, 'https://www.bilibili.com/video/$1'],
  [/^https:\/\/(www\.instagram\.com\/(?:p|reel)\/[\w-]+).*/, 'https://$1/'],
  [/^https:\/\/w\.soundcloud\.com\/player\/?\?.*url=([^&]+).*/, '$1'],
  [/^https:\/\/www\.figma\.com\/embed\?.*url=([^&]+).*/, '$1'],
  [/^https:\/\/www\.loom\.com\/embed\/(\w+).*/, 'https://www.loom.com/share/$1'],
  [/^https:\/\/tv\.naver\.com\/embed\/(\d+).*/, 'https://tv.naver.com/v/$1'],
  [/^https:\/\/play-tv\.kakao\.com\/embed\/player\/cliplink\/(\d+).*/, 'https://tv.kakao.com/v/$1'],
  [/^https:\/\/asciinema\.org\/a\/(\w+).*/, 'https://asciinema.org/a/$1'],
  [/^(https:\/\/gist\.github\.com\/[^?]+?)(?:\.js)?(?:\?.*)?$/, '$1'],
  [/^(https:\/\/jsfiddle\.net\/.+?)\/embed.*/, '$1/'],
  [/^https:\/\/speakerdeck\.com\/player\/(\w+).*/, 'https://speakerdeck.com/player/$1'],
];

function decoded(page: string): string {
  try {
    return decodeURIComponent(page);
  } catch {
    return page;
  }
}

/** @returns an address that begins with http; null for what has none */
export function shownAt(src: string): string | null {
  const address = src
    .trim()
    .replace(/^\/\//, 'https://')
    .replace(/^http:\/\/(?=[^/]*(youtube|vimeo)\.com)/, 'https://');
  if (address.startsWith('/')) return address;
  if (!/^https?:\/\//i.test(address) || !URL.canParse(address)) return null;
  const known = PAGES.find(([form]) => form.test(address));
  if (!known) return address;
  const page = address.replace(known[0], known[1]);
  return /^https?%3A/i.test(page) ? decoded(page) : page;
}
