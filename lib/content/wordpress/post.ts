// A post or a page as WordPress's REST API gives it, and what this site makes of it.
import { z } from 'zod';
import { decodeText } from '../../paths/encoding';
import { fileAtCms } from '../api/at-cms';
import { withWholeAddresses } from '../api/whole-addresses';
import { asPage, type Post, type PostSummary, parseAs, parsePost, parseSummary } from '../post/post';
import { shortHtml } from '../post/schema';
import { cmsTexts } from '../text/render';
import { coverOf, FeaturedMedia } from './cover';
import { isOwnTitle, Yoast } from './yoast';

// What stands under `_embedded` is made of `_links`, so both have to be among the fields.
const EMBEDDED = { _embed: 'author,wp:term,wp:featuredmedia' };
const FIELDS =
  'id,slug,generated_slug,link,status,date_gmt,modified_gmt,title,excerpt,yoast_head_json,_links,_embedded';

/** What is asked of a post for the whole of it, and for its summary. */
export const WHOLE = { ...EMBEDDED, _fields: `${FIELDS},content` };
export const SUMMARY = { ...EMBEDDED, _fields: `${FIELDS},content.protected` };

// Letters beyond ASCII stand encoded in a slug, and dates are in UTC without saying so.
const slug = z.string().transform(decodeText);
const rendered = z.object({ rendered: shortHtml });

// Where an author or a picture can't be read by everybody, an error stands in its place. Lists of terms are always
// there: without them the post would lose its tags.
const embedded = <T>(schema: z.ZodType<T>) =>
  z
    .tuple([schema.nullable().catch(null)], z.unknown())
    .nullish()
    .catch(null);

const Listed = z.object({
  id: z.number().int(),
  slug,
  status: z.string(),
  date_gmt: z.string().nullable(),
  modified_gmt: z.string().nullable(),
  /** The slug that a draft would get. */
  generated_slug: slug.optional(),
  link: z.string().optional(),
  title: rendered,
  content: z.object({ protected: z.boolean() }),
  excerpt: rendered,
  yoast_head_json: Yoast,
  _embedded: z.object(
    {
      author: embedded(z.object({ name: shortHtml })),
      'wp:term': z.array(z.array(z.object({ name: shortHtml, taxonomy: z.string() }))),
      'wp:featuredmedia': embedded(FeaturedMedia),
    },
    'missing: a plugin or a proxy keeps WordPress from answering _embed, by which a post has its tags',
  ),
});

const Whole = Listed.extend({ content: Listed.shape.content.extend({ rendered: z.string() }) });

const NO_TERMS = { 'wp:term': [] };
/** Pages have no tags, and some nothing that is embedded. */
const Page = z.looseObject({
  _embedded: z.looseObject({ 'wp:term': z.unknown().transform(() => []) }).catch(NO_TERMS),
});

/** A post that has no kind of terms, where a site has done away with tags and categories. */
const Termless = z.looseObject({
  _links: z.looseObject({}).refine((links) => !('wp:term' in links)),
});

/** As WordPress names them in its addresses. */
export type Kind = 'posts' | 'pages';

const itemOf = (data: unknown, kind: Kind) =>
  kind === 'pages' || Termless.safeParse(data).success ? (Page.safeParse(data).data ?? data) : data;

/**
 * Makes a post of WordPress's. One that has a password is a draft: this site shows none of it.
 * @param where the host it came from, for the error
 */
export async function postIn(data: unknown, where: string, kind: Kind = 'posts'): Promise<Post> {
  const item = parseAs(Whole, itemOf(data, kind), where, 'slug');
  const fields = await fieldsOf(item, kind);
  const content = await withWholeAddresses(fields.id, 'post', item.content.rendered, item.link);
  const post = await parsePost({ ...fields, content }, where);
  // Where WordPress's own is empty it stays so, for that is all that lists tell.
  return { ...post, excerpt: fields.excerpt };
}

/** Makes a summary of an item of a list, which is without the text. */
export async function summaryIn(data: unknown, where: string, kind: Kind = 'posts'): Promise<PostSummary> {
  return parseSummary(await fieldsOf(parseAs(Listed, itemOf(data, kind), where, 'slug'), kind), where);
}

async function fieldsOf(post: z.infer<typeof Listed>, kind: Kind) {
  const {
    id,
    slug,
    generated_slug,
    status,
    title,
    content,
    excerpt,
    yoast_head_json: yoast,
    _embedded,
    ...dates
  } = post;
  const address = slug || generated_slug || String(id);
  const picture = _embedded['wp:featuredmedia']?.[0];
  const tags = _embedded['wp:term'].flat().filter(({ taxonomy }) => taxonomy === 'post_tag');
  const texts = await cmsTexts(address, {
    plain: [
      title.rendered,
      _embedded.author?.[0]?.name ?? '',
      ...[yoast?.title, yoast?.og_title, yoast?.og_site_name, yoast?.description].map((said) => said ?? ''),
      ...tags.map(({ name }) => name),
    ],
    excerpt: excerpt.rendered,
  });
  const [plainTitle = '', author, seoTitle = '', ogTitle = '', site = '', description, ...plainTags] =
    texts.plain;
  const fields = {
    id: address,
    documentId: String(id),
    // WordPress lets posts be without a title.
    title: plainTitle || address,
    format: 'html',
    // What WordPress has cut itself ends in this sign.
    excerpt: texts.excerpt,
    publishedAt: dates.date_gmt,
    updatedAt: dates.modified_gmt,
    tags: plainTags,
    author,
    cover: picture && coverOf({ ...picture, source_url: fileAtCms(picture.source_url, post.link) }),
    draft: status !== 'publish' || content.protected,
    seo: yoast && {
      title: [seoTitle, ogTitle].find((said) => isOwnTitle(said, plainTitle, site)),
      description,
      image: yoast.og_image?.[0]?.url,
      // WordPress's own address of a post is not where it is read.
      canonical: hostOf(yoast.canonical) === hostOf(post.link) ? undefined : yoast.canonical,
    },
  };
  return kind === 'pages' ? asPage(fields) : fields;
}

const hostOf = (url = '') => (URL.canParse(url) ? new URL(url).host : null);

/** Whether an item of a list is the post with this slug. */
export function hasSlug(data: unknown, id: string): boolean {
  return z.object({ slug }).parse(data).slug === id;
}
