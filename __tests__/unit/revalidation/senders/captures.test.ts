// What real CMSs sent: authentic as it is, refused with one byte changed, and understood as what the editor did.
import { readFileSync } from 'node:fs';
import type { Dialect } from '../../../../lib/revalidation/senders/dialect';
import { ghost } from '../../../../lib/revalidation/senders/ghost';
import { isSigned } from '../../../../lib/revalidation/senders/signature';
import { strapi } from '../../../../lib/revalidation/senders/strapi';
import { wordpress } from '../../../../lib/revalidation/senders/wordpress';
import { type Capture, capture, capturesOf } from '../../../support/captures';

const SITE = { model: 'post', folder: 'content/posts' };
const MINUTE_MS = 60_000;

/** The body with one bit of one byte flipped. */
function tampered(call: Capture, index: number): Capture {
  const body = Buffer.from(call.body);
  body[index] = (body[index] ?? 0) ^ 1;
  return { ...call, body };
}

describe.each([
  // #region ghost
  ['ghost', ghost, 'ghost-s3cret'],
  // #endregion
  // #region wordpress
  ['wordpress', wordpress, 'wp-s3cret'],
  // #endregion
])('%s', (cms, dialect, secret) => {
  test.each(capturesOf(cms))('%s is authentic, for five minutes, as it was sent', (name) => {
    const call = capture(name);
    const { receivedMs } = call;
    expect(isSigned(dialect.signature, call, [secret], receivedMs)).toBe(true);
    expect(isSigned(dialect.signature, call, ['another', secret], receivedMs)).toBe(true);
    expect(isSigned(dialect.signature, call, ['another'], receivedMs)).toBe(false);
    for (const minutes of [-6, 6]) {
      expect(isSigned(dialect.signature, call, [secret], receivedMs + minutes * MINUTE_MS)).toBe(false);
    }
    for (const index of [0, call.body.length >> 1, call.body.length - 1]) {
      expect(isSigned(dialect.signature, tampered(call, index), [secret], receivedMs)).toBe(false);
    }
  });
});

// #region ghost
test('Ghost is answered before it hangs up, after two seconds', () => {
  expect(ghost.answerMs).toBeLessThan(2000);
});
// #endregion

// #region strapi
test.each(capturesOf('strapi'))('%s holds no signature: only its header shows the secret', (name) => {
  const call = capture(name);
  expect(call.headers.authorization).toBe('Bearer s3cret');
  expect(isSigned(strapi.signature, call, ['s3cret'], call.receivedMs)).toBe(false);
});
// #endregion

const DIALECTS: Record<string, Dialect> = {
  ghost,
  strapi,
  wordpress,
};

const understood = (name: string) => {
  const dialect = DIALECTS[name.split('/')[0] ?? ''];
  const call = capture(name);
  return dialect?.understand(call.said, call, SITE);
};

// #region ghost
const GHOST = '6b0015bc7e22ad445f0b2c1a';
// #endregion
// #region strapi
const STRAPI = 'wvquvyv96ttqq82nf5e63v7l';
// #endregion

