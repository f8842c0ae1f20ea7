// Who may see drafts, by a secret or by a signed address; and drafts in development.
import '../../support/fresh-settings';
import { createHmac } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { previewSignature, visitorOf } from '../../../lib/preview/visitor';
import { generatePostOrDraft } from '../../../lib/rendering/post/draft-page';
import { isOfPost } from '../../../lib/server/draft-cookie';

const SECRET = 'a-secret-of-the-tests-with-32-characters';
const OTHER = 'another-secret-of-tests-with-32-characters';
const NOW_MS = Date.parse('2026-11-26T12:00:00Z');
const IN_TEN_MINUTES = String(NOW_MS / 1000 + 600);

const before = { ...process.env };

afterEach(() => {
  process.env = { ...before };
});

const withQuery = (query: Record<string, string>) => ({ headers: {}, query });

test('without any secret previews are closed', async () => {
  expect(visitorOf(withQuery({ secret: '' }), 'a', NOW_MS)).toBe('closed');
});

test.each([
  [{ REVALIDATE_SECRET: SECRET }, 'admitted'],
  [{ PREVIEW_SECRET: SECRET }, 'admitted'],
  [{ PREVIEW_SECRET: SECRET, REVALIDATE_SECRET: OTHER }, 'admitted'],
  [{ PREVIEW_SECRET: `${OTHER},${SECRET}` }, 'admitted'],
  [{ PREVIEW_SECRET: OTHER }, 'refused'],
  // #region github
  // A sender's own opens what that sender may do.
  [{ REVALIDATE_SECRET: OTHER, REVALIDATE_SECRET_GITHUB: SECRET }, 'refused'],
  // #endregion
  // #region wordpress
  [
    {
      REVALIDATE_SECRET_WORDPRESS: SECRET,
      CONTENT_SOURCE: 'wordpress',
      CONTENT_API_URL: 'https://cms.example',
    },
    'admitted',
  ],
  // #endregion
])('with %p who shows the secret is %s', async (settings, expected) => {
  Object.assign(process.env, settings);
  expect(visitorOf(withQuery({ secret: SECRET }), 'a', NOW_MS)).toBe(expected);
  const bearer = { headers: { authorization: `Bearer ${SECRET}` }, query: {} };
  expect(visitorOf(bearer, 'a', NOW_MS)).toBe(expected);
});

test('who shows nothing, or something like it, is refused', async () => {
  process.env.REVALIDATE_SECRET = SECRET;
  for (const secret of ['', 'x', `${SECRET}x`, SECRET.slice(1), SECRET.toUpperCase()]) {
    expect(visitorOf(withQuery({ secret }), 'a', NOW_MS)).toBe('refused');
  }
  expect(visitorOf(withQuery({}), 'a', NOW_MS)).toBe('refused');
});

describe('an address that is signed', () => {
  beforeEach(() => {
    process.env.PREVIEW_SECRET = SECRET;
  });

  function visit(id: string, expires: string, change: Record<string, string> = {}) {
    const signature = previewSignature(SECRET, id, expires);
    return visitorOf(withQuery({ expires, signature, ...change }), id, NOW_MS);
  }

  test('is good for its post, until it expires', () => {
    expect(visit('hello', IN_TEN_MINUTES)).toBe('admitted');
    expect(visit('한글', IN_TEN_MINUTES)).toBe('admitted');
    expect(visit('hello', String(NOW_MS / 1000))).toBe('refused');
    expect(visit('hello', String(NOW_MS / 1000 - 1))).toBe('refused');
  });

  test('is good for an hour at most, whoever signed it', () => {
    expect(visit('hello', String(NOW_MS / 1000 + 3600))).toBe('admitted');
    expect(visit('hello', String(NOW_MS / 1000 + 3601))).toBe('refused');
  });

  test('is good for no other post, no other time, and not with another secret', async () => {
    const signature = previewSignature(SECRET, 'hello', IN_TEN_MINUTES);
    expect(visitorOf(withQuery({ expires: IN_TEN_MINUTES, signature }), 'other', NOW_MS)).toBe('refused');
    const later = String(Number(IN_TEN_MINUTES) + 1);
    expect(visit('hello', IN_TEN_MINUTES, { expires: later })).toBe('refused');
    const foreign = previewSignature(OTHER, 'hello', IN_TEN_MINUTES);
    expect(visit('hello', IN_TEN_MINUTES, { signature: foreign })).toBe('refused');
    for (const odd of ['', 'x', '1e9', '-1', `${IN_TEN_MINUTES}.0`, ` ${IN_TEN_MINUTES}`]) {
      expect(visit('hello', odd)).toBe('refused');
    }
  });

  test('is as the guide says: HMAC-SHA256 in hex', async () => {
    const guide = createHmac('sha256', SECRET).update('preview:hello:1795694400').digest('hex');
    expect(previewSignature(SECRET, 'hello', '1795694400')).toBe(guide);
  });
});

test('draft mode counts for posts, standing pages and their data alone', async () => {
  const posts = ['/blog/a', '/blog/a?x=1', '/blog/%ED%95%9C', '/_next/data/b1/blog/a.json', '/blog/a/'];
  for (const url of [...posts, '/about', '/about/?x=1', '/%ED%95%9C', '/_next/data/b1/about.json']) {
    expect([url, isOfPost(url, '')]).toEqual([url, true]);
    expect([url, isOfPost(`/base${url}`, '/base')]).toEqual([url, true]);
    expect([url, isOfPost(url, '/base')]).toEqual([url, false]);
  }
  const others = [
    '/',
    '/blog',
    '/blog/',
    '/blogs/a',
    '/archive',
    '/tags/a',
    '/api/revalidate',
    '/feed.xml',
    '//blog/a',
  ];
  for (const url of [
    ...others,
    '/_next/data/b1/index.json',
    '/_next/data/b1/tags/blog/a.json',
    '/_next/data/a.json',
  ]) {
    expect([url, isOfPost(url, '')]).toEqual([url, false]);
  }
});

test('in development drafts in Markdown files are at their addresses, and say what they are', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'drafts-'));
  try {
    writeFileSync(join(dir, 'hidden.md'), '---\ntitle: Hidden\ndraft: true\n---\nOf the draft.\n');
    writeFileSync(join(dir, 'later.md'), '---\ntitle: Later\npublishedAt: 2101-01-01\n---\nScheduled.\n');
    writeFileSync(join(dir, 'shown.md'), '---\ntitle: Shown\npublishedAt: 2026-01-01\n---\nShown.\n');
    const generate = async (id: string, NODE_ENV: string) => {
      Object.assign(process.env, { CONTENT_DIR: dir, NODE_ENV });
      return generatePostOrDraft(id, false);
    };
    const draft = { draft: { isPreview: false } };
    expect(await generate('hidden', 'development')).toMatchObject({
      props: { post: { title: 'Hidden' }, html: '<p>Of the draft.</p>', ...draft },
    });
    expect(await generate('later', 'development')).toMatchObject({ props: draft });
    expect(await generate('shown', 'development')).not.toMatchObject({ props: draft });
    expect(await generate('nothing', 'development')).toMatchObject({ notFound: true });
    expect(await generate('hidden', 'production')).toMatchObject({ notFound: true });
  } finally {
    rmSync(dir, { recursive: true });
  }
});
