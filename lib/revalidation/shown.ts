// What the site last showed: of a post, and on the newest page of each list. The plan compares with it.
import { z } from 'zod';
import { propsIn } from '../cache/entry';
import { pageCache, records } from '../cache/open';
import { numberedPages } from '../content/lists';
import { byNewest, type Dated } from '../content/post';
import { paths } from '../paths';

const text = z.string().nullable();

const ShownPost = z.object({
  id: z.string(),
  title: z.string(),
  excerpt: z.string(),
  publishedAt: text,
  updatedAt: text,
  tags: z.array(z.string()),
  author: text,
  cover: z.unknown(),
  lang: text,
  revision: z.string(),
});

/** A post as the site showed it; a post as it is now fits too. */
export type ShownPost = z.infer<typeof ShownPost>;

const Link = z.object({ id: z.string() }).nullable();

const PostPage = z.object({ post: ShownPost, around: z.object({ older: Link, newer: Link }) });

const ListPage = z.object({ posts: z.array(ShownPost), total: z.number() });

/** A list's newest page, as readers have it. */
export type ShownList = z.infer<typeof ListPage>;

const Shown = z.object({
  /** Null: nothing is known to have been shown. */
  post: ShownPost.nullable(),
  /** The ids of the posts before and after it. */
  neighbours: z.array(z.string()),
  /** Paths that an earlier change made old, and that could not be made again. */
  owed: z.array(z.string()),
});

export type Shown = z.infer<typeof Shown>;

const key = (id: string) => `shown ${id}`;

/**
 * What was shown of a post: by the records, else by the lists and its own page. The page alone does not tell, for a
 * visitor or time may have made it anew, and the lists not.
 */
export async function readShown(id: string): Promise<Shown> {
  const record = await records()
    ?.get(key(id))
    .catch(() => null);
  const known = record ? Shown.safeParse(JSON.parse(record)) : null;
  if (known?.success) return known.data;

  const page = PostPage.safeParse(await propsOf(paths.post(id)));
  const archive = await readShownList(paths.archive());
  const listed = archive?.posts.find((post) => post.id === id);
  const unlisted = archive && page.success && isAmongNewest(archive, page.data.post);
  const around = page.success ? page.data.around : { older: null, newer: null };
  return {
    post: listed ?? (page.success && !unlisted ? page.data.post : null),
    neighbours: [around.older, around.newer].flatMap((link) => link?.id ?? []),
    owed: [],
  };
}

/** Whether a list's newest page ought to show a post. */
export function isAmongNewest({ posts, total }: ShownList, post: Dated): boolean {
  const oldest = posts.at(-1);
  return numberedPages(total) === 0 || !oldest || byNewest(post, oldest) <= 0;
}

/** Keeps what is shown of a post from now on. Without a store nothing is kept, and cached pages have to tell. */
export async function keepShown(id: string, shown: Shown): Promise<void> {
  await records()
    ?.put(key(id), JSON.stringify(shown))
    .catch(() => {});
}

/** What a list's newest page shows; null when it was never made. */
export async function readShownList(path: string): Promise<ShownList | null> {
  const list = ListPage.safeParse(await propsOf(path));
  return list.success ? list.data : null;
}

/** The tags that the index of tags shows; null when it was never made. */
export async function readShownTags(): Promise<string[] | null> {
  const index = z.object({ tags: z.array(z.string()) }).safeParse(await propsOf(paths.tags()));
  return index.success ? index.data.tags : null;
}

async function propsOf(path: string): Promise<unknown> {
  const found = await pageCache()?.get(path);
  return found?.entry ? propsIn(found.entry) : null;
}
