// The one way in which the catalogue changes: a post was read, or found missing.
import { isDeepStrictEqual } from 'node:util';
import { type Post, type PostSummary, summaryOf } from '../../content/post/post';
import { sharingReadsSince } from '../../content/shared-reads';
import type { ContentSource } from '../../content/source';
import { tick } from '../../process/logical-clock';
import type { Catalogue, Written } from '../catalogue';
import type { Applied } from '../known-posts';
import { type CatalogueRecord, keyOf, textOf } from '../records/record';
import { publishFound } from './found';
import { alsoToRead, type Hint, type Lookup, recordsAfterReading, recordsOfList } from './from-source';
import { type Reading, readOnce } from './source-reading';

interface ReadPost {
  /** What the source has at the address; null: nothing. */
  post: Post | null;
  /** What the catalogue did not know yet; empty where it knew all. */
  applied: Applied[];
}

const MAX_ATTEMPTS = 5;

/**
 * Reads a post and takes it into the catalogue. Another server that wrote a newer reading meanwhile wins; then the
 * post is read again.
 * @param read reads the post that the hint names
 * @throws what the source throws; then the catalogue stays as it is
 */
export async function readPost(
  catalogue: Catalogue,
  source: ContentSource,
  hint: Hint,
  read: () => Promise<Reading> = () => readOnce(catalogue, source, hint.id),
): Promise<ReadPost> {
  const applied: Applied[] = [];
  try {
    return { post: await readInto(applied, catalogue, source, hint, read), applied };
  } catch (error) {
    // Whoever asked hears of the failure alone, and nobody else finds again what is in the catalogue now.
    publishFound(applied);
    throw error;
  }
}

async function readInto(
  applied: Applied[],
  catalogue: Catalogue,
  source: ContentSource,
  hint: Hint,
  read: () => Promise<Reading>,
): Promise<Post | null> {
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
    // Once it was refused, a reading is no longer shared.
    const { post, seen } = await (attempt === 0 ? read() : sharingReadsSince(tick(), read));
    const found = new Map<string, PostSummary | null>([[hint.id, post && summaryOf(post)]]);
    const other = alsoToRead(catalogue, hint, found.get(hint.id) ?? null);
    if (other !== null) {
      // Whoever tells of a former address says that the post has left it.
      const readOther = () => readOnce(catalogue, source, other, { isToldGone: hint.isTold });
      const { post: there } = await sharingReadsSince(tick(), readOther);
      found.set(other, there && summaryOf(there));
    }
    const records = () => recordsAfterReading(catalogue, hint, found, Date.now());
    const changed = news(catalogue, records(), hint.isTold ?? false);
    const written = await catalogue.write(changed, seen);
    if (written.changes.length > 0) applied.push(written);
    if (!written.isRefused) return post;
    // Whoever was faster may have read the same, as the pages of one publish do that share a reading.
    await catalogue.catchUp();
    if (news(catalogue, records(), true).length === 0) return post;
  }
  throw new Error(`Other servers kept writing post ${JSON.stringify(hint.id)} meanwhile.`);
}

/**
 * Takes in what was read at several addresses, together.
 * @returns what the catalogue did not know; and the ids to be read again, where another server wrote meanwhile
 */
export async function takeReadings(
  catalogue: Catalogue,
  readings: ReadonlyMap<string, Reading>,
): Promise<{ written: Applied; refused: string[] }> {
  const ids = [...readings.keys()];
  const found = new Map([...readings].map(([id, { post }]) => [id, post && summaryOf(post)] as const));
  const records = recordsAfterReading(catalogue, { id: '' }, found, Date.now());
  const seen = [...readings.values()].reduce(
    (least, reading) => Math.min(least, reading.seen),
    Number.POSITIVE_INFINITY,
  );
  const written = await catalogue.write(news(catalogue, records, false), seen);
  const refused = written.isRefused ? ids.filter((id) => found.get(id) || catalogue.byId(id)) : [];
  return { written, refused };
}

/**
 * Takes in what a list of the source tells.
 * @param seen the catalogue's `end` before the list was read: what was written since is newer, and stays
 */
export async function takeSummaries(
  catalogue: Catalogue,
  posts: PostSummary[],
  seen: number,
): Promise<Written> {
  return catalogue.write(news(catalogue, recordsOfList(catalogue, posts, Date.now()), false), seen);
}

function news(lookup: Lookup, records: CatalogueRecord[], isTold: boolean): CatalogueRecord[] {
  return records.filter((record) => {
    const known = lookup.byKey(keyOf(record.post));
    // The texts are compared only where the first, quicker look sees a difference, such as a field that is undefined.
    if (!known || isDeepStrictEqual(known, record) || textOf(known) === textOf(record)) return !known;
    return isTold || !isRestless(known, record);
  });
}

/** A source may say "changed just now" in every answer: of the same post, that is news once an hour. */
const RESTLESS_MS = 3_600_000;

function isRestless(known: CatalogueRecord, { post, ...rest }: CatalogueRecord): boolean {
  const [before, after] = [known.post.updatedAt, post.updatedAt];
  if (before === null || after === null || post.textHash === null) return false;
  const isRecent = Math.abs(Date.parse(after) - Date.parse(before)) < RESTLESS_MS;
  return isRecent && textOf({ ...rest, post: { ...post, updatedAt: before } }) === textOf(known);
}
