// What a page says to search engines in their own words (schema.org), as JSON-LD.
import { site } from '../../../site.config';
import { authorOf } from '../../catalogue/lists/lists';
import type { PostSummary } from '../../content/post/post';
import { paths } from '../../paths';
import { belowBase } from '../../paths/base-path';
import { isPageId } from '../../paths/ids';
import type { AuthorListProps, HomeProps, TagListProps } from '../lists/list-props';
import type { PostProps } from '../post/post-props';
import { absoluteUrl } from './site-url';

/** The props of any page that is rendered. */
export type AnyProps = Partial<HomeProps & TagListProps & AuthorListProps & PostProps>;

type Data = Record<string, unknown>;

/**
 * @param route as Next names it, such as `/blog/[id]`
 * @param props the page's own
 * @returns text for a script element; null where there is nothing to say
 */
export function jsonLdOf(route: string, props: AnyProps): string | null {
  const data = dataOf(route, props);
  if (data.length === 0) return null;
  const whole = { '@context': 'https://schema.org', '@graph': data };
  // A title may hold `</script>`.
  return JSON.stringify(whole).replaceAll('<', '\\u003c');
}

function dataOf(route: string, { post, canonical, tag, author, authorPath }: AnyProps): Data[] {
  if (post && canonical && isPageId(post.id)) return [trail([post.title, canonical])];
  if (post && canonical)
    return [posting(post, canonical, authorPath ?? null), trail([post.title, canonical])];
  if (route === paths.home()) return [blog()];
  if (canonical && tag) {
    return [trail([site.words.lists.tags, absoluteUrl(paths.tags())], [tag, canonical])];
  }
  const name = author ?? nameOfList(route);
  return canonical && name ? [trail([name, canonical])] : [];
}

function nameOfList(route: string): string | null {
  const { archive, tags } = site.words.lists;
  if (route === paths.tags()) return tags;
  return route.startsWith(paths.archive()) ? archive : null;
}

function blog(): Data {
  return {
    '@type': 'Blog',
    name: site.title,
    description: site.description,
    url: absoluteUrl(paths.home()),
    inLanguage: site.language,
    ...(site.author ? { author: owner() } : {}),
  };
}

function owner(): Data {
  return person(site.author?.name ?? '', site.author?.link);
}

const person = (name: string, link?: string | null): Data => ({
  '@type': 'Person',
  name,
  ...(link ? { url: wholeAddress(link) } : {}),
});

function posting(post: PostSummary, url: string, authorPath: string | null): Data {
  const name = authorOf(post);
  const isOwner = name !== null && name === site.author?.name;
  const link = authorPath ? absoluteUrl(authorPath) : isOwner ? site.author?.link : null;
  const image = post.seo?.image ?? post.cover?.src;
  return {
    '@type': 'BlogPosting',
    headline: post.title,
    description: post.seo?.description ?? post.excerpt,
    url,
    mainEntityOfPage: url,
    inLanguage: post.lang ?? site.language,
    isPartOf: { '@type': 'Blog', name: site.title, url: absoluteUrl(paths.home()) },
    ...(post.publishedAt ? { datePublished: post.publishedAt } : {}),
    ...(post.updatedAt ? { dateModified: post.updatedAt } : {}),
    ...(name === null ? {} : { author: person(name, link) }),
    ...(image ? { image: wholeAddress(image) } : {}),
    ...(post.tags.length > 0 ? { keywords: post.tags } : {}),
  };
}

function wholeAddress(src: string): string {
  const home = absoluteUrl(paths.home());
  const address = belowBase(src);
  return URL.canParse(address, home) ? new URL(address, home).href : address;
}

/** Where a page stands, from home on. */
function trail(...steps: [name: string, url: string][]): Data {
  const items = [[site.title, absoluteUrl(paths.home())], ...steps];
  return {
    '@type': 'BreadcrumbList',
    itemListElement: items.map(([name, item], index) => ({
      '@type': 'ListItem',
      position: index + 1,
      name,
      item,
    })),
  };
}
