// What this blog is called, and how it looks. Change it first.
import type { SiteConfig } from './lib/rendering/site-config';
import { english } from './lib/words/english';

export const site: SiteConfig = {
  title: 'next-isr-blog',
  description: 'Notes on publishing that can be trusted.',
  /** The author of posts that name none, in bylines and feeds; null: such posts have no byline. */
  author: null,
  language: 'en',
  /** The words of the interface: english, korean, or one more object beside them in lib/words. */
  words: english,
  /** The author's time zone, such as 'Asia/Seoul': a date alone is a day there, and readers see the days of there. */
  timeZone: 'UTC',
  /** The links at the top of every page. Addresses on this site begin with `/`. */
  navigation: [
    { label: 'Archive', href: '/archive' },
    { label: 'Tags', href: '/tags' },
    { label: 'Feed', href: '/feed.xml' },
  ],
  /** Where else to find the author, at the foot of every page: `{ label, href }`, as above. */
  links: [],
  /** The colour of links and accents, on a light background and on a dark one. */
  accent: { light: '#ad3118', dark: '#f5835d' },
  /** How many posts home, a page of a list, and the feeds have. */
  lists: { home: 10, page: 20, feed: 20 },
};