test.each([
  // #region ghost
  ['ghost/002-publish', { id: 'hello', documentId: GHOST, updatedAt: '2026-11-20T09:41:17.000Z' }],
  ['ghost/003-publish', { id: 'hello', documentId: GHOST, updatedAt: '2026-11-20T09:41:17.000Z' }],
  ['ghost/005-published-edit', { id: 'hello', documentId: GHOST, updatedAt: '2026-11-20T09:41:18.000Z' }],
  ['ghost/006-published-edit', { id: 'hello', documentId: GHOST, updatedAt: '2026-11-20T09:41:18.000Z' }],
  [
    'ghost/008-slug-change',
    { id: 'hello-new', previousId: 'hello', documentId: GHOST, updatedAt: '2026-11-20T09:41:19.000Z' },
  ],
  [
    'ghost/009-slug-change',
    { id: 'hello-new', previousId: 'hello', documentId: GHOST, updatedAt: '2026-11-20T09:41:19.000Z' },
  ],
  ['ghost/013-unpublish', { id: 'hello-new', documentId: GHOST, removed: true }],
  ['ghost/014-unpublish', { id: 'hello-new', documentId: GHOST, removed: true }],
  ['ghost/016-republish', { id: 'hello-new', documentId: GHOST, updatedAt: '2026-11-20T09:41:22.000Z' }],
  ['ghost/017-republish', { id: 'hello-new', documentId: GHOST, updatedAt: '2026-11-20T09:41:22.000Z' }],
  ['ghost/022-delete-published', { id: 'hello-new', documentId: GHOST, removed: true }],
  ['ghost/023-delete-published', { id: 'hello-new', documentId: GHOST, removed: true }],
  // #endregion
  // #region strapi
  ['strapi/003-publish', { id: 'hello', documentId: STRAPI, updatedAt: '2026-11-20T09:35:30.356Z' }],
  ['strapi/006-republish', { id: 'hello', documentId: STRAPI, updatedAt: '2026-11-20T09:35:31.836Z' }],
  [
    'strapi/008-slug-change-publish',
    { id: 'hello-new', documentId: STRAPI, updatedAt: '2026-11-20T09:35:32.580Z' },
  ],
  ['strapi/009-unpublish', { id: 'hello-new', documentId: STRAPI, removed: true }],
  [
    'strapi/011-publish-again',
    { id: 'hello-new', documentId: STRAPI, updatedAt: '2026-11-20T09:35:34.072Z' },
  ],
  [
    'strapi/013-rest-create-published',
    { id: 'rest', documentId: expect.any(String), updatedAt: '2026-11-20T09:35:34.863Z' },
  ],
  [
    'strapi/015-rest-update',
    { id: 'rest', documentId: expect.any(String), updatedAt: '2026-11-20T09:35:35.584Z' },
  ],
  ['strapi/018-rest-delete', { id: 'rest', documentId: expect.any(String), removed: true }],
  [
    'strapi/019-bulk-publish',
    { id: 'restd', documentId: expect.any(String), updatedAt: '2026-11-20T09:35:36.299Z' },
  ],
  ['strapi/020-bulk-publish', { id: 'hello-new', documentId: STRAPI, updatedAt: '2026-11-20T09:35:34.072Z' }],
  ['strapi/022-delete', { id: 'hello-new', documentId: STRAPI, removed: true }],
  [
    'strapi/024-status-500',
    { id: 'fail1795167339169', documentId: expect.any(String), updatedAt: '2026-11-20T09:35:39.177Z' },
  ],
  // #endregion
  // #region wordpress
  ['wordpress/001-publish', { id: 'hello-wp', documentId: '4', updatedAt: '2026-11-20T10:00:38Z' }],
  ['wordpress/002-update', { id: 'hello-wp', documentId: '4', updatedAt: '2026-11-20T10:00:39Z' }],
  [
    'wordpress/003-slug-change',
    { id: 'hello-new', previousId: 'hello-wp', documentId: '4', updatedAt: '2026-11-20T10:00:39Z' },
  ],
  ['wordpress/004-unpublish', { id: 'hello-new', documentId: '4', removed: true }],
  ['wordpress/005-republish', { id: 'hello-new', documentId: '4', updatedAt: '2026-11-20T10:00:41Z' }],
  ['wordpress/006-trash', { id: 'hello-new', documentId: '4', removed: true }],
  ['wordpress/007-delete-force', { id: 'hello-new', documentId: '4', removed: true }],
  // #endregion
])('%s is one change', (name, change) => {
  expect(understood(name)).toEqual({ kind: 'changes', changes: [change] });
});

test.each([
  // #region ghost
  ['ghost/001-draft-create', 'not published'],
  ['ghost/011-tag-rename', 'not about a post'],
  ['ghost/019-schedule', 'not published'],
  ['ghost/020-schedule', 'not published'],
  // #endregion
  // #region strapi
  ['strapi/001-draft-create', 'draft'],
  ['strapi/002-publish', 'draft'],
  ['strapi/004-draft-update-after-publish', 'draft'],
  ['strapi/005-republish', 'draft'],
  ['strapi/007-slug-change-publish', 'draft'],
  ['strapi/010-publish-again', 'draft'],
  ['strapi/012-rest-create-published', 'draft'],
  ['strapi/014-rest-update', 'draft'],
  ['strapi/016-rest-create-draft', 'draft'],
  ['strapi/017-rest-delete', 'draft'],
  ['strapi/021-delete', 'draft'],
  ['strapi/023-status-500', 'draft'],
  ['strapi/025-test-button', 'test button'],
  // #endregion
])('%s changes nothing that readers see, and says why', (name, why) => {
  expect(understood(name)).toEqual({ kind: 'ignored', why: expect.stringContaining(why) });
});

// #region ghost
// It comes with every change, and alone with some that name no post.
const NAMELESS = capturesOf('ghost').filter((name) => capture(name).body.length < 100);

test.each(NAMELESS)('%s names no post, so the site looks for what it missed', (name) => {
  expect(understood(name)).toEqual({ kind: 'look', changes: null });
});

// #endregion

test('every recorded request is looked at here', () => {
  const here = readFileSync(__filename, 'utf8');
  const nameless = (name: string) => name.startsWith('ghost/') && capture(name).body.length < 100;
  const all = Object.keys(DIALECTS).flatMap(capturesOf);
  expect(all.filter((name) => !here.includes(`'${name}'`) && !nameless(name))).toEqual([]);
});
