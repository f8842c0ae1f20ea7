// Webhooks get lost. A sweep asks the source what changed since the last one, and finds what the site has missed:
// with one request, and with one for every hundred posts when their number tells that some came or went unnoticed.
import { z } from 'zod';
import { shownRecords } from '../../cache/open';
import { contentSource } from '../../content/pick';
import type { PostState } from '../../content/source';
import type { Change } from '../dialects/dialect';
import {
  allAddresses,
  allKnown,
  isUpToDate,
  type KnownPost,
  keyOf,
  noteKnown,
} from '../planning/known-posts';

/** What a sweep found. */
export interface Missed {
  changes: Change[];
  /** Call it once they are published: then the next sweep begins where this one ended. */
  done(): Promise<void>;
}

const KEY = 'swept';
// Some sources keep whole seconds, and clocks differ.
const SECOND_MS = 1000;
const SETTLED_MS = 600_000;

const Swept = z.object({
  /** The latest change that the source told of, by the source's own clock. */
  since: z.string(),
  /** How many posts the source counts that readers don't see, such as drafts. */
  unseen: z.number(),
});

/** The most that is published in one call, so that others find room beside it. */
export const MISSED_AT_ONCE = 50;

/** Finds what the site has missed, or some of it. Throws when the source or the store fails. */
export async function findMissed(): Promise<Missed> {
  const last = await lastSweep();
  const missed = last ? await findSince(last, await allKnown()) : await findFirst();
  if (missed.changes.length <= MISSED_AT_ONCE) return missed;
  return { changes: missed.changes.slice(0, MISSED_AT_ONCE), done: async () => {} };
}

/** The pages of a new release were just built, so there is little to miss: what moved since the last one. */
async function findFirst(): Promise<Missed> {
  const states = await contentSource().states();
  const since = latest(states, new Date(0).toISOString());
  const { total } = await contentSource().changedSince(since);
  const addresses = await allAddresses();
  const isMoved = ({ documentId, id }: PostState) =>
    documentId !== null && (addresses.get(documentId) ?? id) !== id;
  await noteKnown(states.filter((post) => !isMoved(post)));
  return {
    changes: states.filter(isMoved).map(changeTo),
    done: () => keep({ since, unseen: total - states.length }),
  };
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
    return [changeTo(post)];
  });
}

function changeTo({ id, documentId, updatedAt }: PostState): Change {
  return { id, documentId: documentId ?? undefined, updatedAt: updatedAt ?? undefined };
}

/** What came, changed or went, in a list of all posts. */
function differences(known: Map<string, KnownPost>, states: PostState[]): Change[] {
  const present = new Set(states.map(keyOf));
  const gone = [...known].filter(([key]) => !present.has(key));
  return [
    ...missedAmong(known, states),
    ...gone.map(([key, { id }]): Change => ({ id, documentId: key === id ? undefined : key, removed: true })),
  ];
}

/**
 * From when on to ask next time: from the latest change on, for another may follow in the same second. Once that
 * is long ago, and of a whole import perhaps, from after it.
 */
function latest(posts: PostState[], otherwise: string): string {
  const date = posts.map(({ updatedAt }) => updatedAt ?? '').reduce((a, b) => (a > b ? a : b), otherwise);
  const dateMs = Date.parse(date);
  return Date.now() - dateMs < SETTLED_MS || date === otherwise
    ? date
    : new Date(dateMs + SECOND_MS).toISOString();
}

async function lastSweep(): Promise<z.infer<typeof Swept> | null> {
  const text = await shownRecords()?.get(KEY);
  const parsed = text ? Swept.safeParse(JSON.parse(text)) : null;
  return parsed?.success ? parsed.data : null;
}

async function keep(swept: z.infer<typeof Swept>): Promise<void> {
  await shownRecords()?.put(KEY, JSON.stringify(swept));
}
