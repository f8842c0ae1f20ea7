// Sanity: the projection that docs/cms/sanity.md has one set in the webhook, signed.
import { z } from 'zod';
import { CMS_LIMITS, changed, type Dialect, ignored, somethingChanged, unclear } from './dialect';
import { isRecent } from './signature';

const TYPE = 'post';
const HEADER = 'sanity-webhook-signature';

export const sanity: Dialect = {
  secretSetting: 'REVALIDATE_SECRET_SANITY',
  ...CMS_LIMITS,

  /** `sanity-webhook-signature: t=<ms>,v1=<base64url>`, over `<t>.<body>`. */
  signature: {
    header: HEADER,
    encoding: 'base64url',
    read(headers, nowMs) {
      const [, time, given] = /^t=(\d{1,15})[, ]+v1=([\w-]{43})$/.exec(headers[HEADER] ?? '') ?? [];
      return time && given && isRecent(Number(time), nowMs) ? { given: [given], before: `${time}.` } : null;
    },
  },

  understand(said) {
    const payload = Payload.safeParse(said);
    if (!payload.success) return unclear('This is not the projection that docs/cms/sanity.md gives.');
    const { _id, _type, _updatedAt, slug, previousSlug, operation } = payload.data;
    if (_type !== TYPE) return ignored(`A document of type "${_type}" is not a post.`);
    if (/^(drafts|versions)\./.test(_id))
      return ignored('A draft was saved; nothing that readers see changed.');
    const id = operation === 'delete' ? (previousSlug ?? slug) : slug;
    if (!id) return somethingChanged;
    if (operation === 'delete') return changed({ id, documentId: _id, removed: true });
    const change = { id, documentId: _id, updatedAt: _updatedAt ?? undefined };
    return changed(previousSlug && previousSlug !== id ? { ...change, previousId: previousSlug } : change);
  },
};

const Slug = z
  .union([z.string(), z.object({ current: z.string() }).transform(({ current }) => current)])
  .nullish();

const Payload = z.object({
  _id: z.string(),
  _type: z.string(),
  _updatedAt: z.iso.datetime().nullish().catch(null),
  slug: Slug,
  previousSlug: Slug,
  operation: z.enum(['create', 'update', 'delete']).optional(),
});
