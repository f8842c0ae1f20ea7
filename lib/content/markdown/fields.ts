// The fields of front matter, whatever a generator calls them and in which case.

const SYNONYMS = {
  title: ['title', 'name', 'headline'],
  publishedAt: [
    'publishedAt', 'date', 'pubDate', 'publishDate', 'publishedDate', 'datePublished', 'publishedOn', 'publishedTime',
    'published', 'publicationDate', 'postDate', 'posted', 'postedAt', 'datetime', 'created', 'createdAt', 'createdOn',
    'createdDate', 'dateCreated', 'creationDate',
  ],
  updatedAt: [
    'updatedAt', 'lastmod', 'lastModified', 'lastModifiedAt', 'lastModifiedTime', 'updated', 'updatedDate', 'updatedOn',
    'updateDate', 'dateUpdated', 'modified', 'modifiedAt', 'modifiedDate', 'modDate', 'dateModified', 'lastUpdated',
    'lastUpdatedAt', 'lastUpdate', 'edited', 'editedAt', 'revised',
  ],
  unpublishAt: ['unpublishAt', 'expiryDate', 'unpublishDate', 'expires', 'expiresAt', 'expirationDate'],
  excerpt: [
    'excerpt', 'description', 'summary', 'spoiler', 'abstract', 'intro', 'introduction', 'lead', 'teaser', 'desc', 'blurb',
    'metaDescription', 'seoDescription', 'ogDescription', 'subtitle', 'subheading', 'tagline', 'dek',
  ],
  tags: ['tags', 'tag', 'postTags'],
  categories: ['categories', 'category', 'topics', 'topic', 'series', 'labels', 'section'],
  keywords: ['keywords', 'keyword'],
  author: ['author', 'authors', 'by', 'writer', 'byline', 'creator', 'postedBy'],
  cover: [
    'cover', 'coverImage', 'image', 'images', 'featuredImage', 'featureImage', 'feature', 'heroImage', 'hero', 'banner', 'bannerImage',
    'thumbnail', 'thumb', 'ogImage', 'socialImage', 'headerImage', 'headerImg', 'headerBg', 'overlayImage', 'teaserImage', 'mainImage', 'previewImage', 'photo', 'poster', 'img',
    'pic', 'picture', 'social', 'header',
  ],
  coverAlt: [
    'coverAlt', 'coverImageAlt', 'imageAlt', 'featuredImageAlt', 'featureImageAlt', 'heroImageAlt', 'heroAlt', 'bannerAlt', 'thumbnailAlt', 'ogImageAlt',
    'altText', 'alt',
  ],
  canonical: ['canonicalUrl', 'canonical', 'canonicalLink', 'originalUrl'],
  seoTitle: ['metaTitle', 'seoTitle', 'ogTitle'],
  lang: ['lang', 'language', 'locale'],
  slug: ['slug'],
  permalink: ['permalink', 'url', 'path'],
  aliases: ['aliases', 'alias', 'redirectFrom', 'redirects', 'oldSlugs', 'oldSlug', 'previousSlugs', 'formerIds', 'oldUrl', 'oldUrls'],
  id: ['id'],
  documentId: ['documentId'],
  format: ['format'],
} as const; // biome-ignore format: a table

export type Name = keyof typeof SYNONYMS;

// What tells a generator how to show a post, and readers nothing.
const ABOUT_LAYOUT = new Set(
  'layout template type comments comment toc weight order draft menu linktitle sidebar sidebarlabel sidebarposition hidetableofcontents mathjax math katex mermaid linenumbers share sharing wordcount readingtime classes cssclass cssclasses pageclass theme guid kind'.split(
    ' ',
  ),
);
// Fields of these stand as well as on top: Zola's, Hugo's, Minimal Mistakes'.
const CONTAINERS = ['taxonomies', 'extra', 'params', 'seo', 'meta', 'header', 'frontmatter'];

/** A name without case, dashes, underscores and spaces: `Pub_Date` is `pubDate`. */
export const plainName = (name: string) => name.toLowerCase().replace(/[-_\s]/g, '');

export interface Field {
  /** As the author wrote it. */
  name: string;
  value: unknown;
}

/** The fields that say something, by their plain names. What is empty is as good as absent. */
export function fieldsIn(data: Record<string, unknown>): Map<string, Field> {
  const fields = new Map<string, Field>();
  const add = (name: string, value: unknown) => {
    if (!isEmpty(value) && !fields.has(plainName(name))) fields.set(plainName(name), { name, value });
  };
  for (const [name, value] of Object.entries(data)) add(name, value);
  for (const container of CONTAINERS) {
    const value = fields.get(container)?.value;
    if (typeof value !== 'object' || value === null || Array.isArray(value)) continue;
    for (const [name, inner] of Object.entries(value)) add(name, inner);
  }
  return fields;
}

/** All that is written under one of a field's names, the most telling first. */
export function named(fields: Map<string, Field>, name: Name): Field[] {
  return SYNONYMS[name].flatMap((each) => fields.get(plainName(each)) ?? []);
}

const KNOWN = new Set([...Object.values(SYNONYMS).flat().map(plainName), ...CONTAINERS]);

/** The author's names of fields that nothing here reads, those apart that say nothing to readers. */
export function unknownIn(data: Record<string, unknown>, isOther: (plainName: string) => boolean): string[] {
  return Object.keys(data).filter((name) => {
    const plain = plainName(name);
    return !KNOWN.has(plain) && !ABOUT_LAYOUT.has(plain) && !isOther(plain) && !isEmpty(data[name]);
  });
}

function isEmpty(value: unknown): boolean {
  if (value === null || value === undefined) return true;
  if (typeof value === 'string') return value.trim() === '';
  return typeof value === 'object' && Object.keys(value).length === 0;
}
