// The settings: defaults, absence, and what is said about wrong ones.
import { parseEnv } from '../../lib/env';

const SECRET = 'x'.repeat(32);

const problems = (settings: Record<string, string>): string => {
  try {
    parseEnv(settings);
    return '';
  } catch (error) {
    return String(error);
  }
};

test('nothing set gives a Markdown blog with the webhook closed', () => {
  expect(parseEnv({})).toEqual({
    FRAME_ANCESTORS: [],
    CONTENT_SOURCE: 'markdown',
    CONTENT_DIR: 'content/posts',
    CONTENT_GIT_PULL: false,
    CONTENT_MAX_MB: 10,
    STRAPI_MODEL: 'post', // of all senders
    STRAPI_DATE_FIELD: 'publishedAt',
    SWEEP_SECONDS: 300,
    CONTENT_TIMEOUT_MS: 5000,
    REVALIDATE_SECRET: [],
    PREVIEW_SECRET: [],
    REVALIDATE_SENDERS: [],
    REVALIDATE_SECONDS: 60,
    PRERENDER_COUNT: 50,
    RENDER_MEMORY_MB: 512,
    RENDER_TIMEOUT_MS: 10_000,
    CACHE_DIR: '.next/cache/isr',
    CACHE_MAX_MB: 1024,
    CACHE_MEMORY_MB: 100,
    FIRST_VISITS_PER_SECOND: 50,
    ACCESS_LOG: false,
    BUILD_STRICT: false,
    STOP_DELAY_SECONDS: 0,
    DEBUG_SOURCE: false,
  });
});

test('empty is absent, for every setting', () => {
  const names = [...Object.keys(parseEnv({})), 'CONTENT_API_URL', 'CONTENT_API_TOKEN', 'REDIS_URL'];
  for (const blank of ['', '  ', '\t\n']) {
    expect(parseEnv(Object.fromEntries(names.map((name) => [name, blank])))).toEqual(parseEnv({}));
  }
});

test('all wrong settings are named at once, none with its value', () => {
  const wrong = {
    SITE_URL: 'ftp://wrong-value-1',
    CONTENT_SOURCE: 'wrong-value-2',
    CONTENT_API_URL: 'wrong-value-3',
    CONTENT_TIMEOUT_MS: 'wrong-value-4',
    REVALIDATE_SECRET: 'wrong-value-5',
    REVALIDATE_SECONDS: 'wrong-value-6',
    PRERENDER_COUNT: 'wrong-value-7',
    DEBUG_SOURCE: 'wrong-value-8',
    REDIS_URL: 'wrong-value-9',
    CACHE_MAX_MB: 'wrong-value-10',
    CACHE_MEMORY_MB: 'wrong-value-11',
    FIRST_VISITS_PER_SECOND: 'wrong-value-12',
  };
  const message = problems(wrong);
  for (const name of Object.keys(wrong)) expect(message).toContain(`  ${name}: `);
  expect(message).not.toContain('wrong-value');
  expect(message).not.toContain('Invalid');
});

test('a secret that goes by no sender’s name is named beside other wrong settings, without its value', () => {
  const message = problems({ REVALIDATE_SECRET_GOHST: SECRET, CACHE_MAX_MB: 'much' });
  expect(message).toContain('  CACHE_MAX_MB: ');
  expect(message).toMatch(/REVALIDATE_SECRET_GOHST: no such setting; there are .*REVALIDATE_SECRET_STANDARD/);
  expect(message).not.toContain(SECRET);
  expect(problems({ REVALIDATE_SECRET_OLD: 'x' })).toContain('  REVALIDATE_SECRET_OLD: no such setting');
  expect(parseEnv({ REVALIDATE_SECRET_GOHST: '' })).toEqual(parseEnv({}));
});

test('a missing address is named beside other wrong settings', () => {
  const message = problems({ CONTENT_SOURCE: 'rest', CONTENT_TIMEOUT_MS: '0' });
  expect(message).toContain('  CONTENT_API_URL: needed');
  expect(message).toContain('  CONTENT_TIMEOUT_MS: ');
  expect(problems({ CONTENT_SOURCE: 'rest', CONTENT_API_URL: ' ' })).toContain('  CONTENT_API_URL: needed');
});

// #region ghost
test('Ghost needs its key, and another key is for drafts only', () => {
  const ghost = { CONTENT_SOURCE: 'ghost', CONTENT_API_URL: 'https://ghost.example' };
  expect(problems(ghost)).toContain('  GHOST_CONTENT_API_KEY: needed');
  const withKey = { ...ghost, GHOST_CONTENT_API_KEY: '22444f78447824223cefc48062' };
  expect(parseEnv(withKey).GHOST_ADMIN_API_KEY).toBeUndefined();
  expect(problems({ ...withKey, GHOST_ADMIN_API_KEY: 'no-colon' })).toContain('  GHOST_ADMIN_API_KEY: an id');
});
// #endregion

test.each([
  ['60', 60],
  ['1', 1],
  ['false', false],
])('REVALIDATE_SECONDS=%s is understood', (value, parsed) => {
  expect(parseEnv({ REVALIDATE_SECONDS: value }).REVALIDATE_SECONDS).toBe(parsed);
});

