// No secret in an error or the log: awkward values through each source, which fails in every way.
import '../../support/fresh-settings';
import { inspect } from 'node:util';
import type { ContentSource } from '../../../lib/content/source';
import { secretsIn, without } from '../../../lib/env/secrets';
import { ScriptedApi } from '../../support/scripted-api';

const before = { ...process.env };
const lines: string[] = [];
let api: ScriptedApi;

beforeEach(async () => {
  lines.length = 0;
  for (const level of ['info', 'warn', 'error'] as const) {
    jest.spyOn(console, level).mockImplementation((...said: unknown[]) => void lines.push(String(said[0])));
  }
  api = await new ScriptedApi().start();
});

afterEach(async () => {
  jest.restoreAllMocks();
  process.env = { ...before };
  await api.stop();
});

const AWKWARD = [
  'tok3n-of-the-tests',
  'tok3n-with-a-line-break\n',
  '  tok3n in spaces  ',
  'tok3n"with\'quotes\\and`signs',
  'tok3n%20%zz+with&percents=signs',
  'tok3n:with/signs?of#an@address',
  'tok3n<html>&amp;</html>',
  'tok3n{"json":1}',
];

type Settings = Record<string, string>;

/** The settings of each source with a secret in each place that takes one. */
const SOURCES: [name: string, settings: (secret: string) => Settings][] = [
  ['rest', (secret) => ({ CONTENT_API_TOKEN: secret })],
  ['rest', (secret) => ({ CONTENT_API_URL: withPassword(secret) })],
  // #region strapi
  ['strapi', (secret) => ({ CONTENT_API_TOKEN: secret })],
  ['strapi', (secret) => ({ CONTENT_API_URL: withPassword(secret) })],
  // #endregion
  // #region ghost
  ['ghost', (secret) => ({ GHOST_CONTENT_API_KEY: secret })],
  ['ghost', (secret) => ({ GHOST_CONTENT_API_KEY: 'key', CONTENT_API_URL: withPassword(secret) })],
  // #endregion
  // #region wordpress
  ['wordpress', (secret) => ({ WORDPRESS_APPLICATION_PASSWORD: `ada:${secret}` })],
  ['wordpress', (secret) => ({ CONTENT_API_URL: withPassword(secret) })],
  // #endregion
];

const withPassword = (secret: string) =>
  `${api.url.replace('//', `//ada:${encodeURIComponent(secret)}@`)}/posts`;

const ANSWERS: ScriptedApi['answer'][] = [
  () => ({ status: 401, body: {} }),
  () => ({ status: 500, body: {} }),
  () => ({ body: '<!doctype html>' }),
  () => ({ body: { data: 1 } }),
  () => ({ body: [{ id: 1 }] }),
  ({ path }) => ({ headers: { 'x-wp-total': '1' }, body: unfit(path) }),
];

/** A post without a title, in the words of whoever is asked. */
function unfit(path: string): object {
  const post = { id: 'hello', slug: 'hello' };
  const meta = { pagination: { total: 1, pages: 1, pageCount: 1 } };
  return path.includes('wp-json') ? [post] : { ...post, posts: [post], data: [post], meta };
}

async function askEverything(source: ContentSource): Promise<string> {
  const questions = [
    () => source.post('hello'),
    () => source.draft('hello'),
    () => source.posts({ page: 1 }),
    () => source.posts({ page: 1, since: '2026-01-01T00:00:00.000Z' }),
  ];
  const answers: unknown[] = [];
  for (const ask of questions) answers.push(await ask().catch((error: unknown) => error));
  const { log, reasonOf } = await import('../../../lib/log');
  for (const answer of answers) log.error('asked', { reason: reasonOf(answer) });
  // As Next shows what getStaticProps throws: with its stack and all that is beneath it.
  return [...answers.map((answer) => inspect(answer, { depth: 9 })), ...lines].join('\n');
}

/** Every form in which a part of a secret could be told. */
function expectNothingOf(secret: string, told: string): void {
  const core = secret.trim();
  for (const form of [core, encodeURIComponent(core), JSON.stringify(core).slice(1, -1), 'tok3n']) {
    expect(told).not.toContain(form);
  }
}

const CASES = SOURCES.flatMap(([name, settings]) => AWKWARD.map((secret) => ({ name, settings, secret })));

test.each(CASES)('$name tells no secret, however it fails: $secret', async ({ name, settings, secret }) => {
  Object.assign(process.env, {
    CONTENT_SOURCE: name,
    DEBUG_SOURCE: '1',
    CONTENT_API_URL: `${api.url}/posts`,
  });
  Object.assign(process.env, settings(secret));
  const { contentSource } = await import('../../../lib/content/pick');
  for (const answer of ANSWERS) {
    api.answer = answer;
    expectNothingOf(secret, await askEverything(contentSource()));
  }
  expect(api.requests.length).toBeGreaterThan(ANSWERS.length);
  await api.stop();
  const told = await askEverything(contentSource());
  expect(told).toContain('cannot be reached');
  expectNothingOf(secret, told);
  await api.start();
});

test('what `fetch` says of a header that it does not take is not passed on', async () => {
  const { fetchJson } = await import('../../../lib/content/api/fetch-json');
  for (const authorization of ['Bearer tok3n\nsecond line', 'Bearer tok3n 비밀', 'Bearer tok3n\0']) {
    const key = { setting: 'CONTENT_API_TOKEN', authorization };
    const error: unknown = await fetchJson(new URL(api.url), 'CONTENT_API_URL', key).catch(
      (thrown) => thrown,
    );
    expect(inspect(error)).toContain('cannot be reached');
    expectNothingOf('tok3n', inspect(error));
  }
});

test('an error that quotes a secret all the same loses it, in answers and in the log', async () => {
  Object.assign(process.env, {
    REVALIDATE_SECRET: `${'first-secret'.repeat(3)}, ${'second-secret'.repeat(3)}`,
    GHOST_ADMIN_API_KEY: 'abcd1234:ef567890', // secret by its name
    REDIS_URL: 'redis://blog:p%40ssword@localhost:6379/0',
    CONTENT_API_URL: 'http://ada:pass%zzword@cms.example/posts',
  });
  const { log, reasonOf } = await import('../../../lib/log');
  const secrets = ['first-secret'.repeat(3), 'second-secret'.repeat(3), 'ef567890', 'p@ssword', 'p%40ssword'];
  for (const secret of [...secrets, 'pass%zzword']) {
    const error = new Error('Outer', {
      cause: new TypeError(`"Bearer ${secret}" is an invalid header value.`),
    });
    expect(reasonOf(error)).toBe('Outer: "Bearer …" is an invalid header value.');
    log.error(`event of ${secret}`, { reason: `of ${secret}`, reasons: [`of ${secret}`] });
    expect(lines.at(-1)).not.toContain(secret);
    expect(lines.at(-1)).toContain('of …');
  }
});

test('secrets of settings that are wrong are secrets too, and what is short is none', () => {
  expect(secretsIn({ REDIS_URL: 'redis://:pass#word@host', CONTENT_API_TOKEN: ' abc ' })).toEqual([
    'pass%23word',
    'pass#word',
  ]);
  expect(without(secretsIn({}), 'as it is')).toBe('as it is');
});
