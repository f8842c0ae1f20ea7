// Awkward secrets in each setting that takes one: a server works with what is trimmed, refuses the rest at its start by
// name, and tells none, whatever is called and whatever fails.
// Goes with: ghost, strapi, wordpress.
import request, { type Response } from 'supertest';
import { readPage, revalidate } from '../support/http';
import { ScriptedApi } from '../support/scripted-api';
import { type Settings, startServer, startToEnd } from '../support/site';

const SECRET = 'tok3n"with %zz & signs:of/an@address';
const WEBHOOK_SECRET = 'tok3n-of-the-webhook-with-32-characters';

let api: ScriptedApi;

beforeEach(async () => {
  api = await new ScriptedApi().start();
});

afterEach(() => api.stop());

const withPassword = (url: string) => url.replace('//', `//ada:${encodeURIComponent(SECRET)}@`);

const SOURCES: [source: string, settings: () => Settings][] = [
  ['rest', () => ({ CONTENT_API_TOKEN: `${SECRET}\n` })],
  ['rest', () => ({ CONTENT_API_URL: `${withPassword(api.url)}/posts\n` })],
  ['strapi', () => ({ CONTENT_API_TOKEN: ` ${SECRET}\r\n` })],
  ['ghost', () => ({ GHOST_CONTENT_API_KEY: `${SECRET}\n`, GHOST_ADMIN_API_KEY: 'ab:70436b33\n' })],
  ['wordpress', () => ({ CONTENT_API_URL: withPassword(api.url) })],
];

const ANSWERS: ScriptedApi['answer'][] = [
  () => ({ status: 401, body: {} }),
  () => ({ status: 500, body: {} }),
  () => ({ body: '<!doctype html>' }),
  () => ({ headers: { 'x-wp-total': '1' }, body: [{ id: 'hello' }] }),
];

test.each(SOURCES)(
  '%s: a secret with line breaks at its end works, and is told nowhere: %#',
  async (source, settings) => {
    const server = await startServer(
      { built: 'rest' },
      {
        CONTENT_SOURCE: source,
        CONTENT_API_URL: `${api.url}/posts`,
        REVALIDATE_SECRET: `${WEBHOOK_SECRET}\r\n`,
        REDIS_URL: `redis://:${encodeURIComponent(SECRET)}@127.0.0.1:9\n`,
        DEBUG_SOURCE: '1',
        NEXT_PRIVATE_DEBUG_CACHE: '1',
        ...settings(),
      },
    );
    try {
      const answers: Response[] = [];
      const ask = async () => {
        answers.push(await revalidate(server, { id: 'hello' }, WEBHOOK_SECRET));
        answers.push(await revalidate(server, { sweep: true }, WEBHOOK_SECRET));
        for (const path of ['/blog/unseen', '/feed.xml', '/tags/unseen'])
          answers.push(await readPage(server, path));
      };
      for (const answer of ANSWERS) {
        api.answer = answer;
        await ask();
      }
      await api.stop();
      await ask();
      answers.push(await request(server.url).get(`/api/revalidate?secret=wrong&id=hello`));
      expect(answers[0]?.status).toBe(500);
      expect(api.requests.length).toBeGreaterThan(0);

      const told = [server.log(), ...answers.map(({ text, headers }) => text + JSON.stringify(headers))].join(
        '\n',
      );
      expect(told).toContain('"event":"redis trouble"');
      for (const form of ['tok3n', encodeURIComponent(SECRET), '70436b33']) expect(told).not.toContain(form);
    } finally {
      await server.stop();
      await api.start();
    }
  },
);

test('what cannot be sent in a header stops the server, by name and without its value', async () => {
  const names = ['REVALIDATE_SECRET', 'CONTENT_API_TOKEN', 'GHOST_CONTENT_API_KEY'];
  const settings = Object.fromEntries(names.map((name) => [name, `${WEBHOOK_SECRET}\nsec0nd-line`]));
  const { code, output } = await startToEnd(
    { built: 'markdown' },
    {
      ...settings,
      WORDPRESS_APPLICATION_PASSWORD: 'ada:tok3n\nsec0nd-line',
      REDIS_URL: 'redis://:tok3n%zz@host',
    },
  );
  expect(code).toBe(1);
  for (const name of [...names, 'WORDPRESS_APPLICATION_PASSWORD', 'REDIS_URL'])
    expect(output).toContain(`  ${name}: `);
  for (const part of ['tok3n', 'sec0nd-line']) expect(output).not.toContain(part);
});
