// What the site last showed: of a post, and on the newest page of each list. The plan compares with it.
import { z } from 'zod';
import { propsIn } from '../../cache/entry';
import { pageCache, shownRecords } from '../../cache/open';
import { numberedPages } from '../../content/lists';
import { byNewest, type Dated } from '../../content/post';
import type { PostState } from '../../content/source';
import { paths } from '../../paths';

const text = z.string().nullable();

const ShownPost = z.object({
  id: z.string(),
  documentId: text,
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
  /** Which plan wrote this; null: none did, it was only seen. */
  plan: z.string().nullable(),
});

export type Shown = z.infer<typeof Shown>;

const key = (id: string) => `shown ${id}`;

/**
 * What was shown of a post: by the plan that last dealt with it, else by the lists and its own page. What these show
 * just as the source has it now tells nothing, for a visitor, time or another publish may have made one of them
 * anew, and the other lists not. Where they show different ones, it has the tags of all.
 * @param now what the source has
 */
export async function readShown(id: string, now: { revision: string } | null): Promise<Shown> {
  const record = await readRecord(id);
  const page = await readPostPage(id);
  const archive = await readShownList(paths.archive());
  const listed = archive?.posts.find((post) => post.id === id);
  // A visitor saw it before the lists did, so they have to be told of it; unless it is gone again.
  const isUnlisted = now && !listed && archive && page && belongsOnNewestPage(archive, page.post);
  const seen = [record?.post, listed, isUnlisted ? null : page?.post].filter((post) => !!post);
  const old = seen.filter(({ revision }) => revision !== now?.revision);
  // Of a post that was not there, a page may have been made since: one comes due by time.
  const isPlanned = record !== null && record.post !== null && record.plan !== null;
  const post = isPlanned ? record.post : (old[0] ?? null);
  const tags = new Set([post, ...old].flatMap((each) => each?.tags ?? []));
  const linked = [page?.around.older, page?.around.newer].flatMap((link) => link?.id ?? []);
  return {
    post: post && { ...post, tags: [...tags] },
    neighbours: isPlanned ? record.neighbours : linked,
    owed: record?.owed ?? [],
    plan: record?.plan ?? null,
  };
}

/**
 * Whether the site shows a post otherwise than the source has it, as far as it shows it at all.
 * @param listed what the archive's newest page shows of it
 * @returns undefined when it is shown nowhere
 */
export async function isShownOld(
  now: PostState,
  listed: ShownPost | undefined,
): Promise<boolean | undefined> {
  const record = await readRecord(now.id);
  if (record && record.owed.length > 0) return true;
  const page = await readPostPage(now.id);
  const seen = [record?.post, listed, page?.post].filter((post) => !!post);
  if (seen.length === 0) return undefined;
  return seen.some(({ updatedAt, revision }) =>
    now.revision === null ? updatedAt !== now.updatedAt : revision !== now.revision,
  );
}

/** Keeps what is shown of a post that is about to be made again for another's sake, as far as that is known. */
export async function keepSeen(id: string): Promise<void> {
  if (await readRecord(id)) return;
  const seen = await readShown(id, null);
  if (seen.post) await keepShown(id, seen);
}

/** Whether a list's newest page ought to show a post. */
export function belongsOnNewestPage({ posts, total }: ShownList, post: Dated): boolean {
  const oldest = posts.at(-1);
  return numberedPages(total) === 0 || !oldest || byNewest(post, oldest) <= 0;
}

/** What the records say; what is torn or foreign there says nothing. */
async function readRecord(id: string): Promise<Shown | null> {
  try {
    const text = await shownRecords()?.get(key(id));
    return text ? Shown.parse(JSON.parse(text)) : null;
  } catch {
    return null;
  }
}

/** Keeps what is shown of a post from now on. Without a store nothing is kept, and cached pages have to tell. */
export async function keepShown(id: string, shown: Shown): Promise<void> {
  await shownRecords()
    ?.put(key(id), JSON.stringify(shown))
    .catch(() => {});
}

/** Notes that a plan's paths were made again, and are owed no more; unless a later plan owes them too. */
export async function settleOwed(id: string, made: string[], plan: string): Promise<void> {
  const record = await readRecord(id);
  if (record?.plan !== plan) return;
  await keepShown(id, { ...record, owed: record.owed.filter((path) => !made.includes(path)) });
}

/** What a post's own page shows; null when it was never made. */
async function readPostPage(id: string): Promise<z.infer<typeof PostPage> | null> {
  const page = PostPage.safeParse(await propsOf(paths.post(id)));
  return page.success ? page.data : null;
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
