// A source in trouble: the call says so, readers keep the last good page, and all heals with the source.
import { outcomes, published, readPage, revalidate } from '../support/http';
import { HELLO, POSTS } from '../support/posts';
import { type RestSite, startRestSite } from '../support/rest-site';
import { FAULTS, type Fault, type ScriptedSource } from '../support/scripted-source';

// What the caller reads as the reason.
const REASONS: Record<Fault | 'slow', RegExp> = {
  '500': /answered 500 for .*\/posts\/hello/,
  drop: /cannot be reached at .*\/posts\/hello/,
  'broken JSON': /not JSON/,
  HTML: /HTML, not JSON/,
  'another shape': /title: /,
  hang: /\/posts\/hello within 3000 ms/,
  slow: /\/posts\/hello within 3000 ms/,
};
const TROUBLES = [...FAULTS, 'slow'] as const;

let site: RestSite;

beforeAll(async () => {
  site = await startRestSite({ CONTENT_TIMEOUT_MS: '3000' });
});

afterAll(() => site.stop());

/** Brings the source into trouble; what it gives ends that. */
function trouble(source: ScriptedSource, kind: Fault | 'slow'): () => void {
  if (kind === 'slow') {
    const holds = [source.hold('hello'), source.hold('')];
    return () => {
      for (const hold of holds) hold.release();
    };
  }
  source.fault = kind;
  return () => {
    source.fault = null;
  };
}

describe.each(TROUBLES)('a source that answers with: %s', (kind) => {
  const before = `Good text before ${kind}.`;
  const edited = `Edited text during ${kind}.`;

  test('fails the call, keeps the last good page, and heals', async () => {
    const { source, server } = site;
    source.put({ ...HELLO, title: before, content: before });
    await published(server, { id: 'hello' });

    source.put({ ...HELLO, title: edited, content: edited });
    const heal = trouble(source, kind);
    const failed = await revalidate(server, { id: 'hello' });
    // The source is asked for the post first; without it nothing is planned.
    const reason = expect.stringMatching(REASONS[kind]);
    expect(failed.status).toBe(500);
    expect(failed.body).toEqual({
      revalidated: false,
      message: 'Error revalidating',
      results: [
        { path: '/blog/hello', outcome: 'failed', ms: expect.any(Number), reason },
        { path: '/', outcome: 'failed', ms: expect.any(Number), reason },
      ],
    });
    for (const path of ['/blog/hello', '/']) {
      const page = await readPage(server, path);
      expect(page.status).toBe(200);
      expect(page.text).toContain(before);
    }

    heal();
    const healed = await revalidate(server, { id: 'hello' });
    expect(healed.status).toBe(200);
    expect(outcomes(healed)).toMatchObject({ '/blog/hello': 'updated', '/': 'updated' });
    for (const path of ['/blog/hello', '/']) {
      expect((await readPage(server, path)).text).toContain(edited);
    }
  });
});

test.each(FAULTS)('a first visit during "%s" is a 5xx that nobody keeps, not a 404', async (fault) => {
  const { source, server } = site;
  const id = `first-visit-during-${fault}`;
  const path = `/blog/${encodeURIComponent(id)}`;
  source.put({ id, title: 'Late', content: 'Late text.' });
  source.fault = fault;
  const down = await readPage(server, path);
  expect(down.status).toBe(500);
  expect(down.headers['cache-control']).toContain('no-store');

  source.fault = null;
  const up = await readPage(server, path);
  expect(up.status).toBe(200);
  expect(up.text).toContain('Late text.');
});

test('a post that is gone from the source during trouble is not taken for gone', async () => {
  const { source, server } = site;
  source.posts.delete('second');
  source.fault = '500';
  expect(outcomes(await revalidate(server, { id: 'second' }))).toMatchObject({ '/blog/second': 'failed' });
  expect((await readPage(server, '/blog/second')).status).toBe(200);

  source.fault = null;
  expect(outcomes(await revalidate(server, { id: 'second' }))).toMatchObject({ '/blog/second': 'gone' });
  expect((await readPage(server, '/blog/second')).status).toBe(404);
  for (const post of POSTS) source.put(post);
});

test('an answer that is another post than the one asked for is a failure', async () => {
  const { source, server } = site;
  source.posts.set('hello', { ...HELLO, id: 'other' });
  const call = await revalidate(server, { paths: ['/blog/hello'] });
  expect(call.status).toBe(500);
  expect(call.body.results[0].reason).toContain('with post "other"');
  source.posts.set('hello', HELLO);
});
