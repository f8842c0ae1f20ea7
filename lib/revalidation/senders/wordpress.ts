// WordPress with the plugin in integrations/wordpress: `{"type", "data"}`, signed by Standard Webhooks. Of several posts
// the data has a message each; of very many it says that any may have changed.
import { z } from 'zod';
import { decodeText } from '../../paths/encoding';
import { CMS_LIMITS, changed, type Dialect, ignored, type Message, unclear } from './dialect';
import { areOwnWords } from './own-words';
import { standardWebhooks, webhookId } from './standard';

export const wordpress: Dialect = {
  secretSetting: 'REVALIDATE_SECRET_WORDPRESS',
  signature: standardWebhooks,
  ...CMS_LIMITS,
  deliveryId: webhookId,

  understand(said) {
    // Signed as `standard` is: so that no call means something in both, each takes what the other can't say.
    if (areOwnWords(said))
      return unclear("These are the site's own words: send them without ?from=wordpress.");
    const payload = Payload.safeParse(said);
    if (!payload.success) return unclear("This is not what the site's plugin says of a post.");
    // Names of tags and people, and alternative texts, move no date of change.
    if (payload.data.type === 'site.changed') return { kind: 'look', changes: null, isWhole: true };
    if (payload.data.type !== 'posts.changed') return understandPost(payload.data);
    const all = payload.data.data.posts.map(understandPost);
    const changes = all.flatMap((message) => (message.kind === 'changes' ? message.changes : []));
    return changes.length > 0 ? changed(...changes) : ignored('No post or page is published, and none was.');
  },
};

function understandPost({ type, data }: z.infer<typeof PostMessage>): Message {
  const { previous } = data;
  const documentId = String(data.id);

  // A post with a password is `publish` too; its type says that readers no longer have it.
  if (data.status === 'publish' && (type === 'post.published' || type === 'post.updated')) {
    const change = { id: idOf(data), documentId, updatedAt: data.modified_gmt };
    const previousId = idOf({ ...data, ...previous });
    return changed(previousId === change.id ? change : { ...change, previousId });
  }
  // A post in the trash was taken off the site before, but that call may have been lost.
  const wasPublished = [data.status, previous.status].some(
    (status) => status === 'publish' || status === 'trash',
  );
  if (!wasPublished) return ignored(`The post is not published (${data.status}), and was not.`);
  return changed({ id: idOf({ ...data, ...previous }), documentId, removed: true });
}

/** Earlier versions of the plugin told of posts only, and no type. */
function idOf({ post_type, slug }: Named): string {
  return post_type === 'page' ? `/${slugIn(slug)}` : slugIn(slug);
}

interface Named {
  post_type?: string | undefined;
  slug: string;
}

/** WordPress keeps letters beyond ASCII encoded, and renames what it puts into the trash. */
function slugIn(slug: string): string {
  return decodeText(slug.replace(/__trashed(-\d+)?$/, ''));
}

const State = z.object({
  status: z.string().optional(),
  slug: z.string().min(1).optional(),
  post_type: z.string().optional(),
});

// An empty list is how PHP writes an empty object.
const Previous = z.union([
  State,
  z
    .array(z.unknown())
    .length(0)
    .transform((): z.infer<typeof State> => ({})),
]);

const PostMessage = z.object({
  type: z.enum(['post.published', 'post.updated', 'post.unpublished', 'post.deleted']),
  data: z.object({
    id: z.number().int(),
    slug: z.string().min(1),
    post_type: z.string().optional(),
    status: z.string(),
    // In UTC, without saying so.
    modified_gmt: z
      .string()
      .regex(/^\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d$/)
      .transform((date) => `${date.replace(' ', 'T')}Z`),
    previous: Previous.default({}),
  }),
});

const Payload = z.union([
  PostMessage,
  z.object({ type: z.literal('posts.changed'), data: z.object({ posts: z.array(PostMessage).min(1) }) }),
  z.object({ type: z.literal('site.changed') }),
]);
