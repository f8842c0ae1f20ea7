// Webhooks get lost. A sweep asks the source what changed since the last one, and finds what the site has missed:
// with one request, and with one for every hundred posts when their number tells that some came or went unnoticed,
// and once a day.
import { z } from 'zod';
import { builtMs, shownRecords } from '../../cache/open';
import { contentSource } from '../../content/pick';
import type { PostState } from '../../content/source';
import { log, reasonOf } from '../../log';
import { paths } from '../../paths';
import type { Change } from '../dialects/dialect';
import {
  allAddresses,
  allKnown,
  isUpToDate,
  type KnownPost,
  keyOf,
  noteKnown,
  noteMissed,
} from '../planning/known-posts';
import { isShownOld, readShownList } from '../planning/shown';
import { type Found, takeTurns } from './missed';

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

interface Look extends Found {
  /** What the site shows as the source has it, as far as that is new. */
  shown?: PostState[];
  /** Where the next look is to begin. */
  swept: Swept;
}

/** Finds what the site has missed, or some of it. Throws when the source or the store fails. */
export async function findMissed(): Promise<Change[]> {
  const last = await lastSweep();
  const known = await allKnown();
  const { swept, shown = [], ...found } = last ? await findSince(last, known) : await findFirst(known);
  const { changes, notes } = takeTurns(known, found, Date.now());
  // Each post is known to be missed until it is published, whatever becomes of the others, so the next sweep need not
  // look back further. Where this can't be written, it finds the same again.
  await noteKnown(shown)
    .then(() => noteMissed(notes))
    .then(() => keep(swept))
    .catch((error) => log.error('sweep', { reason: reasonOf(error) }));
  return changes;
}

/** The pages of a new release were just built, so that most are as the source has them. */
async function findFirst(known: Map<string, KnownPost>): Promise<Look> {
  const states = await contentSource().states();
  const since = latest(states, new Date(0).toISOString());
  const { total } = await contentSource().changedSince(since);
  const changed = new Set([...(await movedAmong(states)), ...(await oldAmong(states))]);
  return {
    posts: [...changed],
    gone: goneFrom(known, states),
    shown: states.filter((post) => !changed.has(post)),
    swept: whole(since, total - states.length),
  };
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

async function findSince(last: Swept, known: Map<string, KnownPost>): Promise<Look> {
  const { posts, hidden = [], total } = await contentSource().changedSince(last.since);
  const since = latest(posts, last.since);
  const present = new Set([...known].flatMap(([key, { missed }]) => (missed?.isGone ? [] : [key])));
  for (const post of posts) present.add(keyOf(post));
  const isWholeDue = Date.now() - last.wholeMs > WHOLE_EVERY_MS;
  if (!isWholeDue && total - present.size === last.unseen) {
    const gone = hidden.map(keyOf).filter((key) => present.has(key));
    const unseen = last.unseen + gone.length;
    return { posts: missedAmong(known, posts), gone, swept: { ...last, since, unseen } };
  }
  const states = await contentSource().states();
  return {
    posts: missedAmong(known, states),
    gone: goneFrom(known, states),
    swept: whole(since, total - states.length),
  };
}

function missedAmong(known: Map<string, KnownPost>, posts: PostState[]): PostState[] {
  return posts.filter((post) => {
    const before = known.get(keyOf(post));
    return !before || !isUpToDate(before, post);
  });
}

/** The keys of what went, in a list of all posts. */
function goneFrom(known: Map<string, KnownPost>, states: PostState[]): string[] {
  const present = new Set(states.map(keyOf));
  return [...known.keys()].filter((key) => !present.has(key));
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

const whole = (since: string, unseen: number): Swept => ({ since, unseen, wholeMs: Date.now() });

async function keep(swept: Swept): Promise<void> {
  await shownRecords()?.put(KEY, JSON.stringify(swept));
}
