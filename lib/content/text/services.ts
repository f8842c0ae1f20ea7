// Where other sites show what players and tags name by no more than a number or a name, and sometimes by whose it is.
const PAGES = {
  asciinema: 'https://asciinema.org/a/#',
  bilibili: 'https://www.bilibili.com/video/#',
  codepen: 'https://codepen.io/@anon/pen/#',
  codesandbox: 'https://codesandbox.io/s/#',
  docswell: 'https://www.docswell.com/slide/#',
  flourish: 'https://public.flourish.studio/#',
  gist: 'https://gist.github.com/#',
  github: 'https://github.com/#',
  imgur: 'https://imgur.com/#',
  instagram: 'https://www.instagram.com/p/#/',
  jsfiddle: 'https://jsfiddle.net/#',
  npm: 'https://www.npmjs.com/package/#',
  replit: 'https://replit.com/#',
  slideshare: 'https://www.slideshare.net/slideshow/embed_code/key/#',
  speakerdeck: 'https://speakerdeck.com/player/#',
  spotify: 'https://open.spotify.com/#',
  stackblitz: 'https://stackblitz.com/edit/#',
  strava: 'https://www.strava.com/activities/#',
  tiktok: 'https://www.tiktok.com/embed/v2/#',
  tweet: 'https://x.com/@i/status/#',
  twitter: 'https://x.com/@i/status/#',
  typeform: 'https://form.typeform.com/to/#',
  user: 'https://dev.to/#',
  vimeo: 'https://vimeo.com/#',
  x: 'https://x.com/@i/status/#',
  youtube: 'https://www.youtube.com/watch?v=#',
};

export type Service = keyof typeof PAGES;

export const isService = (name: string): name is Service => Object.hasOwn(PAGES, name);

/** The one that the name of a component speaks of: `LiteYouTubeEmbed`. Shorter names are parts of other words. */
export const serviceIn = (name: string): string | null =>
  Object.keys(PAGES).find(
    (each) => (each.length > 4 || each === 'gist') && name.toLowerCase().includes(each),
  ) ?? null;

/** @param id may have whose it is before it, as in `mira/status/12` */
export function pageOf(service: Service, id: string, user?: string): string {
  const page = PAGES[service];
  if (page.includes('@') && id.includes('/')) return new URL(`/${id}`, page).href;
  return page.replace(/@(\w+)/, (_, anyone) => user || anyone).replace('#', () => id);
}
