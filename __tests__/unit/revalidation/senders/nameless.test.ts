// Calls that say that something changed, and not what: the site looks at the source. What is nothing stays ignored.
import type { Dialect } from '../../../../lib/revalidation/senders/dialect';
import { ghost } from '../../../../lib/revalidation/senders/ghost';
import { sanity } from '../../../../lib/revalidation/senders/sanity';
import { strapi } from '../../../../lib/revalidation/senders/strapi';

const SITE = { model: 'post', folder: 'content/posts' };
const CALL = { headers: {}, query: {}, body: Buffer.from('') };
const DIALECTS: Record<string, Dialect> = {
  ghost,
  sanity,
  strapi,
};

const understand = (from: string, said: object) => DIALECTS[from]?.understand(said, CALL, SITE);

// #region strapi
const strapiSaid = (entry: unknown, event = 'entry.publish', model: unknown = 'post') => ({
  event,
  model,
  entry,
});
// #endregion
// #region ghost
const ghostSaid = (current: object, previous: object = {}) => ({
  event: 'post.published',
  post: { current, previous },
});
// #endregion
// #region sanity
const sanitySaid = (more: object) => ({ _id: 'a', _type: 'post', operation: 'update', ...more });

// #endregion

// #region strapi
const DATE = '2026-11-20T09:00:00.000Z';
// #endregion

test.each<[string, string, object]>([
  // #region strapi
  ['Strapi: the entry as the text "null"', 'strapi', strapiSaid('null')],
  ['Strapi: the entry null', 'strapi', strapiSaid(null)],
  ['Strapi: no entry', 'strapi', strapiSaid(undefined)],
  ['Strapi: an entry of nothing', 'strapi', strapiSaid({})],
  ['Strapi: a published entry without slug and documentId', 'strapi', strapiSaid({ publishedAt: DATE })],
  [
    'Strapi: a published entry whose slug was emptied',
    'strapi',
    strapiSaid({ documentId: 'd', slug: '', publishedAt: DATE }),
  ],
  ['Strapi: a removal of null', 'strapi', strapiSaid('null', 'entry.delete')],
  ['Strapi: an unpublishing of null', 'strapi', strapiSaid(null, 'entry.unpublish')],
  ['Strapi: no entry and no model', 'strapi', strapiSaid('null', 'entry.publish', undefined)],
  ['Strapi: a release of many entries', 'strapi', { event: 'releases.publish', isPublished: true }],
  // #endregion
  // #region ghost
  ['Ghost: a post of nothing', 'ghost', ghostSaid({})],
  ['Ghost: no post', 'ghost', { event: 'post.published.edited' }],
  ['Ghost: the post null', 'ghost', { event: 'post.deleted', post: null }],
  [
    'Ghost: a published post without its slug',
    'ghost',
    ghostSaid({ id: 'a', status: 'published' }, { slug: 'old' }),
  ],
  ['Ghost: a removal without a slug', 'ghost', ghostSaid({}, { id: 'a', status: 'published' })],
  // #endregion
  // #region sanity
  ['Sanity: no slug', 'sanity', sanitySaid({})],
  ['Sanity: a removal without a slug', 'sanity', sanitySaid({ slug: null, operation: 'delete' })],
  // #endregion
])('%s: the site looks', (_, from, said) => {
  expect(understand(from, said)).toEqual({ kind: 'look', changes: null });
});

test.each<[string, string, object]>([
  // #region strapi
  ['Strapi: the test button', 'strapi', { event: 'trigger-test' }],
  ['Strapi: another type without its entry', 'strapi', strapiSaid('null', 'entry.publish', 'page')],
  [
    'Strapi: a draft',
    'strapi',
    strapiSaid({ documentId: 'd', slug: 'a', publishedAt: null }, 'entry.update'),
  ],
  [
    'Strapi: a draft without a slug',
    'strapi',
    strapiSaid({ documentId: 'd', publishedAt: null }, 'entry.update'),
  ],
  ['Strapi: an upload', 'strapi', { event: 'media.create', media: {} }],
  // #endregion
  // #region ghost
  ['Ghost: a draft', 'ghost', ghostSaid({ id: 'a', status: 'draft' })],
  ['Ghost: a removed draft', 'ghost', ghostSaid({}, { id: 'a', slug: 'a', status: 'draft' })],
  ['Ghost: a tag', 'ghost', { event: 'tag.edited', tag: {} }],
  // #endregion
  // #region sanity
  ['Sanity: another type', 'sanity', sanitySaid({ _type: 'page' })],
  ['Sanity: a draft', 'sanity', sanitySaid({ _id: 'drafts.a' })],
  // #endregion
])('%s: nothing to do', (_, from, said) => {
  expect(understand(from, said)).toMatchObject({ kind: 'ignored' });
});
