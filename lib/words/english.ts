// Every word of the interface in English. Another language is one more object of this shape, as korean.ts is.
import { grouped } from './grouped';

export const english = {
  layout: {
    skip: 'Skip to content',
    siteNavigation: 'Site',
    updated: 'Updated just now.',
    removed: 'This page was removed. What you read is its last text.',
    unreachable: 'That page cannot be reached now. Try again later.',
  },
  lists: {
    empty: 'Nothing has been published yet.',
    emptyHint: 'Subscribe to the feed, and you will hear of the first post.',
    /** In development: for who makes the blog. */
    emptyForAuthor: 'Save a Markdown file in content/posts, or say in .env.local where your posts are.',
    noTags: 'No post has a tag yet.',
    feed: 'Feed',
    /** null: how many there are is not known yet. */
    allPosts: (count: number | null) =>
      count === null || count === 1 ? 'All posts' : `All ${grouped(count)} posts`,
    posts: (count: number) => (count === 1 ? '1 post' : `${count} posts`),
    page: (number: number) => `page ${number}`,
    undated: 'Undated',
    archiveText: (blog: string) => `All posts of ${blog}, the newest first.`,
    tagsText: (blog: string) => `What ${blog} is about: all tags, and how many posts each has.`,
    tagText: (tag: string) => `Posts about ${tag}.`,
    authorText: (author: string) => `Posts by ${author}.`,
    pages: 'Pages',
    older: 'Older posts',
    newer: 'Newer posts',
    tags: 'Tags',
    archive: 'Archive',
  },
  post: {
    updated: 'Updated',
    readOn: 'Read on',
    older: 'Older post',
    newer: 'Newer post',
    related: 'Earlier on this',
    minutes: (minutes: number) => `${minutes} min read`,
    contents: 'Contents',
    author: 'About the author',
    copy: 'Copy',
    copied: 'Copied',
    notCopied: 'Not copied',
    code: 'Code',
    table: 'Table',
    formula: 'Formula',
  },
  /** Within the texts of posts. */
  texts: {
    footnotes: 'Footnotes',
    /** Of the link from a footnote to where it is named: `1`, or `1-2` for the second place. */
    backTo: (reference: string) => `Back to reference ${reference}`,
    /** What stands above a box whose author gave it no title. */
    boxes: { note: 'Note', tip: 'Tip', important: 'Important', warning: 'Warning', caution: 'Caution' },
  },
  theme: {
    label: 'Appearance',
    system: 'As on this device',
    light: 'Light',
    dark: 'Dark',
  },
  draft: {
    label: 'Draft',
    lastSaved: 'last saved',
    exit: 'End preview',
  },
  search: {
    title: 'Search',
    label: 'Words to look for',
    submit: 'Search',
    /** `shown`: how many of them stand below. */
    found: (posts: number, shown: number) => {
      if (posts === 0) return 'Nothing found. Try other words, or fewer.';
      if (posts > shown) return `${posts} posts, of which these ${shown} fit best.`;
      return posts === 1 ? '1 post.' : `${posts} posts.`;
    },
    slash: 'The key / leads here from every page',
    filling: 'Not all texts are looked through yet; there may be more in a moment.',
    unreachable: 'The search cannot be reached now. Try again later.',
  },
  notFound: {
    title: 'Not found',
    heading: 'There is no page here',
    text: 'It may have been moved or removed, or the address has a typing error in it.',
    toHome: 'See the newest posts',
    toSearch: 'Search the blog',
    newest: 'The newest posts',
  },
  serverError: {
    title: 'Not available just now',
    heading: 'This page can’t be made just now',
    text: 'The trouble is on our side. Try again in a moment.',
  },
};

/** The words of one language; a missing one is an error of types. */
export type Words = typeof english;
