// What each CMS goes through with a blog that reads from it: an editor works in the CMS, the CMS calls the blog, and
// readers look. Nothing else brings changes to the blog here: neither time nor syncs.
import { z } from 'zod';
import { paths } from '../../lib/paths';
import { BUILD_LIMIT_MS, buildSite } from '../support/build';
import { eventually, readPage, revalidate } from '../support/http';
import { SECRET, type Server, startServer } from '../support/site';
import type { Cms, StartCms } from './cms';

const LISTS = [paths.home(), paths.archive(), ...paths.feeds()];
const TOLD_LIMIT_MS = 120_000;
const SCHEDULE_LIMIT_MS = 240_000;

const LogLine = z.object({
  event: z.enum(['publish', 'publish went on']),
  status: z.number(),
  paths: z.array(z.string()).default([]),
});

export function goThrough(startCms: StartCms): void {
  let cms: Cms;
  let blog: Server;

  beforeAll(async () => {
    cms = await startCms();
    const settings = {
      ...cms.settings,
      REVALIDATE_SECONDS: 'false',
      SWEEP_SECONDS: '0',
      // A CMS is slow to answer where the machine is busy.
      CONTENT_TIMEOUT_MS: '60000',
    };
    const { code, output } = await buildSite(cms.name, settings);
    if (code !== 0) throw new Error(`The blog did not build:\n${output}`);
    blog = await startServer({ built: cms.name }, settings);
    await cms.connect(blog.url, SECRET);
  }, BUILD_LIMIT_MS);

  afterAll(async () => {
    await blog?.stop();
    await cms?.discard();
  });

  /** The calls to the webhook that the blog has answered, and what went on after the answer and has ended. */
  const calls = () =>
    blog
      .log()
      .split('\n')
      .flatMap((line) => {
        const parsed = line.startsWith('{') ? LogLine.safeParse(JSON.parse(line)) : null;
        return parsed?.success ? [parsed.data] : [];
      });

  /**
   * Does something in the CMS, and waits until the blog has answered a call with what became of a post's page, and
   * the other calls that the CMS makes: else they would count as answers to what is done next.
   */
  async function told(
    id: string,
    outcome: 'updated' | 'gone',
    act: () => Promise<unknown>,
    limitMs = TOLD_LIMIT_MS,
  ): Promise<void> {
    const before = calls().length;
    await act();
    const page = paths.post(id);
    const isTold = () => {
      const since = calls().slice(before);
      const answers = since.filter(({ event }) => event === 'publish');
      // Work that goes on is logged when it ends, and so is the call by which the blog waits for it.
      const late = answers.filter(({ status }) => status === 202).length;
      return (
        answers.length >= (cms.calls ?? 1) + late &&
        since.length - answers.length >= late &&
        since.some((call) => call.paths.includes(`${page} ${outcome}`))
      );
    };
    await eventually(`a call about ${page}`, isTold, limitMs);
    expect(
      calls()
        .slice(before)
        .filter(({ status }) => status >= 400),
    ).toEqual([]);
  }

  /** Which of these pages have a text in them. */
  async function placesWith(text: string, places: string[]): Promise<string[]> {
    const found: string[] = [];
    for (const place of places) {
      if ((await readPage(blog, place)).text.includes(text)) found.push(place);
    }
    return found;
  }

  const statusOf = async (path: string) => (await readPage(blog, path)).status;
  const [first, second] = [{ post: '' }, { post: '' }];

  test('the blog of an empty CMS is built, and has no posts', async () => {
    expect(await statusOf('/')).toBe(200);
    expect(await statusOf('/blog/first')).toBe(404);
  });

  test('a post that is published is on its page, in every list, and in the sitemap', async () => {
    const fields = { title: 'Title one', slug: 'first', text: 'Text one.', tags: ['Notes'] };
    first.post = await cms.editor.create(fields);
    await told('first', 'updated', () => cms.editor.publish(first.post));
    const places = [...LISTS, '/blog/first', '/tags/Notes'];
    expect(await placesWith('Title one', places)).toEqual(places);
    expect(await placesWith('/tags/Notes', ['/tags'])).toEqual(['/tags']);
    expect(await placesWith('/blog/first<', ['/sitemap/newest.xml'])).toHaveLength(1);
  });

  test('an edit is seen everywhere', async () => {
    await told('first', 'updated', () =>
      cms.editor.edit(first.post, { title: 'Title two', text: 'Text two.' }),
    );
    const places = [...LISTS, '/blog/first', '/tags/Notes'];
    expect(await placesWith('Title one', places)).toEqual([]);
    expect(await placesWith('Title two', places)).toEqual(places);
    expect(await placesWith('Text two.', ['/blog/first', ...paths.feeds()])).toHaveLength(4);
  });

  test('a new address is found at once, and the old one leads there for good', async () => {
    await told('moved', 'updated', () => cms.editor.edit(first.post, { slug: 'moved' }));
    expect(await statusOf('/blog/moved')).toBe(200);
    const old = await readPage(blog, '/blog/first');
    expect([old.status, old.headers.location]).toEqual([308, '/blog/moved']);
    const places = [...LISTS, '/tags/Notes', '/sitemap/newest.xml'];
    // Feeds go on knowing it by its first address, and lead to the new one.
    const inFeeds = places.filter((place) => paths.feeds().includes(place));
    expect(await placesWith('/blog/first', places)).toEqual(inFeeds);
    expect(await placesWith('/blog/moved', places)).toEqual(places);
  });

  test('a post that changes its tag leaves one page and comes to another', async () => {
    await told('moved', 'updated', () => cms.editor.edit(first.post, { tags: ['Travel'] }));
    expect(await statusOf('/tags/Notes')).toBe(404);
    expect(await placesWith('Title two', ['/tags/Travel'])).toHaveLength(1);
    expect(await placesWith('/tags/Notes', ['/tags', '/blog/moved'])).toEqual([]);
    expect(await placesWith('/tags/Travel', ['/tags', '/blog/moved'])).toHaveLength(2);
  });

  test('a second tag is added to the first', async () => {
    await told('moved', 'updated', () => cms.editor.edit(first.post, { tags: ['Travel', 'Notes'] }));
    expect(await placesWith('Title two', ['/tags/Travel', '/tags/Notes'])).toHaveLength(2);
  });

  test('a post that is a draft again is nowhere', async () => {
    await told('moved', 'gone', () => cms.editor.unpublish(first.post));
    expect(await statusOf('/blog/moved')).toBe(404);
    expect(await statusOf('/tags/Travel')).toBe(404);
    expect(await placesWith('Title two', [...LISTS, '/sitemap/newest.xml', '/blog/first'])).toEqual([]);
    expect(await placesWith('/blog/moved', [...LISTS, '/sitemap/newest.xml'])).toEqual([]);
  });

  test('published again, it is back, and so is another beside it', async () => {
    await told('moved', 'updated', () => cms.editor.publish(first.post));
    second.post = await cms.editor.create({
      title: 'Number 2',
      slug: 'second',
      text: 'More.',
      tags: ['Notes'],
    });
    await told('second', 'updated', () => cms.editor.publish(second.post));
    const lists = [...LISTS, '/tags/Notes'];
    expect(await placesWith('Title two', [...lists, '/blog/moved'])).toHaveLength(lists.length + 1);
    // Each names the other as its neighbour.
    expect(await placesWith('Number 2', [...lists, '/blog/moved'])).toHaveLength(lists.length + 1);
    expect(await placesWith('Title two', ['/blog/second'])).toHaveLength(1);
  });

  test('while the CMS is down, readers keep what there is, and a call fails without harm', async () => {
    await cms.stop();
    const call = await revalidate(blog, { id: 'moved' });
    expect(call.status).toBe(500);
    for (const path of ['/', '/blog/moved', '/blog/second', '/tags/Notes', '/feed.xml']) {
      expect(await statusOf(path)).toBe(200);
    }
    expect(await placesWith('Title two', [...LISTS, '/blog/moved'])).toHaveLength(LISTS.length + 1);
  });

  test('when the CMS is back, publishing works as before', async () => {
    await cms.start();
    await told('moved', 'updated', () => cms.editor.edit(first.post, { title: 'Title three' }));
    const places = [...LISTS, '/blog/moved', '/tags/Notes'];
    expect(await placesWith('Title three', places)).toEqual(places);
  });

  test('a post in the trash is nowhere, and its neighbour no longer names it', async () => {
    await told('second', 'gone', () => cms.editor.trash(second.post));
    expect(await statusOf('/blog/second')).toBe(404);
    expect(await placesWith('Number 2', [...LISTS, '/tags/Notes', '/blog/moved'])).toEqual([]);
    expect(await placesWith('/blog/second', ['/sitemap/newest.xml'])).toEqual([]);
  });

  test('a post that is removed for good is nowhere, under none of its addresses', async () => {
    await told('moved', 'gone', () => cms.editor.remove(first.post));
    expect(await statusOf('/blog/moved')).toBe(404);
    expect(await statusOf('/blog/first')).toBe(404);
    expect(await statusOf('/tags/Notes')).toBe(404);
    expect(await placesWith('Title three', LISTS)).toEqual([]);
    expect(await placesWith('/blog/', ['/', '/archive', ...paths.feeds(), '/sitemap/newest.xml'])).toEqual(
      [],
    );
  });

  test('a post goes live by schedule, where the CMS can do that', async () => {
    const { create, schedule } = cms.editor;
    if (!schedule) return;
    const post = await create({ title: 'On time', slug: 'on-time', text: 'Now.', tags: ['Notes'] });
    expect(await statusOf('/blog/on-time')).toBe(404);
    await told('on-time', 'updated', () => schedule(post, 1), SCHEDULE_LIMIT_MS);
    const places = [...LISTS, '/blog/on-time', '/tags/Notes'];
    expect(await placesWith('On time', places)).toEqual(places);
  });

  test('the address of a preview button shows the draft of a post and of a page, and to its author alone', async () => {
    for (const { text, address } of (await cms.previews?.()) ?? []) {
      const { origin, pathname, search } = new URL(address);
      expect(origin).toBe(blog.url);
      const answer = await readPage(blog, pathname + search).redirects(0);
      const { location = '', 'set-cookie': cookies = [] } = answer.headers;
      expect([answer.status, location]).toEqual([307, expect.stringMatching(/^\/(blog\/)?[^/]+$/)]);
      const cookie = String([cookies].flat()[0]).split(';')[0] ?? '';
      const page = await readPage(blog, location).set('cookie', cookie);
      expect([address, page.status, page.text.includes(text)]).toEqual([address, 200, true]);
      expect(await statusOf(location)).toBe(404);
    }
  });

  test('the log has no secret in it', () => expect(blog.log()).not.toContain(SECRET));
}
