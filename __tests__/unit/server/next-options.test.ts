// Options of next.config.js that would break a promise are refused, with the reason.
import prepare from '../../../lib/server/next-options.js';

test.each<[string, object, string]>([
  ['output', { output: 'export' }, 'makes files that no server can regenerate'],
  ['i18n', { i18n: { locales: ['en', 'ko'], defaultLocale: 'en' } }, 'the 200 would not be true'],
  ['pageExtensions', { pageExtensions: ['page.tsx', 'page.ts'] }, 'Rename the files in pages'],
  ['trustHostHeader', { experimental: { trustHostHeader: true } }, 'whatever host a request names'],
  ['deploymentId', { deploymentId: 'mine' }, 'deploymentId is set by'],
  ['expireTime', { expireTime: 3600 }, 'expireTime is set by'],
  ['cacheHandler', { cacheHandler: './lib/env.ts' }, 'lib/cache/next/handler.js'],
])('%s', (_, options, reason) => {
  expect(() => prepare(options)).toThrow(reason);
});

test('others are Next’s', () => {
  expect(() => prepare({ reactStrictMode: true, output: 'standalone', basePath: '/notes' })).not.toThrow();
});
