// Webhooks get lost. A sweep asks the source what changed since the last one, and finds what the site has missed:
// with one request, and with one for every hundred posts when their number tells that some came or went unnoticed,
// and once a day.
import { z } from 'zod';
import { builtMs, shownRecords } from '../../cache/open';
import { contentSource } from '../../content/pick';
import type { PostState } from '../../content/source';
import { paths } from '../../paths';
import type { Change } from '../dialects/dialect';
import {
  allAddresses,
  allKnown,
  isUpToDate,
  type KnownPost,
  keyOf,
  noteKnown,
} from '../planning/known-posts';
import { isShownOld, readShownList } from '../planning/shown';

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
const CLOCKS_MS = 86_400_000;
// What comes with an old date while another goes changes no number.
const WHOLE_EVERY_MS = 86_400_000;

const Swept = z.object({
  /** The latest change that the source told of, by the source's own clock. */
  since: z.string(),
  /** How many posts the source counts that readers don't see, such as drafts. */
  unseen: z.number(),
  /** When all posts were last asked for. */
  wholeMs: z.number(),
});

type Swept = z.infer<typeof Swept>;

/** The most that is published in one call, so that others find room beside it. */
export const MISSED_AT_ONCE = 50;

/** Finds what the site has missed, or some of it. Throws when the source or the store fails. */
export async function findMissed(): Promise<Missed> {
  const last = await lastSweep();
  const missed = last ? await findSince(last, await allKnown()) : await findFirst();
  if (missed.changes.length <= MISSED_AT_ONCE) return missed;
  return { changes: missed.changes.slice(0, MISSED_AT_ONCE), done: async () => {} };
}

/** The pages of a new release were just built, so that most are as the source has them. */
async function findFirst(): Promise<Missed> {
  const states = await contentSource().states();
  const since = latest(states, new Date(0).toISOString());
  const { total } = await contentSource().changedSince(since);
  const changed = new Set([...(await movedAmong(states)), ...(await oldAmong(states))]);
  await noteKnown(states.filter((post) => !changed.has(post)));
  return { changes: [...changed].map(changeTo), done: () => keepWhole(since, total - states.length) };
}

/** What has another address than the last release knew. */
async function movedAmong(states: PostState[]): Promise<PostState[]> {
  const addresses = await allAddresses();
  return states.filter(({ documentId, id }) => documentId && (addresses.get(documentId) ?? id) !== id);
}

/** What changed since the build, and the site shows otherwise or not yet. */
async function oldAmong(states: PostState[]): Promise<PostState[]> {
  const archive = await readShownList(paths.archive());
  const listed = new Map(archive?.posts.map((post) => [post.id, post]));
  const builtAt = new Date(builtMs()).toISOString();
  const sinceBuilt = new Date(builtMs() - CLOCKS_MS).toISOString();
  const old: PostState[] = [];
  for (const post of states) {
    if (post.updatedAt !== null && post.updatedAt < sinceBuilt) continue;
    const isOld = await isShownOld(post, listed.get(post.id));
    if (isOld ?? (post.updatedAt !== null && post.updatedAt >= builtAt)) old.push(post);
  }
  return old;
}

async function findSince(last: Swept, known: Map<string, KnownPost>): Promise<Missed> {
  const { posts, hidden = [], total } = await contentSource().changedSince(last.since);
  const since = latest(posts, last.since);
  const newOnes = posts.filter((post) => !known.has(keyOf(post)));
  const isWholeDue = Date.now() - last.wholeMs > WHOLE_EVERY_MS;
  if (!isWholeDue && total - (known.size + newOnes.length) === last.unseen) {
    const gone = hidden.map(keyOf).filter((key) => known.has(key));
    return {
      changes: [...missedAmong(known, posts), ...gone.map((key) => removal(key, known))],
      done: () => keep({ ...last, since, unseen: last.unseen + gone.length }),
    };
  }
  const states = await contentSource().states();
  return {
    changes: differences(known, states),
    done: () => keepWhole(since, total - states.length),
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
  const gone = [...known.keys()].filter((key) => !present.has(key));
  return [...missedAmong(known, states), ...gone.map((key) => removal(key, known))];
}

function removal(key: string, known: Map<string, KnownPost>): Change {
  const id = known.get(key)?.id ?? key;
  return { id, documentId: key === id ? undefined : key, removed: true };
}

/**
 * From when on to ask next time: from the latest change on, for another may follow in the same second. Once that
 * is long ago, and of a whole import perhaps, from after it. A date in the future is some clock's mistake.
 */
function latest(posts: PostState[], otherwise: string): string {
  const soon = new Date(Date.now() + SETTLED_MS).toISOString();
  const dates = posts.map(({ updatedAt }) => updatedAt ?? '').filter((date) => date < soon);
  const date = dates.reduce((a, b) => (a > b ? a : b), otherwise);
  const dateMs = Date.parse(date);
  return Date.now() - dateMs < SETTLED_MS || date === otherwise
    ? date
    : new Date(dateMs + SECOND_MS).toISOString();
}

async function lastSweep(): Promise<Swept | null> {
  const text = await shownRecords()?.get(KEY);
  const parsed = text ? Swept.safeParse(JSON.parse(text)) : null;
  return parsed?.success ? parsed.data : null;
}

async function keepWhole(since: string, unseen: number): Promise<void> {
  await keep({ since, unseen, wholeMs: Date.now() });
}

async function keep(swept: Swept): Promise<void> {
  await shownRecords()?.put(KEY, JSON.stringify(swept));
}
