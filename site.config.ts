// What this blog is called, and how it looks. Change it first.
import type { SiteConfig } from './lib/rendering/site/site-config';
import { english } from './lib/words/english';

export const site: SiteConfig = {
  title: 'next-isr-blog',
  description: 'Notes on publishing that can be trusted.',
  /**
   * Who writes the posts that name nobody: `{ name, picture, link, text }`, all but the name optional. Bylines and feeds
   * have the name, the box below a post has all. null: such posts have no byline.
   */
  author: null,
  /** As in `<html lang>`. Dates are written as this language does: 'en' November 20, 2026, 'en-GB' 20 November 2026. */
  language: 'en',
  /** The words of the interface: english, korean, or one more object beside them in lib/words. */
  words: english,
  /** The author's time zone, such as 'Asia/Seoul': a date alone is a day there, and readers see the days of there. */
  timeZone: 'UTC',
  /** Whether each line of a Markdown paragraph stands on its own, as velog, Zenn, dev.to and Obsidian show it. */
  lineBreaks: false,
  /** The links at the top of every page. Addresses on this site begin with `/`. */
  navigation: [
    { label: 'Archive', href: '/archive' },
    { label: 'Tags', href: '/tags' },
    { label: 'Search', href: '/search' },
    { label: 'About', href: '/about' },
    { label: 'Feed', href: '/feed.xml' },
  ],
  /** Where else to find the author, at the foot of every page: `{ label, href }`, as above. */
  links: [],
  /** What the page of a tag says of it: `{ travel: 'Where I went, and why.' }`. */
  tags: {},
  /** What readers see who have not chosen: 'system' is as their device is; or 'light', or 'dark'. */
  theme: 'system',
  /** The colour of links and accents, on a light background and on a dark one. */
  accent: { light: '#ad3118', dark: '#f5835d' },
  /** How many posts home, a page of a list, and the feeds have. */
  lists: { home: 10, page: 20, feed: 20 },
};
