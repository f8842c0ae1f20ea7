// What this blog is called, and how it looks. Change it first.
import type { SiteConfig } from './lib/rendering/site-config';

export const site: SiteConfig = {
  title: 'next-isr-blog',
  description: 'Notes on publishing that can be trusted.',
  /** Of posts that name none, by byline and feeds; null: posts are unsigned. */
  author: null,
  language: 'en',
  /** Where the author's clock is, such as 'Asia/Seoul': a date alone is that day there, and so are the days that are shown. */
  timeZone: 'UTC',
  /** Pages of the site begin with `/`. */
  navigation: [
    { label: 'Archive', href: '/archive' },
    { label: 'Tags', href: '/tags' },
    { label: 'Feed', href: '/feed.xml' },
  ],
  /** Where else the author is, at the foot of every page. */
  links: [],
  /** Of links and marks: on light paper, and on dark. */
  accent: { light: '#ad3118', dark: '#f5835d' },
  /** How many posts home, a page of a list, and the feeds have. */
  lists: { home: 10, page: 20, feed: 20 },
};
