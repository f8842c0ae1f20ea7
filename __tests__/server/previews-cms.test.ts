// Previews of drafts, posts and standing pages, by the addresses that the guides of the CMSs tell authors to set.
// Goes with: ghost, strapi, wordpress.
import { previewSignature } from '../../lib/preview/visitor';
import { readPage } from '../support/http';
import { type CmsPost, KINDS, ScriptedCms } from '../support/scripted-cms';
import { LONG_TIMEOUT_MS, type Server, type Settings, startServer } from '../support/site';

const PREVIEW_SECRET = 'a-secret-for-previews-of-32-characters';

const withSecret = (id: string) => new URLSearchParams({ secret: PREVIEW_SECRET, id });

function signed(id: string): URLSearchParams {
  const expires = String(Math.floor(Date.now() / 1000) + 600);
  return new URLSearchParams({ id, expires, signature: previewSignature(PREVIEW_SECRET, id, expires) });
}

interface Cms {
  kind: keyof typeof KINDS;
  path: string;
  settings: Settings;
  address: (id: string) => URLSearchParams;
}

const CMSS: Cms[] = [
  {
    kind: 'ghost',
    path: '',
    settings: {
      GHOST_CONTENT_API_KEY: 'a0b1c2d3e4f5a6b7c8d9e0f1a2',
      GHOST_ADMIN_API_KEY: '6b01742d:9f6d042b5cd6',
    },
    address: withSecret,
  },
  { kind: 'strapi', path: '/api/posts', settings: {}, address: signed },
  {
    kind: 'wordpress',
    path: '',
    settings: { WORDPRESS_APPLICATION_PASSWORD: 'admin:password' },
    address: signed,
  },
];

const draft = (number: number, slug: string): CmsPost => ({
  number,
  slug,
  title: `Draft ${number}`,
  text: `Unfinished ${number}.`,
  tags: [],
  date: '2026-01-01T00:00:00.000Z',
  changed: '2026-01-02T00:00:00.000Z',
  isDraft: true,
});

describe.each(CMSS)('with $kind', ({ kind, path, settings, address }) => {
  const cms = new ScriptedCms(KINDS[kind]);
  let server: Server;

  beforeAll(async () => {
    // Among the posts a slug that begins with a slash says what they are.
    const isApart = KINDS[kind].pagesPath !== undefined;
    cms.put({ ...draft(1, 'shown'), isDraft: false });
    cms.put(draft(2, 'soon'));
    (isApart ? cms.pages : cms.posts).set(3, draft(3, isApart ? 'team' : '/team'));
    await cms.start();
    server = await startServer(
      { built: 'rest' },
      {
        CONTENT_SOURCE: kind,
        CONTENT_API_URL: cms.url + path,
        CONTENT_TIMEOUT_MS: LONG_TIMEOUT_MS,
        PREVIEW_SECRET,
        ...settings,
      },
    );
  });

  afterAll(async () => {
    await server.stop();
    await cms.stop();
  });

  test.each([
    ['post', 'soon', '/blog/soon', 'Unfinished 2.'],
    ['standing page', '/team', '/team', 'Unfinished 3.'],
  ])('its author sees the draft of a %s, and nobody else does', async (_, id, to, text) => {
    const answer = await readPage(server, `/api/preview?${address(id)}`).redirects(0);
    expect([answer.status, answer.headers.location]).toEqual([307, to]);
    const [cookie = ''] = [answer.headers['set-cookie'] ?? []].flat();
    const page = await readPage(server, to).set('cookie', cookie.split(';')[0] ?? '');
    expect([page.status, page.text.includes(text)]).toEqual([200, true]);
    expect(page.headers['cache-control']).toMatch(/private.*no-store/);
    expect((await readPage(server, to)).status).toBe(404);
    const other = await readPage(server, `/api/preview?${address(id)}x`).redirects(0);
    expect(other.status).not.toBe(307);
  });
});
