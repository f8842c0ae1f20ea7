// Strapi 5: `{event, model, entry}`, not signed, so a header that is set in Strapi shows the secret. One publish is two
// requests, of the draft and of what is published, in any order; the old address is in neither. Now and then the entry is
// missing, or the text "null".
import { z } from 'zod';
import { CMS_LIMITS, changed, type Dialect, ignored, somethingChanged, unclear } from './dialect';

const CHANGES = ['entry.create', 'entry.update', 'entry.publish'];
const REMOVALS = ['entry.unpublish', 'entry.delete'];

export const strapi: Dialect = {
  ...CMS_LIMITS,
  secretSetting: 'REVALIDATE_SECRET_STRAPI',

  understand(said, _, { model }) {
    const payload = Payload.safeParse(said);
    if (!payload.success) return unclear('This is not what Strapi says of an entry.');
    const { event, entry } = payload.data;
    if (event === 'trigger-test') return ignored("Strapi's test button: the webhook works.");
    // Many entries at once, and it names none of them.
    if (event === 'releases.publish') return somethingChanged;
    if (!CHANGES.includes(event) && !REMOVALS.includes(event)) {
      return ignored(`${event} changes nothing that readers see.`);
    }
    if ((payload.data.model ?? model) !== model) {
      return ignored(`${event} is not about an entry of "${model}" (STRAPI_MODEL).`);
    }
    if (!entry) return somethingChanged;
    const { slug: id, documentId, publishedAt, updatedAt } = entry;
    if (publishedAt === null) return ignored('A draft was saved; nothing that readers see changed.');
    // An entry that lost its slug may have had one.
    if (!id || !publishedAt) return somethingChanged;

    const known = documentId ?? undefined;
    return REMOVALS.includes(event)
      ? changed({ id, documentId: known, removed: true })
      : changed({ id, documentId: known, updatedAt: updatedAt ?? undefined });
  },
};

const Payload = z.object({
  event: z.string(),
  model: z.string().nullish(),
  entry: z
    .object({
      documentId: z.string().nullish(),
      slug: z.string().nullish(),
      publishedAt: z.string().nullish(),
      updatedAt: z.iso.datetime().nullish().catch(null),
    })
    .nullish()
    .catch(null),
});
