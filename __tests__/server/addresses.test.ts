// A rewrite and `trailingSlash`: a publish renews what readers of the rewritten address see.
import request from 'supertest';
import { BUILD_LIMIT_MS, buildSite } from '../support/build';
import { outcomes, readPage } from '../support/http';
import { setOptions } from '../support/next-options';
import { HELLO, POSTS } from '../support/posts';
import { ScriptedSource } from '../support/scripted-source';
import { SECRET, startServer } from '../support/site';

test(
  'with a rewrite and trailing slashes readers see what was published',
  async () => {
    const aliases = ['/2021/03/kettle.html', '/archives/123'];
    const source = await new ScriptedSource([...POSTS, { id: 'kettle', title: 'Kettle', aliases }]).start();
    const settings = { ...source.settings, REVALIDATE_SECONDS: 'false' };
    const options =
      "trailingSlash: true, rewrites: async () => [{ source: '/posts/:id', destination: '/blog/:id' }]";
    const prepare = (dir: string) => setOptions(dir, options);
    expect((await buildSite('addresses', settings, { prepare })).code).toBe(0);

    const server = await startServer({ built: 'addresses' }, settings);
    expect((await readPage(server, '/posts/hello/')).text).toContain('version 1.');
    source.put({ ...HELLO, content: 'Text of hello, version 2.' });
    // Next redirects the API's addresses too, and a caller need not follow.
    const call = await request(server.url)
      .post('/api/revalidate/')
      .set('authorization', `Bearer ${SECRET}`)
      .send({ id: 'hello' });
    expect(call.body).toMatchObject({ revalidated: true });
    expect(outcomes(call)).toMatchObject({ '/blog/hello/': 'updated', '/': 'updated' });
    for (const path of ['/posts/hello/', '/blog/hello/', '/']) {
      expect([path, (await readPage(server, path)).text]).toEqual([
        path,
        expect.stringContaining('version 2.'),
      ]);
    }
    for (const path of ['/2021/03/kettle.html', '/archives/123/']) {
      const { status, headers } = await readPage(server, path);
      expect([path, status, headers.location]).toEqual([path, 308, '/blog/kettle/']);
    }
    await server.stop();
    await source.stop();
  },
  BUILD_LIMIT_MS,
);
