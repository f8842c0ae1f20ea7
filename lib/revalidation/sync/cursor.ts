// A source that sees by itself what changes, such as a folder, gives a cursor with each answer. It is asked for what changed
// since the last one, so that a publish compares that with the catalogue, and not all posts each time.
import type { Catalogue } from '../../catalogue/catalogue';
import { type Parts, presentPosts, readChunk } from '../../catalogue/reading/read-all';
import { takeSummaries } from '../../catalogue/reading/read-post';
import { type ReadingStart, readFrom, startReading } from '../../catalogue/reading/source-reading';
import { sharingReadsSince } from '../../content/shared-reads';
import { processWide } from '../../process/process-wide';
import { throwIfStopping } from '../unfinished';
import { type Add, believeMissing, stillMissing } from './missing';

/** What this process knows of a source that sees by itself what changes. */
interface Known {
  cursor: number;
  /** Ids that a reading could not settle, for the source failed. They are asked for again. */
  unsettled: string[];
}

const cursors = processWide('sync-cursors', () => new WeakMap<Catalogue, Known>());

export const knownCursor = (catalogue: Catalogue) => cursors.get(catalogue);

export function keepCursor(catalogue: Catalogue, cursor: number | undefined, unsettled: string[]): void {
  if (cursor === undefined) cursors.delete(catalogue);
  else cursors.set(catalogue, { cursor, unsettled });
}

/** Takes in what such a source saw change, and compares nothing else. */
export async function syncSince(known: Known, add: Add, parts: Parts, start: ReadingStart): Promise<void> {
  const { catalogue, source } = parts;
  let latest = await lookSince(known, add, parts, start);
  // A folder that is not mounted, or half-way copied, is an empty one.
  const gone = await stillMissing(latest.gone, presentPosts(catalogue).length, async () => {
    throwIfStopping();
    latest = await lookSince(known, add, parts, await startReading(catalogue));
    return latest.gone;
  });
  const unsettled = await believeMissing(add, parts, gone, (id) => readFrom(latest.start, source, id));
  // What was refused is asked for once more.
  keepCursor(catalogue, latest.isRefused ? known.cursor : latest.cursor, unsettled);
}

/** Takes in what the source has that changed, and gives what it has no more. */
async function lookSince(known: Known, add: Add, { catalogue, source }: Parts, start: ReadingStart) {
  const ask = () => readChunk(source, { page: 1, cursor: known.cursor });
  const { posts, missing = [], cursor } = await sharingReadsSince(start.since, ask);
  const written = await takeSummaries(catalogue, posts, start.seen);
  add(written);
  const gone = [...new Set([...missing, ...known.unsettled])].filter((id) => catalogue.byId(id));
  return { gone, cursor, isRefused: written.isRefused, start };
}
