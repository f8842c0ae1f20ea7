// What a sender of webhooks speaks: how it proves who it is, and how it says what changed. The dialect is chosen by
// the settings or by the address (`?from=`), never guessed, for some senders use the same headers.
import type { Applied } from '../../catalogue/known-posts';
import type { Env } from '../../env';
import type { Call } from '../call';
import type { Signature } from './signature';

type SecretSetting = Extract<keyof Env, `REVALIDATE_SECRET_${string}`>;

/**
 * Post `id` was published, edited, renamed from `previousId`, or removed; or a standing page, whose id is its address,
 * such as `/about`.
 */
export interface Change {
  id: string;
  previousId?: string;
  /** The revision the post now has, ISO 8601. */
  updatedAt?: string;
  /** Whether the source no longer has it. */
  removed?: boolean;
  /** The CMS's lasting name for it. */
  documentId?: string;
}

/** A look at the source, for whatever the site has missed. */
export interface Look {
  kind: 'look';
  /** What is known of it already; null where only a look at all posts can tell. */
  changes: Change[] | null;
  /** Commits were pushed, which may have to be pulled. */
  isPush?: boolean;
  /** All posts are to be read again: what changed is none of their own, and moved no date of change. */
  isWhole?: boolean;
}

export type Message =
  | { kind: 'changes'; changes: Change[] }
  /** `syncedWithinMs`: how old the site's knowledge of lists may be; without it, it is brought up to date. */
  | { kind: 'paths'; paths: string[]; syncedWithinMs?: number }
  | Look
  | { kind: 'ignored'; why: string }
  | { kind: 'unclear'; message: string };

/** What a call asks for, where it is one to work on, or the site itself: to publish what it has found out. */
export type Job =
  | Extract<Message, { kind: 'changes' | 'look' | 'paths' }>
  | { kind: 'found'; applied: Applied[] };

/** What a dialect has to know of this site. */
export interface Site {
  /** The name that Strapi has for the posts' type, such as `post`. */
  model: string;
  /** The folder of posts as a repository names it, such as `content/posts`. Standing pages are in `pages` beside it. */
  folder: string;
}

export interface Dialect {
  /** The setting for a secret of its own. */
  secretSetting?: SecretSetting;
  /** How it signs; undefined where it can't. Holders of a secret may also just show it. */
  signature?: Signature;
  /** Pure: what a call says; `said` is its body, parsed. */
  understand(said: unknown, call: Call, site: Site): Message;
  /** How long the sender waits for an answer, less some room. */
  answerMs: number;
  maxBodyBytes: number;
  /** The sender's own name for a delivery, signed, which a delivery that is sent again has too. */
  deliveryId?: (call: Call) => string | undefined;
}

const KILOBYTE = 1024;

/** How long most senders wait, less some room. */
export const USUAL_ANSWER_MS = 8000;

/** What the site's own words need at the most. */
export const OWN_BODY_BYTES = 64 * KILOBYTE;

/** Of a CMS. Its own payload holds the whole post, in some with its past revisions. */
export const CMS_LIMITS = { answerMs: USUAL_ANSWER_MS, maxBodyBytes: 5 * KILOBYTE * KILOBYTE };

export const ignored = (why: string): Message => ({ kind: 'ignored', why });
export const changed = (...changes: Change[]): Message => ({ kind: 'changes', changes });
/** Something changed, and the sender does not say what: the source tells. */
export const somethingChanged: Message = { kind: 'look', changes: null };
export const unclear = (message: string): Message => ({ kind: 'unclear', message });
