// Ghost: `{"event", "post": {"current", "previous"}}`, or "page", where `previous` has only what changed. Ghost hangs up
// after two seconds and does not try again.
import { z } from 'zod';
import {
  type Change,
  CMS_LIMITS,
  changed,
  type Dialect,
  ignored,
  type Message,
  somethingChanged,
  unclear,
} from './dialect';
import { isRecent } from './signature';

const HEADER = 'x-ghost-signature';

export const ghost: Dialect = {
  secretSetting: 'REVALIDATE_SECRET_GHOST',
  ...CMS_LIMITS,
  answerMs: 1500,

  /** `x-ghost-signature: sha256=<hex>, t=<ms>`, over the body and the time. */
  signature: {
    header: HEADER,
    encoding: 'hex',
    read(headers, nowMs) {
      const [, given, time] = /^sha256=([0-9a-f]{64}), ?t=(\d{1,15})$/.exec(headers[HEADER] ?? '') ?? [];
      return given && time && isRecent(Number(time), nowMs) ? { given: [given], after: time } : null;
    },
  },

  understand(said) {
    const payload = Payload.safeParse(said);
    if (!payload.success) return unclear('This is not what Ghost says of a post or a page.');
    const { event, post, page } = payload.data;
    if (post) return understandPost(post);
    if (page) return understandPost({ current: addressed(page.current), previous: addressed(page.previous) });
    // `site.changed` tells of posts, pages, tags and settings alike, and names none.
    if (event === 'site.changed' || /^(post|page)\./.test(event ?? '')) return somethingChanged;
    return ignored(`${event ?? 'The event'} is not about a post or a page.`);
  },
};

const text = z.string().nullish();

const State = z.object({
  id: text,
  slug: text,
  status: text,
  updated_at: z.iso.datetime().nullish().catch(null),
});

const States = z.object({ current: State, previous: State.default({}) });

const Payload = z.object({ event: text, post: States.nullish(), page: States.nullish() });

/** What Ghost says of a page as of a post whose id is the page's address. */
function addressed(state: z.infer<typeof State>): z.infer<typeof State> {
  return state.slug ? { ...state, slug: `/${state.slug}` } : state;
}

function understandPost({ current, previous }: z.infer<typeof States>): Message {
  const documentId = current.id ?? previous.id ?? undefined;
  // Only what changed is in `previous`, and of a deleted post everything.
  const statusBefore = previous.status ?? current.status;
  const wasPublished = statusBefore === 'published';
  const previousId = previous.slug ?? undefined;

  if (current.status === 'published') {
    if (!current.slug) return somethingChanged;
    const change: Change = { id: current.slug, documentId, updatedAt: current.updated_at ?? undefined };
    // What was a draft had no address.
    return changed(wasPublished && previousId !== undefined ? { ...change, previousId } : change);
  }
  if (statusBefore && !wasPublished) return ignored('The post is not published, and was not.');
  const id = previousId ?? current.slug;
  return id && wasPublished ? changed({ id, documentId, removed: true }) : somethingChanged;
}
