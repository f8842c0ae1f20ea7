// Webhooks get lost. A sweep asks the source what changed since the last one, and finds what the site has missed:
// with one request, and with one for every hundred posts when their number tells that some came or went unnoticed.
import { z } from 'zod';
import { lastingRecords } from '../cache/open';
import { contentSource } from '../content/pick';
import type { PostState } from '../content/source';
import type { Change } from './dialects/dialect';
import { allKnown, isUpToDate, type KnownPost, keyOf, noteKnown } from './known-posts';

/** What a sweep found. */
export interface Missed {
  changes: Change[];
  /** Call it once they are published: then the next sweep begins where this one ended. */
  done(): Promise<void>;
}

const KEY = 'swept';

const Swept = z.object({
  /** The latest change that the source told of, by the source's own clock. */
  since: z.string(),
  /** How many posts the source counts that readers don't see, such as drafts. */
  unseen: z.number(),
});

/** Finds what the site has missed. Throws when the source or the store fails. */
export async function findMissed(): Promise<Missed> {
  const last = await lastSweep();
  const known = await allKnown();
  return last ? findSince(last, known) : findFirst(known);
}

/** Of a new site all pages were just built, so there is nothing to miss yet: only to take note of. */
async function findFirst(known: Map<string, KnownPost>): Promise<Missed> {
  const states = await contentSource().states();
  const since = latest(states, new Date(0).toISOString());
  const { total } = await contentSource().changedSince(since);
  if (known.size === 0) await noteKnown(states);
  const changes = known.size === 0 ? [] : differences(known, states);
  return { changes, done: () => keep({ since, unseen: total - states.length }) };
}

async function findSince(last: z.infer<typeof Swept>, known: Map<string, KnownPost>): Promise<Missed> {
  const { posts, total } = await contentSource().changedSince(last.since);
  const since = latest(posts, last.since);
  const newOnes = posts.filter((post) => !known.has(keyOf(post)));
  if (total - (known.size + newOnes.length) === last.unseen) {
    return { changes: missedAmong(known, posts), done: () => keep({ since, unseen: last.unseen }) };
  }
  const states = await contentSource().states();
  return {
    changes: differences(known, states),
    done: () => keep({ since, unseen: total - states.length }),
  };
}

function missedAmong(known: Map<string, KnownPost>, posts: PostState[]): Change[] {
  return posts.flatMap((post): Change[] => {
    const before = known.get(keyOf(post));
    if (before && isUpToDate(before, post)) return [];
    return [
      { id: post.id, documentId: post.documentId ?? undefined, updatedAt: post.updatedAt ?? undefined },
    ];
  });
}

/** What came, changed or went, in a list of all posts. */
function differences(known: Map<string, KnownPost>, states: PostState[]): Change[] {
  const present = new Set(states.map(keyOf));
  const gone = [...known].filter(([key]) => !present.has(key));
  return [
    ...missedAmong(known, states),
    ...gone.map(([documentId, { id }]): Change => ({ id, documentId, removed: true })),
  ];
}

function latest(posts: PostState[], otherwise: string): string {
  return posts.reduce(
    (date, { updatedAt }) => (updatedAt !== null && updatedAt > date ? updatedAt : date),
    otherwise,
  );
}

async function lastSweep(): Promise<z.infer<typeof Swept> | null> {
  const text = await lastingRecords()?.get(KEY);
  const parsed = text ? Swept.safeParse(JSON.parse(text)) : null;
  return parsed?.success ? parsed.data : null;
}

async function keep(swept: z.infer<typeof Swept>): Promise<void> {
  await lastingRecords()?.put(KEY, JSON.stringify(swept));
}
