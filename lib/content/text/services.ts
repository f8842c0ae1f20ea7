// Where other sites show what players and tags name by no more than a number or a name, and sometimes by whose it is;
// and what such a name looks like. One that looks like a word is none: `<GithubLogo id="logo">`.

// Made by a machine, and no word.
const MADE = '(?=[\\w-]*[A-Z\\d])[\\w-]';
const isOf = (form: string) => new RegExp(`^(?:${form})$`);
const POST = isOf('(?:\\w+/status/)?\\d+');
// Any word may be one: only a tag that is called so means it.
const ANY_WORD = null;

const SERVICES = {
  asciinema: ['https://asciinema.org/a/#', isOf(`\\d+|${MADE}{16,40}`)],
  bilibili: ['https://www.bilibili.com/video/#', isOf('BV\\w{10}|av\\d+')],
  codepen: [
    'https://codepen.io/@anon/pen/#',
    isOf(`[\\w-]+/pen/[\\w-]{3,40}|(?:[\\w-]+/\\w+/)?${MADE}{3,40}`),
  ],
  codesandbox: ['https://codesandbox.io/s/#', isOf(`${MADE}{5,80}`)],
  docswell: ['https://www.docswell.com/slide/#', isOf('[A-Z\\d]{6}')],
  flourish: ['https://public.flourish.studio/#', isOf('\\w+/\\d+')],
  gist: ['https://gist.github.com/#', isOf('[\\w-]+/[a-f\\d]+|\\d+|(?=[a-f]*\\d)[a-f\\d]{7,40}')],
  github: ['https://github.com/#', isOf('[\\w-]+/[\\w.-]+')],
  imgur: ['https://imgur.com/#', isOf(`(?:a/)?${MADE}{5,8}`)],
  instagram: ['https://www.instagram.com/p/#/', isOf(`${MADE}{10,40}`)],
  jsfiddle: ['https://jsfiddle.net/#', isOf(`(?:\\w+/)?${MADE}{5,8}(?:/\\d+)?`)],
  npm: ['https://www.npmjs.com/package/#', ANY_WORD],
  replit: ['https://replit.com/#', isOf('@[\\w-]+/[\\w-]+')],
  slideshare: ['https://www.slideshare.net/slideshow/embed_code/key/#', isOf(`${MADE}{10,20}`)],
  speakerdeck: ['https://speakerdeck.com/player/#', isOf('[a-f\\d]{32}')],
  spotify: ['https://open.spotify.com/#', isOf('(?:spotify:)?(?:[a-z]+[/:])?[A-Za-z\\d]{22}')],
  stackblitz: ['https://stackblitz.com/edit/#', isOf(`${MADE}{6,80}`)],
  strava: ['https://www.strava.com/activities/#', isOf('\\d+')],
  telegram: ['https://t.me/#', isOf('\\w+/\\d+')],
  tiktok: ['https://www.tiktok.com/embed/v2/#', isOf('\\d+')],
  tweet: ['https://x.com/@i/status/#', POST],
  twitter: ['https://x.com/@i/status/#', POST],
  twitch: ['https://www.twitch.tv/videos/#', isOf('\\d{6,}')],
  typeform: ['https://form.typeform.com/to/#', isOf(`${MADE}{5,40}`)],
  user: ['https://dev.to/#', ANY_WORD],
  vimeo: ['https://vimeo.com/#', isOf('\\d+(?:/\\w+)?')],
  x: ['https://x.com/@i/status/#', POST],
  youtube: ['https://www.youtube.com/watch?v=#', isOf('[\\w-]{11}')],
} satisfies Record<string, [page: string, id: RegExp | null]>;

type Service = keyof typeof SERVICES;

export const isService = (name: string): name is Service => Object.hasOwn(SERVICES, name);

const PAGES = Object.values(SERVICES).map(([page]) => page.replace(/[#@].*/, ''));

/** Whether something of a service is at an address. */
export const isOfService = (address: string): boolean => PAGES.some((page) => address.startsWith(page));

// What players' own scripts call theirs.
const SHORT = new Map<string, Service>([
  ['yt', 'youtube'],
  ['ytp', 'youtube'],
  ['tf', 'typeform'],
]);

const WORDS = /\p{Lu}?\p{Ll}+|\p{Lu}+(?!\p{Ll})/gu;

/**
 * What an element plays that says so by its name alone, and where.
 * @param name of the element, and of what else speaks of it: `LiteYouTubeEmbed`, `lite-youtube ytp-box`
 * @param said what its attributes say, the likeliest first
 * @returns null where no word in the name is that of a service, or nothing said has the form of the service's names
 */
export function playedBy(name: string, said: string[]): { service: Service; id: string } | null {
  const words = (name.match(WORDS) ?? []).map((word) => word.toLowerCase());
  // "YouTube" is written in two.
  for (const word of words.flatMap((each, at) => [
    each,
    each + (words[at + 1] ?? ''),
    // `data-youtubeid`, `vimeoembed`
    each.replace(/(?<=.{4})(?:id|embed|player|video)$/, ''),
  ])) {
    const service = isService(word) ? word : SHORT.get(word);
    const form = service && SERVICES[service][1];
    const id = form ? said.find((each) => form.test(each)) : undefined;
    if (service && id !== undefined) return { service, id };
  }
  return null;
}

/** @param id may have whose it is before it, as in `mira/status/12` */
export function pageOf(service: Service, id: string, user?: string): string {
  const [page] = SERVICES[service];
  if (page.includes('@') && id.includes('/')) return new URL(`/${id}`, page).href;
  return page.replace(/@(\w+)/, (_, anyone) => user || anyone).replace('#', () => id);
}