test.each(['0', '-1', '1.5', 'true', 'never', 'Infinity'])('REVALIDATE_SECONDS=%s is wrong', (value) => {
  expect(problems({ REVALIDATE_SECONDS: value })).toContain(
    '  REVALIDATE_SECONDS: a whole number of seconds, or false',
  );
});

// A longer timer of Node's runs after 1 ms: every request would be late at once, and syncs would never end.
test.each([
  ['SWEEP_SECONDS', 2_147_483, 1000],
  ['CONTENT_TIMEOUT_MS', 1_073_441_823, 2],
])('%s becomes a timer, so more than %i is wrong', (name, most, timerMs) => {
  expect(parseEnv({ [name]: String(most) })).toHaveProperty(name, most);
  expect(most * timerMs).toBeLessThan(2 ** 31);
  expect(problems({ [name]: String(most + 1) })).toContain(`  ${name}: at most ${most}`);
});

test.each([
  ['one secret', SECRET, [SECRET]],
  ['two, for a rotation', `${SECRET} , ${'y'.repeat(32)}`, [SECRET, 'y'.repeat(32)]],
])('%s', (_, value, parsed) => {
  expect(parseEnv({ REVALIDATE_SECRET: value }).REVALIDATE_SECRET).toEqual(parsed);
});

test.each([
  ['31 characters', 'x'.repeat(31)],
  ['a second one that is empty', `${SECRET},`],
  ['the word undefined', 'undefined'],
  ['three', `${SECRET},${SECRET},${SECRET}`],
  ['whsec_ before what is no base64', `whsec_${'!'.repeat(32)}`],
  ['whsec_ before too little', 'whsec_QUJDREVGR0hJSktMTU5PUFFSU1Q='],
])('a secret is wrong with %s', (_, value) => {
  const message = problems({ REVALIDATE_SECRET: value });
  expect(message).toContain('  REVALIDATE_SECRET: ');
  expect(message).not.toContain(value);
});

test('SITE_URL loses the slash at its end', () => {
  expect(parseEnv({ SITE_URL: 'https://blog.example/' }).SITE_URL).toBe('https://blog.example');
});

const TOKENS = [
  'REVALIDATE_SECRET',
  'CONTENT_API_TOKEN',
  // #region ghost
  'GHOST_CONTENT_API_KEY',
  // #endregion
];

test.each(['\n', '\r\n', '  ', '\t', '\u00a0'])('%j around a setting is trimmed', (space) => {
  const settings = {
    REVALIDATE_SECRET: SECRET,
    CONTENT_API_TOKEN: 'token',
    CONTENT_API_URL: 'http://user:password@cms.example/posts',
    GHOST_CONTENT_API_KEY: 'abc',
    GHOST_ADMIN_API_KEY: 'ab:cd',
    WORDPRESS_APPLICATION_PASSWORD: 'ada:abcd efgh',
    REDIS_URL: 'redis://:password@redis.example/3',
    CONTENT_DIR: 'content',
  };
  const spaced = Object.entries(settings).map(([name, value]) => [name, `${space}${value}${space}`]);
  expect(parseEnv(Object.fromEntries(spaced))).toEqual(parseEnv(settings));
});

test.each([
  ['a line break', 'in two\nlines'],
  ['a carriage return', 'in two\rlines'],
  ['a zero byte', 'zero\0byte'],
  ['letters beyond ASCII', '비밀번호'],
  ['an accent', 'sécret'],
  ['a picture', 'key🔑'],
])('what has %s in it cannot be sent, and is refused by name, without its value', (_, part) => {
  for (const name of TOKENS) {
    const value = `${SECRET}${part}${SECRET}`;
    const message = problems({ [name]: value });
    expect(message).toContain(`  ${name}: a sign in it cannot be sent`);
    expect(message).not.toContain(SECRET);
    expect(message).not.toContain(part);
  }
});

test.each([
  ['REDIS_URL', 'redis://:hidden%zz@localhost', '%25'],
  ['REDIS_URL', 'redis://:hidden#zz@localhost', 'percent-encoded'],
  ['REDIS_URL', 'redis://:hidden@localhost/posts', 'database'],
  ['REDIS_URL', 'redis://:hidden@localhost/1/2', 'database'],
  ['REDIS_URL', 'http://:hidden@localhost', 'redis://'],
  ['CONTENT_API_URL', 'http://user:hidden/word@cms.example:x/posts', 'absolute address'],
  // #region wordpress
  ['WORDPRESS_APPLICATION_PASSWORD', 'ada:hidden\nhidden', 'in one line'],
  ['WORDPRESS_APPLICATION_PASSWORD', 'hidden', 'user:password'],
  // #endregion
  // #region ghost
  ['GHOST_ADMIN_API_KEY', 'ab:hidden', 'as Ghost shows it'],
  // #endregion
])('%s is refused without its value: %j', (name, value, why) => {
  const message = problems({ [name]: value });
  expect(message).toMatch(new RegExp(`  ${name}: .*${why}`));
  expect(message).not.toContain('hidden');
});
