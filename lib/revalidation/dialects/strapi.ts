// Strapi 5: `{event, model, entry}`, not signed, so a header that is set in Strapi shows the secret. One publish is two
// requests, of the draft and of what is published, in any order; the old address is in neither.
import { z } from 'zod';
import { CMS_BODY_BYTES, changed, type Dialect, ignored, USUAL_ANSWER_MS, unclear } from './dialect';

export const strapi: Dialect = {
  answerMs: USUAL_ANSWER_MS,
  maxBodyBytes: CMS_BODY_BYTES,
  isSigned: () => false,

  understand(said, _, { model }) {
    const payload = Payload.safeParse(said);
    if (!payload.success) return unclear('This is not what Strapi says of an entry.');
    const { event, entry } = payload.data;
    if (event === 'trigger-test') return ignored("Strapi's test button: the webhook works.");
    if (payload.data.model !== model || !entry) {
      return ignored(`${event} is not about an entry of "${model}" (STRAPI_MODEL).`);
    }
    const { slug: id, documentId, publishedAt, updatedAt } = entry;
    if (!publishedAt) return ignored('A draft was saved; nothing that readers see changed.');
    if (!id) return ignored('The entry has no slug, so it has no address.');

    const known = documentId ?? undefined;
    if (event === 'entry.unpublish' || event === 'entry.delete') {
      return changed({ id, documentId: known, removed: true });
    }
    if (event === 'entry.publish' || event === 'entry.update' || event === 'entry.create') {
      return changed({ id, documentId: known, updatedAt: updatedAt ?? undefined });
    }
    return ignored(`${event} changes nothing that readers see.`);
  },
};

const Payload = z.object({
  event: z.string(),
  model: z.string().optional(),
  entry: z
    .object({
      documentId: z.string().nullish(),
      slug: z.string().nullish(),
      publishedAt: z.string().nullish(),
      updatedAt: z.iso.datetime().nullish().catch(null),
    })
    .nullish(),
});
